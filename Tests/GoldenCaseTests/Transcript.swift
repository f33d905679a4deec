import Engine
import Language
import Model
import Output
import Plan
import Reference
import Shell
import Store

/// What a script answers on a dataset: the text that a user sees, and the queries with their
/// answers.
struct Transcript {
  /// Tables with their footers, a blank line between answers.
  let text: String
  /// Each query that was answered, with what had its meaning before.
  let answered: [(query: QuerySyntax, environment: ReferenceEnvironment, answer: Answer)]

  init(_ script: String, on casebook: Casebook, without rules: Set<String> = []) {
    var session = Session(casebook: casebook)
    session.settings.disabledRules = rules
    var environment = ReferenceEnvironment()
    var answered: [(QuerySyntax, ReferenceEnvironment, Answer)] = []
    var parts: [String] = []
    let source = SourceText(script)
    let parsed = parseScript(source)
    if !parsed.diagnostics.isEmpty { parts.append(Self.text(parsed.diagnostics, source)) }
    for statement in parsed.diagnostics.isEmpty ? parsed.syntax.statements : [] {
      do {
        let response = try session.run(statement, in: source)
        if case .answer(let query) = response, case .query(let syntax) = statement.kind {
          answered.append((syntax, environment, query.answer))
        }
        parts += [Self.text(response)].compactMap(\.self)
      } catch {
        parts.append(Self.text(error.diagnostics, error.source))
      }
      environment.take(statement, in: session.environment)
    }
    text = parts.joined(separator: "\n\n")
    self.answered = answered
  }

  private static func text(_ response: Response) -> String? {
    switch response {
    case .answer(let query):
      var bytes: [UInt8] = []
      render(query.answer, as: .table, options: RenderingOptions()) { bytes += $0 }
      let table = String(decoding: bytes.dropLast(), as: UTF8.self)
      return ([table] + footer(for: query.answer)).joined(separator: "\n")
    case .lines(let lines): return lines.joined(separator: "\n")
    default: return nil
    }
  }

  private static func text(_ diagnostics: [Diagnostic], _ source: SourceText) -> String {
    DiagnosticRenderer(style: .plain).text(for: diagnostics, in: source)
  }
}

extension ReferenceEnvironment {
  /// Takes what a statement names.
  fileprivate mutating func take(
    _ statement: StatementSyntax, in environment: Plan.Environment
  ) {
    switch statement.kind {
    case .query: previous = environment.previous
    case .letQuery(let name, _, _):
      guard let named = environment.queries[name.text] else { return }
      queries[name.text] = (named.parameters, named.query)
    case .define(let name, let parameters, let expression):
      definitions[name.text] = (parameters.map(\.text), expression)
    case .parameter(let name, _, _):
      parameters[name.text] = environment.parameters[name.text].map(ReferenceParameter.init)
    default: break
    }
  }
}

extension ReferenceParameter {
  fileprivate init(_ value: ParameterValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .date(let period): self = .date(period)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .boolean(let bit): self = .boolean(bit)
    }
  }
}
