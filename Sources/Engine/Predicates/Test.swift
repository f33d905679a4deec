import Language
import Model
import Pattern
import Store

/// A predicate over concrete columns, evaluated block by block.
indirect enum Test: Sendable {
  case constant(Truth)
  case and([Test])
  case or([Test])
  case not(Test)
  case hedged(Hedge, Test)
  /// A dictionary column against a set of its codes.
  case codes(MappedColumn, CodeSet)
  /// Whole numbers or days as they are stored, and the test that this stands for.
  case within(StoredRange, instead: Test)
  /// Texts without a dictionary.
  case texts(Computation, TextSet)
  /// Texts without a dictionary, against a regular expression.
  case pattern(Computation, Pattern)
  case days(Computation, SortedPeriods, includesNone: Bool)
  /// Days of some weekdays in some periods, of others in others.
  case weekdays(Computation, WeekdayPeriods, includesNone: Bool)
  case compare(ComparisonOperator, Computation, Computation)
  case near(NearDirection, days: Int, Computation, Computation)
  case status(Computation, Status)
  case truth(Computation)
  /// A number against a set of them.
  case numbers(Computation, NumberSet)
  /// What was found beforehand, row by row of the shape.
  case found(TruthSet)
  /// What bitmaps of values say, and the test that they stand for.
  case kept(TruthSet, insteadOf: Test)
  /// A dictionary column against a set of its codes, whose rows are listed.
  case listed(RowsOfCodes, [Int], insteadOf: Test, of: MappedColumn)
  /// What was found in the table that a link leads to, for each row the row there.
  case linked(TruthSet, rows: [Int32], missing: Truth)
  /// What was found for each code of a column.
  case coded(PackedCodes, CodedTruth, name: String)
  /// A test and how it was answered beforehand, in words.
  case answered(Test, how: String)
}

/// What a test says of a block: a bit a row for yes, and for yes or unsure.
///
/// Bits past the block's last row mean nothing.
struct BlockTruth {
  let yes: [UInt64]
  let possible: [UInt64]

  init(yes: [UInt64], possible: [UInt64]) {
    self.yes = yes
    self.possible = possible
  }

  init(constant truth: Truth, rowCount: Int) {
    let wordCount = (rowCount + 63) / 64
    yes = Array(repeating: truth.isCertain ? .max : 0, count: wordCount)
    possible = truth == .unsure ? Array(repeating: .max, count: wordCount) : yes
  }

  /// The bits given, for yes and for yes or unsure.
  init(certain bits: [UInt64]) {
    yes = bits
    possible = bits
  }

  /// What was found of some rows.
  init(of truths: TruthSet, _ range: Range<Int>) {
    yes = truths.yes.slice(range).words
    possible = truths.isCertain ? yes : truths.possible.slice(range).words
  }

  /// True if both share their storage, so that one need not be worked out twice.
  var isCertain: Bool { isOneArray(yes, possible) }

  func and(_ other: BlockTruth) -> BlockTruth {
    let both = intersected(yes.span, other.yes.span)
    if isCertain && other.isCertain { return BlockTruth(certain: both) }
    return BlockTruth(
      yes: both, possible: intersected(possible.span, other.possible.span))
  }

  func or(_ other: BlockTruth) -> BlockTruth {
    let either = united(yes.span, other.yes.span)
    if isCertain && other.isCertain { return BlockTruth(certain: either) }
    return BlockTruth(
      yes: either, possible: united(possible.span, other.possible.span))
  }

  var negated: BlockTruth {
    let no = inverted(possible.span)
    return isCertain
      ? BlockTruth(certain: no) : BlockTruth(yes: no, possible: inverted(yes.span))
  }

  /// Unknown values make it unsure, none makes it no; none counts where both stand.
  func without(unknown: Bitmap?, none: Bitmap?) -> BlockTruth {
    let words = 0..<yes.count
    return without(unknown: unknown, none: none, words)
  }

  /// As above for bitmaps of more rows, of which these words are those of the block.
  private func without(unknown: Bitmap?, none: Bitmap?, _ words: Range<Int>) -> BlockTruth {
    var result = self
    if let unknown {
      let bits = unknown.words.span.extracting(words)
      result = BlockTruth(
        yes: subtracted(result.yes.span, bits), possible: united(result.possible.span, bits))
    }
    if let none {
      let bits = none.words.span.extracting(words)
      let yes = subtracted(result.yes.span, bits)
      result =
        result.isCertain
        ? BlockTruth(certain: yes)
        : BlockTruth(yes: yes, possible: subtracted(result.possible.span, bits))
    }
    return result
  }

  /// The bits given, unsure where a value is unknown, no where it is none.
  init(certain bits: [UInt64], unknown: Bitmap?, none: Bitmap?) {
    self = BlockTruth(certain: bits).without(unknown: unknown, none: none)
  }

