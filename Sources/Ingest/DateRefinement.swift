import Model
import Store

/// Gives a table's dates the bounds that other columns say: their precision, or a coarser date.
enum DateRefinement {
  /// Widens each date as its row's precision says.
  ///
  /// A precision that is not known leaves the date as it is written; one that means nothing is
  /// told, and leaves the date not known.
  static func applyPrecision(
    _ table: inout ReadTable, date: Int, precision column: Int,
    codes: [(value: String, precision: DatePrecision)]
  ) {
    var bounds = DateBounds(table.columns[date].column)
    let precisions = table.columns[column].column
    var read: [Value: DatePrecision?] = [:]
    var widened = 0
    for row in 0..<table.rowCount where !bounds.isMissing(row) {
      let value = precisions.value(at: row)
      if value.isMissing { continue }
      if read[value] == nil { read[value] = .some(precision(value, codes)) }
      guard let precision = read[value] ?? nil else {
        table.log.note(.unreadable) { [table] in
          table.problem(
            .unreadable, row: row, column: column, "no precision; the date is left unknown")
        }
        bounds.clear(row)
        continue
      }
      guard let date = precision.bounds(of: bounds[row]) else {
        bounds.clear(row)
        continue
      }
      if date != bounds[row] { widened += 1 }
      bounds[row] = date
    }
    bounds.store(in: &table, column: date)
    table.notes.append(
      "\(table.plans[date].name) has its precision from \(table.plans[column].name): "
        + counted(widened, "date") + " widened")
  }

  private static func precision(
    _ value: Value, _ codes: [(value: String, precision: DatePrecision)]
  ) -> DatePrecision? {
    let text: String
    switch value {
    case .text(let word): text = word
    case .integer(let code): text = String(code)
    default: return nil
    }
    if !codes.isEmpty { return codes.first { $0.value == text }?.precision }
    if case .integer(let code) = value { return DatePrecision(code: code) }
    return Int(text).flatMap(DatePrecision.init(code:)) ?? DatePrecision(word: text)
  }

  /// Takes from a coarser column what the finer one does not know, and tells where they disagree.
  ///
  /// A column that holds only first days of months, or of years, stands for months or years.
  static func applyCoarser(_ table: inout ReadTable, date: Int, coarser column: Int) {
    var bounds = DateBounds(table.columns[date].column)
    let coarse = DateBounds(table.columns[column].column)
    let unit = coarse.unit
    var filled = 0
    for row in 0..<table.rowCount where !coarse.isMissing(row) {
      var period = coarse[row]
      if let unit, period.isExact {
        period = UncertainDate(unit.period(containing: period.earliest))
      }
      if bounds.isMissing(row) {
        bounds[row] = period
        filled += 1
      } else if bounds[row].latest < period.earliest || bounds[row].earliest > period.latest {
        let other = table.plans[column].name
        table.log.note(.outsideCoarser) { [table] in
          table.problem(.outsideCoarser, row: row, column: date, "a date outside \(other)")
        }
      }
    }
    bounds.store(in: &table, column: date)
    table.notes.append(
      "\(table.plans[date].name) has from \(table.plans[column].name) "
        + counted(filled, "date") + " known to the \(unit?.rawValue ?? "day") only")
  }
}

/// The bounds of a date column, to be changed row by row.
private struct DateBounds {
  private let column: Column
  private var earliest: [Int32]
  private var latest: [Int32]
  private var unknown: [UInt64]
  private var none: [UInt64]

  init(_ column: Column) {
    self.column = column
    switch column.storage {
    case .days(let days): (earliest, latest) = (days, days)
    case .dayRanges(let ranges): (earliest, latest) = (ranges.earliest, ranges.latest)
    default: preconditionFailure("a date column stores days or ranges of them")
    }
    let words = [UInt64](repeating: 0, count: (column.count + 63) / 64)
    unknown = column.unknown.map { Array($0.words) } ?? words
    none = column.none.map { Array($0.words) } ?? words
  }

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

  mutating func clear(_ row: Int) {
    earliest[row] = 0
    latest[row] = 0
    unknown[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// The period that the column's days stand for: months if all are first days of one, years if
  /// all are first days of a year; nil if some are neither.
  var unit: CalendarUnit? {
    let days = earliest.indices
      .filter { !isMissing($0) && earliest[$0] == latest[$0] }
      .map { Day(earliest[$0]).civil }
    guard !days.isEmpty, days.allSatisfy({ $0.day == 1 }) else { return nil }
    return days.allSatisfy { $0.month == 1 } ? .year : .month
  }

  func store(in table: inout ReadTable, column index: Int) {
    var codes: [UInt32] = []
    var notations = [""]
    if case .dayRanges(let ranges) = column.storage {
      (codes, notations) = (ranges.notationCodes, ranges.notations)
    }
    let count = column.count
    let isExact = earliest == latest && codes.isEmpty
    let stored = Column(
      type: column.type,
      storage: isExact
        ? .days(earliest)
        : .dayRanges(
          DayRanges(
            earliest: earliest, latest: latest, notationCodes: codes, notations: notations)),
      unknown: Bitmap(words: unknown, count: count), none: Bitmap(words: none, count: count))
    table.columns[index] = BuiltColumn(column: stored, statistics: dateStatistics(of: stored))
  }
}
