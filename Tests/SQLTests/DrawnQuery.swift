import Reference
import Store

/// Queries of what SQL says at length, drawn from a seed over the tables of `RandomCasebook`.
enum DrawnQuery {
  /// Equal seeds and datasets give equal queries.
  static func text(seed: UInt64, on casebook: Casebook) -> String {
    var draw = Draw(random: SeededGenerator(seed: seed), casebook: casebook)
    return draw.query()
  }

  private struct Draw {
    var random: SeededGenerator
    let casebook: Casebook

    mutating func condition(_ table: Int) -> String {
      RandomQuery.condition(seed: random.next(), on: casebook, table: table)
    }

    mutating func query() -> String {
      switch random.number(1...14) {
      case 11, 12: return windows()
      case 13: return joins()
      case 14: return weekdays()
      case 1, 2: return "cases where " + dates()
      case 3: return people()
      case 4: return hedged()
      case 5: return lists()
      case 6: return members()
      case 7: return names()
      case 8: return "statements where " + words()
      case 9: return derived()
      default: return "cases show id, \(date()) as d, \(number()) as n sort n desc, d"
      }
    }

    // MARK: Values

    private mutating func date() -> String {
      let name = random.word("detained", "released", "died")
      let count = random.number(0...30)
      let unit = random.word("days", "months", "months", "years", "quarters")
      return random.once(in: 3) ? name : "\(name) \(random.word("+", "-")) \(count) \(unit)"
    }

    private mutating func number() -> String {
      switch random.number(1...7) {
      case 1: "age(person.born, \(date()))"
      case 2: "age(person.born)"
      case 3: "(\(date())) - (\(date()))"
      case 4: "band(bail, \(random.word("1", "1.5", "2")))"
      case 5: "number of person.statements (\(condition(2)))"
      case 6: "(if \(condition(1)) then months else \(random.number(0...3)))"
      default: "first_known(months, \(random.number(0...5)))"
      }
    }

    // MARK: Tests

    private mutating func dates() -> String {
      switch random.number(1...4) {
      case 1:
        let count = random.number(0...20)
        let unit = random.word("months", "quarters", "days", "years")
        let way = random.word("of", "after", "before")
        return "\(date()) within \(count) \(unit) \(way) \(random.word("detained", "died"))"
      case 2:
        return "\(date()) \(random.word("before", "after", "since", "until", "on")) \(date())"
      case 3: return "\(number()) \(random.word("<", ">=", "=", "!=")) \(random.number(0...40))"
      default: return "\(date()) in \(random.number(2022...2024))"
      }
    }

    private mutating func words() -> String {
      let text = random.word(
        "them", "the pressure", "PRESSURE on", "no", "one ever", "éver", "press", "-",
        "release, them"
      )
      return "\(random.word("", "not "))text has \"\(text)\""
    }

    private mutating func names() -> String {
      let name = random.word(
        "Ana Kóva", "ana-kova", "kova", "A. K.", "a k", "Ivan", "petr novak", "Novák; Petr", "lund",
        "Lund Eva", "p1", "P2", "p77", "Ö", "anna", "Ян", "ян")
      let other = random.word("Kova", "Ivan", "p3", "P1", "Novak", "nobody")
      return switch random.number(1...4) {
      case 1: "statements from \"\(name)\""
      case 2: "cases where person = \"\(name)\" show id"
      case 3: "cases where not person in (\"\(name)\", \"\(other)\") or \(condition(1))"
      default: "statements from \"\(name)\" or speaker = \"\(other)\" count"
      }
    }

    // MARK: Rows of other tables

    private mutating func people() -> String {
      let related = "\(random.word("cases", "statements"))"
      let table = related == "cases" ? 1 : 2
      let inner =
        random.once(in: 2)
        ? condition(table)
        : random.word(
          table == 1 ? "person.born before detained" : "person.born in date.year",
          table == 1 ? "detained after person.born + 30 years" : "date after speaker.born",
          "any person.statements (strength > 0)".replacing(
            "person", with: table == 1 ? "person" : "speaker"),
          table == 1 ? "minor" : "strength > 0")
      let test =
        random.word("any", "every", "no", "at least \(random.number(0...3))", "at most 1")
        + " \(related) (\(inner))"
      return switch random.number(1...8) {
      case 1: "people with n = number of \(related) (\(inner)) sort n desc show id, n"
      case 2: "people where possibly \(test)"
      case 3: "people where \(test) and not \(condition(0))"
      case 4: "people count, count(\(test)) as n by faction"
      case 5: "cases where any person.statements (\(condition(2)))"
      case 6: pairs()
      default: "people with t = \(test) count by t"
      }
    }

    // Related rows reached by a path, whose condition reads the row outside.
    private mutating func pairs() -> String {
      let both = random.word(
        "date after case.detained", "case.months > strength * 6", "case.region = minsk",
        "date within 90 days of case.released", "case.minor", "case.person.born before date",
        "strength = case.months or not case.minor", "case.released is none")
      let inner = "\(both) \(random.word("and", "or")) \(condition(2))"
      return switch random.number(1...4) {
      case 1: "cases with n = number of person.statements (\(inner)) sort n desc show id, n"
      case 2: "cases where every person.statements (\(both)) and \(condition(1)) show id"
      case 3: "people where any cases (no person.cases (released after case.released)) show id"
      default: "cases where \(random.word("any", "no", "unsure any")) person.statements (\(inner))"
      }
    }

