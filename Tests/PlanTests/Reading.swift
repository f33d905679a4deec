import Language
import Model

@testable import Plan

/// What became of a script: the last query bound, or why it could not be.
struct Reading {
  let text: SourceText
  let bound: BoundQuery?
  let diagnostics: [Diagnostic]

  /// Reads a script of `let`, `define` and queries; a query before the last is what `_` stands for.
  init(_ script: String, parameters: [String: ParameterValue] = [:], previous: String? = nil) {
    text = SourceText(script)
    var environment = Plan.Environment()
    environment.parameters = parameters
    environment.previous = previous.flatMap { Reading.query(in: $0) }
    let parsed = parseScript(text)
    guard parsed.diagnostics.isEmpty else {
      (bound, diagnostics) = (nil, parsed.diagnostics)
      return
    }
    var result: Result<BoundQuery, BindingFailure>?
    for statement in parsed.syntax.statements {
      switch statement.kind {
      case .letQuery(let name, let parameters, let query):
        environment.queries[name.text] = .init(parameters: parameters.map(\.text), query: query)
      case .define(let name, _, let expression):
        environment.definitions[name.text] = .init(expression: expression)
      case .query(let query):
        result = Result { () throws(BindingFailure) in
          try Binder.bind(query, schema: Prison.schema, environment: environment)
        }
      default: break
      }
    }
    switch result {
    case .success(let query): (bound, diagnostics) = (query, [])
    case .failure(let failure): (bound, diagnostics) = (nil, failure.diagnostics)
    case nil: (bound, diagnostics) = (nil, [])
    }
  }

  private static func query(in text: String) -> QuerySyntax? {
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else { return nil }
    return query
  }

  /// The plan on one line, the last step first; all columns of a table as `*`.
  var plan: String {
    guard let bound else { return diagnostics.map(\.message).joined(separator: " | ") }
    return printed(bound.plan)
  }

  /// The guilty words of each diagnostic.
  var guilty: [String] { diagnostics.map { text.string(in: $0.range) } }
}

/// A plan on one line; the inputs of a set operator in brackets.
func printed(_ plan: LogicalPlan) -> String {
  let printer = PlanPrinter(schema: Prison.schema)
  if case .combine(let setOperator, let left, let right) = plan {
    return "(\(printed(left))) \(setOperator.rawValue) (\(printed(right)))"
  }
  var first = printer.lines(plan)[0]
  for table in Prison.schema.tables {
    let all = table.columns.map(\.name).joined(separator: ", ")
    if first == "project " + all { first = "project *" }
    if first.hasPrefix("project \(all), ") {
      first = "project *" + first.dropFirst("project \(all)".count)
    }
  }
  guard let input = plan.onlyInput else { return first }
  return first + " < " + printed(input)
}

extension LogicalPlan {
  /// The input of a step that has one.
  var onlyInput: LogicalPlan? {
    switch self {
    case .scan, .combine: nil
    case .filter(_, let input), .aggregate(_, let input), .project(_, let input),
      .distinct(_, let input), .sort(_, let input), .limit(_, let input):
      input
    }
  }
}
