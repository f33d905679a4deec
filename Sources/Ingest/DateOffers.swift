import Model
import Store

/// What a table's columns say of its dates without anybody having declared it: precision in a
/// second column, and coarser twins. It is offered in the report, and done only if the package says
/// so.
struct DateOffers {
  /// The offers, for the report.
  private(set) var notes: [String] = []

  init(_ table: ReadTable, declared key: DataPackage.TableKey?) {
    let dates = table.plans.indices.filter { table.plans[$0].reading.type == .date }
    for date in dates {
      let name = table.plans[date].name
      if key?.precision.contains(where: { $0.date.name == name }) != true {
        offerPrecision(of: date, in: table)
      }
      if key?.coarser.contains(where: { $0.date.name == name }) != true {
        for other in dates where other != date { offerCoarser(other, for: date, in: table) }
      }
    }
  }

  /// A column called after the date, all of whose values say a precision.
  private mutating func offerPrecision(of date: Int, in table: ReadTable) {
    let written = table.plans[date].name
    let name = written.lowercased()
    for column in table.plans.indices where column != date {
      let precision = table.plans[column].name
      let other = precision.lowercased()
      guard let ending = ["_precision", "_prec", " precision"].first(where: other.hasSuffix),
        name.hasPrefix(other.dropLast(ending.count))
      else { continue }
      guard table.columns[column].column.saysPrecision else { continue }
      notes.append(
        "\(precision) seems to say how precise \(written) is; "
          + "\"precision\": {\"\(written)\": \"\(precision)\"} in the package applies it"
      )
      return
    }
  }

  /// A column of months or years that agrees with the dates wherever both are known, and knows more
  /// rows.
  private mutating func offerCoarser(_ coarser: Int, for date: Int, in table: ReadTable) {
    let fine = DateBounds(table.columns[date].column)
    let coarse = DateBounds(table.columns[coarser].column)
    guard let unit = coarse.unit, fine.unit == nil else { return }
    var more = 0
    var both = 0
    for row in 0..<table.rowCount where !coarse.isMissing(row) {
      if fine.isMissing(row) {
        more += 1
        continue
      }
      let period = unit.period(containing: coarse[row].earliest)
      guard period.first <= fine[row].earliest, fine[row].latest <= period.last else { return }
      both += 1
    }
    guard more > 0, both > 0 else { return }
    let (name, other) = (table.plans[date].name, table.plans[coarser].name)
    notes.append(
      "\(other) holds \(name) to the \(unit.rawValue), also in "
        + counted(more, "row") + " where that is not known; \"coarser\": "
        + "{\"\(name)\": \"\(other)\"} in the package fills them")
  }
}

extension Column {
  /// True if there are values, and each says a precision.
  fileprivate var saysPrecision: Bool {
    switch storage {
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      return dictionary.count > 0
        && dictionary.values.allSatisfy { DateRefinement.precision(.text($0), []) != nil }
    default:
      var hasValue = false
      for row in 0..<count {
        let value = value(at: row)
        if value.isMissing { continue }
        guard DateRefinement.precision(value, []) != nil else { return false }
        hasValue = true
      }
      return hasValue
    }
  }
}
