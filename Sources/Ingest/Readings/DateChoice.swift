/// How the user wants dates read that the cells leave open.
package enum DateChoice: Hashable, Sendable {
  /// In this order.
  case order(DayOrder)
  /// Not at all: they stay text.
  case text

  /// Reads `dmy`, `mdy`, `ymd` or `text`.
  package init?(_ text: String) {
    if text.lowercased() == "text" {
      self = .text
    } else if let order = DayOrder(rawValue: text.lowercased()) {
      self = .order(order)
    } else {
      return nil
    }
  }
}

/// What the user wants of all dates, and of those of single columns.
package struct DateChoices: Hashable, Sendable {
  /// For all columns that are not named; nil to ask.
  private var general: DateChoice?
  /// For columns, each named as `column` or `table.column`.
  private var named: [String: DateChoice] = [:]

  /// Makes choices; nil to ask.
  package init(_ general: DateChoice? = nil) { self.general = general }

  /// Adds a choice for a column, or for all.
  package mutating func add(_ choice: DateChoice, for column: String?) {
    if let column { named[column] = choice } else { general = choice }
  }

  /// True if nothing was chosen.
  var isEmpty: Bool { general == nil && named.isEmpty }

  /// The choice for a column of a table; nil to ask.
  func choice(for column: String, of table: String) -> DateChoice? {
    named[table + "." + column] ?? named[column] ?? general
  }

  /// Throws for a name that is no column's.
  func check(_ tables: [ReadTable]) throws(LoadError) {
    for name in named.keys.sorted() {
      let isThere = tables.contains { table in
        table.plans.contains { $0.name == name || table.name + "." + $0.name == name }
      }
      guard !isThere, let table = tables.first else { continue }
      throw LoadError(
        file: table.file,
        message: "--dates names '\(name)', and no column is called so; write COLUMN=dmy or "
          + "TABLE.COLUMN=dmy")
    }
  }
}
