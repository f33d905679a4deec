import Model
import Store

/// The names under which the rows of a linked table are known: key, label, other spellings.
struct LinkedNames {
  private let rows: [Row]

  private struct Row {
    let key: String
    let label: String?
    let aliases: [String]
  }

  /// What a typed name stands for.
  enum Finding {
    /// It is the key or the label.
    case exactly(key: String)
    /// One row is known by it otherwise; the label is told.
    case one(key: String, label: String)
    /// Several rows may be meant.
    case several(labels: [String])
    case nobody
  }

  /// The names that a link column leads to; nil if the column is no link.
  init?(of origin: ColumnOrigin, in casebook: Casebook) {
    let schema = casebook.schema
    guard schema.tables.indices.contains(origin.table),
      let link = schema.tables[origin.table].columns[origin.column].link,
      casebook.tables.indices.contains(link.table)
    else { return nil }
    let target = schema.tables[link.table]
    let table = casebook.tables[link.table]
    rows = (0..<table.rowCount).compactMap { row in
      guard let key = table.columns[link.keyColumn].value(at: row).shownText else { return nil }
      let label = target.labelColumn.flatMap { table.columns[$0].value(at: row).shownText }
      let aliases = target.aliasColumn.flatMap { table.columns[$0].value(at: row).shownText } ?? ""
      return Row(
        key: key, label: label,
        aliases: aliases.split(separator: ";").map { String($0.trimmingBlanks) })
    }
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// The labels, or keys where there is none.
  var labels: [String] { rows.map { $0.label ?? $0.key } }

  /// Looks a name up: first as written, then as folded, then, if asked, by its words.
  func find(_ typed: String, byWords: Bool) -> Finding {
    if let row = rows.first(where: { $0.key == typed }) { return .exactly(key: row.key) }
    let labelled = rows.filter { $0.label == typed }
    if labelled.count == 1 { return .exactly(key: labelled[0].key) }
    let name = folded(typed)
    let wanted = words(of: name)
    let levels: [(Row) -> Bool] = [
      { $0.label == typed },
      { $0.aliases.contains(typed) },
      { folded($0.key) == name },
      { $0.label.map(folded) == name },
      { $0.aliases.contains { folded($0) == name } },
      { row in
        byWords && !wanted.isEmpty
          && (row.aliases + [row.label ?? row.key]).contains { holdsWords(wanted, $0) }
      },
    ]
    for level in levels {
      let found = rows.filter(level)
      if found.count == 1 {
        return .one(key: found[0].key, label: found[0].label ?? found[0].key)
      }
      if found.count > 1 { return .several(labels: found.map { $0.label ?? $0.key }) }
    }
    return .nobody
  }
}

extension Value {
  /// The text of a text or a whole number, as a key or a label is shown; nil if there is none.
  var shownText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmingBlanks: Substring {
    drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().reduce(into: Substring()) {
      $0.append($1)
    }
  }
}