    private mutating func members() -> String {
      let inner = condition(1)
      let source = random.word(
        "from cases where \(inner) show person", "from cases where \(inner) show person first 2",
        "from cases where \(inner) sort detained first 3 show person",
        "from cases where \(inner) count by person where count > 1 show person",
        "from cases where \(inner) unique person",
        "from cases where \(inner) show person, months where months > 1 first 2 show person",
        "from cases where \(inner) show person, months first 1 per months show person",
        "from people where \(condition(0))",
        "from cases show person union cases where minor show person")
      let numbers = random.word(
        "from cases where \(inner) show months", "from cases where \(inner) show bail",
        "from cases where \(inner) show months + 1 as m first 3",
        "from statements where \(condition(2)) show strength")
      return switch random.number(1...5) {
      case 1, 2:
        "statements where \(random.word("", "not ", "unsure "))(speaker in (\(source)))"
      case 3: "cases where \(random.word("months", "bail", "months + 1")) in (\(numbers)) show id"
      case 4: "cases where minor in (from cases where \(inner) show minor) count by minor"
      default: "cases count by months where months in (\(numbers)) or count in (\(numbers))"
      }
    }

    // MARK: Windows and joins

    private mutating func windows() -> String {
      let value = random.word("months", "bail", "detained", "released", "charge", "minor", "region")
      let function = random.word(
        "prior(\(value))", "next(\(value))", "total(months)", "total(bail)", "rank()",
        "total(released - detained)")
      let keys = random.word("", "by charge", "by person.faction", "by released.year", "by minor")
      let order = random.word(
        "sort minor", "sort detained", "sort months desc", "sort bail, released desc")
      let over = "\(function) over (\(keys) \(order))"
      return switch random.number(1...6) {
      case 1: "cases with w = \(over) show id, w"
      case 2:
        "cases where \(condition(1)) with w = \(over) where w is known show id, person.name, w"
      case 3: "cases with w = \(over) where \(condition(1)) or w is none sort w desc first 5"
      case 4:
        "cases where \(condition(1)) count, sum bail as b by charge, minor "
          + "with w = \(random.word("prior(count)", "next(b)", "total(b)", "rank()")) over "
          + "(\(random.word("", "by charge", "by minor")) sort \(random.word("b", "count desc")))"
      case 5:
        "statements where speaker in (from cases where \(condition(1)) "
          + "with w = rank() over (\(keys) \(order)) where w < 4 show person)"
      default:
        "cases where \(condition(1)) show charge, bail, months with w = prior(bail) over "
          + "(\(random.word("", "by charge")) sort \(random.word("months", "bail desc")))"
      }
    }

    private mutating func joins() -> String {
      let test = random.word(
        "speaker = r.person", "date before r.detained",
        "speaker = r.person and date in r.released.year",
        "strength < r.months", "speaker.faction = r.charge", "strength = r.months or r.minor",
        "date.month = r.detained.month")
      let end = random.word(
        "show id, r.id", "show id, r.bail, r.person.name sort r.bail first 9",
        "count by topic, r.charge", "count, possibly count by r.minor",
        "first 5 show id, r.released",
        "where r.region = minsk or speaker.name = \"ivo novak\" show id, r.region")
      return "statements where \(condition(2)) join (cases where \(condition(1))) as r "
        + "on \(test) \(end)"
    }

    private mutating func weekdays() -> String {
      let day = random.word("detained", "released", "person.born")
      return switch random.number(1...5) {
      case 1: "cases count by \(day).weekday"
      case 2: "cases where \(day).weekday = \(random.word("monday", "friday", "saturday")) show id"
      case 3: "cases show id, \(day).weekday as w sort w desc, id"
      case 4: "cases list \(day).weekday as l, distinct(\(day).weekday) as n by charge"
      default: "cases where \(day).weekday < released.weekday unique \(day).weekday"
      }
    }

    // MARK: Groups

    private mutating func hedged() -> String {
      let key = random.word("charge", "released.year", "minor", "person.faction", "detained.month")
      let aggregates = random.word(
        "count, possibly count", "possibly count, unsure count", "unsure count, sum bail",
        "possibly count, share", "count, unsure count as u, mean months, count(minor)",
        "possibly count, distinct(region), list charge")
      let shown = random.word("", "", " show charge, minor, bail", " first 3", " sort bail first 2")
      let by =
        shown.hasPrefix(" show") ? random.word("charge", "minor") : key
      guard !shown.hasPrefix(" show") || !aggregates.contains("months") else {
        return "cases count"
      }
      let grouped = random.once(in: 4) ? "" : " by \(by)"
      return "cases where \(condition(1))\(shown) \(aggregates)\(grouped)"
    }

    private mutating func lists() -> String {
      let value = random.word(
        "months", "bail", "minor", "detained", "detained.month", "released.week", "died.quarter",
        "detained.decade", "charge", "released - detained", "person.name", "months / 2", "region")
      let other = random.word(
        "median bail", "quantile(months, 0.3)", "deviation bail", "count", "list region as l2",
        "median (released - detained) as m")
      let key = random.word("", " by charge", " by minor, region", " by released.year")
      return "cases list \(value) as l, \(other)\(key)"
    }

    private mutating func derived() -> String {
      switch random.number(1...5) {
      case 1:
        return "cases with t = if minor then \"some\" else \"Other\" where t = "
          + "\(random.word("some", "other", "SOME", "third")) show id, t"
      case 2:
        return "cases where \(condition(1)) show charge, bail where bail > 1 count, possibly count"
      case 3:
        return "people count by faction sort count in (from cases show months) desc, count, faction"
      case 4:
        return "(cases show region intersect cases where minor show region) where region "
          + random.word("contains minsk", "= minsk", "has city")
      default:
        return "(cases show region union statements show stance) sort region first 9 "
          + "where region contains \(random.word("in", "o", "up"))"
      }
    }
  }
}
