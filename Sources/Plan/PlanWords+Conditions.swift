import FullText
import Language
import Model
import Pattern

// Conditions and values in words. A test of dates says that it is certain, since a date may be
// imprecise; within `possibly` and `unsure` the hedge says how sure it is.
extension PlanWords {
  /// A condition as it follows what the rows are: `whose faction is engagement`.
  func clause(_ predicate: Predicate) -> String {
    if let (subject, rest) = statement(predicate, isCertain: true) {
      return "whose \(subject) \(rest)"
    }
    return "for which \(sentence(predicate, isCertain: true))"
  }

  /// A condition as a sentence: `faction is engagement`.
  private func sentence(_ predicate: Predicate, isCertain: Bool) -> String {
    if let (subject, rest) = statement(predicate, isCertain: isCertain) {
      return "\(subject) \(rest)"
    }
    switch predicate {
    case .constant(let truth):
      return truth == .yes
        ? "nothing is asked" : truth == .no ? "nothing can be" : "nothing is known"
    case .and(let parts): return joined(parts, "and", isCertain)
    case .or(let parts): return joined(parts, "or", isCertain)
    case .not(.related(let count, let children, let inner)):
      let amount = count == 1 ? "none" : "fewer than \(count)"
      return amount + related(children, inner, isCertain, isOne: false)
    case .not(let inner): return "it is not so that \(sentence(inner, isCertain: isCertain))"
    case .hedged(let hedge, let inner):
      let lead = hedge == .possibly ? "it is possible that" : "it can't be told whether"
      return "\(lead) \(sentence(inner, isCertain: false))"
    case .related(let count, let children, let inner):
      let amount = count == 1 ? "one" : "at least \(count)"
      return amount + related(children, inner, isCertain, isOne: count == 1)
    case .truth(.truth(let inner)): return sentence(inner, isCertain: isCertain)
    default: return PlanPrinter(schema: schema).text(predicate)
    }
  }

  private func joined(_ parts: [Predicate], _ word: String, _ isCertain: Bool) -> String {
    parts.map { part in
      let text = sentence(part, isCertain: isCertain)
      switch part {
      case .and, .or, .related, .not(.related), .hedged: return "(\(text))"
      case .days(_, let set) where set.includesNone || set.periods?.periods.count != 1:
        return "(\(text))"
      default: return text
      }
    }.joined(separator: " \(word) ")
  }

  private func related(
    _ children: ChildRelation, _ inner: Predicate, _ isCertain: Bool, isOne: Bool
  ) -> String {
    let table = schema.tables[children.table]
    let whose = " of its \(table.name) (by \(table.columns[children.linkColumn].name))"
    if case .constant(.yes) = inner { return whose + (isOne ? " is there" : " are there") }
    return whose
      + " \(isOne ? "is" : "are") such that \(sentence(inner, isCertain: isCertain))"
  }

  /// A test of one value, as what is tested and what of it.
  private func statement(
    _ predicate: Predicate, isCertain: Bool
  ) -> (subject: String, rest: String)? {
    switch predicate {
    case .values(let column, let match):
      return (words(.column(column)), "is \(listed(match.values, "or"))")
    case .not(.values(let column, let match)):
      return (words(.column(column)), "is not \(listed(match.values, "or"))")
    case .days(let date, let set): return (dated(date), days(set, isCertain: isCertain))
    case .compare(let comparison, let left, let right):
      return (words(left), "\(verb(comparison, right)) \(words(right))")
    case .near(let direction, let days, let left, let right):
      let where_ =
        switch direction {
        case .of: "of"
        case .after: "after"
        case .before: "before"
        }
      return (
        words(left),
        "is\(isCertain ? " certainly" : "") within \(days) days \(where_) \(words(right))"
      )
    case .status(let value, let status): return (words(value), "is \(status.rawValue)")
    case .not(.status(let value, let status)): return (words(value), "is not \(status.rawValue)")
    case .text(let operation, let value, let text):
      let verb =
        switch operation {
        case .contains: "contains"
        case .has: "has the word"
        case .starts: "starts with"
        case .ends: "ends with"
        case .matches: "matches"
        case .resembles: "resembles"
        }
      return (words(value), "\(verb) \"\(text)\"")
    case .pattern(let value, let pattern): return (words(value), "matches /\(pattern.text)/")
    case .mentions(let column, let query):
      return (words(.column(column)), "mentions \(QuotedText.quoting(query.text))")
    case .truth(let value):
      if case .truth = value { return nil }
      return (words(value), "is yes")
    case .inQuery(let value, let plan):
      return (words(value), "is among: \(lines(plan).map(trimmed).joined(separator: " "))")
    default: return nil
    }
  }

