import Language
import Model
import Plan
import Store

/// An aggregate whose input is evaluated: what it needs to be computed for any grouping of the
/// rows.
struct AggregateInput: Sendable {
  let name: String
  let function: AggregateFunction
  /// The values, for functions of a value.
  let vector: Vector?
  /// The stored column, if the values are one as it stands.
  let source: MappedColumn?
  /// The rows that count.
  let rows: Bitmap
  /// The places of the values in their order, for functions that look at nothing else.
  var ordinals: Ordinals?

  /// True if a combination of keys that no row has counts as zero.
  var isZeroOfNothing: Bool {
    switch function {
    case .count, .hedgedCount, .countWhere, .distinct, .share: true
    default: false
    }
  }
}

extension Execution {
  /// Evaluates what an aggregate needs; tells how many rows it leaves out.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func aggregateInput(
    _ aggregate: NamedAggregate, over shape: Shape, certain every: Bitmap
  ) throws(ExecutionError) -> AggregateInput {
    let rowCount = every.setCount
    if case .hedgedCount(let hedge) = aggregate.function {
      return AggregateInput(
        name: aggregate.name, function: aggregate.function, vector: nil, source: nil,
        rows: hedge == .unsure
          ? every.complement : Bitmap(repeating: true, count: shape.rowCount))
    }
    if case .countWhere(let predicate) = aggregate.function {
      let truth = try evaluate(try lower(predicate, over: shape), rowCount: shape.rowCount)
      noteLeftOut(
        aggregate.name, [("unsure", truth.unsure.intersection(every).setCount)], of: rowCount)
      return AggregateInput(
        name: aggregate.name, function: aggregate.function, vector: nil, source: nil,
        rows: truth.yes.intersection(every))
    }
    guard let scalar = aggregate.function.arguments.first else {
      return AggregateInput(
        name: aggregate.name, function: aggregate.function, vector: nil, source: nil, rows: every)
    }
    let vector = try vector(scalar, over: shape)
    var source: MappedColumn?
    if case .column(let reference) = scalar { source = try resolve(reference, in: shape) }
    let exact = vector.exact
    noteLeftOut(
      aggregate.name,
      [
        ("unknown", vector.unknown?.intersection(every).setCount ?? 0),
        ("none", vector.none?.intersection(every).setCount ?? 0),
        ("imprecise", vector.known.subtracting(exact).intersection(every).setCount),
      ], of: rowCount)
    return AggregateInput(
      name: aggregate.name, function: aggregate.function, vector: vector, source: source,
      rows: exact.intersection(every),
      ordinals: aggregate.function.readsOrder ? try ordinals(vector, for: .groups) : nil)
  }

  /// `mean sentence_months: 12 of 300 rows left out (unknown 10, none 2)`; columns that leave out
  /// the same share a line.
  mutating func noteLeftOut(
    _ name: String, _ reasons: [(word: String, count: Int)], of rowCount: Int
  ) {
    let reasons = reasons.filter { $0.count > 0 }
    guard !reasons.isEmpty else { return }
    let total = reasons.reduce(0) { $0 + $1.count }
    let words = reasons.map { "\($0.word) \($0.count)" }.joined(separator: ", ")
    noteShared(name, "\(total) of \(rowCount) rows left out (\(words))")
  }
}

extension AggregateFunction {
  /// True for functions of the values' order, or of which differ.
  fileprivate var readsOrder: Bool {
    switch self {
    case .distinct, .least, .greatest, .list: true
    case .count, .hedgedCount, .countWhere, .share, .sum, .mean, .median, .quantile, .deviation:
      false
    }
  }
}
