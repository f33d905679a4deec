import Model
import Plan
import Store

extension Execution {
  /// One row for each group of the input's rows.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `tooManyColumns`, `tooMuchMemory`, `unsupported`,
  ///   `malformedPlan`.
  mutating func aggregate(
    _ input: Relation, _ aggregation: Aggregation
  ) throws(ExecutionError) -> Relation {
    if choices.contains(.groupByCodes), let coded = try codedGroups(input, aggregation) {
      return coded
    }
    depart(input)
    // Rows that may be in make groups too where they are counted.
    let isHedged = aggregation.aggregates.contains {
      if case .hedgedCount = $0.function { true } else { false }
    }
    let unsureRows = isHedged ? input.truth.unsure.rows : []
    try memory.take(
      input.truth.yes.setCount + unsureRows.count, bytesEach: aggregation.bytesPerRow, for: .groups)
    let shape =
      try input.isWhole
      ? input.shape : input.shape.restricted(to: input.rows + unsureRows, cancellation)
    let certain = Bitmap(first: shape.rowCount - unsureRows.count, count: shape.rowCount)
    var keys: [GroupKey] = []
    for key in aggregation.keys { keys.append(try groupKey(key, over: shape)) }
    var inputs: [AggregateInput] = []
    for aggregate in aggregation.aggregates {
      inputs.append(try aggregateInput(aggregate, over: shape, certain: certain))
    }
    let rowCount = shape.rowCount
    expect(
      rows: expectedGroups(keys, rows: rowCount),
      nanoseconds: Double(rowCount)
        * (Double(keys.count + inputs.count) * (Costs.gathered + Costs.numbered)
          + Double(inputs.count) * Costs.sorted))
    let grouping = try Grouping(
      keys.map(\.ordinals), rowCount: shape.rowCount, cancellation)
    try memory.take(grouping.count, bytesEach: aggregation.bytesPerGroup, for: .groups)
    describe("\(keys.map(\.name).joined(separator: ", ")): \(counted(grouping.count, "group"))")
    let first = try inputs.first?.column(grouping, cancellation)
    let order = try groupOrder(
      keys.map { $0.ranks(at: grouping.firstRows) }, of: grouping.count, firstKey: keys.first,
      firstAggregate: first)
    var columns = keys.map { $0.column(of: grouping, order) }
    if let across = aggregation.across {
      let key = try groupKey(across, over: shape)
      let pivot = try Pivot(
        across: key, within: keys, grouping, order, rowCount: shape.rowCount, cancellation)
      try memory.take(
        grouping.count, bytesEach: pivot.bytesPerRow(of: aggregation), for: .cells)
      columns += try pivot.columns(inputs, others: columns.count, cancellation)
    } else {
      for (index, input) in inputs.enumerated() {
        try cancellation.check()
        let column: Column
        if index == 0, let first {
          column = first
        } else {
          column = try input.column(grouping, cancellation)
        }
        columns.append(MappedColumn(name: input.name, column: column.gathered(at: order)))
      }
    }
    return Relation(all: Shape(columns: columns, rowCount: grouping.count, table: nil))
  }

  /// A key that rows are grouped by, evaluated for each of them.
  mutating func groupKey(
    _ key: NamedScalar, over shape: Shape
  ) throws(ExecutionError) -> GroupKey {
    var source: MappedColumn?
    switch key.value {
    case .column(let reference): source = try resolve(reference, in: shape)
    // Dates that are chosen among others are written as they stand there.
    case .conditional where key.value.type == .date: source = try column(key, over: shape)
    default: break
    }
    // Values that many rows share are put in order once.
    if let source, let rows = source.rows,
      CostModel.isLessToOrderValues(source.column.count, of: rows.count)
    {
      let values = MappedColumn(name: source.name, column: source.column)
      let vector = Vector(values, 0..<source.column.count).grouped
      return GroupKey(
        name: key.name, type: vector.type, source: source, vector: nil,
        ordinals: try ordinals(vector, for: .groups).gathered(at: rows))
    }
    let vector = try vector(key.value, over: shape).grouped
    return GroupKey(
      name: key.name, type: vector.type, source: source, vector: vector,
      ordinals: try ordinals(vector, for: .groups))
  }

  /// Groups, given by the ranks of their keys, sorted by these if the first key is a date, a period
  /// or a number; else by the first aggregate, descending, then by the keys.
  func groupOrder(
    _ keyRanks: [[Int32]], of count: Int, firstKey: GroupKey?, firstAggregate: Column?
  ) throws(ExecutionError) -> [Int32] {
    var ranks = keyRanks
    if let firstKey, !firstKey.type.isOrdered, let firstAggregate {
      let values = Vector(
        MappedColumn(name: "", column: firstAggregate), 0..<firstAggregate.count)
      ranks.insert(try Ordinals(values, cancellation).descending, at: 0)
    }
    return try sortedPlaces(count, by: ranks, cancellation)
  }
}

extension Aggregation {
  /// Bytes that a row takes while it is grouped.
  fileprivate var bytesPerRow: Int {
    let keyCount = keys.count + (across == nil ? 0 : 1)
    return BytesPerRow.row * 2 + keyCount * BytesPerRow.key
      + aggregates.reduce(0) { $0 + $1.function.bytesPerRow }
  }

  /// Bytes that a group takes, its keys and aggregates.
  var bytesPerGroup: Int {
    keys.reduce(0) { $0 + $1.value.type.bytesPerValue } + aggregates.count * 16
  }
}

extension AggregateFunction {
  /// Bytes that a row takes while its value is aggregated.
  fileprivate var bytesPerRow: Int {
    switch self {
    case .count, .hedgedCount: 0
    case .countWhere, .share: 1
    case .list: BytesPerRow.aggregated + ValueType.text.bytesPerValue
    default: BytesPerRow.aggregated
    }
  }
}

/// A key that rows are grouped by, evaluated.
struct GroupKey: Sendable {
  let name: String
  let type: ValueType
  /// The stored column, if the key is one as it stands.
  let source: MappedColumn?
  /// The values of the rows, unless they are those of a stored column that many rows share.
  let vector: Vector?
  let ordinals: Ordinals

  func renamed(_ name: String) -> GroupKey {
    GroupKey(name: name, type: type, source: source, vector: vector, ordinals: ordinals)
  }

  /// Numbers that order as the key does at some rows; 0 where there is no row.
  func ranks(at rows: [Int32]) -> [Int32] {
    gathered(ordinals.codes.span, at: rows.span, placeholder: 0)
  }

  /// The key of each group, in the groups' order.
  func column(of grouping: Grouping, _ order: [Int32]) -> MappedColumn {
    column(at: composed(order, through: grouping.firstRows))
  }

  /// The key's cells at some rows.
  func column(at rows: [Int32]) -> MappedColumn {
    if let source {
      let places = composed(rows, through: source.rows)
      // Prose is long, and may be read where it lies.
      if source.isProse {
        return MappedColumn(
          name: name, column: source.column, rows: places, origin: source.origin)
      }
      return MappedColumn(
        name: name, column: source.column.gathered(at: places), origin: source.origin)
    }
    if let vector, case .prose = vector.values {
      return MappedColumn(name: name, column: vector.restricted(to: rows).column())
    }
    let values = vector?.column() ?? Column(type: type, values: [])
    return MappedColumn(name: name, column: values.gathered(at: rows))
  }
}

extension ValueType {
  /// True for dates, periods, weekdays and numbers, which groups are sorted by.
  var isOrdered: Bool { isDate || isNumeric || self == .days || self == .weekday }
}
