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
          testedColumns: bound.plan.testedColumns,
          elapsedMicroseconds: microseconds(since: start)))
    case .explain(let analyze, let query):
      return .lines(try explain(query, analyze: analyze, in: source))
    case .describe(let path):
      return .lines(try describe(path, in: source))
    case .expect(let query, let expectation):
      try compare(query, expectation, at: statement.range, in: source)
      return .nothing
    default:
      return try declare(statement, in: source).map(Response.confirmation) ?? .nothing
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
    let answer = try profiled(bound, in: source, at: range).answer
    return Answer(
      columns: answer.columns, rowCount: answer.rowCount, possible: answer.possible,
      subject: answer.subject, sourceSubject: bound.sourceSubject,
      notes: bound.notes + answer.notes)
  }

  /// What each step of a query did.
  func profile(
    _ bound: BoundQuery, in source: SourceText, at range: SourceRange
  ) throws(Failure) -> Profile {
    try profiled(bound, in: source, at: range).profile
  }

  private func profiled(
    _ bound: BoundQuery, in source: SourceText, at range: SourceRange
  ) throws(Failure) -> (answer: Answer, profile: Profile) {
    let optimizer = Optimizer(disabled: settings.disabledRules)
    let plan = optimizer.optimize(bound.plan, schema: casebook.schema)
    let executor = Executor(casebook: casebook, cancellation: cancellation)
    do {
      return try executor.profiled(plan, asWritten: bound.plan, subject: bound.subject)
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
    case .interrupted: Diagnostic(.interrupted, "Stopped.", at: range)
    case .tooManyGroups(let limit):
      Diagnostic(
        .tooManyGroups, "The answer would have more than \(limit) groups.", at: range,
        remedy: "Filter first, or group by fewer keys.")
    case .tooManyColumns(let limit):
      Diagnostic(
        .tooManyColumns, "The answer would have more than \(limit) columns.", at: range,
        remedy: "Put the key with many values after `by`.")
    }
  }

  func microseconds(since start: ContinuousClock.Instant) -> Int {
    let elapsed = (ContinuousClock.now - start).components
    return Int(elapsed.seconds) * 1_000_000 + Int(elapsed.attoseconds / 1_000_000_000_000)
  }
}

// MARK: - Declarations

extension Session {
  /// Gives a name its meaning; the line that confirms it, if there is something to confirm.
  private mutating func declare(
    _ statement: StatementSyntax, in source: SourceText
  ) throws(Failure) -> String? {
    switch statement.kind {
    case .letQuery(let name, let parameters, let query):
      let named = Plan.Environment.NamedQuery(
        parameters: parameters.map(\.text),
        query: query.replacingPrevious(with: environment.previous))
      if parameters.isEmpty { _ = try bind(query, in: source) }
      environment.queries[name.text] = named
      return "\(name.text) is a query now; begin with its name."
    case .define(let name, let parameters, let expression):
      environment.definitions[name.text] = .init(
        parameters: parameters.map(\.text), expression: expression)
      return "\(name.text) is an expression now; use it as a column."
    case .parameter(let name, let type, let defaultValue):
      try declareParameter(name, type: type, defaultValue: defaultValue, in: source)
      return "$\(name.text) has a value now."
    case .include(let file, let range):
      return try include(file, at: range, in: source)
    default: return nil
    }
  }

  // A value given from outside wins over the default; it must fit the declared type.
  private mutating func declareParameter(
    _ name: Name, type: Name, defaultValue: ExpressionSyntax?, in source: SourceText
  ) throws(Failure) {
    let typeName = type.text.lowercased()
    guard ParameterValue.typeNames.contains(typeName) else {
      throw failure(
        .unknownUnit, "There is no type '\(type.text)' for a parameter.", at: type.range,
        in: source,
        remedy: "The types are \(ParameterValue.typeNames.joined(separator: ", ")).")
    }
    let given = environment.given[name.text]
    guard let text = given ?? defaultValue.map({ literal($0, in: source) }) else {
      throw failure(
        .missingParameterValue, "The parameter '\(name.text)' has no value.", at: name.range,
        in: source, remedy: "Give one: --param \(name.text)=…")
    }
    guard let value = ParameterValue(text, type: typeName) else {
      throw failure(
        .invalidParameterValue,
        "'\(text)' is not \(typeName == "integer" ? "an" : "a") \(typeName).",
        at: given == nil ? defaultValue?.range ?? name.range : name.range, in: source,
        remedy: "The parameter '\(name.text)' is declared so.")
    }
    environment.parameters[name.text] = value
    declaredParameters.append(name.text)
  }

  private func literal(_ expression: ExpressionSyntax, in source: SourceText) -> String {
    if case .string(let text) = expression.kind { return text }
    return source.string(in: expression.range)
  }

  private func failure(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, in source: SourceText,
    remedy: String
  ) -> Failure {
    Failure(
      source: source, diagnostics: [Diagnostic(code, message, at: range, remedy: remedy)])
  }
}