  // An event verb alone would read as if something had been done.
  private func dated(_ scalar: Scalar) -> String {
    guard case .column(let reference) = scalar, !reference.name.hasSuffix("date") else {
      return words(scalar)
    }
    return words(scalar) + " date"
  }

  private func trimmed(_ line: String) -> Substring { line.drop { $0 == " " } }

  private func verb(_ comparison: ComparisonOperator, _ right: Scalar) -> String {
    let isTime = right.type.isDate
    return switch comparison {
    case .less: isTime ? "is certainly before" : "is less than"
    case .lessOrEqual: isTime ? "is certainly on or before" : "is at most"
    case .greater: isTime ? "is certainly after" : "is more than"
    case .greaterOrEqual: isTime ? "is certainly on or after" : "is at least"
    case .equal: "is"
    case .notEqual: "is not"
    }
  }

  private func days(_ set: DaySet, isCertain: Bool) -> String {
    let none = set.includesNone ? " or is none" : ""
    guard let periods = set.periods else {
      return weekdays(set, isCertain: isCertain) + none
    }
    if periods.periods.isEmpty { return set.includesNone ? "is none" : "is on no day" }
    return self.periods(periods, isCertain: isCertain) + none
  }

  // `is certainly a tuesday`; where a period counts too, each weekday with its own.
  private func weekdays(_ set: DaySet, isCertain: Bool) -> String {
    let sets = Dictionary(grouping: Weekday.allCases) { set.periods(on: $0) }
      .filter { !$0.key.periods.isEmpty }
      .map { (periods: $0.key, days: $0.value) }
      .sorted { $0.days[0].rawValue < $1.days[0].rawValue }
    let texts = sets.map { periods, days in
      let names = "is\(isCertain ? " certainly" : "") a \(listed(days.map(\.name), "or"))"
      return periods == .all ? names : names + " and " + self.periods(periods, isCertain: false)
    }
    return listed(texts, "or")
  }

  private func periods(_ set: PeriodSet, isCertain: Bool) -> String {
    let certainly = isCertain ? " certainly" : ""
    let texts = set.periods.map { period -> String in
      let isOpenBefore = period.first <= .distantPast
      let isOpenAfter = period.last >= .distantFuture
      switch (isOpenBefore, isOpenAfter) {
      case (true, true): return "is known, be it imprecisely"
      case (false, true): return "is\(certainly) on or after \(period.first.text)"
      case (true, false): return "is\(certainly) on or before \(period.last.text)"
      case (false, false):
        return period.isDay
          ? "is\(certainly) on \(period.first.text)"
          : "is\(certainly) from \(period.first.text) to \(period.last.text)"
      }
    }
    return listed(texts, "or")
  }
}

// MARK: - Values

extension PlanWords {
  /// A value in words: `month of released`.
  func words(_ scalar: Scalar) -> String {
    switch scalar {
    case .column(let reference):
      return reference.name.split(separator: ".").joined(separator: "'s ")
    case .calendarPeriod(let unit, let date): return "\(unit.rawValue) of \(words(date))"
    case .weekday(let date): return "weekday of \(words(date))"
    case .daysBetween(let end, let start): return "days from \(words(start)) to \(words(end))"
    case .moved(let date, let days): return moved(date, by: days, "day")
    case .movedMonths(let date, let months): return moved(date, by: months, "month")
    case .age(let born, let day): return "age from \(words(born)) on \(words(day))"
    case .arithmetic(let operation, let left, let right, _):
      return "\(words(left)) \(operation.rawValue) \(words(right))"
    case .function(let function, let argument): return "\(function.rawValue) of \(words(argument))"
    case .truth(let predicate): return "whether \(sentence(predicate, isCertain: true))"
    case .conditional(let condition, let yes, let no):
      return
        "(if \(sentence(condition, isCertain: true)) then \(words(yes)) else \(words(no)))"
    case .numberOf(let children, let inner):
      return "number" + related(children, inner, true, isOne: false)
    case .constant: return PlanPrinter(schema: schema).text(scalar)
    }
  }

  private func moved(_ date: Scalar, by count: Int, _ unit: String) -> String {
    let amount = "\(count.magnitude) \(unit)\(count.magnitude == 1 ? "" : "s")"
    return "\(amount) \(count < 0 ? "before" : "after") \(words(date))"
  }
}
