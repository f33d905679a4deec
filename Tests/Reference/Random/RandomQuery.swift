import Language
import Model
package import Store

/// Queries drawn from a seed that mean something on a dataset: well-typed text over the language
/// that the reference evaluator covers.
package struct RandomQuery {
  /// What queries may use beside the rest.
  package struct Features: Sendable {
    /// `any statements (…)`, `number of statements (…)`
    package var relatedRows = true
    /// `person in (from people …)`
    package var subqueries = true
    /// Conditions one in the other.
    package var depth = 2
    /// All functions, samples, patterns, months, hedged counts, paths to related rows.
    package var isFull = false

    /// Makes the features; without those of `all`.
    package init() {}

    /// All that the reference evaluator covers.
    package static var all: Features {
      var features = Features()
      features.isFull = true
      return features
    }
  }

  /// Draws the text of a query; equal seeds and datasets give equal ones.
  package static func text(
    seed: UInt64, on casebook: Casebook, features: Features = Features()
  ) -> String {
    var draw = QueryDraw(
      random: SeededGenerator(seed: seed), vocabulary: Vocabulary(casebook), features: features)
    return draw.query()
  }

  /// Draws the text of a condition on the rows of a table, by its index.
  package static func condition(
    seed: UInt64, on casebook: Casebook, table: Int, features: Features = Features()
  ) -> String {
    let vocabulary = Vocabulary(casebook)
    var draw = QueryDraw(
      random: SeededGenerator(seed: seed), vocabulary: vocabulary, features: features)
    let scope = QueryScope(table: table, columns: vocabulary.columns[table])
    return draw.condition(scope, depth: features.depth)
  }
}

/// What can be named in a dataset, and values to compare with.
struct Vocabulary {
  let schema: Schema
  /// For each table its own columns and those at the end of one link.
  let columns: [[QueryColumn]]

  init(_ casebook: Casebook) {
    schema = casebook.schema
    columns = casebook.schema.tables.indices.map { table in
      let own = Vocabulary.own(table, casebook, prefix: "")
      let linked = casebook.schema.tables[table].columns.flatMap { column in
        column.link.map { Vocabulary.own($0.table, casebook, prefix: column.name + ".") } ?? []
      }
      return own + linked
    }
  }

  private static func own(_ table: Int, _ casebook: Casebook, prefix: String) -> [QueryColumn] {
    let schema = casebook.schema.tables[table]
    return schema.columns.enumerated().map { index, column in
      let stored = casebook.tables[table].columns[index]
      var values: [String] = []
      for row in 0..<stored.count {
        guard case .text(let text) = stored.value(at: row), !values.contains(text) else { continue }
        values.append(text)
      }
      let isListed = column.type == .category
      return QueryColumn(
        path: prefix + column.name, type: column.type, values: values, isListed: isListed,
        isLink: column.link != nil, target: column.link?.table)
    }
  }
}

/// A column that a query can name.
struct QueryColumn {
  var path: String
  var type: ValueType
  /// Texts that it holds.
  var values: [String] = []
  /// True if no other texts may be asked for.
  var isListed = false
  var isLink = false
  /// The table that a link leads to.
  var target: Int?
  /// True for a name that the query gave.
  var isComputed = false
}

/// Draws the parts of a query's text.
struct QueryDraw {
  var random: SeededGenerator
  let vocabulary: Vocabulary
  let features: RandomQuery.Features
  /// Names given so far, so that each is new.
  var nameCount = 0
  /// Joins so far.
  var joinCount = 0
  /// Statements whose names the query may use.
  var declared: [String] = []

  mutating func newName() -> String {
    nameCount += 1
    return "n\(nameCount)"
  }

  /// A text as it is typed: a bare word, or in quotes.
  mutating func typed(_ text: String) -> String {
    let isWord = !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0 | 32) }
    if isWord, Keyword(spelling: text) == nil, random.once(in: 2) { return text }
    return "\"" + text + "\""
  }

  /// A value of a text column: one it holds, written alike, or another.
  mutating func value(of column: QueryColumn) -> String? {
    guard let held = random.pick(column.values) else {
      return column.isListed ? nil : typed("Nowhere")
    }
    switch random.number(1...8) {
    case 1: return typed(held.uppercased())
    case 2: return typed(folded(held))
    case 3 where !column.isListed: return typed("Nowhere")
    case 4 where column.isLink:
      return typed(random.word("Kova", "ana kova", "Novak", "p1", "Ivan", "Łucja Ö", "P2"))
    default: return typed(held)
    }
  }
}
