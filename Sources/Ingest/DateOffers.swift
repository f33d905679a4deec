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
    if dates.isEmpty { return }
    let names = table.plans.map { $0.name.lowercased() }
    // One column of dates alone has no other that could fill it.
    let bounds = dates.count > 1 ? dates.map { DateBounds(table.columns[$0].column) } : []
    let units = bounds.map(\.unit)
    for (place, date) in dates.enumerated() {
      let name = table.plans[date].name
      if key?.precision.contains(where: { $0.date.name == name }) != true {
        offerPrecision(of: date, in: table, names)
      }
      guard !units.isEmpty, units[place] == nil,
        key?.coarser.contains(where: { $0.date.name == name }) != true
      else { continue }
      for (other, unit) in units.enumerated() {
        guard let unit else { continue }
        let rows = Self.rows(known: bounds[other], to: unit, agreeingWith: bounds[place])
        if rows > 0 { offerCoarser(dates[other], unit, for: date, in: table, moreRows: rows) }
      }
    }
  }

  /// A column called after the date, all of whose values say a precision.
  private mutating func offerPrecision(
    of date: Int, in table: ReadTable, _ names: [String]
  ) {
    let written = table.plans[date].name
    for column in table.plans.indices where column != date {
      let precision = table.plans[column].name
      let endings = ["_precision", "_prec", " precision"]
      guard let ending = endings.first(where: names[column].hasSuffix),
        names[date].hasPrefix(names[column].dropLast(ending.count))
      else { continue }
      guard table.columns[column].column.saysPrecision else { continue }
      notes.append(
        "\(precision) seems to say how precise \(written) is; "
          + "\"precision\": {\"\(written)\": \"\(precision)\"} in the package applies it"
      )
      return
    }
  }

  /// The rows that a column of months or years knows and the dates do not; 0 unless both agree
  /// wherever both are known, and somewhere both are.
  private static func rows(
    known coarse: DateBounds, to unit: CalendarUnit, agreeingWith fine: DateBounds
  ) -> Int {
    var more = 0
    var both = 0
    for row in 0..<coarse.count where !coarse.isMissing(row) {
      if fine.isMissing(row) {
        more += 1
        continue
      }
      let period = unit.period(containing: coarse[row].earliest)
      guard period.first <= fine[row].earliest, fine[row].latest <= period.last else { return 0 }
      both += 1
    }
    return both > 0 ? more : 0
  }

  private mutating func offerCoarser(
    _ coarser: Int, _ unit: CalendarUnit, for date: Int, in table: ReadTable, moreRows: Int
  ) {
    let (name, other) = (table.plans[date].name, table.plans[coarser].name)
    notes.append(
      "\(other) holds \(name) to the \(unit.rawValue), also in "
        + counted(moreRows, "row") + " where that is not known; \"coarser\": "
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
