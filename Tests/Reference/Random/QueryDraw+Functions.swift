import Model

// Functions, and what else gives a value from values.
extension QueryDraw {
  /// Something of numbers, by a function or a condition; nil if the scope has nothing for it.
  mutating func computedNumber(_ scope: QueryScope, depth: Int) -> String? {
    let number = random.pick(scope.columns(where: \.isNumeric))
    let text = random.pick(scope.columns(where: \.isText))
    switch random.number(1...9) {
    case 1: return number.map { "band(\($0.path), \(random.word("1", "2", "3", "12", "0.5")))" }
    case 2: return calculatedAge(scope)
    case 3: return text.map { "\(random.word("words", "length"))(\($0.path))" }
    case 4:
      guard let number, let other = random.pick(scope.columns(where: \.isNumeric)) else {
        return nil
      }
      return "first_known(\(number.path), \(other.path), \(random.word("0", "1.5", "7")))"
    case 5 where depth > 0:
      let no = random.word("0", "0.5", "3")
      return number.map { "(if \(condition(scope, depth: 0)) then \($0.path) else \(no))" }
    case 6: return numberOfRelated(scope, depth: depth)
    case 7: return number.map { "\($0.path) % \(random.word("2", "3", "-2"))" }
    case 8:
      guard scope.table == 1, !declared.isEmpty else { return nil }
      return random.word("twice(months)", "twice(bail)", "twice(2)")
    default: return scope.table == 1 ? declaredNumber() : nil
    }
  }

  // What is calculated of an age that is known within bounds is known within bounds too.
  private mutating func calculatedAge(_ scope: QueryScope) -> String? {
    guard let age = age(scope) else { return nil }
    switch random.number(1...10) {
    case 1: return "\(age) + \(random.number(0...2))"
    case 2: return "\(age) * \(random.number(-2...2))"
    case 3: return "\(age) / \(random.word("2", "-3", "0.5"))"
    case 4: return "abs(\(age) - 1)"
    case 5: return "round(\(age) / 2)"
    case 6: return self.age(scope).map { "\(age) - \($0)" }
    default: return age
    }
  }

  private mutating func age(_ scope: QueryScope) -> String? {
    guard let born = random.pick(scope.columns { $0 == .date }) else { return nil }
    let other = random.pick(scope.columns { $0 == .date })?.path ?? born.path
    return random.word(
      "age(\(born.path))", "age(\(born.path), \(other))", "age(\(born.path), 2024)",
      "age(\(born.path), 2030-02-28)")
  }

  /// A number of days.
  mutating func span(_ scope: QueryScope) -> String? {
    let dates = scope.columns { $0 == .date }
    guard let date = random.pick(dates), let other = random.pick(dates) else { return nil }
    switch random.number(1...4) {
    case 1: return "days(\(date.path), \(other.path))"
    case 2: return "days(\(date.path), \(DrawnDates.literal(&random)))"
    case 3: return "(\(date.path) - \(other.path) + \(random.number(0...40)) days)"
    default: return "\(date.path) - \(other.path)"
    }
  }

  /// A date that is computed from others.
  mutating func computedDate(_ scope: QueryScope) -> String? {
    let dates = scope.columns { $0 == .date }
    guard let date = random.pick(dates), let other = random.pick(dates) else { return nil }
    let sign = random.word("+", "-")
    switch random.number(1...5) {
    case 1: return "first_known(\(date.path), \(other.path))"
    case 2: return "(if \(condition(scope, depth: 0)) then \(date.path) else \(other.path))"
    case 3: return "\(date.path) \(sign) \(random.number(1...30)) \(random.word("days", "weeks"))"
    default:
      let unit = random.word("month", "months", "quarters", "years")
      return "\(date.path) \(sign) \(random.number(1...14)) \(unit)"
    }
  }

  /// A text that is computed from others.
  mutating func computedText(_ scope: QueryScope) -> String? {
    let texts = scope.columns(where: \.isText)
    guard let text = random.pick(texts), let other = random.pick(texts) else { return nil }
    switch random.number(1...4) {
    case 1: return "first_known(\(text.path), \(other.path))"
    case 2: return "(if \(condition(scope, depth: 0)) then \(text.path) else \"other\")"
    default: return "\(random.word("lower", "upper"))(\(text.path))"
    }
  }

  // MARK: Tests

  mutating func computedTest(_ scope: QueryScope, depth: Int) -> String? {
    switch random.number(1...10) {
    case 9, 10: return weekdayTest(scope)
    case 1: return patternTest(scope)
    case 2, 3:
      return computedDate(scope).map { "\($0) \(timeTest())" }
    case 4: return monthsTest(scope)
    case 5:
      let comparison = random.word("=", "!=", "<", ">=")
      return computedText(scope).map {
        "\($0) \(comparison) \"\(random.word("minsk", "MINSK", "other", "libel"))\""
      }
    case 6:
      let days = random.word("30", "30 days", "4 weeks", "-10", "0")
      return span(scope).map { "\($0) \(random.word("<", "<=", ">", ">=", "=", "!=")) \(days)" }
    case 7: return relativeTest(scope)
    default: return declaredTest(scope)
    }
  }

  private mutating func patternTest(_ scope: QueryScope) -> String? {
    let patterns = [
      "min", "^m", "(?i)minsk$", "[a-m]o", "e.*e", "o|k$", "(re|no)+", "\\bp", "\\d", "^\\w+$",
      "l{2}", "\\s", "[^a-z ]", "é", "^$", "a?n{1,2}", "(?:s|k)\\b", "(?i)[k-p]o?v",
    ]
    guard let text = random.pick(scope.columns(where: \.isText)),
      let pattern = random.pick(patterns)
    else { return nil }
    return "\(text.path) matches /\(pattern)/"
  }

  private mutating func monthsTest(_ scope: QueryScope) -> String? {
    guard let date = random.pick(scope.columns { $0 == .date }) else { return nil }
    let other =
      random.once(in: 2)
      ? DrawnDates.literal(&random) : random.pick(scope.columns { $0 == .date })?.path ?? "2024"
    let unit = random.word("months", "months", "quarters", "years")
    return "\(date.path) within \(random.number(0...14)) \(unit) "
      + "\(random.word("of", "after", "before")) \(other)"
  }

  private mutating func relativeTest(_ scope: QueryScope) -> String? {
    guard let date = random.pick(scope.columns { $0 == .date }) else { return nil }
    let which = random.word("this", "previous", "next")
    let unit = random.word("day", "week", "month", "quarter", "year")
    let time = random.word(
      "today", "\(which) \(unit)", "\(random.number(1...20)) \(unit)s ago", "\(which) \(unit)")
    return
      "\(date.path) \(random.word("since", "until", "before", "after", "on", "during")) \(time)"
  }
}
