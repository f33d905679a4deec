import Language
import Model

/// The row outside the brackets of a test of related rows.
struct OuterRow: Sendable {
  /// The rows outside.
  let relation: Relation
  /// The link by which a related row leads there; nil if it leads to what that row's own links
  /// reach.
  let step: LinkStep?
  /// The link's name with its dot.
  let prefix: String
  /// Which brackets these are, from the outermost: the place of what is read through them.
  let level: Int
}

/// The rows so far while clauses are bound from left to right.
struct Relation: Sendable {
  /// What gives the rows.
  var plan: LogicalPlan
  /// Which columns they have.
  var shape: Shape
  /// The date that time words and `month` alone refer to.
  var axis: Scalar?
  /// Names made by `with`, and by `as` in `show`, in order.
  var computed: [NamedScalar] = []
  /// The columns that windows made, after those of the shape; only `computed`, `shown` and the plan
  /// refer to them.
  var windowColumns: [ShapeColumn] = []
  /// The columns chosen by `show`; nil for all.
  var shown: [NamedScalar]?
  /// True once an order was asked for; until then rows come in the axis' order.
  var isSorted = false
  /// What the rows are, in the plural.
  var subject: String
  /// Words that mean the rows themselves before a column, beside the singular of their table: `c`
  /// of `cases as c`.
  var aliases: [String] = []
  /// Within the brackets of `any statements (…)`, the row outside; else none.
  var outer: [OuterRow] = []
  /// What the rows are that groups were made of; nil while no groups were made.
  var sourceSubject: String?

  /// Keeps the rows for which a predicate, or what a hedge makes of it, is yes.
  mutating func filter(_ hedge: Hedge?, _ predicate: Predicate) {
    plan = .filter(hedge.map { .hedged($0, predicate) } ?? predicate, plan)
  }

  /// Gives a value a name, which from now on means this value.
  mutating func compute(_ value: NamedScalar) {
    if let place = computed.firstIndex(where: { $0.name == value.name }) {
      computed[place] = value
    } else {
      computed.append(value)
    }
  }
}
