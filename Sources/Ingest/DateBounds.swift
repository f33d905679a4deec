import Model
import Store

/// The bounds of a date column, to be changed row by row.
struct DateBounds {
  private let column: Column
  private var earliest: [Int32]
  private var latest: [Int32]
  private var unknown: [UInt64]
  private var none: [UInt64]
  private var codes: [UInt32] = []
  private var notations = [""]

  init(_ column: Column) {
    self.column = column
    guard let bounds = column.dayBounds else {
      preconditionFailure("a date column stores days or ranges of them")
    }
    (earliest, latest) = (bounds.earliest.array, bounds.latest.array)
    if case .dayRanges(let ranges) = column.storage {
      (codes, notations) = (ranges.notationCodes.array, ranges.notations)
    }
    let words = [UInt64](repeating: 0, count: (column.count + 63) / 64)
    unknown = column.unknown.map { Array($0.words) } ?? words
    none = column.none.map { Array($0.words) } ?? words
  }

  /// Rows.
  var count: Int { column.count }

  func isMissing(_ row: Int) -> Bool {
    (unknown[row >> 6] | none[row >> 6]) & 1 << UInt64(row & 63) != 0
  }

  subscript(row: Int) -> UncertainDate {
    get { UncertainDate(Day(earliest[row]), Day(latest[row])) }
    set {
      earliest[row] = newValue.earliest.number
      latest[row] = newValue.latest.number
      unknown[row >> 6] &= ~(1 << UInt64(row & 63))
      none[row >> 6] &= ~(1 << UInt64(row & 63))
    }
  }

  /// Shows a row's bounds in place of what was written.
  mutating func dropNotation(_ row: Int) {
    if !codes.isEmpty { codes[row] = 0 }
  }

  mutating func clear(_ row: Int) {
    earliest[row] = 0
    latest[row] = 0
    unknown[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// The period that the column's days stand for: months if all are first days of one, years if
  /// all are first days of a year; nil if some are neither.
  var unit: CalendarUnit? {
    var unit: CalendarUnit?
    for row in earliest.indices where earliest[row] == latest[row] && !isMissing(row) {
      let day = Day(earliest[row]).civil
      // Most columns of days are done with here, at their first row.
      guard day.day == 1 else { return nil }
      unit = day.month == 1 ? unit ?? .year : .month
    }
    return unit
  }

  func store(in table: inout ReadTable, column index: Int) {
    let unknown = Bitmap(words: unknown, count: column.count)
    let none = Bitmap(words: none, count: column.count)
    let isExact = earliest == latest && codes.isEmpty
    let stored =
      isExact
      ? Column(exactDays: earliest, type: column.type, unknown: unknown, none: none)
      : Column(
        type: column.type,
        storage: .dayRanges(
          DayRanges(
            earliest: Cells(earliest), latest: Cells(latest), notationCodes: Cells(codes),
            notations: notations)), unknown: unknown, none: none)
    table.columns[index] = BuiltColumn(column: stored, statistics: dateStatistics(of: stored))
  }
}
