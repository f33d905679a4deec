// What is missing before a word that fits nowhere: a comma, a sign, a time word, brackets; and
// words that are right elsewhere.

extension Parser {
  /// A word that would fit if something stood before it.
  mutating func reportGap() -> Bool {
    guard record == nil, let previous else { return false }
    if current.kind == .comma { return reportValuesWithoutBrackets() || reportSourcesInARow() }
    guard current.keyword == nil, isValue(current) || current.kind == .quotedName,
      [.name, .quotedName, .string, .closeBracket].contains(previous.kind)
    else { return false }
    if previous.keyword.map(Keyword.timeTests.contains) == true {
      report(
        Diagnostic(
          .expected, "A date column is missing before '\(excerpt(previous))'.",
          at: previous.range, remedy: "Name it: released \(excerpt(previous)) …"))
      return true
    }
    let expected = expectations()
    if expected.keywords.contains(.since), isDate(current) {
      return reportGap("in ", "A time needs a word before it.", "Write in, since or before.")
    }
    if previous.keyword.map(Keyword.aggregates.contains) == true {
      return reportAggregateInCondition(previous)
    }
    let isName = current.kind == .name || current.kind == .quotedName
    if isName, reportCountWithoutBy(previous) { return true }
    if expected.kinds.contains(.comma), isName {
      return reportGap(
        ", ", "A comma is missing between '\(excerpt(previous))' and '\(excerpt(current))'.", nil)
    }
    guard expected.kinds.contains(.equal), previous.kind == .name else { return false }
    return reportGap(
      "= ", "A sign is missing between '\(excerpt(previous))' and '\(excerpt(current))'.",
      "Compare them with = or another sign.")
  }

  private mutating func reportGap(_ filling: String, _ message: String, _ remedy: String?) -> Bool {
    let isComma = filling.hasPrefix(",")
    let start = isComma ? previous?.range.upper ?? current.range.lower : current.range.lower
    report(
      Diagnostic(
        .expected, message, at: current.range, remedy: remedy,
        fix: Diagnostic.Fix(
          replace: SourceRange(start, current.range.lower), with: filling)))
    return true
  }

  /// `count status` and, going on from the previous rows, `count cases`.
  private mutating func reportCountWithoutBy(_ before: Token) -> Bool {
    guard before.keyword == .count, let clause = pipelines.last?.clauses.last,
      clause.range.upper == before.range.upper, case .aggregate = clause.kind
    else { return false }
    let source = text.string(in: current.range)
    reportExpected(
      "'by'", remedy: isRefinement ? "To count all \(source): \(source) count" : nil,
      fix: insertion(of: "by"))
    return true
  }

  /// `where mean years > 3`.
  private mutating func reportAggregateInCondition(_ aggregate: Token) -> Bool {
    let function = text.string(in: aggregate.range)
    report(
      Diagnostic(
        .unexpected, "`\(function)` is a clause of its own and no part of a condition.",
        at: aggregate.range.joined(with: current.range),
        remedy: "Compute it first, then test the column that it makes."))
    return true
  }

  /// `faction = engagement, pressure` and `> 1,000`: a comma after a value.
  private mutating func reportValuesWithoutBrackets() -> Bool {
    guard case .test(let left, let place, let value)? = lastTest, let previous,
      value.upper == previous.range.upper
    else { return false }
    if reportNumberWithComma(previous) { return true }
    var end = 0
    while peek(end).kind == .comma, isValue(peek(end + 1)) { end += 2 }
    guard end > 0 else { return false }
    let sign = text.string(in: place).lowercased()
    guard ["=", "!=", "in", "=="].contains(sign) else { return false }
    let last = peek(end - 1).range
    let values = text.string(in: value.joined(with: last))
    let meant = (sign == "!=" ? "not in" : "in") + " (\(values))"
    report(
      Diagnostic(
        .unexpected, "Several values stand in brackets after 'in'.", at: current.range,
        remedy: "Write \(text.string(in: left.range)) \(meant).",
        fix: Diagnostic.Fix(replace: place.joined(with: last), with: meant)))
    return true
  }

