import Language
package import Plan
package import Store

/// Answers bound queries from a loaded dataset.
package struct Executor: Sendable {
  private let casebook: Casebook
  private let cancellation: Cancellation
  private let indexes: ColumnIndexes
  private let earlier: EarlierRows?
  private let workers: Workers
  private let memory: MemoryBudget
  private let choices: [Choice]

  /// Makes an executor; with the casebook's indexes, what earlier ones made serves it too, and so
  /// does what they found of its rows. Where many rows are gone through, `threads` share them, as
  /// many as are worth having if nil. What a query makes takes at most `memoryBytes`, or the query
  /// is refused. No choice is made whose name is `disabled`.
  package init(
    casebook: Casebook, cancellation: Cancellation = .never,
    indexes: ColumnIndexes = ColumnIndexes(), earlier: EarlierRows? = nil, threads: Int? = nil,
    memoryBytes: Int = .max, disabled: Set<String> = []
  ) {
    choices = Choice.allCases.filter { !disabled.contains($0.rawValue) }
    self.casebook = casebook
    self.indexes = indexes
    self.earlier = earlier
    workers = threads.map { Workers(count: max(1, $0)) } ?? .usual
    memory = MemoryBudget(limit: memoryBytes)
    self.cancellation = cancellation
  }

  /// Makes an executor whose threads are told.
  init(casebook: Casebook, workers: Workers) {
    self.casebook = casebook
    self.workers = workers
    indexes = ColumnIndexes()
    earlier = nil
    choices = Choice.allCases
    memory = .unlimited
    cancellation = .never
  }

  /// Runs a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan to run, optimized or not.
  ///   - asWritten: the plan before it was optimized, so that rows that can't be told are put down
  ///     to the tests in the order in which they were written.
  ///   - subject: what the rows of the answer are, in the plural.
  /// - Throws: `interrupted`, and the limits that the answer would exceed.
  package func run(
    _ plan: LogicalPlan, asWritten: LogicalPlan, subject: String
  ) throws(ExecutionError) -> Answer {
    var execution = Execution(
      casebook: casebook, cancellation: cancellation, indexes: indexes, earlier: earlier,
      workers: workers, memory: memory, choices: choices)
    return try execution.answer(plan, asWritten: asWritten, subject: subject)
  }

  /// Runs a plan from its beginning, and says what each step did.
  ///
  /// - Throws: as `run`.
  package func profiled(
    _ plan: LogicalPlan, asWritten: LogicalPlan, subject: String
  ) throws(ExecutionError) -> (answer: Answer, profile: Profile) {
    var execution = Execution(
      casebook: casebook, cancellation: cancellation, indexes: indexes, workers: workers,
      memory: memory, choices: choices, profile: Profile())
    let answer = try execution.answer(plan, asWritten: asWritten, subject: subject)
    return (answer, execution.profile ?? Profile())
  }
}

extension Execution {
  /// An answer, unless what it is made of is damaged: then it is none.
  fileprivate mutating func answer(
    _ plan: LogicalPlan, asWritten: LogicalPlan, subject: String
  ) throws(ExecutionError) -> Answer {
    let answer: Answer
    do throws(ExecutionError) {
      answer = try made(plan, asWritten: asWritten, subject: subject)
    } catch {
      throw casebook.fault.map { .damaged($0) } ?? error
    }
    if let fault = casebook.fault { throw .damaged(fault) }
    return answer
  }

  private mutating func made(
    _ plan: LogicalPlan, asWritten: LogicalPlan, subject: String
  ) throws(ExecutionError) -> Answer {
    let relation = try relation(of: plan)
    let possible = try possibleRows(of: relation, asWritten: asWritten)
    return Answer(
      columns: try relation.answerColumns(cancellation), rowCount: relation.truth.yesCount,
      possible: possible, subject: subject, notes: notes)
  }

  /// The rows that a plan gives.
  ///
  /// - Throws: as `Executor.run`.
  mutating func relation(of plan: LogicalPlan) throws(ExecutionError) -> Relation {
    guard case .shared(let input) = plan else { return try run(plan) }
    if let found = shared.first(where: { $0.plan == input }) {
      departed += found.departed
      let count = found.relation.truth.yesCount
      profile?.record(
        "again", "as above", making: .zero, expected: nil, rowsIn: count, rowsOut: count,
        took: .zero)
      return found.relation
    }
    let before = departed.count
    var relation = try run(input)
    if relation.shape.table == nil {
      // Each place where they stand would gather them.
      let columnCount = relation.shape.columns.count
      try memory.take(
        relation.truth.possibleCount, bytesEach: BytesPerRow.row * (1 + columnCount), for: .columns)
      relation = try relation.inPlace(cancellation)
    }
    shared.append(
      SharedPlan(plan: input, relation: relation, departed: Array(departed[before...])))
    return relation
  }

