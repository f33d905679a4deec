import Model
import Reference

// Laws of conditions: E, F and G are conditions on a case.
extension Laws {
  mutating func check(_ conditions: [String], on table: CaseTable, seed: UInt64) throws {
    let (e, f, g) = ("(\(conditions[0]))", "(\(conditions[1]))", "(\(conditions[2]))")
    try truth(e, table)
    try deMorgan(e, f, table)
    try parts(e, table, seed)
    try sets(e, f, g, table)
    try intervals(seed, table)
  }

  /// Kleene's three values.
  private mutating func truth(_ e: String, _ table: CaseTable) throws {
    let yes = try table.cases(where: e)
    let no = try table.cases(where: "not \(e)")
    let unsure = try table.cases(where: "unsure \(e)")
    law("E, not E and unsure E part the rows", (yes + no + unsure).sorted(), try table.all.sorted())
    law(
      "possibly E is E or unsure E", try table.cases(where: "possibly \(e)").sorted(),
      (yes + unsure).sorted())
    law("not possibly E is certainly not E", try table.cases(where: "not possibly \(e)"), no)
    law("not not E is E", try table.cases(where: "not not \(e)"), yes)
    law("unsure not E is unsure E", try table.cases(where: "unsure (not \(e))"), unsure)
    law("unsure unsure E is nothing", try table.cases(where: "unsure (unsure \(e))"), [])
    law(
      "the footer counts what is unsure",
      try table.counted("cases where \(e)").possible, unsure.count)
    law("E and not E is never yes", try table.cases(where: "\(e) and not \(e)"), [])
  }

  private mutating func deMorgan(_ e: String, _ f: String, _ table: CaseTable) throws {
    law(
      "not (E and F) is not E or not F", try table.counted("cases where not (\(e) and \(f))"),
      try table.counted("cases where not \(e) or not \(f)"))
    law(
      "not (E or F) is not E and not F", try table.counted("cases where not (\(e) or \(f))"),
      try table.counted("cases where not \(e) and not \(f)"))
    law(
      "where E where F is where E and F", try table.counted("cases where \(e) where \(f)"),
      try table.counted("cases where \(e) and \(f)"))
    law(
      "E and F is F and E", try table.counted("cases where \(e) and \(f)"),
      try table.counted("cases where \(f) and \(e)"))
    law(
      "E or F is F or E", try table.counted("cases where \(e) or \(f)"),
      try table.counted("cases where \(f) or \(e)"))
    law(
      "what holds of E holds of E or F",
      Set(try table.cases(where: e)).subtracting(try table.cases(where: "\(e) or \(f)")), [])
    law(
      "what holds of E and F holds of E",
      Set(try table.cases(where: "\(e) and \(f)")).subtracting(try table.cases(where: e)), [])
  }

  /// What is computed of all rows is put together from where E is yes, no and unsure.
  private mutating func parts(_ e: String, _ table: CaseTable, _ seed: UInt64) throws {
    let parts = ["cases where \(e)", "cases where not \(e)", "cases where unsure \(e)"]
    var random = SeededGenerator(seed: seed)
    let key = random.word(
      "region", "charge", "minor", "person.faction", "detained.year", "released.month",
      "detained.weekday", "person.born.decade", "months", "if minor then charge else region")
    let summed = random.word(
      "months", "bail", "(released - detained)", "(abs(months - 3))",
      "(if minor then months else 1)")
    func together(_ query: String) throws -> [String: Int] {
      try parts.map { try table.groups("\($0) \(query)") }
        .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    for query in ["count", "sum \(summed)", "count(\(e))"] {
      let all = try table.groups("cases \(query)").values.reduce(0, +)
      law("\(query.prefix(5)) is parted", try together(query).values.reduce(0, +), all)
    }
    for query in ["count", "sum \(summed)"] {
      let grouped = "\(query) by \(key)"
      law(
        "\(query.prefix(5)) of groups is parted", try together(grouped),
        try table.groups("cases \(grouped)"))
    }
    for function in ["least", "greatest"] {
      let of = random.word("months", "bail", "(abs(months - 3))", "(words(region))")
      let best = try parts.map { try table.value("\($0) \(function) \(of)") }.compactMap(number)
      law(
        "\(function) is parted", function == "least" ? best.min() : best.max(),
        number(try table.value("cases \(function) \(of)")))
    }
    let keys = try parts.map { try table.rows("\($0) unique id, \(key)") }.reduce([], +)
    law("unique is parted", keys.sorted(), try table.rows("cases unique id, \(key)").sorted())
    law(
      "possibly count and unsure count are what is left",
      try table.groups("cases where \(e) possibly count").values.reduce(0, +),
      try table.groups("\(parts[0]) count").values.reduce(0, +)
        + table.groups("\(parts[2]) count").values.reduce(0, +))
  }

  private func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// `since a until b` is `between a and b`, whatever way it is said.
  private mutating func intervals(_ seed: UInt64, _ table: CaseTable) throws {
    var random = SeededGenerator(seed: seed)
    let date = random.word("detained", "released", "died", "person.born", "released.month")
    let verb = random.word("detained", "released", "died")
    let years = [random.number(2022...2024), random.number(2022...2024)].sorted()
    let first = "\(years[0])-0\(random.number(1...5))"
    let last = "\(years[1])-\(random.word("06", "09", "12"))"
    let isTest = try table.counted("cases where \(date) between \(first) and \(last)")
    for (name, other) in [
      ("and", "cases where \(date) since \(first) and \(date) until \(last)"),
      ("where where", "cases where \(date) until \(last) where \(date) since \(first)"),
      ("in", "cases where \(date) in \(first)..\(last)"),
      ("signs", "cases where \(date) >= \(first) and \(date) <= \(last)"),
      (
        "not before nor after", "cases where not (\(date) before \(first) or \(date) after \(last))"
      ),
    ] {
      let other = try table.counted(other)
      guard name == "not before nor after" else {
        law("since until is between: \(name)", other, isTest)
        continue
      }
      // Of none both are no.
      let none = try table.rows("cases where \(date) is none")
      law("since until is between: \(name)", Set(other.keys).subtracting(none), Set(isTest.keys))
    }
    law(
      "since until is between: of an event",
      try table.counted("\(verb) since \(first) until \(last)"),
      try table.counted("\(verb) between \(first) and \(last)"))
    law(
      "since until is between: clauses",
      try table.counted("cases \(verb) since \(first) \(verb) until \(last)"),
      try table.counted("cases \(verb) between \(first) and \(last)"))
  }
}
