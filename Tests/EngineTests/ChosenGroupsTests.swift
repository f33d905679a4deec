import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Groups by a key whose values a query chooses")
struct ChosenGroupsTests {
  @Test(
    "they are those of the rows of these values",
    arguments: [
      ("count by case", true), ("count by region, case", true), ("count by case, months", true),
      ("sum months, mean months, median months by case", true),
      ("sum(if months > 2 then 1 else 0 - 1) as v, count by case, political", true),
      ("distinct(months) by case", true), ("count, mean(case + months) by case", true),
      ("count by months, region", false),
    ])
  func groups(_ grouped: String, hasKey: Bool) throws {
    let casebook = WorkersTests.casebook
    for choice in [
      "from cases where region is unknown show case", "from cases where political show case",
      "from cases where case > 5 show case", "from cases where months > 90 show case",
      "from cases show months",
    ] {
      let bound = try Worked.bind(
        "cases where case in (\(choice)) \(grouped)", casebook.schema)
      func run(_ disabled: Set<String>) throws -> (answer: Answer, profile: Profile) {
        try Executor(casebook: casebook, disabled: disabled)
          .profiled(bound.plan, asWritten: bound.plan, subject: "cases")
      }
      let found = try run([])
      let expected = try run(["group-by-codes"]).answer
      #expect(Prison.lines(found.answer) == Prison.lines(expected), "\(choice)")
      #expect(found.answer.possible == expected.possible, "\(choice)")
      #expect(found.answer.notes == expected.notes, "\(choice)")
      #expect(found.profile.steps.contains { $0.name == "filter" } == !hasKey)
    }
  }

  @Test(
    "they are those of the rows of these values, where a link lists the rows of each",
    arguments: [
      "sum case by months, region", "sum case as v, count by region, months",
      "mean case by months, political", "sum case by months",
      "sum(if case > 3 then 1 else 0 - 1) as v by months, political where v != 0",
      "sum case by months, region, political",
    ])
  func linked(_ grouped: String) throws {
    for hasLoose in [false, true] {
      let casebook = Self.linked(hasLoose: hasLoose)
      for choice in ["months < 4", "months in (1, 7)", "months < 99", "case = 6", "case > 99"] {
        let bound = try Worked.bind(
          "cases where months in (from cases where \(choice) show months) \(grouped)",
          casebook.schema)
        func run(_ disabled: Set<String>) throws -> Answer {
          try Executor(casebook: casebook, disabled: disabled)
            .run(bound.plan, asWritten: bound.plan, subject: "cases")
        }
        let (found, expected) = (try run([]), try run(["group-by-codes"]))
        #expect(Prison.lines(found) == Prison.lines(expected), "\(choice)")
        #expect(found.notes == expected.notes)
      }
    }
  }

  /// Cases whose months lead somewhere, perhaps but for the first case.
  private static func linked(hasLoose: Bool) -> Casebook {
    var random = SplitMix64(state: 8)
    let months = (0..<700).map { _ in Int.random(in: 0..<9, using: &random) }
    let cases = months.indices.map { row -> [Value] in
      let region = ["brest", "gomel", "minsk"][Int.random(in: 0..<3, using: &random)]
      let isPolitical = Int.random(in: 0..<3, using: &random)
      return [
        .integer(row % 7), .unknown, row % 11 == 0 ? .unknown : .text(region), .unknown, .unknown,
        .integer(months[row]), .unknown, isPolitical == 2 ? .unknown : .boolean(isPolitical == 1),
      ]
    }
    let casebook = Prison.casebook(people: [], cases: cases)
    let targets = months.indices.map { hasLoose && $0 == 0 ? -1 : Int32(8 - months[$0]) }
    let link = LinkIndex(targets: Cells(targets), targetCount: 9)
    return Casebook(
      schema: casebook.schema,
      tables: [
        casebook.tables[0],
        Table(
          columns: Array(casebook.tables[1].columns), rowCount: cases.count, links: [5: link]),
      ])
  }
}
