import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Joins")
struct JoinTests {
  @Test(
    "pairs for which the condition is yes, in the left's order, and those that may be",
    arguments: [
      Worked(
        "people join cases as c on person = c.person show person, c.case",
        ["latushka 1", "sviatlana 2", "siarhei 3", "siarhei 6", "kalesnikava 4"],
        possible: ["c.person unknown 4"]),
      Worked(
        "cases as a join cases as b on a.months = b.months and a.case < b.case show case, b.case",
        ["2 6"], possible: ["months unknown 2", "b.months unknown 3"]),
      Worked(
        "cases join (people where faction = pressure) as p on person = p.person show case",
        ["2", "3", "6"], possible: ["person unknown 3", "p.faction unknown 1"]),
      Worked(
        "people join (cases where case > 100) as c on person = c.person show person", []),
      Worked(
        "cases as a join cases as b on a.released before b.detained show a.case, b.case", [],
        possible: ["released unknown 6", "b.detained unknown 4"]),
    ])
  func pairs(_ worked: Worked) throws { try worked.check() }

  @Test(
    "a clause after a join reads the columns of both sides, and what their links lead to",
    arguments: [
      Worked(
        "people join cases as c on person = c.person where c.region = minsk count", ["3"],
        possible: ["c.person unknown 4"]),
      Worked(
        "people join cases as c on person = c.person count by faction",
        ["pressure 3", "engagement 1", "(unknown) 1"], possible: ["c.person unknown 4"]),
      Worked(
        "cases join people as p on person.faction = p.faction and p.person = sviatlana show case",
        ["2", "3", "6"], possible: ["person.faction unknown 2"]),
      Worked(
        "people as q join cases as c on q.person = c.person with n = c.months + 1 show q.person, n "
          + "sort c.person.name desc first 2", ["sviatlana 25", "siarhei 217"],
        possible: ["c.person unknown 4"]),
      Worked(
        "cases join people as p on person = p.person join people as q on p.faction = q.faction "
          + "and q.person != p.person show case, q.person",
        ["2 siarhei", "3 sviatlana", "6 sviatlana"],
        possible: ["p.faction unknown 6", "q.faction unknown 7", "person unknown 2"]),
    ])
  func afterwards(_ worked: Worked) throws { try worked.check() }

  @Test("rows whose related rows can't tell are joined and counted")
  func related() throws {
    let bound = try Worked.bind(
      "people where any cases (months > 20) join people as p on person = p.person count",
      Prison.small.schema)
    #expect(throws: Never.self) { try Prison.run(bound.plan, asWritten: bound.plan) }
  }

