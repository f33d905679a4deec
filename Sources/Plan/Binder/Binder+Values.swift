import Language
import Model

// What stands right of a comparison: bare words and strings as values of a text column, parameters,
// and constants of other types.
extension Binder {
  /// A test of a text column for values, each found exactly or by folding.
  mutating func valuesTest(
    _ column: ColumnReference, _ typed: [(String, SourceRange)], in relation: Relation
  ) -> Predicate? {
    let listed = categories(of: .column(column), in: relation)
    guard column.type == .category, !listed.isEmpty else {
      let isLink = linkTarget(of: column, in: relation) != nil
      return .values(
        column, ValueMatch(values: typed.map(\.0), mode: isLink ? .named : .folding))
    }
    if typed.count == 1, listed.contains(where: { $0.value == typed[0].0 }) {
      return .values(column, ValueMatch(values: [typed[0].0], mode: .exact))
    }
    // A few values are compared with each of the column's sooner than these are hashed.
    let known = typed.count > 8 ? Set(listed.map(\.value)) : nil
    var alike: [String: [String]]?
    var values: [String] = []
    var seen: Set<String> = []
    for (text, range) in typed {
      let found: [String]
      if known?.contains(text) ?? listed.contains(where: { $0.value == text }) {
        found = [text]
      } else {
        // Folding every value is for those that were not typed as they are stored.
        let byFold = alike ?? Dictionary(grouping: listed.map(\.value), by: folded)
        alike = byFold
        found = byFold[folded(text)] ?? []
        if found.isEmpty {
          return unknownValue(text, at: range, of: column, among: listed, in: relation)
        }
        note("\(column.name): read \(quoted(text)) as \(found.joined(separator: ", "))")
      }
      for value in found {
        let isNew = known == nil ? !values.contains(value) : seen.insert(value).inserted
        if isNew { values.append(value) }
      }
    }
    return .values(column, ValueMatch(values: values, mode: .exact))
  }

  private mutating func unknownValue(
    _ text: String, at range: SourceRange, of column: ColumnReference,
    among listed: [ColumnStatistics.CategoryCount], in relation: Relation
  ) -> Predicate? {
    let near = nearest(to: text, among: listed.map(\.value))
    let offered = near.isEmpty ? listed.prefix(6).map(\.value) : Array(near.prefix(3))
    let counts = offered.map { value in
      "\(value) (\(listed.first { $0.value == value }?.count ?? 0))"
    }
    let more = near.isEmpty && listed.count > 6 ? " and \(listed.count - 6) more" : ""
    let message = "\(column.name) has no value '\(shortened(text))'."
    if near.isEmpty, case .table(let table) = relation.shape,
      columnIndex(text, of: table).map({ schema.tables[table].columns[$0].type.isText }) == true
    {
      let whole = "this." + spelled(text)
      return fail(
        Diagnostic(
          .unknownValue, message, at: range, remedy: "For the column, write \(whole).",
          fix: .init(replace: range, with: whole)))
    }
    return fail(
      Diagnostic(
        .unknownValue, message, at: range,
        remedy: near.isEmpty
          ? "Its values are \(counts.joined(separator: ", "))\(more)."
          : didYouMean(counts),
        fix: near.first.map { .init(replace: range, with: spelledValue($0)) }))
  }

  /// The table that a column leads to, if it is a foreign key.
  func linkTarget(of column: ColumnReference, in relation: Relation) -> Int? {
    guard case .table(let table) = relation.shape else { return nil }
    let last = column.links.last?.table ?? table
    guard schema.tables[last].columns.indices.contains(column.column) else { return nil }
    return schema.tables[last].columns[column.column].link?.table
  }

  /// The text that a bare word, a string or a parameter stands for.
  mutating func textValue(_ value: ValueSyntax) -> String? {
    switch value.kind {
    case .text(let text): return text
    case .parameter(let name): return parameter(name, at: value.range).map(text(of:))
    }
  }

  /// True for what is a value right of a comparison with a text column; a dotted path is a column.
  func isValue(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .string, .number, .date, .parameter, .countColumn: true
    case .path(let path): path.names.count == 1
    default: false
    }
  }

  /// The text of such a value; nil, and reported, for a parameter that there is not.
  mutating func literalText(_ expression: ExpressionSyntax) -> String? {
    switch expression.kind {
    case .string(let text), .number(let text), .date(let text): return text
    case .path(let path): return path.text
    case .countColumn: return Keyword.count.rawValue
    case .parameter(let name): return parameter(name, at: expression.range).map(text(of:))
    default: return nil
    }
  }

  mutating func parameter(_ name: String, at range: SourceRange) -> ParameterValue? {
    if let value = environment.parameters[name] { return value }
    let near = nearest(to: name, among: environment.parameters.keys.sorted())
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
    case .date(let period): label(period)
    }
  }

  /// The value that an argument of a `let` query stands for: a literal, a parameter, or a bare word
  /// as text.
  mutating func parameterValue(_ expression: ExpressionSyntax) -> ParameterValue? {
    switch expression.kind {
    case .missing: return nil
    case .string(let text): return .text(text)
    case .parameter(let name): return parameter(name, at: expression.range)
    case .path(let path) where path.names.count == 1:
      return readBoolean(path.text).map(ParameterValue.boolean) ?? .text(path.text)
    case .date, .ago, .relativePeriod:
      return period(expression).map(ParameterValue.date)
    case .number, .negative:
      let before = diagnostics.count
      switch numberLiteral(expression) {
      case .integer(let integer): return .integer(integer)
      case .number(let number): return .number(number)
      default: if diagnostics.count > before { return nil }
      }
    default: break
    }
    return fail(
      Diagnostic(
        .notAValue, "A value is needed here: a word, a text in quotes, a number or a date.",
        at: expression.range))
  }

  /// A number as written; nil, and reported, if it is out of range; nil if it is no number.
  mutating func numberLiteral(_ expression: ExpressionSyntax) -> Value? {
    var digits = expression
    var isNegative = false
    while case .negative(let inner) = digits.kind {
      isNegative.toggle()
      digits = inner
    }
    guard case .number(let text) = digits.kind else { return nil }
    if let value = Int(isNegative ? "-" + text : text) { return .integer(value) }
    if let value = Double(text), value.isFinite, !text.utf8.allSatisfy(isDigit) {
      return .number(isNegative ? -value : value)
    }
    return fail(
      Diagnostic(.malformedLiteral, "\(text) is out of range.", at: expression.range))
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