  private mutating func run(_ plan: LogicalPlan) throws(ExecutionError) -> Relation {
    try cancellation.check()
    switch plan {
    case .scan(let table): return try scan(table)
    case .filter(let predicate, .scan(let table)) where profile == nil:
      return try filter(table: table, by: predicate)
    case .filter(let predicate, let input):
      return try step("filter", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.filter(rows, by: predicate, of: input)
      }
    case .aggregate(let aggregation, .join(let left, let right, let predicate)):
      return try aggregatedPairs(aggregation, left, right, on: predicate)
    case .aggregate(let aggregation, let input):
      if let counted = try recordedCountsByDay(aggregation, of: input) { return counted }
      if let grouped = try groupsOfChosen(aggregation, of: input) { return grouped }
      return try step("aggregate", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.aggregate(rows, aggregation)
      }
    case .series(let series, let input):
      return try step("series", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.series(rows, series)
      }
    case .project(let items, let input):
      return try step("project", try rows(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.project(rows, items)
      }
    case .distinct(let items, let input):
      return try step("distinct", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.distinct(rows, items)
      }
    case .sort(let keys, let input):
      return try step("sort", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.sort(rows, by: keys)
      }
    case .top(let count, let keys, let input):
      return try step("top", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.top(rows, count, by: keys)
      }
    case .shared: return try relation(of: plan)
    case .limit(let limit, let input):
      return try step("limit", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.limit(rows, limit)
      }
    case .window(let columns, let input):
      return try step("window", try relation(of: input)) {
        (execution, rows) throws(ExecutionError) in
        try execution.window(rows, columns)
      }
    case .combine(let operation, let left, let right):
      let other = try relation(of: left)
      return try step(operation.rawValue, try relation(of: right)) {
        (execution, rows) throws(ExecutionError) in
        try execution.combine(operation, other, rows)
      }
    case .join(let left, let right, let predicate):
      let other = try relation(of: left)
      return try step("join", try relation(of: right)) {
        (execution, rows) throws(ExecutionError) in
        try execution.join(other, rows, on: predicate)
      }
    }
  }

  /// The rows that a projection reads: the first of a table's rows in an order are found without
  /// the others where they can be.
  private mutating func rows(of plan: LogicalPlan) throws(ExecutionError) -> Relation {
    guard case .top(let count, let keys, let input) = plan else { return try relation(of: plan) }
    let found = try recorded(
      "top", rows: { found in found.map { ($0.start.rowCount, $0.truth.yesCount) } }
    ) { (execution) throws(ExecutionError) in try execution.zonedTop(of: input, count, by: keys) }
    if let found { return found }
    return try relation(of: plan)
  }

  /// Groups of the rows of a table that need not be looked at to be counted.
  private mutating func recordedCountsByDay(
    _ aggregation: Aggregation, of input: LogicalPlan
  ) throws(ExecutionError) -> Relation? {
    let rowsIn = input.tableCounted.map { casebook.tables[$0].rowCount } ?? 0
    return try recorded(
      "aggregate", rows: { counted in counted.map { (rowsIn, $0.shape.rowCount) } }
    ) { (execution) throws(ExecutionError) in try execution.countsByDay(aggregation, of: input) }
  }

  /// Groups of the pairs of a join, which need not be made to be counted.
  private mutating func aggregatedPairs(
    _ aggregation: Aggregation, _ left: LogicalPlan, _ right: LogicalPlan, on predicate: Predicate
  ) throws(ExecutionError) -> Relation {
    let (one, other) = (try relation(of: left), try relation(of: right))
    let counted = try recorded(
      "pairs", rows: { counted in counted.map { (other.truth.yesCount, $0.shape.rowCount) } }
    ) { (execution) throws(ExecutionError) in
      try execution.joinedCounts(one, other, on: predicate, aggregation)
    }
    if let counted { return counted }
    let pairs = try step("join", other) { (execution, rows) throws(ExecutionError) in
      try execution.join(one, rows, on: predicate)
    }
    return try step("aggregate", pairs) { (execution, rows) throws(ExecutionError) in
      try execution.aggregate(rows, aggregation)
    }
  }

  private mutating func step(
    _ name: String, _ input: Relation,
    _ operation: (inout Execution, Relation) throws(ExecutionError) -> Relation
  ) throws(ExecutionError) -> Relation {
    try recorded(name, rows: { (input.truth.yesCount, $0.truth.yesCount) }) {
      (execution) throws(ExecutionError) in try operation(&execution, input)
    }
  }

  /// Runs a step and, where that is asked for, tells of it; `rows` are those that went into it and
  /// those that came out, nil if it could not be run.
  mutating func recorded<Result>(
    _ name: String, rows: (Result) -> (in: Int, out: Int)?,
    _ operation: (inout Execution) throws(ExecutionError) -> Result
  ) throws(ExecutionError) -> Result {
    guard profile != nil else { return try operation(&self) }
    let clock = ContinuousClock()
    // A step within a step, as of a query that another asks, leaves what is expected of that.
    let outside = (expected, readying)
    defer { (expected, readying) = outside }
    describe("")
    (expected, readying) = (nil, 0)
    let (start, made) = (clock.now, indexes.making.total)
    let result = try operation(&self)
    if let rows = rows(result) {
      let making = indexes.making.total - made
      profile?.record(
        name, detail, making: making, expected: expected?.after(readying), rowsIn: rows.in,
        rowsOut: rows.out, took: clock.now - start)
    }
    return result
  }
}

extension Relation {
  /// The columns of the rows that are in, in order.
  fileprivate func answerColumns(
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> [AnswerColumn] {
    let isWhole = self.isWhole
    let chosen = isWhole ? [] : rows
    var columns: [AnswerColumn] = []
    for source in shape.columns {
      try cancellation.check()
      columns.append(
        AnswerColumn(
          name: source.name, column: source.column,
          rows: isWhole ? source.rows : composed(chosen, through: source.rows)))
    }
    return columns
  }
}