  @Test("without an own choice an answer has the columns of both tables, not those of their links")
  func columns() throws {
    let bound = try Worked.bind(
      "people join cases as c on person = c.person", Prison.small.schema)
    #expect(
      bound.columns.map(\.name) == [
        "person", "name", "aliases", "faction", "born", "c.case", "c.person", "c.region",
        "c.detained", "c.released", "c.months", "c.fine", "c.political",
      ])
  }

  @Test(
    "pairs found by numbers of values are those that are found by looking at each",
    arguments: [
      "", " and case < b.case", " and b.case <= case", " and case > b.case", " and case >= b.case",
      " and case = b.case", " and case != b.case", " and case < b.case and fine < b.fine",
      " and fine < b.fine", " and political and case > b.case", " and region = b.region",
      " and region > b.region",
    ])
  func byNumbers(_ condition: String) throws {
    for isKnown in [true, false] {
      let casebook = Self.casebook(isKnown: isKnown)
      for start in ["cases", "cases where region = minsk", "cases where case > 100"] {
        for end in ["cases as b on ", "(cases where political sort case desc) as b on "] {
          let join = "\(start) join \(end)"
          let rest = condition + " show case, b.case"
          let found = try answer(join + "months = b.months" + rest, casebook)
          let all = try answer(join + "months <= b.months and months >= b.months" + rest, casebook)
          #expect(found.rowCount > 0 || start.contains("100"), "\(join)\(rest)")
          #expect(Prison.lines(found) == Prison.lines(all), "\(join)\(rest)")
          #expect(found.possible?.count == all.possible?.count, "\(join)\(rest)")
        }
      }
    }
  }

  @Test(
    "pairs that are counted by groups are counted as if they were made",
    arguments: [
      "count by region", "count by b.region", "count by region, b.region",
      "count by b.region, case", "count by region across b.region",
      "count as n, count(political and b.fine > 4) as m by region, b.region sort m desc, n",
      "count((case > 9 and b.case > 9) or (case < 5 and b.case < 5)) as m by region, b.months",
      "count((case > 9 or b.case > 9) and (political or not b.political)) as m by region",
      "count(case > 9) as n, count(b.case > 9) as m by b.region",
      "count(case > b.case) as n by region", "sum(b.months) by region",
      "count(case in (1, 2, 40) or b.case = 1 or b.case = 3) as n by months, b.case",
    ])
  func counted(_ grouped: String) throws {
    for isKnown in [true, false] {
      let casebook = Self.casebook(isKnown: isKnown)
      for order in ["", " and case < b.case", " and case >= b.case"] {
        for start in ["cases", "cases where region = minsk", "cases where case > 100"] {
          let join = "\(start) join (cases where months != 2) as b on "
          let rest = order + " " + grouped
          let found = try answer(join + "months = b.months" + rest, casebook)
          let all = try answer(join + "months <= b.months and months >= b.months" + rest, casebook)
          #expect(Prison.lines(found) == Prison.lines(all), "\(join)\(rest)")
          #expect(found.possible?.causes == all.possible?.causes, "\(join)\(rest)")
        }
      }
    }
  }

  @Test(
    "pairs of groups that have each value once are counted as if they were made",
    arguments: [
      "count by months, b.months", "count by b.months",
      "count as k, count((n > 6 and b.n > 6) or (n < 7 and b.n < 7)) as m by months, b.months",
      "count(n > 6 and b.n > 6) as m, count(n > 7 or b.n < 7) as k by months, b.months sort m desc",
      "count(n > 99) by months, b.months",
    ])
  func shared(_ grouped: String) throws {
    let side = "cases count as n by region, months"
    for isKnown in [true, false] {
      let casebook = Self.casebook(isKnown: isKnown)
      for order in ["", " and months < b.months", " and months >= b.months"] {
        let join = "\(side) join (\(side)) as b on region = b.region\(order)"
        let found = try answer("\(join) \(grouped)", casebook)
        let all = try answer("\(join) and n > 0 \(grouped)", casebook)
        #expect(Prison.lines(found) == Prison.lines(all), "\(order)")
        #expect(found.rowCount > 0)
      }
    }
  }

  @Test("pairs are counted without being made where numbers tell all, and not where they do not")
  func unmade() throws {
    func steps(_ grouped: String) throws -> [String] {
      let casebook = Self.casebook(isKnown: true)
      let bound = try Worked.bind(
        "cases join (cases) as b on months = b.months and case < b.case " + grouped,
        casebook.schema)
      return try Executor(casebook: casebook).profiled(
        bound.plan, asWritten: bound.plan, subject: "pairs"
      ).profile.steps.map(\.name)
    }
    #expect(
      try steps("count, count(case > 9 and b.case < 3) by region, b.region").contains("pairs"))
    #expect(try !steps("count, sum(b.case) by region").contains("pairs"))
    // Whether a fine is great is not known of all rows.
    #expect(try !steps("count(fine > 4) by region").contains("pairs"))
  }

  private func answer(_ text: String, _ casebook: Casebook) throws -> Answer {
    try Prison.run(try Worked.bind(text, casebook.schema).plan, on: casebook)
  }

  /// Cases of few different lengths, some of them unknown unless all are known.
  private static func casebook(isKnown: Bool) -> Casebook {
    var random = SplitMix64(state: 3)
    func value(_ value: Value, mayLack: Bool) -> Value {
      mayLack && Int.random(in: 0..<9, using: &random) == 0 ? .unknown : value
    }
    let cases = (0..<60).map { row -> [Value] in
      let region = ["brest", "gomel", "minsk"][Int.random(in: 0..<3, using: &random)]
      let months = Int.random(in: -3..<5, using: &random)
      let fine = Double.random(in: 0..<9, using: &random)
      return [
        .integer(row), .unknown, value(.text(region), mayLack: !isKnown), .unknown, .unknown,
        value(.integer(months), mayLack: !isKnown), value(.number(fine), mayLack: true),
        value(.boolean(Bool.random(using: &random)), mayLack: true),
      ]
    }
    return Prison.casebook(people: [], cases: cases)
  }

  @Test("a query that stands on both sides is run once, and gives the same answer")
  func shared() throws {
    let twice =
      "cases where released since 2024 count by months join "
      + "(cases where released since 2024 count by months) as b on months < b.months "
      + "show months, b.months, count"
    let bound = try Worked.bind(twice, Prison.small.schema)
    let plan = Optimizer().optimize(bound.plan, schema: Prison.small.schema)
    let (answer, profile) = try Executor(casebook: Prison.small).profiled(
      plan, asWritten: bound.plan, subject: "pairs")
    #expect(profile.steps.map(\.name).contains("again"))
    #expect(profile.steps.count { $0.name == "filter" } == 1)
    let apart = try Worked.bind(
      twice.replacing("2024 count by months)", with: "2024-01-01 count by months)"),
      Prison.small.schema)
    let other = try Prison.run(apart.plan)
    #expect(Prison.lines(answer) == Prison.lines(other))
    #expect(answer.possible?.causes == other.possible?.causes)
  }
}
