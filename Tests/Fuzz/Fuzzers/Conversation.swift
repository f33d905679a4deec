import Language
import Model
import Plan

/// What becomes of a script on the small dataset, statement by statement, as in the shell.
struct Conversation {
  /// True when at least one query was bound.
  private(set) var isUnderstood = false

  /// Binds the queries of a script.
  /// - Parameter isBound: is given each query that means something.
  /// - Parameter isRefused: is given why another means nothing, and a reader of what is wrong with
  ///   a text in its place.
  init(
    _ text: SourceText, _ script: ScriptSyntax, _ isBound: (BoundQuery) -> Void = { _ in },
    _ isRefused: (BindingFailure, (SourceText) -> [Diagnostic]) -> Void = { _, _ in }
  ) {
    var environment = Conversation.environment
    for statement in script.statements {
      guard let query = statement.query else {
        Conversation.declare(statement, in: &environment)
        continue
      }
      do throws(BindingFailure) {
        let bound = try Binder.bind(query, schema: Prison.schema, environment: environment)
        isBound(bound)
        isUnderstood = true
        if case .query = statement.kind { environment.previous = query }
      } catch {
        let read = { Conversation.mistakes(in: $0, insteadOf: query, environment) }
        require(!error.diagnostics.isEmpty, "a refusal says why")
        require(error.diagnostics.count <= Limits.diagnosticsMax, "there are few diagnostics")
        isRefused(error, read)
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
