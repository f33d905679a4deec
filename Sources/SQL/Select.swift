import Model
import Plan

/// A `SELECT` while it is built: what it reads, which rows it keeps, what its columns are, in which
/// order.
///
/// As long as the rows are a table's, `keeps` says of each row of the table whether it belongs to
/// the answer so far, certainly or not: set operators need both.
struct Select {
  let alias: String
  /// What stands after `FROM`.
  let source: String
  /// The table whose rows these are, one for one; nil for derived rows, which have no links.
  var table: Int?
  var joins: [Join] = []
  var names: [String]
  var columns: [SQLValue]
  var keeps: Verdict = .init(certain: .yes)
  /// True as long as the columns are those of the source, none of them computed.
  var isPlain = true
  /// The expressions that rows are grouped by; nil if they are not grouped.
  var groups: [String]?
  var order: [OrderTerm]
  /// True once the rows have another order than their source's.
  var isSorted = false
  /// The most rows that are kept, the first in the order.
  var limit: Int?

  init(
    alias: String, source: String, table: Int? = nil, names: [String], columns: [SQLValue],
    order: [OrderTerm]
  ) {
    self.alias = alias
    self.source = source
    self.table = table
    self.names = names
    self.columns = columns
    self.order = order
  }
}

/// A table joined to the rows, which adds none and takes none away.
struct Join: Hashable {
  let source: Source
  let alias: String
  let clause: String

  /// What is joined.
  enum Source: Hashable {
    /// The rows at the end of some links.
    case links([LinkStep])
    /// The rows that a limit keeps.
    case kept
    /// What windows over the rows compute.
    case windows
    /// The row of a common table with a value.
    case common(String, String)
  }
}

/// A part of an order. Missing values come last, or, in the order turned round, first.
struct OrderTerm: Hashable {
  let expression: String
  var isDescending = false
  /// Where missing values come; nil for what is never missing.
  var missingLast: Bool? = true

  var sql: String {
    let direction = isDescending ? " DESC" : ""
    let missing = missingLast.map { $0 ? " NULLS LAST" : " NULLS FIRST" } ?? ""
    return expression + direction + missing
  }

  var reversed: OrderTerm {
    OrderTerm(
      expression: expression, isDescending: !isDescending, missingLast: missingLast.map { !$0 })
  }
}

/// An expression and the name of its column.
struct SelectItem: Hashable {
  let expression: String
  let name: String
}

extension Select {
  /// The statement's text.
  func text(_ items: [SelectItem], ordered: Bool, dialect: SQLDialect) -> String {
    var lines = [
      "SELECT "
        + items.map { "\($0.expression) AS \(dialect.name($0.name))" }
        .joined(separator: ", "),
      "FROM \(source)",
    ]
    lines += joins.map(\.clause)
    if keeps.yes != .yes { lines.append("WHERE " + keeps.yes.sql) }
    if let groups, !groups.isEmpty { lines.append("GROUP BY " + groups.joined(separator: ", ")) }
    if ordered || limit != nil, !order.isEmpty {
      lines.append("ORDER BY " + order.map(\.sql).joined(separator: ", "))
    }
    if let limit { lines.append("LIMIT \(limit)") }
    return lines.joined(separator: "\n")
  }

  /// The rows' places in their order.
  var rowNumber: String {
    order.isEmpty ? "ROW_NUMBER() OVER ()" : "ROW_NUMBER() OVER (ORDER BY \(orderText))"
  }

  var orderText: String { order.map(\.sql).joined(separator: ", ") }

  /// The rows' places in their order, or in that turned round, among those with the same keys.
  func rowNumber(within keys: [String], reversed: Bool) -> String {
    let terms = reversed ? order.map(\.reversed) : order
    var parts: [String] = []
    if !keys.isEmpty { parts.append("PARTITION BY " + keys.joined(separator: ", ")) }
    if !terms.isEmpty { parts.append("ORDER BY " + terms.map(\.sql).joined(separator: ", ")) }
    return "ROW_NUMBER() OVER (\(parts.joined(separator: " ")))"
  }
}

/// A statement in brackets, its lines indented; a line within quotes is part of a text or a name.
func bracketed(_ statement: String) -> String {
  let (newline, indent) = (UInt8(ascii: "\n"), Array("  ".utf8))
  let quotes = Set("'\"`".utf8)
  var bytes = Array("(\n  ".utf8)
  var quote: UInt8?
  for byte in statement.utf8 {
    bytes.append(byte)
    if let open = quote {
      if byte == open { quote = nil }
    } else if quotes.contains(byte) {
      quote = byte
    } else if byte == newline {
      bytes += indent
    }
  }
  return String(decoding: bytes, as: UTF8.self) + "\n)"
}
