import Engine
package import Language
import Model
import Plan
import Store

// Running statements: the same for a line at the prompt and a statement of a script.
extension Session {
  /// Runs one statement that was parsed without mistakes.
  ///
  /// - Throws: ``Failure`` with the diagnostics of the binder, or of a limit that the query would
  ///   pass.
  package mutating func run(
    _ statement: StatementSyntax, in source: SourceText,
    since start: ContinuousClock.Instant = .now, isRefinement: Bool = false
  ) throws(Failure) -> Response {
    switch statement.kind {
    case .query(let query):
      let bound = try bind(query, in: source)
      let answer = try execute(bound, in: source, at: statement.range)
      remember(query)
      return .answer(
        AnsweredQuery(
          answer: answer, refinedQuery: isRefinement ? previousQuery : nil,
          plan: bound.plan,
          elapsedMicroseconds: microseconds(since: start)))
    case .explain(let analyze, let query):
      return .lines(try explain(query, analyze: analyze, in: source))
    case .describe(let path):
      return .lines(try describe(path, in: source))
    case .expect(let query, let expectation):
      try compare(query, expectation, at: statement.range, in: source)
      return .nothing
    default:
      return try declare(statement, in: source)
    }
  }

  /// Checks one statement as running it would, without touching a row.
  package mutating func check(
    _ statement: StatementSyntax, in source: SourceText
  ) throws(Failure) {
    switch statement.kind {
    case .query(let query):
      _ = try bind(query, in: source)
      remember(query)
    case .explain(_, let query), .expect(let query, _): _ = try bind(query, in: source)
    case .describe(let path): _ = try describe(path, in: source)
    default: _ = try declare(statement, in: source)
    }
  }

  func bind(_ query: QuerySyntax, in source: SourceText) throws(Failure) -> BoundQuery {
    do {
      return try Binder.bind(query, schema: casebook.schema, environment: environment)
    } catch {
      let proven = error.proven(in: source) { mistakes(in: $0, insteadOf: query) }
      throw Failure(source: source, diagnostics: proven.diagnostics)
    }
  }

  func execute(
    _ bound: BoundQuery, in source: SourceText, at range: SourceRange
  ) throws(Failure) -> Answer {
    let answer = try run(bound, in: source, at: range) {
      (executor, plan) throws(ExecutionError) in
      try executor.run(plan, asWritten: bound.plan, subject: bound.subject)
    }
    return Answer(
      columns: answer.columns, rowCount: answer.rowCount, possible: answer.possible,
      subject: answer.subject, sourceSubject: bound.sourceSubject,
      notes: bound.notes + answer.notes)
  }

  /// What each step of a query did.
  func profile(
    _ bound: BoundQuery, in source: SourceText, at range: SourceRange
  ) throws(Failure) -> Profile {
    try run(bound, in: source, at: range) { (executor, plan) throws(ExecutionError) in
      try executor.profiled(plan, asWritten: bound.plan, subject: bound.subject).profile
    }
  }

  /// Runs the optimized plan of a query as told.
  private func run<Result>(
    _ bound: BoundQuery, in source: SourceText, at range: SourceRange,
    _ execute: (Executor, LogicalPlan) throws(ExecutionError) -> Result
  ) throws(Failure) -> Result {
    let optimizer = Optimizer(disabled: settings.disabledRules)
    let plan = optimizer.optimize(bound.plan, schema: casebook.schema)
    let executor = Executor(
      casebook: casebook, cancellation: cancellation, indexes: indexes,
      earlier: settings.startsFromEarlierRows ? earlierRows : nil, threads: settings.threads,
      memoryBytes: settings.memory.bytes, disabled: settings.disabledRules)
    do {
      return try execute(executor, plan)
    } catch {
      throw Failure(source: source, diagnostics: [diagnostic(error, at: range)])
    }
  }

  private func diagnostic(_ error: ExecutionError, at range: SourceRange) -> Diagnostic {
    switch error {
    case .unsupported(let operation):
      Diagnostic(
        .notYetAvailable, "\(operation) is part of the language but not of this version.", at: range
      )
    case .malformedPlan(let law): fatalError("a bound plan names what its input has: \(law)")
    case .damaged(let fault): Diagnostic(.damagedDataset, fault.description + ".", at: range)
    case .interrupted: Diagnostic(.interrupted, "Stopped.", at: range)
    case .tooManyGroups(let limit):
      Diagnostic(
        .tooManyGroups, "The answer would have more than \(limit) groups.", at: range,
        remedy: "Filter first, or group by fewer keys.")
    case .tooManyPairs(let limit, nil):
      Diagnostic(
        .tooManyPairs, "The join would make more than \(limit) pairs of rows.", at: range,
        remedy: "Filter both sides first, or join on columns that are equal.")
    case .tooManyPairs(let limit, let unknown?):
      Diagnostic(
        .tooManyPairs,
        "The join would make more than \(limit) pairs of rows: where \(unknown) is unknown, it "
          + "may equal any.", at: range,
        remedy: "Leave such rows out: `where \(unknown) is known`.")
    case .tooMuchMemory(let needed, let limit, let purpose):
      Diagnostic(
        .tooMuchMemory,
        "The query would take \(MemorySize(bytes: needed).shown) of memory \(purpose.rawValue), "
          + "of \(MemorySize(bytes: limit).shown) that it may.", at: range,
        remedy: "Filter first, or allow more: "
          + "`.memory \(MemorySize(holding: needed))` in the shell, `--memory` on the command line."
      )
    case .tooManyColumns(let limit):
      Diagnostic(
        .tooManyColumns, "The answer would have more than \(limit) columns.", at: range,
        remedy: "Put the key with many values after `by`.")
    }
  }

  func microseconds(since start: ContinuousClock.Instant) -> Int {
    (ContinuousClock.now - start).microseconds
  }
}
