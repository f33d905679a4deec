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
}