  /// `1,000` and `3,5`.
  private mutating func reportNumberWithComma(_ before: Token) -> Bool {
    let after = peek(1)
    guard before.kind == .integer, after.kind == .integer,
      before.range.upper == current.range.lower, after.range.lower == current.range.upper
    else { return false }
    let isThousands = after.range.length == 3
    let whole = before.range.joined(with: after.range)
    let digits = (text.string(in: before.range), text.string(in: after.range))
    let meant = isThousands ? digits.0 + digits.1 : digits.0 + "." + digits.1
    report(
      Diagnostic(
        .malformedLiteral,
        isThousands ? "A number has no comma." : "The decimal sign is a point.", at: whole,
        remedy: "Write \(meant).", fix: Diagnostic.Fix(replace: whole, with: meant)))
    return true
  }

  /// `released, died`.
  private mutating func reportSourcesInARow() -> Bool {
    guard pipelines.last?.clauses.isEmpty != false, peek(1).kind == .name,
      position == segment.tokens.lowerBound + 1
    else { return false }
    report(
      Diagnostic(
        .unexpected, "A query has one source.", at: current.range,
        remedy: "Join the rows of two with union.",
        fix: Diagnostic.Fix(replace: current.range, with: " union")))
    return true
  }

  // MARK: - Words in another place

  /// Words that are right elsewhere.
  mutating func reportMisplacedWord() -> Bool {
    guard record == nil, let previous else { return false }
    let isAfterSource = position == segment.tokens.lowerBound + 1
    if word() == "at", isDate(peek(1)), previous.isName {
      reportForeign(current.range, as: "on")
      return true
    }
    switch current.keyword {
    case .by, .across: return reportLonelyBy()
    case .and where isAfterSource, .or where isAfterSource:
      report(
        Diagnostic(
          .unexpected, "'\(excerpt(current))' joins conditions, not sources.", at: current.range,
          remedy: "Write union for the rows of either, intersect for those in both."))
      return true
    case .then:
      let end = peek(1).kind == .end ? current.range.upper : peek(1).range.lower
      report(
        Diagnostic(
          .foreignSpelling, "Clauses follow one another without 'then'.", at: current.range,
          fix: Diagnostic.Fix(replace: SourceRange(current.range.lower, end), with: "")))
      return true
    default: return false
    }
  }

  /// `cases by status`, `count by status by faction`, `count where … by status`.
  private mutating func reportLonelyBy() -> Bool {
    let clauses = pipelines.last?.clauses ?? []
    let written = text.string(in: current.range).lowercased()
    if case .aggregate(let last) = clauses.last?.kind, !last.by.isEmpty || last.across != nil {
      let isSecondBy = current.keyword == .by && last.across == nil
      let end = previous?.range.upper ?? current.range.lower
      report(
        Diagnostic(
          .unexpected, "'\(written)' stands twice.", at: current.range,
          remedy: isSecondBy
            ? "The keys follow one 'by', with commas between them."
            : "There is one key after across; more stand after by.",
          fix: isSecondBy
            ? Diagnostic.Fix(replace: SourceRange(end, current.range.upper), with: ",") : nil))
      return true
    }
    let hasCounted = clauses.contains { clause in
      if case .aggregate = clause.kind { true } else { false }
    }
    let place = SourceRange(current.range.lower, current.range.lower)
    report(
      Diagnostic(
        .unexpected, "'\(written)' stands right after what is computed.", at: current.range,
        remedy: hasCounted
          ? "Move it there: count \(written) …" : "Say what to compute: count \(written) …",
        fix: hasCounted
          ? countingLast()
          : Diagnostic.Fix(replace: place, with: "count ")))
    return true
  }

  /// `where where x`: a clause word that was read as a name because it stands twice.
  mutating func reportRepeatedWord() -> Bool {
    guard record == nil, position >= segment.tokens.lowerBound + 2, let previous,
      let keyword = previous.keyword, tokens[position - 2].keyword == keyword,
      Keyword.clauses.contains(keyword) || [.and, .or, .by].contains(keyword)
    else { return false }
    let first = tokens[position - 2].range
    reportBehind(
      Diagnostic(
        .unexpected, "'\(excerpt(previous))' stands twice.", at: previous.range,
        remedy: "Leave one out.",
        fix: Diagnostic.Fix(replace: SourceRange(first.upper, previous.range.upper), with: "")))
    return true
  }
}