  /// The bits given of some rows of a column, unsure where that is unknown, no where it is none.
  init(certain bits: [UInt64], missingOf column: Column, _ range: Range<Int>) {
    let first = range.lowerBound / 64
    self = BlockTruth(certain: bits)
      .without(unknown: column.unknown, none: column.none, first..<(first + bits.count))
  }
}

// MARK: - Evaluation

extension Test {
  /// Rows that are tested at once.
  static let rowsPerBlock = 65_536

  /// What the test says of all rows, where that is there already.
  var truths: TruthSet? {
    switch self {
    case .found(let truths), .kept(let truths, _): truths
    case .answered(let test, _): test.truths
    default: nil
    }
  }

  /// What the test says of some rows of the shape that it was lowered over.
  ///
  /// Of rows that have no bit in `live`, where that is given, nothing need be said: a test that
  /// came before said no of them.
  ///
  /// - Precondition: the range starts at a multiple of ``ColumnZones/rowsPerZone``.
  func evaluate(_ range: Range<Int>, within live: [UInt64]? = nil) -> BlockTruth {
    switch self {
    case .constant(let truth): BlockTruth(constant: truth, rowCount: range.count)
    case .and(let tests): Test.conjunction(tests, range, live)
    case .or(let tests): Test.disjunction(tests, range, live)
    case .not(let test): test.evaluate(range, within: live).negated
    case .hedged(let hedge, let test): Test.hedged(hedge, test.evaluate(range, within: live))
    case .codes(let source, let members): codes(source, members, range, live)
    case .within(let stored, _): stored.evaluate(range, within: live)
    case .texts(let value, let set): texts(value, set, range, live)
    case .pattern(let value, let pattern): matches(value.evaluate(range), pattern)
    case .days(let value, let periods, let includesNone):
      days(value, range, periods, includesNone: includesNone)
    case .weekdays(let value, let periods, let includesNone):
      days(value.evaluate(range), periods, includesNone: includesNone)
    case .compare(let comparison, let left, let right):
      left.isWithinBounds || right.isWithinBounds
        ? compared(comparison, left.bounds(range), right.bounds(range))
        : compared(comparison, left.evaluate(range), right.evaluate(range))
    case .near(let direction, let days, let left, let right):
      near(direction, days: days, left.evaluate(range), right.evaluate(range))
    case .status(let value, let status):
      Test.stored(status, of: value, range) ?? Test.status(value.evaluate(range), status)
    case .truth(let value): Test.truth(value.evaluate(range))
    case .numbers(let value, let set): numbers(value.evaluate(range), set)
    case .found(let truths), .kept(let truths, _): BlockTruth(of: truths, range)
    case .listed(let rows, let codes, _, let source):
      BlockTruth(certain: rows.bits(of: codes, in: range), missingOf: source.column, range)
    case .linked(let truths, let rows, let missing): linked(truths, rows, range, missing, live)
    case .coded(let codes, let truth, _): truth.truth(of: codes, range, live)
    case .answered(let test, _): test.evaluate(range, within: live)
    }
  }

  private static func hedged(_ hedge: Hedge, _ truth: BlockTruth) -> BlockTruth {
    let bits =
      switch hedge {
      case .possibly: truth.possible
      case .unsure: subtracted(truth.possible.span, truth.yes.span)
      }
    return BlockTruth(yes: bits, possible: bits)
  }

  private static func truth(_ vector: Vector) -> BlockTruth {
    guard case .booleans(let bits) = vector.values else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    return BlockTruth(certain: bits.words, unknown: vector.unknown, none: vector.none)
  }

  /// A status as a stored column tells it without its values; nil where these are to be read.
  private static func stored(
    _ status: Status, of value: Computation, _ range: Range<Int>
  ) -> BlockTruth? {
    guard case .column(let source) = value, source.rows == nil else { return nil }
    let empty = Bitmap(repeating: false, count: range.count)
    let bits: Bitmap
    switch (status, source.column.storage) {
    case (.exact, .dayRanges), (.exact, .durations), (.imprecise, .dayRanges),
      (.imprecise, .durations):
      return nil
    case (.unknown, _): bits = source.column.unknown?.slice(range) ?? empty
    case (.none, _): bits = source.column.none?.slice(range) ?? empty
    case (.imprecise, _): bits = empty
    case (.known, _), (.exact, _):
      let all = BlockTruth(constant: .yes, rowCount: range.count).yes
      return BlockTruth(
        certain: BlockTruth(certain: all, missingOf: source.column, range).yes)
    }
    return BlockTruth(certain: bits.words)
  }

  private static func status(_ vector: Vector, _ status: Status) -> BlockTruth {
    let empty = Bitmap(repeating: false, count: vector.count)
    let bits =
      switch status {
      case .unknown: vector.unknown ?? empty
      case .none: vector.none ?? empty
      case .known: vector.known
      case .exact: vector.exact
      case .imprecise: vector.known.subtracting(vector.exact)
      }
    return BlockTruth(yes: bits.words, possible: bits.words)
  }
}
