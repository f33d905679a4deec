import Language
import Model

// Values that do not fit, with what would: each mistake that people make often has its own answer.
extension Binder {
  // MARK: Dates

  /// Why a text that is spelled like a date is none.
  func notADate(_ text: String, at range: SourceRange) -> Diagnostic {
    let parts = text.split(separator: "-").map(String.init)
    if text.count == 8, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      let day = text.prefix(4) + "-" + text.dropFirst(4).prefix(2) + "-" + text.suffix(2)
      return malformed("\(text) is not a date.", [String(day)], at: range)
    }
    guard parts.count > 1, parts[0].count == 4, parts[1].count == 2, let month = Int(parts[1])
    else { return malformed("\(text) is not a date.", [], at: range) }
    guard (1...12).contains(month) else {
      let turned = parts.count == 3 ? [parts[0] + "-" + parts[2] + "-" + parts[1]] : []
      return malformed("There is no month \(parts[1]).", turned, at: range)
    }
    guard let whole = Period(literal: parts[0] + "-" + parts[1]) else {
      return malformed("\(text) is not a date.", [], at: range)
    }
    let count = whole.last.text.suffix(2)
    return malformed(
      "\(parts[0])-\(parts[1]) has \(count) days.", [whole.last.text], at: range)
  }

  private func malformed(
    _ message: String, _ meant: [String], at range: SourceRange
  ) -> Diagnostic {
    let fitting = meant.filter { Period(literal: $0) != nil }
    return Diagnostic(
      .malformedLiteral, message, at: range,
      remedy: fitting.isEmpty ? dateForms : didYouMean(fitting),
      fix: fitting.first.map { .init(replace: range, with: $0) })
  }

  /// What to say of a length of time where a date is needed: `since 90 days`.
  func lengthAsDate(_ time: ExpressionSyntax) -> Diagnostic? {
    guard case .duration(let count, let unit) = time.kind else { return nil }
    let end = SourceRange(time.range.upper, time.range.upper)
    return Diagnostic(
      .typeMismatch, "A date is needed here, and this is a length of time.", at: time.range,
      remedy: "Write \(count) \(unit.rawValue)\(count == 1 ? "" : "s") ago.",
      fix: .init(replace: end, with: " ago"))
  }

  /// `since July`: of the last one that has begun.
  func monthWithoutYear(_ path: Path) -> Diagnostic? {
    let today = schema.asOf.text.split(separator: "-").compactMap { Int($0) }
    guard let month = EnglishMonth.number(of: path.text), today.count == 3 else { return nil }
    let meant = "\(month <= today[1] ? today[0] : today[0] - 1)-\(month < 10 ? "0" : "")\(month)"
    return Diagnostic(
      .typeMismatch, "A month has a year.", at: path.range, remedy: "Write it as in \(meant).",
      fix: .init(replace: path.range, with: meant))
  }

  // MARK: Numbers

  /// What to say of an operand that cannot be compared with a value; nil where nothing is wrong.
  mutating func misfit(
    _ expression: ExpressionSyntax, with value: Scalar, in relation: Relation
  ) -> Diagnostic? {
    let isNumber = value.type.isNumeric || value.type == .days
    switch expression.kind {
    case .path(let path) where isNumber && path.names.count == 1:
      let before = diagnostics.count
      guard find(path, in: relation) == nil, diagnostics.count == before,
        case .table(let table) = relation.shape,
        nearest(to: path.text, among: schema.tables[table].columns.map(\.name)).isEmpty
      else { return nil }
      return Diagnostic(
        .typeMismatch, "A number is needed here, not '\(shortened(path.text))'.", at: path.range)
    case .string(let text) where isNumber && Double(text) != nil:
      return Diagnostic(
        .typeMismatch, "A number stands without quotes.", at: expression.range,
        remedy: "Write \(text).", fix: .init(replace: expression.range, with: text))
    case .number(let text) where value.type == .boolean && (text == "1" || text == "0"):
      let word = text == "1" ? "yes" : "no"
      return Diagnostic(
        .typeMismatch, "This is yes or no, not a number.", at: expression.range,
        remedy: "Write \(word).", fix: .init(replace: expression.range, with: word))
    case .duration(let count, let unit) where value.type.isNumeric && unit.months != nil:
      return Diagnostic(
        .typeMismatch, "This is a plain number, without a unit.", at: expression.range,
        remedy: "Write \(count).", fix: .init(replace: expression.range, with: String(count)))
    case .duration(let count, let unit) where value.type == .days:
      guard let months = unit.months, (0...10_000).contains(count) else { return nil }
      let days = months == 12 ? count * 365 : (count * months * 3044 + 50) / 100
      return Diagnostic(
        .typeMismatch, "A \(unit.rawValue) has no fixed number of days.", at: expression.range,
        remedy: "Give the length in days: \(days) days.",
        fix: .init(replace: expression.range, with: "\(days) days"))
    default: return nil
    }
  }

  // MARK: Texts

  /// `status = ""` and `"status" = released`.
  mutating func misplacedQuotes(
    _ comparison: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    at range: SourceRange, in relation: Relation
  ) -> Diagnostic? {
    let isEquality = comparison == .equal || comparison == .notEqual
    if case .string("") = right.kind, isEquality, let path = left.path,
      find(path, in: relation)?.scalar.type == .category
    {
      let meant = "\(path.text) is \(comparison == .equal ? "unknown" : "known")"
      return Diagnostic(
        .unknownValue, "An empty cell is unknown, not an empty text.", at: right.range,
        remedy: "Write \(meant).", fix: .init(replace: range, with: meant))
    }
    guard case .string(let text) = left.kind, right.path != nil || right.isString else {
      return nil
    }
    let name = Name(text, left.range)
    guard find(Path([name]), in: relation) != nil,
      right.path.map({ find($0, in: relation) == nil }) ?? true
    else { return nil }
    return Diagnostic(
      .typeMismatch, "This is a text, not the column.", at: left.range,
      remedy: "A column stands without quotes: \(spelled(text)).",
      fix: .init(replace: left.range, with: spelled(text)))
  }

  // MARK: Chains

  /// `faction = engagement or pressure`: a value that has lost its column.
  mutating func valueWithoutColumn(
    _ expression: ExpressionSyntax, after test: ExpressionSyntax?, in relation: Relation
  ) -> Diagnostic? {
    guard let test, case .comparison(let comparison, let left, _) = test.kind,
      comparison == .equal || comparison == .notEqual, let column = left.path,
      expression.isString || expression.path?.names.count == 1,
      let scalar = find(column, in: relation)?.scalar, scalar.type.isText
    else { return nil }
    let written = SyntaxPrinter.text(of: expression)
    let meant = "\(column.text) \(comparison.rawValue) \(written)"
    if let path = expression.path {
      let before = diagnostics.count
      let found = find(path, in: relation)
      guard diagnostics.count == before else { return nil }
      if found != nil {
        if categories(of: scalar, in: relation).contains(where: { $0.value == path.text }) {
          self.note("'\(path.text)' asks by itself here; for the value, write \(meant)")
        }
        return nil
      }
    }
    return Diagnostic(
      .notACondition, "'\(shortened(written))' is no condition of its own.", at: expression.range,
      remedy: "Each comparison names its column: \(meant)",
      fix: .init(replace: expression.range, with: meant))
  }

  /// `count by faction and topic`: keys stand with commas between them.
  mutating func joinedKeys(_ expression: ExpressionSyntax, in relation: Relation) -> Diagnostic? {
    switch expression.kind {
    case .and, .or: break
    default: return nil
    }
    var pending = [expression]
    var names: [String] = []
    var isColumn = false
    while let next = pending.popLast() {
      switch next.kind {
      case .and(let left, let right), .or(let left, let right): pending += [right, left]
      case .path(let path):
        guard let found = find(path, in: relation) else { return nil }
        isColumn = isColumn || found.scalar.type != .boolean
        names.append(path.text)
      default: return nil
      }
      guard names.count < 20 else { return nil }
    }
    guard isColumn else { return nil }
    let meant = names.joined(separator: ", ")
    return Diagnostic(
      .notACondition, "Several columns stand with commas between them.", at: expression.range,
      remedy: "Write \(meant).", fix: .init(replace: expression.range, with: meant))
  }
}

extension ExpressionSyntax {
  fileprivate var isString: Bool { if case .string = kind { true } else { false } }
}
