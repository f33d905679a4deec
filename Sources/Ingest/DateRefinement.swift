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
      guard date != bounds[row] else { continue }
      widened += 1
      // What is written says more than is known, so the bounds are shown.
      bounds[row] = date
      bounds.dropNotation(row)
    }
    bounds.store(in: &table, column: date)
    table.notes.append(
      "\(table.plans[date].name) has its precision from \(table.plans[column].name): "
        + counted(widened, "date") + " widened")
  }

  /// What a value says of a date; nil if it says nothing.
  static func precision(
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
