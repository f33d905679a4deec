import Language
import Model

/// Runs a query while reading it, clause by clause.
struct Interpreter {
  let casebook: PlainCasebook
  var environment: ReferenceEnvironment
  /// Names being expanded, so that a definition that needs itself is refused.
  var expanding: [String] = []
  /// Rows that stayed unsure where the query left them behind.
  var departures: [Departure] = []
  /// The rows that are in where a window stands.
  var windowRows: [Row]?
  private var lastNumber = 0

  struct Departure {
    let kind: Kind
    let count: Int

    /// What the rows are.
    enum Kind: CaseIterable {
      case ofTable, pair, group
    }
  }

  init(casebook: PlainCasebook, environment: ReferenceEnvironment) {
    self.casebook = casebook
    self.environment = environment
  }

  var schema: Schema { casebook.schema }

  /// A number that no other quantity has.
  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// The same value for each row.
  mutating func constant(_ value: Value, _ type: ValueType) -> Quantity {
    .constant(value, type, number: nextNumber())
  }
}

/// The names that can be used of some rows.
struct Scope {
  /// What the rows are.
  var shape: Shape
  /// The date that time words and `month` alone refer to.
  var axis: Quantity?
  /// Names made by `with`, and by `as` in `show`.
  var computed: [NamedQuantity] = []
  /// Inside the brackets of `any X (…)`: the scopes outside, the nearest first.
  var outer: [Scope] = []
  /// The name that `as` gave the rows.
  var alias: String?
  /// What `join` added.
  var joins: [Join] = []

  /// The rows that `join … as alias` added.
  struct Join {
    let alias: String
    /// The columns that the other query has.
    let columns: [NamedQuantity]
    /// The table of its rows, whose other columns can be reached too.
    let inside: Int?
    /// Its place among the joined rows.
    let place: Int
  }

  enum Shape {
    case table(Int)
    /// Columns of groups or combinations; those that `across` makes have no name to be used.
    case made([NamedQuantity], isNameable: Bool)
  }

  var table: Int? {
    if case .table(let table) = shape { return table }
    return nil
  }
}

/// Names are found exactly or, failing that, in any case.
func isNamed(_ known: String, _ typed: String) -> Bool {
  known == typed || known.lowercased() == typed.lowercased()
}
