import Model
import Plan
import Store

/// One run of one plan: what it reads, and what it has to tell when it is done.
struct Execution {
  let casebook: Casebook
  let cancellation: Cancellation
  /// Pairs of rows that one join may make.
  var pairsMax = Limits.pairsMax
  /// What may be taken of the machine's memory.
  var memory: MemoryBudget
  /// What was derived from columns before, and is kept.
  let indexes: ColumnIndexes
  /// Which rows passed the tests of queries before; nil if each query begins anew.
  let earlier: EarlierRows?
  /// What goes through many rows at once.
  let workers: Workers
  /// The ways that may be taken where rows allow them.
  let choices: [Choice]
  /// Things to tell beside the answer, each once, in the order found.
  private(set) var notes: [String] = []
  /// The stored values that typed ones stand for.
  var typings: [Typing: [String]] = [:]
  /// Rows that were unsure when their shape was left behind, from left to right in the plan.
  var departed: [DepartedRows] = []
  /// What parts of the plan gave that are run once for all places where they stand.
  var shared: [SharedPlan] = []
  /// What each step did; nil if nobody wants to know.
  var profile: Profile?
  /// What the step that runs does, in words.
  private(set) var detail = ""
  /// What it is expected to give and to take.
  var expected: Expectation?
  /// Nanoseconds that making its tests ready is expected to take.
  var readying = 0.0

  init(
    casebook: Casebook, cancellation: Cancellation, indexes: ColumnIndexes,
    earlier: EarlierRows? = nil, workers: Workers = .usual, memory: MemoryBudget = .unlimited,
    choices: [Choice] = Choice.allCases, profile: Profile? = nil
  ) {
    self.casebook = casebook
    self.indexes = indexes
    self.earlier = earlier
    self.workers = workers
    self.memory = memory
    self.cancellation = cancellation
    self.choices = choices
    self.profile = profile
  }

  /// Says what the step that runs does.
  mutating func describe(_ detail: @autoclosure () -> String) {
    if profile != nil { self.detail = detail() }
  }

  /// Tells something once.
  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Notes what is so of a column, on the line of the columns before it of which the same is so.
  mutating func noteShared(_ name: String, _ text: String) {
    let end = ": " + text
    guard let last = notes.last, last.hasSuffix(end) else { return note(name + end) }
    let names = last.dropLast(end.count)
    guard names != name, !names.hasSuffix(", " + name) else { return }
    notes[notes.count - 1] = names + ", " + name + end
  }

  /// Every row of a table.
  func scan(_ index: Int) throws(ExecutionError) -> Relation {
    Relation(all: try shape(ofTable: index))
  }

  /// The columns of a table.
  func shape(ofTable index: Int) throws(ExecutionError) -> Shape {
    guard casebook.tables.indices.contains(index) else {
      throw .malformedPlan("no table \(index)")
    }
    let table = casebook.tables[index]
    let schema = casebook.schema.tables[index]
    guard schema.columns.count == table.stored.count else {
      throw .malformedPlan("\(schema.name) has other columns than its schema")
    }
    let columns = table.stored.indices.map { column in
      MappedColumn(
        name: schema.columns[column].name, stored: table.stored[column],
        origin: ColumnOrigin(table: index, column: column))
    }
    return Shape(
      columns: columns, rowCount: table.rowCount, table: TableRows(index: index, rows: nil))
  }

  /// The rows for which a test is yes, and may be, block by block.
  ///
  /// - Throws: `interrupted`.
  func evaluate(_ test: Test, rowCount: Int) throws(ExecutionError) -> TruthSet {
    if let truths = test.truths { return truths }
    let parts = testers.parts(
      of: rowCount, unit: Test.rowsPerBlock, partMax: Test.rowsPerBlock
    ) { [cancellation] part in
      test.blocks(part, cancellation)
    }
    var blocks: [BlockTruth] = []
    for part in parts {
      guard let part else { throw .interrupted }
      blocks += part
    }
    let yes = Bitmap(words: joined(blocks.map(\.yes)), count: rowCount)
    if blocks.allSatisfy(\.isCertain) { return TruthSet(certain: yes) }
    return TruthSet(
      yes: yes, possible: Bitmap(words: joined(blocks.map(\.possible)), count: rowCount))
  }

  /// What a predicate says of each row of a shape, found before a test of other rows asks for it.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func foundBefore(
    _ predicate: Predicate, of shape: Shape
  ) throws(ExecutionError) -> TruthSet {
    let test = try lower(predicate, over: shape)
    expectReadying(test, of: predicate, over: shape)
    return try evaluate(test, rowCount: shape.rowCount)
  }

  /// What goes through the rows of a test. Tests are quick: rows of four blocks are tested sooner
  /// than a thread wakes.
  var testers: Workers { workers.forQuickWork(4) }

  private func joined(_ blocks: [[UInt64]]) -> [UInt64] {
    if blocks.count == 1 { return blocks[0] }
    var words: [UInt64] = []
    words.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
    for block in blocks { words += block }
    return words
  }

  /// The values of a scalar for every row of a shape.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func vector(_ scalar: Scalar, over shape: Shape) throws(ExecutionError) -> Vector {
    try lower(scalar, over: shape).evaluate(rowCount: shape.rowCount, cancellation)
  }
}

extension Test {
  /// What the test says of some rows, block by block; nil if it was told to stop.
  fileprivate func blocks(_ rows: Range<Int>, _ cancellation: Cancellation) -> [BlockTruth]? {
    var blocks: [BlockTruth] = []
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Test.rowsPerBlock) {
      do { try cancellation.check() } catch { return nil }
      blocks.append(evaluate(start..<min(start + Test.rowsPerBlock, rows.upperBound)))
    }
    return blocks
  }
}
