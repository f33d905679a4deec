import Language
import Model
import Plan
import Store

/// How an aggregate is found from codes.
enum CodedAggregate {
  case count
  /// Different values, from a bit for each group and value.
  case distinct(ColumnCodes, Column)
  /// A function of whole numbers, from how often each group has each.
  case numbers(ColumnCodes, Scalar)
  /// A sum or mean of whole numbers computed of one column, once for each of its codes.
  case computed(ColumnCodes, Scalar, ColumnReference)
  /// The mean of the days from the second column to the first.
  case meanDays(MappedColumn, MappedColumn)
  /// What is computed of values, the group of each row being known.
  case values

  /// True for the number of rows.
  var isCount: Bool { if case .count = self { true } else { false } }
  /// True for what is told by how many rows have which codes.
  var isOfCounts: Bool {
    switch self {
    case .count, .numbers, .computed: true
    case .distinct, .meanDays, .values: false
    }
  }

  /// The numbers of which it is counted how often groups have each: this is done once for all
  /// aggregates of them.
  private var numbers: Scalar? {
    switch self {
    case .numbers(_, let scalar), .computed(_, let scalar, _): scalar
    case .count, .distinct, .meanDays, .values: nil
    }
  }

  /// What finding some of the same groups takes, in nanoseconds: the rows of each are told by the
  /// numbers that they have, or counted.
  static func nanoseconds(_ forms: [CodedAggregate], _ groups: RowCodes) -> Double {
    var counted: Set<Scalar> = []
    let aggregates = forms.reduce(0.0) { sum, form in
      if let numbers = form.numbers, !counted.insert(numbers).inserted { return sum }
      return sum + form.nanoseconds(groups)
    }
    return aggregates + (counted.isEmpty ? groups.nanoseconds : 0)
  }

  private func nanoseconds(_ groups: RowCodes) -> Double {
    let rows = Double(groups.rows.setCount)
    switch self {
    case .count: return 0
    case .distinct(let codes, _):
      let words = seenSize(valueCount: codes.valueCount, groupCount: groups.count)
      return rows * Costs.marked / groups.threads(words) + Double(words) * Costs.word
    case .numbers(let codes, _), .computed(let codes, _, _):
      return groups.costOfPairs + Double(groups.count * codes.count) * Costs.listed
    case .meanDays: return rows * Costs.counted / groups.threads(groups.count)
    case .values: return Double(groups.rows.count) * (Costs.compared + Costs.gathered)
    }
  }

  /// Bytes that a group takes while the aggregate is found: a bit or a count for each code.
  var bytesPerGroup: Int {
    switch self {
    case .count: 0
    case .distinct(let codes, _): codes.count / 8 + 1
    case .numbers(let codes, _), .computed(let codes, _, _): codes.count * 8
    case .meanDays, .values: BytesPerRow.aggregated
    }
  }
}

/// An aggregate of every group that there may be.
enum CodedColumn {
  case counts([Int])
  /// Sums of whole numbers, and how many values each is of: without any there is none.
  case sums([Int], counts: [Int])
  /// Sums of whole numbers, one a row: without a row there is none.
  case totals(GroupSums)
  /// Numbers, nil where no value counts.
  case numbers([Double?])
  /// Values of any type, one a group.
  case values(Column)

  /// The values of some groups.
  func column(of groups: [Int32]) -> Column {
    switch self {
    case .counts(let counts):
      return Column(type: .integer, storage: .integers(integers(counts, of: groups)))
    case .sums(let sums, let counts):
      return Column(
        type: .integer, storage: .integers(integers(sums, of: groups)),
        unknown: empty(counts, of: groups))
    case .totals(let totals):
      // Only groups that have a row are asked for, but for the one of no keys.
      return Column(
        type: .integer,
        storage: .integers(totals.sums(of: groups)),
        unknown: groups.count == 1 ? empty(totals.totals, of: groups) : nil)
    case .numbers(let numbers): return .numbers(groups.map { numbers[Int($0)] })
    case .values(let column): return column.gathered(at: groups)
    }
  }

  private func integers(_ numbers: [Int], of groups: [Int32]) -> Integers {
    let numbers = gathered(numbers.span, at: groups.span, placeholder: 0)
    if let narrow = narrowed(numbers.span) { return Integers(Cells(narrow)) }
    return Integers(numbers.map(Int64.init))
  }

  /// The groups of which nothing was counted.
  private func empty(_ counts: [Int], of groups: [Int32]) -> Bitmap {
    Bitmap(words: packed(groups.count) { counts[Int(groups[$0])] == 0 }, count: groups.count)
  }

  /// Groups by their values, the greatest first, those without one last; equal ones keep their
  /// order.
  ///
  /// - Throws: `interrupted`.
  func descending(
    _ groups: [Int32], _ cancellation: Cancellation
  ) throws(ExecutionError) -> [Int32] {
    let ranks: [Int32]
    if case .counts(let counts) = self {
      let greatest = groups.reduce(0) { max($0, counts[Int($1)]) }
      ranks = groups.map { Int32(truncatingIfNeeded: greatest - counts[Int($0)]) }
    } else {
      let column = column(of: groups)
      let values = Vector(MappedColumn(name: "", column: column), 0..<column.count)
      ranks = try Ordinals(values, cancellation).descending
    }
    return composed(
      try sortedPlaces(groups.count, by: [ranks], cancellation), through: groups)
  }
}

