import Language
import Model
import Plan
import Store

// `let`, `define` and `param`: what a conversation or a script has named so far.
extension Session {
  /// Names what a statement names; the answer says what the name stands for.
  mutating func declare(
    _ statement: StatementSyntax, in source: SourceText
  ) throws(Failure) -> Response {
    switch statement.kind {
    case .letQuery(let name, let parameters, let query):
      try checkName(name, in: source)
      let named = Plan.Environment.NamedQuery(
        parameters: parameters.map(\.text),
        query: query.replacingPrevious(with: environment.previous))
      if parameters.isEmpty { try bindNamed(query, as: name, in: source) }
      environment.queries[name.text] = named
    case .define(let name, let parameters, let expression):
      environment.definitions[name.text] = .init(
        parameters: parameters.map(\.text), expression: expression)
    case .parameter(let name, let type, let defaultValue):
      try declareParameter(name, type: type, defaultValue: defaultValue, in: source)
    case .include(let file, let range):
      return .confirmation(try include(file, at: range, in: source))
    default: return .nothing
    }
    return .confirmation(confirmation(statement))
  }

  // A query that uses the name that it is being given knows nothing of it yet.
  private func bindNamed(
    _ query: QuerySyntax, as name: Name, in source: SourceText
  ) throws(Failure) {
    do {
      _ = try bind(query, in: source)
    } catch {
      let diagnostics = error.diagnostics.map { diagnostic in
        guard diagnostic.code == .unknownSource, source.string(in: diagnostic.range) == name.text
        else { return diagnostic }
        return Diagnostic(
          .recursiveDefinition, "'\(name.text)' is being named here and cannot use itself.",
          at: diagnostic.range, remedy: "Begin it with a table, or with a name from before.")
      }
      throw Failure(source: source, diagnostics: diagnostics)
    }
  }

  // A name that hides a table would make it unreachable.
  private func checkName(_ name: Name, in source: SourceText) throws(Failure) {
    let isTaken = casebook.schema.tables.contains { table in
      table.name == name.text || table.events.contains { $0.verb == name.text }
        || table.states.contains { $0.name == name.text }
    }
    guard isTaken || name.text == "_" else { return }
    throw failure(
      .duplicateName, "'\(name.text)' has a meaning of its own and cannot be another query.",
      at: name.range, in: source, remedy: "Choose another name.")
  }

  private func confirmation(_ statement: StatementSyntax) -> String {
    switch statement.kind {
    case .letQuery(let name, let parameters, _):
      let query = environment.queries[name.text].map { SyntaxPrinter.text(of: $0.query) } ?? ""
      return "\(name.text)\(list(parameters)) is now \(query)"
    case .define(let name, let parameters, let expression):
      return "\(name.text)\(list(parameters)) is now \(SyntaxPrinter.text(of: expression))"
    case .parameter(let name, _, let value):
      let given = environment.given[name.text] ?? value.map(SyntaxPrinter.text(of:)) ?? ""
      return "$\(name.text) is now \(given)"
    default: return ""
    }
  }

  private func list(_ parameters: [Name]) -> String {
    parameters.isEmpty ? "" : "(" + parameters.map(\.text).joined(separator: ", ") + ")"
  }

  // A value given from outside wins over the default; it must fit the declared type.
  private mutating func declareParameter(
    _ name: Name, type: Name, defaultValue: ExpressionSyntax?, in source: SourceText
  ) throws(Failure) {
    let typeName = type.text.lowercased()
    guard ParameterValue.typeNames.contains(typeName) else {
      let near = nearest(to: typeName, among: ParameterValue.typeNames).first
      let known = ParameterValue.typeNames.joined(separator: ", ")
      throw failure(
        .unknownUnit, "There is no type '\(type.text)' for a parameter.", at: type.range,
        in: source, remedy: near.map { "Did you mean \($0)?" } ?? "The types are \(known).")
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
