import Model
import Plan
import Store

extension Execution {
  /// The same rows with columns that windows compute. Windows see the rows that are in; of a row
  /// that only may be, what they would say is unknown.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func window(
    _ input: Relation, _ columns: [WindowColumn]
  ) throws(ExecutionError) -> Relation {
    try memory.take(
      input.truth.yesCount,
      bytesEach: Set(columns.map(\.window)).reduce(columns.count * 16) { $0 + $1.bytesPerRow },
      for: .windows)
    let isWhole = input.order == nil && input.truth.yesCount == input.shape.rowCount
    let rows = input.rows
    let shape = try isWhole ? input.shape : input.shape.restricted(to: rows, cancellation)
    let places = isWhole ? nil : placesOfRows(rows, count: input.shape.rowCount)
    let keyCount = columns.reduce(0) { $0 + $1.window.keys.count + $1.window.order.count }
    expect(
      rows: Double(rows.count),
      nanoseconds: Double(rows.count)
        * (Double(keyCount) * (Costs.numbered + Costs.sorted)
          + Double(columns.count) * Costs.gathered))
    var arrangements: [Window: Arrangement] = [:]
    var added: [MappedColumn] = []
    for column in columns {
      let arranged: Arrangement
      if let known = arrangements[column.window] {
        arranged = known
      } else {
        arranged = try arrange(column.window, over: shape)
        arrangements[column.window] = arranged
      }
      let made = try compute(column, arranged, over: shape)
      added.append(places.map { made.restricted(to: $0) } ?? made)
    }
    describe("\(columns.map(\.name).joined(separator: ", ")) of \(counted(rows.count, "row"))")
    let widened = Shape(
      columns: input.shape.columns + added, rowCount: input.shape.rowCount,
      table: input.shape.table)
    return Relation(
      shape: widened, truth: input.truth, order: input.order, start: input.start,
      startRows: input.startRows, windows: input.windows + added.map { $0.overStart(of: input) })
  }

  /// The place of each row of a shape in a list of them; −1 for the others.
  private func placesOfRows(_ rows: [Int32], count: Int) -> [Int32] {
    var places = [Int32](repeating: NoRow.unknown, count: count)
    for (place, row) in rows.enumerated() { places[Int(row)] = Int32(truncatingIfNeeded: place) }
    return places
  }

  /// Puts rows partition after partition, each in its order: sorts of codes, the last key first,
  /// since each keeps the order of those before it.
  private mutating func arrange(
    _ window: Window, over shape: Shape
  ) throws(ExecutionError) -> Arrangement {
    var keys: [Ordinals] = []
    for key in window.keys {
      keys.append(try ordinals(try vector(key, over: shape).grouped, for: .windows))
    }
    let partitions = try Grouping(keys, rowCount: shape.rowCount, cancellation)
    var order: [(codes: [Int32], count: Int)] = []
    for key in window.order {
      let vector = try vector(key.value, over: shape)
      noteImprecise(key.value, vector)
      let ordinals = try self.ordinals(vector, for: .windows)
      order.append((key.isDescending ? ordinals.descending : ordinals.codes, ordinals.count))
    }
    if partitions.count > 1 { order.insert((partitions.groups, partitions.count), at: 0) }
    var places = (0..<shape.rowCount).map { Int32(truncatingIfNeeded: $0) }
    for (codes, count) in order.reversed() {
      places = try countingSorted(places.span, by: codes.span, codeCount: count, cancellation)
    }
    var tied = Bitmap(repeating: true, count: places.count).words
    for (codes, _) in order {
      try cancellation.check()
      tied = intersected(tied.span, repeatedBits(of: codes.span, at: places.span).span)
    }
    return Arrangement(
      places: places,
      joined: repeatedBits(of: partitions.groups.span, at: places.span), tied: tied)
  }

  /// A window's column over the rows that it sees.
  private mutating func compute(
    _ column: WindowColumn, _ arranged: Arrangement, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    try cancellation.check()
    switch column.function {
    case .prior(let value): return try neighbour(value, true, column, arranged, over: shape)
    case .next(let value): return try neighbour(value, false, column, arranged, over: shape)
    case .total(let value):
      let vector = try vector(value, over: shape)
      noteLeftOut(column.name, of: vector)
      return MappedColumn(name: column.name, column: totals(of: vector, arranged))
    case .rank:
      let ranks = ranks(
        of: arranged.places.span, joined: arranged.joined.span, tied: arranged.tied.span)
      return MappedColumn(
        name: column.name, column: Column(type: .integer, storage: .integers(Integers(ranks))))
    }
  }

  // No value is copied: the column points to the cells of other rows.
  private mutating func neighbour(
    _ value: Scalar, _ isBefore: Bool, _ column: WindowColumn, _ arranged: Arrangement,
    over shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    let source = try self.column(NamedScalar(name: column.name, value: value), over: shape)
    let rows = neighbours(
      of: arranged.places.span, joined: arranged.joined.span, isBefore: isBefore,
      missing: NoRow.none)
    return source.restricted(to: rows)
  }

  // What a row's neighbours are depends on days that nobody knows.
  private mutating func noteImprecise(_ key: Scalar, _ vector: Vector) {
    let count = vector.known.subtracting(vector.exact).setCount
    guard count > 0 else { return }
    let name = PlanPrinter(schema: casebook.schema).text(key)
    note(
      "over (sort \(name)): \(count) of \(counted(vector.count, "row")) imprecise, placed by the "
        + "first possible day")
  }

  private mutating func noteLeftOut(_ name: String, of vector: Vector) {
    noteLeftOut(
      name,
      [
        ("unknown", vector.unknown?.setCount ?? 0), ("none", vector.none?.setCount ?? 0),
        ("imprecise", vector.known.subtracting(vector.exact).setCount),
      ], of: vector.count)
  }
}

