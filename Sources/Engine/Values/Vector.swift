import Language
import Model
import Store

/// The values of a scalar for a run of rows: fewer layouts than a column has, so that operations
/// have few cases.
struct Vector: Sendable {
  let type: ValueType
  let values: Values
  let unknown: Bitmap?
  let none: Bitmap?

  init(type: ValueType, values: Values, unknown: Bitmap? = nil, none: Bitmap? = nil) {
    self.type = type
    self.values = values
    self.unknown = unknown.flatMap { $0.isEmpty ? nil : $0 }
    self.none = none.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The layouts; where a value is unknown or none, a placeholder stands.
  enum Values: Sendable {
    case integers(Cells<Int64>)
    case numbers(Cells<Double>)
    case dates(earliest: Cells<Int32>, latest: Cells<Int32>)
    case durations(least: Cells<Int32>, most: Cells<Int32>)
    case codes(Cells<UInt32>, TextDictionary)
    case prose(Prose)
    case booleans(Bitmap)

    /// Texts of their own.
    static func strings(_ texts: [String]) -> Values { .prose(Prose(TextArena(texts))) }
  }

  var count: Int {
    switch values {
    case .integers(let values): values.count
    case .numbers(let values): values.count
    case .dates(let earliest, _): earliest.count
    case .durations(let least, _): least.count
    case .codes(let codes, _): codes.count
    case .prose(let texts): texts.count
    case .booleans(let bits): bits.count
    }
  }

  /// The texts of a text vector, where they lie; nil for other types.
  var texts: Prose? {
    switch values {
    case .prose(let texts): texts
    case .codes(let codes, let dictionary):
      Prose(
        dictionary.arena,
        at: dictionary.count == 0
          ? [Int32](repeating: NoRow.unknown, count: codes.count)
          : codes.map { Int32(truncatingIfNeeded: $0) })
    default: nil
    }
  }

  /// The numbers of a numeric vector; for exact dates and days, the days. Nil for other types.
  var doubles: [Double]? {
    switch values {
    case .integers(let values): values.map(Double.init)
    case .numbers(let values): values.array
    case .dates(let earliest, _): earliest.map(Double.init)
    case .durations(let least, _): least.map(Double.init)
    default: nil
    }
  }

  /// Rows with a value that is known exactly: one day, or one period of the calendar.
  var exact: Bitmap {
    var rows = known
    switch values {
    case .dates(let earliest, let latest):
      if case .period(let unit) = type {
        rows = rows.intersection(singlePeriods(unit, earliest, latest))
      } else {
        rows = rows.intersection(equalBits(earliest, latest))
      }
    case .durations(let least, let most): rows = rows.intersection(equalBits(least, most))
    default: break
    }
    return rows
  }

  /// Rows with a value.
  var known: Bitmap {
    var rows = Bitmap(repeating: true, count: count)
    if let unknown { rows = rows.subtracting(unknown) }
    if let none { rows = rows.subtracting(none) }
    return rows
  }

  private func equalBits(_ left: Cells<Int32>, _ right: Cells<Int32>) -> Bitmap {
    Bitmap(words: comparedExactly(.equal, left.span, right.span), count: left.count)
  }

  private func singlePeriods(
    _ unit: CalendarUnit, _ earliest: Cells<Int32>, _ latest: Cells<Int32>
  ) -> Bitmap {
    let ends = CalendarBuckets(unit).lastDays(of: earliest)
    return equalBits(ends, latest)
  }
}

// MARK: - From columns

extension Vector {
  /// The values of some rows of a shape's column.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  init(_ source: MappedColumn, _ range: Range<Int>) {
    if let rows = source.rows {
      self.init(source.column, at: range.count == rows.count ? rows : Array(rows[range]))
    } else {
      self.init(source.column, range)
    }
  }

  private init(_ column: Column, _ range: Range<Int>) {
    let values: Values
    switch column.storage {
    case .codes8(let codes, let dictionary):
      values = .codes(Cells(codes.slice(range).map(UInt32.init)), dictionary)
    case .codes16(let codes, let dictionary):
      values = .codes(Cells(codes.slice(range).map(UInt32.init)), dictionary)
    case .codes32(let codes, let dictionary): values = .codes(codes.slice(range), dictionary)
    case .text(let arena): values = .prose(Prose(arena, range))
    case .integers(let integers): values = .integers(integers.widened(range))
    case .numbers(let numbers): values = .numbers(numbers.slice(range))
    case .booleans(let bits): values = .booleans(bits.slice(range))
    case .days(let days):
      let slice = days.days(range)
      values = .dates(earliest: slice, latest: slice)
    case .dayRanges(let ranges):
      values = .dates(earliest: ranges.earliest.slice(range), latest: ranges.latest.slice(range))
    case .durations(let least, let most):
      values = .durations(least: least.slice(range), most: most.slice(range))
    }
    self.init(
      type: column.type, values: values, unknown: column.unknown?.slice(range),
      none: column.none?.slice(range))
  }

  private init(_ column: Column, at rows: [Int32]) {
    let values: Values
    switch column.storage {
    case .codes8(let codes, let dictionary):
      values = .codes(
        Cells(gathered(codes.span, at: rows.span, placeholder: 0).map(UInt32.init)), dictionary)
    case .codes16(let codes, let dictionary):
      values = .codes(
        Cells(gathered(codes.span, at: rows.span, placeholder: 0).map(UInt32.init)), dictionary)
    case .codes32(let codes, let dictionary):
      values = .codes(codes.gathered(at: rows), dictionary)
    case .text(let arena): values = .prose(Prose(arena, at: rows))
    case .integers(let integers):
      values = .integers(integers.widened(at: rows))
    case .numbers(let numbers):
      values = .numbers(numbers.gathered(at: rows))
    case .booleans(let bits): values = .booleans(bits.gathered(at: rows, missing: false))
    case .days(let days):
      let gathered = days.gathered(at: rows).days
      values = .dates(earliest: gathered, latest: gathered)
    case .dayRanges(let ranges):
      values = .dates(
        earliest: ranges.earliest.gathered(at: rows), latest: ranges.latest.gathered(at: rows))
    case .durations(let least, let most):
      values = .durations(
        least: least.gathered(at: rows), most: most.gathered(at: rows))
    }
    let (unknown, none) = column.missing(at: rows)
    self.init(type: column.type, values: values, unknown: unknown, none: none)
  }
}

extension Array {
  /// Some of the elements; all of them share the storage.
  func slice(_ range: Range<Int>) -> [Element] {
    range == indices ? self : Array(self[range])
  }
}

extension Cells where Element: ExpressibleByIntegerLiteral {
  /// The elements at some rows, in the order given; 0 where there is no row.
  func gathered(at rows: [Int32]) -> Cells {
    Cells(Engine.gathered(span, at: rows.span, placeholder: 0))
  }
}

extension Bitmap {
  /// Some of the rows.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func slice(_ range: Range<Int>) -> Bitmap {
    precondition(range.lowerBound % 64 == 0, "a block starts at a word")
    if range == 0..<count { return self }
    let first = range.lowerBound / 64
    return Bitmap(
      words: Array(words[first..<(first + (range.count + 63) / 64)]), count: range.count)
  }

  /// The bits of some rows, in the order given; −1 takes `missing`.
  func gathered(at rows: [Int32], missing: Bool) -> Bitmap {
    Bitmap(words: gatheredBits(words.span, at: rows.span, missing: missing), count: rows.count)
  }
}
