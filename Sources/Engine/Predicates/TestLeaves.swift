import Language
import Model
import Store

// Tests of one or two values, block by block: kernels for the values, then what unknown and none
// make of their answer.

extension Test {
  func codes(
    _ source: MappedColumn, _ set: CodeSet, _ range: Range<Int>, _ live: [UInt64]?
  ) -> BlockTruth {
    let bits: [UInt64]
    if source.rows == nil {
      switch source.column.storage {
      case .codes8(let codes, _): bits = set.bits(of: codes.span.extracting(range), within: live)
      case .codes16(let codes, _): bits = set.bits(of: codes.span.extracting(range), within: live)
      case .codes32(let codes, _): bits = set.bits(of: codes.span.extracting(range), within: live)
      default: return BlockTruth(constant: .unsure, rowCount: range.count)
      }
      return BlockTruth(certain: bits, missingOf: source.column, range)
    }
    let vector = Vector(source, range)
    guard case .codes(let codes, _) = vector.values else {
      return BlockTruth(constant: .unsure, rowCount: range.count)
    }
    return BlockTruth(
      certain: set.bits(of: codes.span, within: live), unknown: vector.unknown, none: vector.none)
  }

  func texts(
    _ value: Computation, _ set: TextSet, _ range: Range<Int>, _ live: [UInt64]?
  ) -> BlockTruth {
    if case .column(let source) = value, case .text(let arena) = source.column.storage {
      return texts(source, arena, set, range, live)
    }
    let vector = value.evaluate(range)
    guard let texts = vector.texts else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    let bits = packed(texts.count, within: live) { set.contains(texts[$0]) }
    return BlockTruth(certain: bits, unknown: vector.unknown, none: vector.none)
  }

  /// Prose is asked where it lies.
  private func texts(
    _ source: MappedColumn, _ arena: TextArena, _ set: TextSet, _ range: Range<Int>,
    _ live: [UInt64]?
  ) -> BlockTruth {
    var scan = TextScan(set)
    guard let rows = source.rows?.slice(range) else {
      let bits = packed(range.count, within: live) { scan.holds(arena, at: range.lowerBound + $0) }
      return BlockTruth(certain: bits, missingOf: source.column, range)
    }
    let bits = packed(rows.count, within: live) {
      rows[$0] >= 0 && scan.holds(arena, at: Int(rows[$0]))
    }
    let missing = source.column.missing(at: rows)
    return BlockTruth(certain: bits, unknown: missing.unknown, none: missing.none)
  }

  func numbers(_ vector: Vector, _ set: NumberSet) -> BlockTruth {
    guard let bits = set.members(of: vector) else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    return BlockTruth(certain: bits, unknown: vector.unknown, none: vector.none)
  }

  /// Days as they are stored, where all of them are exact; else as values.
  func days(
    _ value: Computation, _ range: Range<Int>, _ periods: SortedPeriods, includesNone: Bool
  ) -> BlockTruth {
    guard case .column(let source) = value, source.rows == nil,
      case .days(let days) = source.column.storage
    else {
      return self.days(value.evaluate(range), periods, includesNone: includesNone)
    }
    let bits = daysWithin(
      days.days(range).span, firsts: periods.firsts.span, lasts: periods.lasts.span)
    return BlockTruth(yes: bits, possible: bits).without(
      unknown: source.column.unknown?.slice(range), none: source.column.none?.slice(range),
      includesNone: includesNone)
  }

  func days(
    _ vector: Vector, _ periods: some DayPeriods, includesNone: Bool
  ) -> BlockTruth {
    guard case .dates(let earliest, let latest) = vector.values else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    return periods.truth(of: earliest, latest)
      .without(unknown: vector.unknown, none: vector.none, includesNone: includesNone)
  }

  func near(
    _ direction: NearDirection, days: Int, _ left: Vector, _ right: Vector
  ) -> BlockTruth {
    let missing = Missing(left, right)
    guard case .dates(let leftEarliest, let leftLatest) = left.values,
      case .dates(let rightEarliest, let rightLatest) = right.values
    else { return BlockTruth(constant: .unsure, rowCount: left.count) }
    let width = max(0, days)
    let least = direction == .after ? 0 : -width
    let most = direction == .before ? 0 : width
    // The gap lies between left.earliest − right.latest and left.latest − right.earliest.
    let fitsAtLeast = differenceWithin(
      leftEarliest.span, rightLatest.span, least: least, most: Int.max)
    let fitsAtMost = differenceWithin(
      leftLatest.span, rightEarliest.span, least: Int.min, most: most)
    let mayFitAtMost = differenceWithin(
      leftEarliest.span, rightLatest.span, least: Int.min, most: most)
    let mayFitAtLeast = differenceWithin(
      leftLatest.span, rightEarliest.span, least: least, most: Int.max)
    return BlockTruth(
      yes: intersected(fitsAtLeast.span, fitsAtMost.span),
      possible: intersected(mayFitAtLeast.span, mayFitAtMost.span)
    ).without(unknown: missing.unknown, none: missing.none)
  }

  func linked(
    _ truths: TruthSet, _ rows: [Int32], _ range: Range<Int>, _ missing: Truth,
    _ live: [UInt64]?
  ) -> BlockTruth {
    let block = rows.span.extracting(range)
    let yes = gatheredBits(
      truths.yes.words.span, at: block, missing: missing.isCertain, within: live)
    if truths.yes == truths.possible && missing != .unsure { return BlockTruth(certain: yes) }
    return BlockTruth(
      yes: yes,
      possible: gatheredBits(
        truths.possible.words.span, at: block, missing: missing.isPossible, within: live))
  }
}

/// The rows for which a value made of two others is unknown or none: none if either is, else
/// unknown if either is.
struct Missing {
  let unknown: Bitmap?
  let none: Bitmap?

  init(_ left: Vector, _ right: Vector) {
    self.init(
      unknown: united(left.unknown, right.unknown), none: united(left.none, right.none))
  }

  /// Rows with an unknown or a none on either side.
  init(unknown: Bitmap?, none: Bitmap?) {
    self.none = none
    self.unknown = unknown.map { unknown in none.map { unknown.subtracting($0) } ?? unknown }
  }
}

/// The rows of either; nil where there are none of both.
func united(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
  guard let left else { return right }
  return right.map { left.union($0) } ?? left
}

extension BlockTruth {
  /// As `without(unknown:none:)`; none may pass.
  fileprivate func without(
    unknown: Bitmap?, none: Bitmap?, includesNone: Bool
  ) -> BlockTruth {
    let truth = without(unknown: unknown, none: none)
    guard includesNone, let none else { return truth }
    return truth.or(BlockTruth(yes: none.words, possible: none.words))
  }
}
