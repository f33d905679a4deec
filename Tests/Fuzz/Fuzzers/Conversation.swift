import Language
import Model
import Plan
import SQL

/// What becomes of a script on the small dataset, statement by statement, as in the shell.
struct Conversation {
  /// True when at least one query was bound.
  private(set) var isUnderstood = false

  init(_ text: SourceText) {
    var environment = Conversation.environment
    for statement in parseScript(text).syntax.statements {
      guard let query = statement.query else {
        Conversation.declare(statement, in: &environment)
        continue
      }
      do throws(BindingFailure) {
        let bound = try Binder.bind(query, schema: Prison.schema, environment: environment)
        checkPlan(of: bound)
        isUnderstood = true
        if case .query = statement.kind { environment.previous = query }
      } catch {
        let read = { Conversation.mistakes(in: $0, insteadOf: query, environment) }
        require(!error.diagnostics.isEmpty, "a refusal says why")
        require(error.diagnostics.count <= Limits.diagnosticsMax, "there are few diagnostics")
        checkDiagnostics(error.proven(in: text, read).diagnostics, of: text, read)
      }
      if case .letQuery = statement.kind { Conversation.declare(statement, in: &environment) }
    }
  }

  /// What is wrong with a text that stands in the place of the one from which `query` was read.
  private static func mistakes(
    in text: SourceText, insteadOf query: QuerySyntax, _ environment: Plan.Environment
  ) -> [Diagnostic] {
    let parsed = parseScript(text)
    guard parsed.diagnostics.isEmpty else { return parsed.diagnostics }
    let statement = parsed.syntax.statements.last { $0.range.lower <= query.range.lower }
    guard let changed = statement?.query else { return [] }
    do throws(BindingFailure) {
      _ = try Binder.bind(changed, schema: Prison.schema, environment: environment)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func declare(
    _ statement: StatementSyntax, in environment: inout Plan.Environment
  ) {
    switch statement.kind {
    case .letQuery(let name, let parameters, let query):
      environment.queries[name.text] = .init(
        parameters: parameters.map(\.text),
        query: query.replacingPrevious(with: environment.previous))
    case .define(let name, let parameters, let expression):
      environment.definitions[name.text] = .init(
        parameters: parameters.map(\.text), expression: expression)
    case .parameter(let name, let type, let value):
      let literal = value.map(SyntaxPrinter.text(of:)) ?? ""
      environment.parameters[name.text] = ParameterValue(literal, type: type.text.lowercased())
    default: break
    }
  }

  private static let environment: Plan.Environment = {
    var environment = Plan.Environment()
    environment.parameters = [
      "n": .integer(5), "half": .number(0.5), "who": .text("minsk"), "flag": .boolean(true),
    ]
    environment.parameters["since"] = ParameterValue("2024-07", type: "date")
    return environment
  }()
}

/// A plan is sound after the binder and after each rule, keeps its columns, and can be told.
private func checkPlan(of bound: BoundQuery) {
  let schema = Prison.schema
  func checkSoundness(_ plan: LogicalPlan, after stage: String) {
    let violations = PlanVerifier.violations(of: plan, schema: schema)
    require(violations.isEmpty, "the plan after \(stage) is sound: \(violations)")
  }
  checkSoundness(bound.plan, after: "the binder")
  let shape = PlanVerifier.shape(of: bound.plan, schema: schema)
  for step in Optimizer().steps(bound.plan, schema: schema) {
    checkSoundness(step.plan, after: step.rule)
    require(
      PlanVerifier.shape(of: step.plan, schema: schema) == shape, "\(step.rule) keeps the columns")
  }
  let optimized = Optimizer().optimize(bound.plan, schema: schema)
  require(!PlanPrinter(schema: schema).lines(optimized).isEmpty, "a plan can be told")
  for dialect in SQLDialect.all {
    // A refusal is an answer too.
    _ = try? SQLWriter.statement(for: bound.plan, schema: schema, dialect: dialect)
  }
}

extension StatementSyntax {
  fileprivate var query: QuerySyntax? {
    switch kind {
    case .query(let query), .letQuery(_, [], let query), .explain(_, let query),
      .expect(let query, _):
      query
    default: nil
    }
  }
}