extension Execution {
  /// How an aggregate is found from codes; nil if it is not.
  mutating func codedForm(
    of aggregate: NamedAggregate, over input: Relation, _ groups: RowCodes
  ) throws(ExecutionError) -> CodedAggregate? {
    switch aggregate.function {
    case .count: return .count
    case .hedgedCount: return nil
    case .distinct(.column(let reference)):
      if let (codes, column) = try storedCodes(reference, over: input.shape),
        groups.count * codes.count <= 1 << 28
      {
        return .distinct(codes, column)
      }
    case .sum(.column(let reference)), .mean(.column(let reference)),
      .median(.column(let reference)), .quantile(.column(let reference), _):
      if reference.type == .integer,
        let (codes, _) = try storedCodes(reference, over: input.shape),
        codes.sumsExactly(groups.rows.count),
        groups.count * codes.count <= max(65_536, input.shape.rowCount)
      {
        return .numbers(codes, .column(reference))
      }
    case .mean(.daysBetween(.column(let end), minus: .column(let start))):
      if let (end, start) = try exactDays(end, start, over: input.shape) {
        return .meanDays(end, start)
      }
    case .sum(let scalar), .mean(let scalar):
      if scalar.type == .integer, let reference = scalar.onlyColumn,
        let codes = try codes(of: reference, over: input.shape),
        codes.count <= 4096, groups.count * codes.count <= max(65_536, input.shape.rowCount)
      {
        return .computed(codes, scalar, reference)
      }
    default: break
    }
    let isLess = CostModel.isLessToComputeAll(
      groups.rows.count, for: groups.rows.setCount, keys: groups.keys.count)
    return isLess && groups.count <= max(65_536, input.shape.rowCount) ? .values : nil
  }

  private mutating func storedCodes(
    _ reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> (ColumnCodes, Column)? {
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin, source.rows == nil else { return nil }
    let key = CodeIndexes.Key(table: origin.table, links: [], column: origin.column, unit: nil)
    return try indexes.codes.codes(key) { ColumnCodes(of: source.column) }
      .map { ($0, source.column) }
  }

  /// An aggregate of every group; tells how many rows it leaves out.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func column(
    of aggregate: NamedAggregate, _ form: CodedAggregate, over input: Relation, _ groups: RowCodes,
    _ tallies: inout GroupTallies
  ) throws(ExecutionError) -> CodedColumn {
    switch form {
    case .count: return .counts(tallies.counts(of: groups))
    case .distinct(let codes, let column):
      noteLeftOut(aggregate.name, column, among: groups.rows)
      return .counts(groups.distinctCounts(of: codes))
    case .numbers(let codes, let scalar):
      return column(of: aggregate, scalar, CodedNumbers(of: codes), of: groups, &tallies)
    case .computed(let codes, let scalar, let reference):
      let values = try vector(scalar.withoutLinks, over: shape(of: codes, reference, input.shape))
      guard case .integers(let integers) = values.values,
        let numbers = CodedNumbers(codes, integers, in: values, rowCount: input.shape.rowCount)
      else { return try self.values(of: aggregate, over: input, groups) }
      return column(of: aggregate, scalar, numbers, of: groups, &tallies)
    case .meanDays(let end, let start):
      return .numbers(meanDays(aggregate.name, from: start, to: end, of: groups))
    case .values: return try values(of: aggregate, over: input, groups)
    }
  }

  private mutating func column(
    of aggregate: NamedAggregate, _ scalar: Scalar, _ numbers: CodedNumbers, of groups: RowCodes,
    _ tallies: inout GroupTallies
  ) -> CodedColumn {
    if aggregate.function.isOfSums, let sums = tallies.sums(of: scalar, numbers, in: groups) {
      return sums.column(aggregate.function)
    }
    let frequencies = tallies.frequencies(of: scalar, numbers, in: groups)
    noteLeftOut(aggregate.name, frequencies, of: groups)
    return frequencies.column(aggregate.function)
  }

  private mutating func values(
    of aggregate: NamedAggregate, over input: Relation, _ groups: RowCodes
  ) throws(ExecutionError) -> CodedColumn {
    let input = try aggregateInput(aggregate, over: input.shape, certain: groups.rows)
    if let means = input.means(of: groups) { return .numbers(means) }
    return .values(
      try input.column(Grouping(groups.codes.widened, count: groups.count), cancellation))
  }

  private mutating func noteLeftOut(
    _ name: String, _ frequencies: GroupFrequencies, of groups: RowCodes
  ) {
    noteLeftOut(
      name, [("unknown", frequencies.unknownCount), ("none", frequencies.noneCount)],
      of: groups.rowCount)
  }

  private mutating func noteLeftOut(_ name: String, _ column: Column, among rows: Bitmap) {
    noteLeftOut(
      name,
      [
        ("unknown", column.unknown?.intersection(rows).setCount ?? 0),
        ("none", column.none?.intersection(rows).setCount ?? 0),
      ], of: rows.setCount)
  }
}

extension AggregateFunction {
  /// True for what a sum and a number of values tell.
  fileprivate var isOfSums: Bool {
    switch self {
    case .sum, .mean: true
    default: false
    }
  }
}
