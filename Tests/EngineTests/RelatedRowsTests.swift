import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Related rows and the values of other queries")
struct RelatedRowsTests {
  @Test(
    "a row is tested by the rows that certainly and possibly satisfy a condition",
    arguments: [
      Worked(
        "any cases (months > 20)", ["sviatlana", "siarhei"], possible: ["cases.months unknown 1"]),
      Worked("no cases (months > 20)", ["latushka"], possible: ["cases.months unknown 1"]),
      Worked("not any cases (months > 20)", ["latushka"], possible: ["cases.months unknown 1"]),
      Worked(
        "every cases (months > 20)", ["sviatlana", "siarhei"],
        possible: ["cases.months unknown 1"]),
      Worked("not every cases (months > 20)", ["latushka"], possible: ["cases.months unknown 1"]),
      Worked("at least 2 cases (months > 20)", ["siarhei"]),
      Worked("at most 1 cases (months > 20)", ["latushka", "sviatlana", "kalesnikava"]),
      Worked("at most 9223372036854775807 cases (political)", everybody),
      Worked("at least 0 cases (months > 20)", everybody),
      Worked("every cases (released since 2024)", ["latushka", "sviatlana", "kalesnikava"]),
      Worked(
        "any cases (released since 2024)", ["latushka", "sviatlana", "kalesnikava"],
        possible: ["cases.released imprecise 1"]),
      Worked("any cases (released before 2024 or released since 2024)", everybody),
      Worked("possibly any cases (months > 20)", ["sviatlana", "siarhei", "kalesnikava"]),
      Worked("unsure any cases (months > 20)", ["kalesnikava"]),
      Worked("any cases (possibly months > 20)", ["sviatlana", "siarhei", "kalesnikava"]),
    ])
  func quantified(_ worked: Worked) throws {
    try worked.check(as: "people where \(worked.query) show person")
  }

  @Test("a row whose link is unknown is related to none")
  func unknownLink() throws {
    try Worked("people where any cases (region is unknown) show person", []).check()
  }

  @Test("of no related rows none is, every one is and their number is 0")
  func noRelatedRows() throws {
    let casebook = Prison.casebook(
      people: [[.text("nobody"), .unknown, .unknown, .unknown, .unknown]], cases: [])
    for (condition, isYes) in [
      ("any", false), ("no", true), ("every", true), ("at least 1", false), ("at most 0", true),
      ("number of", true),
    ] {
      let text =
        condition == "number of"
        ? "number of cases (political) = 0" : "\(condition) cases (political)"
      let bound = try Worked.bind("people where \(text)", casebook.schema)
      let answer = try Prison.run(bound.plan, on: casebook)
      #expect(answer.rowCount == (isYes ? 1 : 0), "\(text)")
      #expect(answer.possible == nil, "\(text)")
    }
  }

  @Test(
    "the row outside goes by its singular, and tests of related rows go within each other",
    arguments: [
      Worked(
        "people where any cases (person.faction = pressure and months > 100) show person",
        ["siarhei"], possible: ["faction unknown 1"]),
      Worked(
        "people where any cases (no person.cases (months > 20)) show person", ["latushka"],
        possible: ["cases.cases.months unknown 1"]),
      Worked(
        "cases where any person.cases (months > 100) show case", ["3", "6"],
        possible: ["person.person unknown 1", "cases.months unknown 1"]),
    ])
  func nested(_ worked: Worked) throws { try worked.check() }

  @Test(
    "the number of related rows is unknown where it is not certain",
    arguments: [
      Worked(
        "people show person, number of cases (months > 20) as n",
        ["latushka 0", "sviatlana 1", "siarhei 2", "kalesnikava (unknown)"]),
      Worked(
        "people where number of cases (months > 20) = 2 show person", ["siarhei"],
        possible: ["cases.months unknown 1"]),
      Worked(
        "cases show case, number of person.cases (political) as n",
        ["1 1", "2 1", "3 1", "4 0", "5 (unknown)", "6 1"]),
      Worked("people count by number of cases (political) as n", ["0 1", "1 3"]),
    ])
  func number(_ worked: Worked) throws { try worked.check() }

  @Test(
    "a value is in a query if a certain row has it; unknown values and possible rows: unsure",
    arguments: [
      Worked(
        "cases where person in (from people where faction = pressure) show case", ["2", "3", "6"],
        possible: ["person unknown 1", "people.faction unknown 1"]),
      Worked(
        "cases where person not in (from people where faction = pressure) show case", ["1"],
        possible: ["person unknown 1", "people.faction unknown 1"]),
      Worked(
        "cases where months in (from cases where region = minsk show months) show case",
        ["1", "2", "6"], possible: ["months unknown 1", "cases.region unknown 1"]),
      Worked(
        "cases where months in (from cases where region = gomel show months) show case", [],
        possible: ["months unknown 1", "cases.months unknown 4", "cases.region unknown 1"]),
      Worked("cases where months in (from cases where case > 100 show months) show case", []),
      Worked(
        "cases where person in (from cases count by person first 1 show person) show case",
        ["3", "6"], possible: ["person unknown 1"]),
      Worked(
        "cases where political in (from cases where case = 4 show political) show case",
        ["4", "6"], possible: ["political unknown 1"]),
    ])
  func members(_ worked: Worked) throws { try worked.check() }

  private static let everybody = ["latushka", "sviatlana", "siarhei", "kalesnikava"]
}
