import Model
import Plan
import Store

// Causes that are told without asking the tests again.

extension Execution {
  /// The column whose unknown values alone can make a plan unsure of rows: there is one test, and
  /// it tells for every value that is known. Nil if rows must be looked at.
  func onlyUnknown(
    in plan: LogicalPlan, over start: Shape
  ) throws(ExecutionError) -> String? {
    guard let leaf = plan.onlyLeaf, start.table != nil else { return nil }
    let reference: ColumnReference
    switch leaf {
    case .values(let column, _), .days(.column(let column), _), .text(_, .column(let column), _),
      .pattern(.column(let column), _), .mentions(let column, _):
      reference = column
    default: return nil
    }
    if case .dayRanges = try resolve(reference, in: start).column.storage { return nil }
    return reference.name
  }

  /// The rows whose value is unknown, of a test of a dictionary's values: it is unsure of these and
  /// of no others. Nil for other tests.
  func unknownValues(
    of leaf: Predicate, over shape: Shape
  ) throws(ExecutionError) -> (rows: Bitmap, name: String)? {
    guard case .values(let reference, _) = leaf else { return nil }
    let source = try resolve(reference, in: shape)
    guard source.column.dictionary != nil else { return nil }
    if let rows = source.rows {
      let (unknown, none) = source.column.missing(at: rows)
      return (unknown.subtracting(none), reference.name)
    }
    let unknown = source.column.unknown ?? Bitmap(repeating: false, count: shape.rowCount)
    return (source.column.none.map(unknown.subtracting) ?? unknown, reference.name)
  }
}

extension LogicalPlan {
  /// The one test that a table's rows went through; nil if there are several, or more than tests.
  fileprivate var onlyLeaf: Predicate? {
    switch self {
    case .filter(let predicate, .scan):
      let leaves = predicate.leaves
      return leaves.count == 1 ? leaves.first : nil
    case .sort(_, let input), .limit(_, let input): return input.onlyLeaf
    case .filter, .scan, .aggregate, .series, .project, .distinct, .window, .combine, .join:
      return nil
    }
  }
}
