import Language
import Model
import Plan
import Store

/// Both sides of a join whose pairs are counted. Each sees the columns of both, so that places mean
/// the same, and may read its own.
struct JoinSides {
  /// Combinations of groups that are worth a table.
  static let groupsMax = 1 << 22

  let left: Shape
  let right: Shape
  let leftCount: Int
  /// For each column of the right the place of that of the left that is the same, if one is.
  private let sameColumns: [Int?]

  /// False, before any row is copied, if something else than pairs is counted, a key is neither a
  /// text nor a whole number, or numbers do not tell which rows are a pair.
  static func areCounted(
    _ aggregation: Aggregation, _ leftCount: Int, _ conditions: [Predicate]
  ) -> Bool {
    aggregation.across == nil && aggregation.keys.allSatisfy { $0.value.isNumbered }
      && aggregation.aggregates.allSatisfy { $0.function.isOfPairs } && conditions.count <= 2
      && conditions.allSatisfy { JoinComparison($0, across: leftCount) != nil }
  }

  /// Puts the rows of both together; nil if one has none.
  ///
  /// - Throws: `interrupted`.
  init?(
    _ left: Relation, _ right: Relation, _ cancellation: Cancellation
  ) throws(ExecutionError) {
    let one = try left.inPlace(cancellation).shape
    let other = try right.inPlace(cancellation).shape
    guard one.rowCount > 0, other.rowCount > 0 else { return nil }
    var lefts: [MappedColumn] = []
    for source in one.columns { lefts.append(try source.together(cancellation)) }
    let sameColumns = other.columns.map { source in
      one.columns.firstIndex { $0.isSame(as: source) }
    }
    // What the left has too is copied once.
    var rights: [MappedColumn] = []
    for (source, same) in zip(other.columns, sameColumns) {
      if let same {
        rights.append(lefts[same].renamed(source.name))
      } else {
        rights.append(try source.together(cancellation))
      }
    }
    self.sameColumns = sameColumns
    leftCount = lefts.count
    self.left = Shape(columns: lefts + rights, rowCount: one.rowCount, table: nil)
    self.right = Shape(columns: lefts + rights, rowCount: other.rowCount, table: nil)
  }

  /// The columns of the left side alone.
  var leftAlone: Shape { left.keeping(leftCount) }
  /// The columns of the right side alone.
  var rightAlone: Shape {
    Shape(
      columns: Array(right.columns.dropFirst(leftCount)), rowCount: right.rowCount, table: nil)
  }

  /// The columns of pairs of rows, of which there are none.
  var columnsOfNone: [MappedColumn] { left.columns.map { $0.restricted(to: []) } }

  /// Whether a key is of the left side.
  func isLeft(_ scalar: Scalar) -> Bool {
    if case .column(let reference) = scalar { reference.column < leftCount } else { true }
  }

  /// True if conditions of the left row ask of its columns what those of the right row ask of the
  /// same ones.
  func isSame(_ left: [Predicate], _ right: [Predicate]) -> Bool {
    guard left.count == right.count else { return false }
    func unnamed(_ predicate: Predicate) -> Predicate? {
      predicate.replacingColumns { reference in
        let isRight = reference.column >= leftCount
        let same = isRight ? sameColumns[reference.column - leftCount] : reference.column
        return .column(
          ColumnReference(column: same ?? reference.column, type: reference.type, name: ""))
      }
    }
    return zip(left, right).allSatisfy { one, other in
      guard let one = unnamed(one), let other = unnamed(other) else { return false }
      return one == other
    }
  }

  /// A condition of pairs as alternatives that each ask some of the left row and some of the right;
  /// nil if it is not one of at most eight.
  func alternatives(of predicate: Predicate) -> [(left: [Predicate], right: [Predicate])]? {
    let places = predicate.references.map(\.column)
    if places.allSatisfy({ $0 < leftCount }) { return [([predicate], [])] }
    if places.allSatisfy({ $0 >= leftCount }) { return [([], [predicate])] }
    var result: [(left: [Predicate], right: [Predicate])] = []
    switch predicate {
    case .or(let parts):
      for part in parts {
        guard let found = alternatives(of: part) else { return nil }
        result += found
      }
    case .and(let parts):
      result = [([], [])]
      for part in parts {
        guard let found = alternatives(of: part) else { return nil }
        result = result.flatMap { before in
          found.map { (before.left + $0.left, before.right + $0.right) }
        }
        if result.count > UInt8.bitWidth { return nil }
      }
    default: return nil
    }
    return result.count <= UInt8.bitWidth ? result : nil
  }
}

extension Scalar {
  /// True for a column whose equal values are the same.
  fileprivate var isNumbered: Bool {
    guard case .column(let reference) = self, reference.links.isEmpty else { return false }
    return reference.type.isText || reference.type == .integer
  }
}

extension AggregateFunction {
  /// True for what is told by how many pairs there are.
  fileprivate var isOfPairs: Bool {
    switch self {
    case .count, .countWhere: true
    default: false
    }
  }
}

extension MappedColumn {
  /// The column with its cells side by side, unless it has fewer of them than there are rows.
  fileprivate func together(
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> MappedColumn {
    try cancellation.check()
    guard !isProse, let rows, column.count > rows.count else { return self }
    return MappedColumn(name: name, column: column.gathered(at: rows), origin: origin)
  }
}
