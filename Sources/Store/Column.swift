package import Model

/// One immutable column: typed storage for every row, and which rows hold nothing.
///
/// Where `unknown` or `none` has a bit, the storage holds a placeholder that means nothing.
package struct Column: Sendable {
  // Each query copies all columns of its tables: one reference instead of all that they hold.
  @usableFromInline let parts: Parts

  /// What the column holds.
  @inlinable package var type: ValueType { parts.type }
  /// The values, one a row.
  @inlinable package var storage: Storage { parts.storage }
  /// Rows whose value is not known; nil if there is none.
  @inlinable package var unknown: Bitmap? { parts.unknown }
  /// Rows where there is no value as of the as-of day; nil if there is none.
  @inlinable package var none: Bitmap? { parts.none }

  /// Makes a column; empty bitmaps become nil.
  package init(type: ValueType, storage: Storage, unknown: Bitmap? = nil, none: Bitmap? = nil) {
    parts = Parts(
      type, storage, unknown: unknown.flatMap { $0.isEmpty ? nil : $0 },
      none: none.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// What a column is made of.
  @usableFromInline final class Parts: Sendable {
    @usableFromInline let type: ValueType
    @usableFromInline let storage: Storage
    @usableFromInline let unknown: Bitmap?
    @usableFromInline let none: Bitmap?

    init(_ type: ValueType, _ storage: Storage, unknown: Bitmap?, none: Bitmap?) {
      self.type = type
      self.storage = storage
      self.unknown = unknown
      self.none = none
    }
  }

  /// Makes a column of exact days, in as few bytes as those of rows that have one need.
  ///
  /// - Parameter days: Days since 1970-01-01, one a row; of rows without one, any.
  package init(exactDays days: [Int32], type: ValueType, unknown: Bitmap?, none: Bitmap?) {
    let places = Column(
      type: type, storage: .days(Integers(Cells(days))), unknown: unknown, none: none)
    var (least, greatest) = (Int32.max, Int32.min)
    for (index, word) in places.knownRows.words.enumerated() {
      var rest = word
      while rest != 0 {
        let day = days[index * 64 + rest.trailingZeroBitCount]
        (least, greatest) = (min(least, day), max(greatest, day))
        rest &= rest &- 1
      }
    }
    let packed = Integers(days, within: least <= greatest ? least...greatest : nil)
    self.init(type: type, storage: .days(packed), unknown: unknown, none: none)
  }

  /// The first and the last day that each row's date may be; of rows without one, any. Nil for
  /// columns of no dates.
  package var dayBounds: (earliest: Cells<Int32>, latest: Cells<Int32>)? {
    switch storage {
    case .days(let exact):
      let days = exact.days
      return (days, days)
    case .dayRanges(let ranges): return (ranges.earliest, ranges.latest)
    default: return nil
    }
  }

  /// True if two are one in memory, so that they need no comparing.
  package func isSame(as other: Column) -> Bool { parts === other.parts }

  /// Rows in the column.
  package var count: Int { storage.count }

  /// The rows that hold no value; nil if each holds one.
  package var missingRows: Bitmap? {
    guard let unknown, let none else { return unknown ?? none }
    return unknown.union(none)
  }

  /// The rows that hold a value.
  package var knownRows: Bitmap {
    missingRows?.complement ?? Bitmap(repeating: true, count: count)
  }

  /// How values are laid out.
  package enum Storage: Sendable {
    /// Codes of at most 256 values.
    case codes8(Cells<UInt8>, TextDictionary)
    /// Codes of at most 65,536 values.
    case codes16(Cells<UInt16>, TextDictionary)
    /// Codes of more values.
    case codes32(Cells<UInt32>, TextDictionary)
    /// Prose, each row's own.
    case text(TextArena)
    /// Whole numbers.
    case integers(Integers)
    /// Numbers with fractions; never NaN.
    case numbers(Cells<Double>)
    /// A bit a row.
    case booleans(Bitmap)
    /// Exact days since 1970-01-01, all within the calendar.
    case days(Integers)
    /// Days within bounds, some of them exact; also periods of the calendar.
    case dayRanges(DayRanges)
    /// Numbers of days within bounds.
    case durations(least: Cells<Int32>, most: Cells<Int32>)

    /// Rows stored.
    package var count: Int {
      switch self {
      case .codes8(let codes, _): codes.count
      case .codes16(let codes, _): codes.count
      case .codes32(let codes, _): codes.count
      case .text(let arena): arena.count
      case .integers(let values): values.count
      case .numbers(let values): values.count
      case .booleans(let bits): bits.count
      case .days(let days): days.count
      case .dayRanges(let ranges): ranges.earliest.count
      case .durations(let least, _): least.count
      }
    }
  }
}

/// Days within bounds, with the text of those that were written otherwise than as a plain day.
package struct DayRanges: Sendable {
  /// First possible days.
  package let earliest: Cells<Int32>
  /// Last possible days, row by row not before the first.
  package let latest: Cells<Int32>
  /// Index into `notations` a row, 0 for a plain day; empty if all rows are plain.
  package let notationCodes: Cells<UInt32>
  /// The texts as written; the first, for plain days, is empty.
  package let notations: [String]

  /// Makes ranges.
  package init(
    earliest: Cells<Int32>, latest: Cells<Int32>, notationCodes: Cells<UInt32> = [],
    notations: [String] = [""]
  ) {
    precondition(earliest.count == latest.count, "each row has both bounds")
    self.earliest = earliest
    self.latest = latest
    self.notationCodes = notationCodes
    self.notations = notations
  }
}

// MARK: - Cells

extension Column {
  /// The cell of one row, for display and export.
  package func value(at row: Int) -> Value {
    if let unknown, unknown[row] { return .unknown }
    if let none, none[row] { return .none }
    switch storage {
    case .codes8(let codes, let dictionary): return .text(dictionary.values[Int(codes[row])])
    case .codes16(let codes, let dictionary): return .text(dictionary.values[Int(codes[row])])
    case .codes32(let codes, let dictionary): return .text(dictionary.values[Int(codes[row])])
    case .text(let arena): return .text(arena.text(at: row))
    case .integers(let values):
      if type == .weekday, let day = Weekday(rawValue: Int(values[row])) { return .text(day.name) }
      return .integer(Int(values[row]))
    case .numbers(let values): return .number(values[row])
    case .booleans(let bits): return .boolean(bits[row])
    case .days(let days):
      let day = Day(Int32(truncatingIfNeeded: days[row]))
      return .date(UncertainDate(day), notation: day.text)
    case .dayRanges(let ranges): return date(ranges, at: row)
    case .durations(let least, let most):
      return .days(least: Int(least[row]), most: Int(most[row]))
    }
  }

  private func date(_ ranges: DayRanges, at row: Int) -> Value {
    let date = UncertainDate(Day(ranges.earliest[row]), Day(ranges.latest[row]))
    if !ranges.notationCodes.isEmpty, ranges.notationCodes[row] != 0 {
      return .date(date, notation: ranges.notations[Int(ranges.notationCodes[row])])
    }
    if case .period(let unit) = type {
      return .date(date, notation: unit.label(startingAt: date.earliest))
    }
    return .date(date, notation: date.notation)
  }
}

extension UncertainDate {
  /// The shortest EDTF text for the bounds.
  package var notation: String {
    if isExact { return earliest.text }
    for unit in [CalendarUnit.month, .year] {
      let period = unit.period(containing: earliest)
      if period.first == earliest && period.last == latest {
        return unit.label(startingAt: earliest)
      }
    }
    let start = earliest <= .distantPast ? ".." : earliest.text
    let end = latest >= .distantFuture ? ".." : latest.text
    return start + "/" + end
  }
}
