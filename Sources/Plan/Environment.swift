package import Language
package import Model

/// What names mean outside the dataset: parameters, `let`, `define`, and the previous query.
package struct Environment: Sendable {
  /// Values of `$name`.
  package var parameters: [String: ParameterValue] = [:]
  /// Values given from outside (`--param name=text`), not yet typed by a `param` statement.
  package var given: [String: String] = [:]
  /// Queries named by `let`.
  package var queries: [String: NamedQuery] = [:]
  /// Expressions named by `define`.
  package var definitions: [String: NamedExpression] = [:]
  /// The query that `_` stands for.
  package var previous: QuerySyntax?

  /// Makes an environment in which nothing is named.
  package init() {}

  /// `let name(t) = query`
  package struct NamedQuery: Sendable {
    /// The names of its parameters.
    package let parameters: [String]
    /// What it stands for.
    package let query: QuerySyntax

    /// Makes a named query.
    package init(parameters: [String], query: QuerySyntax) {
      self.parameters = parameters
      self.query = query
    }
  }

  /// `define name(t) as expression`
  package struct NamedExpression: Sendable {
    /// The names of its parameters.
    package let parameters: [String]
    /// What it stands for.
    package let expression: ExpressionSyntax

    /// Makes a named expression.
    package init(parameters: [String] = [], expression: ExpressionSyntax) {
      self.parameters = parameters
      self.expression = expression
    }
  }
}

/// A typed value of a parameter; it never changes how a text is parsed.
package enum ParameterValue: Hashable, Sendable {
  /// `minsk`
  case text(String)
  /// `2024-07`
  case date(Period)
  /// `60`
  case integer(Int)
  /// `0.5`
  case number(Double)
  /// `yes`
  case boolean(Bool)

  /// The types that `param name : type` may name.
  package static let typeNames = ["text", "date", "integer", "number", "boolean"]

  /// Reads a value given as text for a declared type; nil if it does not fit or the type is none.
  package init?(_ text: String, type: String) {
    switch type {
    case "text": self = .text(text)
    case "date":
      guard let period = Period(literal: text) else { return nil }
      self = .date(period)
    case "integer":
      guard let value = Int(text) else { return nil }
      self = .integer(value)
    case "number":
      guard let value = Double(text), value.isFinite else { return nil }
      self = .number(value)
    case "boolean":
      guard let value = readBoolean(text) else { return nil }
      self = .boolean(value)
    default: return nil
    }
  }

  /// Reads a value that nobody declared: a date with a month, a number, `yes` or `no`, else text.
  package init(undeclared text: String) {
    if let value = Int(text) {
      self = .integer(value)
    } else if text.contains("-"), let period = Period(literal: text) {
      self = .date(period)
    } else if let value = Double(text), value.isFinite {
      self = .number(value)
    } else if let value = readBoolean(text) {
      self = .boolean(value)
    } else {
      self = .text(text)
    }
  }
}

/// Reads `yes`, `no`, `true`, `false` in any case.
func readBoolean(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "yes", "true": true
  case "no", "false": false
  default: nil
  }
}
