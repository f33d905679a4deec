import Language
import Model

// What stands right of a comparison: bare words and strings as values of a text column, parameters, and
// constants of other types.
extension Binder {
  /// A test of a text column for values, each found exactly or by folding.
  mutating func valuesTest(
    _ column: ColumnReference, _ typed: [(String, SourceRange)], in relation: Relation
  ) -> Predicate? {
    let listed = categories(of: .column(column), in: relation.shape)
    guard column.type == .category, !listed.isEmpty else {
      let isLink = linkTarget(of: column, in: relation) != nil
      return .values(
        column, ValueMatch(values: typed.map(\.0), mode: isLink ? .named : .folding))
    }
    var values: [String] = []
    for (text, range) in typed {
      guard let found = category(text, at: range, of: column, among: listed) else { return nil }
      values += found.filter { !values.contains($0) }
    }
    return .values(column, ValueMatch(values: values, mode: .exact))
  }

  private mutating func category(
    _ text: String, at range: SourceRange, of column: ColumnReference,
    among listed: [ColumnStatistics.CategoryCount]
  ) -> [String]? {
    if listed.contains(where: { $0.value == text }) { return [text] }
    let key = folded(text)
    let alike = listed.map(\.value).filter { folded($0) == key }
    if !alike.isEmpty {
      note("\(column.name): read \(quoted(text)) as \(alike.joined(separator: ", "))")
      return alike
    }
    let near = nearest(to: text, among: listed.map(\.value))
    let offered = near.isEmpty ? listed.prefix(6).map(\.value) : Array(near.prefix(3))
    let counts = offered.map { value in
      let count = listed.first { $0.value == value }?.count ?? 0
      return "\(value) (\(count))"
    }
    let more = near.isEmpty && listed.count > 6 ? ", …" : ""
    return fail(
      Diagnostic(
        .unknownValue, "\(column.name) has no value '\(text)'.", at: range,
        remedy: near.isEmpty
          ? "Its values are \(counts.joined(separator: ", "))\(more)."
          : didYouMean(counts),
        fix: near.first.map { .init(replace: range, with: spelledValue($0)) }))
  }

  /// The table that a column leads to, if it is a foreign key.
  func linkTarget(of column: ColumnReference, in relation: Relation) -> Int? {
    guard case .table(let table) = relation.shape else { return nil }
    let last = column.links.last?.table ?? table
    return schema.tables[last].columns[column.column].link?.table
  }

  /// The text that a bare word, a string or a parameter stands for.
  mutating func textValue(_ value: ValueSyntax) -> String? {
    switch value.kind {
    case .text(let text): return text
    case .parameter(let name):
      guard let parameter = parameter(name, at: value.range) else { return nil }
      return text(of: parameter)
    }
  }

  /// The text that an expression right of a comparison with a text column stands for; nil if it is not a
  /// value (a dotted path is a column).
  mutating func literalText(_ expression: ExpressionSyntax) -> String? {
    switch expression.kind {
    case .string(let text), .number(let text), .date(let text): return text
    case .path(let path) where path.names.count == 1: return path.names[0].text
    case .parameter(let name):
      guard let parameter = parameter(name, at: expression.range) else { return nil }
      return text(of: parameter)
    default: return nil
    }
  }

  mutating func parameter(_ name: String, at range: SourceRange) -> ParameterValue? {
    if let value = environment.parameters[name] { return value }
    let known = environment.parameters.keys.sorted()
    let near = nearest(to: name, among: known)
    return fail(
      Diagnostic(
        .unknownParameter, "There is no parameter '$\(name)'.", at: range,
        remedy: near.isEmpty
          ? "Declare it: param \(name) : text = \"…\"; or give --param \(name)=…"
          : didYouMean(near.map { "$" + $0 }),
        fix: near.first.map { .init(replace: range, with: "$" + $0) }))
  }

  private func text(of parameter: ParameterValue) -> String {
    switch parameter {
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .boolean(let value): value ? "yes" : "no"
    case .date(let period): UncertainDate(period).isExact ? period.first.text : label(period)
    }
  }

  private func label(_ period: Period) -> String {
    for unit in CalendarUnit.allCases where unit.period(containing: period.first) == period {
      return unit.label(startingAt: period.first)
    }
    return period.first.text + "/" + period.last.text
  }

  /// The value that an argument of a `let` query stands for: a literal, a parameter, or a bare word as text.
  mutating func parameterValue(_ expression: ExpressionSyntax) -> ParameterValue? {
    switch expression.kind {
    case .string(let text): return .text(text)
    case .parameter(let name): return parameter(name, at: expression.range)
    case .path(let path) where path.names.count == 1:
      return readBoolean(path.text).map(ParameterValue.boolean) ?? .text(path.text)
    case .number, .negative:
      guard let value = numberLiteral(expression) else { break }
      if case .integer(let integer) = value { return .integer(integer) }
      if case .number(let number) = value { return .number(number) }
    case .date, .ago, .relativePeriod:
      return period(expression).map(ParameterValue.date)
    default: break
    }
    return fail(
      Diagnostic(
        .notAValue, "A value is needed here: a word, a string, a number or a date.",
        at: expression.range))
  }

  /// A number as written; nil, and reported, if it is out of range.
  mutating func numberLiteral(_ expression: ExpressionSyntax) -> Value? {
    switch expression.kind {
    case .number(let text):
      if let value = Int(text) { return .integer(value) }
      if let value = Double(text), value.isFinite { return .number(value) }
      return fail(
        Diagnostic(.malformedLiteral, "\(text) is out of range.", at: expression.range))
    case .negative(let inner):
      switch numberLiteral(inner) {
      case .integer(let value): return .integer(-value)
      case .number(let value): return .number(-value)
      default: return nil
      }
    default: return nil
    }
  }
}

/// A text in quotes, for messages.
func quoted(_ text: String) -> String { "\"\(text)\"" }

/// A value as it must be typed: a bare word if it is one, else in quotes.
func spelledValue(_ value: String) -> String {
  let isWord =
    value.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    && value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9").contains($0)
    } && !value.hasSuffix("-")
  if isWord { return value }
  let escaped = value.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
  return "\"" + String(escaped) + "\""
}