/// Rows put partition after partition, each in its order.
private struct Arrangement: Sendable {
  /// The rows.
  let places: [Int32]
  /// A bit for each place in the list whose row is in the partition of the row before.
  let joined: [UInt64]
  /// A bit for each place in the list whose row ties with the row before.
  let tied: [UInt64]
}

/// Running sums of the exact values. Whole numbers stay whole unless a sum would overflow; then all
/// are numbers. Days stay days unless there are too many; then all are whole numbers.
private func totals(of vector: Vector, _ arranged: Arrangement) -> Column {
  let counted = vector.exact
  let places = arranged.places
  let joined = arranged.joined
  func totals<Number: AdditiveArithmetic & BitwiseCopyable>(
    _ values: Span<Number>, _ sum: (Number, Number) -> Number?
  ) -> ([Number], Bitmap)? {
    runningTotals(
      of: values, counted: counted.words.span, at: places.span, joined: joined.span, sum: sum
    ).map { found in
      (
        found.totals,
        Bitmap(words: packed(places.count) { !found.hasValue[$0] }, count: places.count)
      )
    }
  }
  func whole<Number: FixedWidthInteger>(_ left: Number, _ right: Number) -> Number? {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : sum
  }
  if case .durations(let days, _) = vector.values, let (sums, empty) = totals(days.span, whole) {
    let sums = Cells(sums)
    return Column(type: .days, storage: .durations(least: sums, most: sums), unknown: empty)
  }
  let integers: Cells<Int64>? =
    switch vector.values {
    case .integers(let values): values
    case .durations(let days, _): days.cells { Int64($0) }
    default: nil
    }
  if let integers, let (sums, empty) = totals(integers.span, whole) {
    return Column(type: .integer, storage: .integers(Integers(sums)), unknown: empty)
  }
  let sum: (Double, Double) -> Double? = { $0 + $1 }
  guard let numbers = vector.doubles, let (sums, empty) = totals(numbers.span, sum) else {
    return Vector(repeating: .unknown, type: vector.type, count: vector.count).column()
  }
  return .numbers(sums.indices.map { empty[$0] ? nil : sums[$0] })
}

extension MappedColumn {
  /// The column as the rows have it that a relation began with.
  fileprivate func overStart(of relation: Relation) -> MappedColumn {
    guard let startRows = relation.startRows else { return self }
    var rows = [Int32](repeating: NoRow.unknown, count: relation.start.rowCount)
    for (row, start) in startRows.enumerated() {
      rows[Int(start)] = Int32(truncatingIfNeeded: row)
    }
    return restricted(to: rows)
  }
}

extension Window {
  /// Bytes that a row takes while rows are put part after part, each in its order.
  fileprivate var bytesPerRow: Int {
    BytesPerRow.sorted + (keys.count + order.count) * BytesPerRow.key
  }
}
