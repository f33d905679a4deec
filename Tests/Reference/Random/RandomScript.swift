import Language
package import Store

/// A query drawn from a seed, with what it uses of `let`, `define`, `param` and `_`.
package struct RandomScript: Sendable {
  /// Statements before the query: `let`, `define` and `param`.
  package let declarations: [String]
  /// The query that `_` stands for.
  package let previous: String
  /// The query.
  package let query: String

  /// Draws a script; equal seeds and datasets give equal ones.
  package init(
    seed: UInt64, on casebook: Casebook, features: RandomQuery.Features = .all
  ) {
    var draw = QueryDraw(
      random: SeededGenerator(seed: seed), vocabulary: Vocabulary(casebook), features: features)
    let cases = QueryScope(table: 1, columns: draw.vocabulary.columns[1])
    previous = "cases where " + draw.condition(cases, depth: 1)
    declarations = [
      "let some_cases = cases where " + draw.condition(cases, depth: 1),
      "let detained_since(t) = detained since $t where " + draw.condition(cases, depth: 0),
      "let in_place(r) = cases where region = $r",
      "define odd as " + draw.condition(cases, depth: 1),
      "define twice(x) as x + x",
      "define above(x, n) as x > $n",
      "param day : date = " + DrawnDates.literal(&draw.random),
      "param place : text = " + draw.random.word("\"Minsk\"", "\"homiel city\"", "\"Nowhere\""),
      "param many : integer = \(draw.random.number(0...4))",
      "param part : number = " + draw.random.word("0.5", "1.5", "2"),
      "param flag : boolean = " + draw.random.word("yes", "no"),
    ]
    draw.declared = declarations
    query = draw.query()
  }

  /// What the reference evaluator reads names as after the declarations; nil if one cannot be read.
  package var environment: ReferenceEnvironment? {
    var environment = ReferenceEnvironment()
    guard case .query(let previous) = parseStatement(SourceText(previous)).syntax.kind else {
      return nil
    }
    environment.previous = previous
    for declaration in declarations {
      let source = SourceText(declaration)
      switch parseStatement(source).syntax.kind {
      case .letQuery(let name, let parameters, let query):
        environment.queries[name.text] = (parameters.map(\.text), query)
      case .define(let name, let parameters, let expression):
        environment.definitions[name.text] = (parameters.map(\.text), expression)
      case .parameter(let name, let type, let value?):
        environment.parameters[name.text] = ReferenceParameter(value, type: type.text)
      default: return nil
      }
    }
    return environment
  }
}

extension ReferenceParameter {
  /// A literal read as a declared type; nil if it does not fit.
  fileprivate init?(_ literal: ExpressionSyntax, type: String) {
    switch (type, literal.kind) {
    case ("text", .string(let text)): self = .text(text)
    case ("date", .date(let text)), ("date", .number(let text)):
      guard let days = DateLiteral(text)?.days else { return nil }
      self = .date(days.period)
    case ("integer", .number(let text)):
      guard let number = Int(text) else { return nil }
      self = .integer(number)
    case ("number", .number(let text)):
      guard let number = Double(text) else { return nil }
      self = .number(number)
    case ("boolean", .path(let path)):
      guard let bit = readBoolean(path.text) else { return nil }
      self = .boolean(bit)
    default: return nil
    }
  }
}

// MARK: - What queries use of it

extension QueryDraw {
  mutating func declaredSource() -> String {
    switch random.number(1...4) {
    case 1: "some_cases"
    case 2: "_"
    case 3: "in_place(\(random.word("Minsk", "gomel", "\"Homiel city\"", "$place")))"
    default: "detained_since(\(random.word("2023", "2022-06", "2023-Q2", "$day")))"
    }
  }

  func declaredNumber() -> String? { declared.isEmpty ? nil : "$many" }

  mutating func declaredTest(_ scope: QueryScope) -> String? {
    guard scope.table == 1, !scope.isRelated, !declared.isEmpty else { return nil }
    let comparison = random.word("=", "!=", "<", ">=")
    switch random.number(1...8) {
    case 1: return random.word("odd", "not odd")
    case 2: return "above(months, \(random.number(0...4)))"
    case 3: return "above(bail, 1.5)"
    case 4: return "months \(comparison) \(random.word("$many", "$part"))"
    case 5: return "region \(random.word("=", "!=", "in ($place, Brest) or region =")) $place"
    case 6: return "minor \(random.word("=", "!=")) $flag"
    default:
      let date = random.word("detained", "released", "died")
      return "\(date) \(random.word("since", "until", "before", "after", "on")) $day"
    }
  }
}
