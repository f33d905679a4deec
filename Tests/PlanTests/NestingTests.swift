import Language
import Model
import Testing

@testable import Plan

@Suite("Long and deep queries")
struct NestingTests {
  private static let depth = Limits.nestingMax - 5

  private static func nested(
    _ open: String, _ core: String, _ close: String, depth: Int = depth
  ) -> String {
    String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
  }

  @Test(
    "What the parser takes is bound, optimized and printed, however deep",
    arguments: [
      "cases where " + nested("not ", "minor", ""),
      "cases where " + nested("possibly ", "minor", ""),
      "cases where " + nested("(minor and not ", "minor", ")", depth: depth / 2),
      "cases where " + nested("(minor or (minor and ", "minor", "))", depth: depth / 2),
      "cases where " + nested("((minor = ", "yes", ") = yes)", depth: depth / 2),
      "cases where " + nested("(", "minor", ")"),
      "cases where " + nested("- ", "sentence_months", "") + " > 3",
      "cases where " + nested("abs(", "sentence_months", ")") + " > 3",
      "cases with x = " + nested("if minor then 1 else ", "2", ""),
      "cases where sentence_months" + String(repeating: " + 1", count: depth) + " > 3",
      nested("(", "cases", ")"),
      nested("(", "cases", " where minor)"),
    ].map { Entry(text: $0, expected: "") })
  func deep(_ entry: Entry) throws {
    let plan = try #require(Reading(entry.text).bound).plan
    let optimized = Optimizer().optimize(plan, schema: Prison.schema)
    #expect(!planLines(optimized).isEmpty)
    #expect(Set([plan, optimized]).count <= 2)
  }

  @Test("A chain of fifty thousand stays flat")
  func longChains() throws {
    let count = 50_000
    let ors = (0..<count).map { "charge = c\($0)" }.joined(separator: " or ")
    let plan = try #require(Reading("cases where " + ors).bound).plan
    let optimized = Optimizer().optimize(plan, schema: Prison.schema)
    guard case .project(_, .filter(.values(_, let match), _)) = optimized else {
      Issue.record("not one test")
      return
    }
    #expect(match.values.count == count)
  }

  @Test("Thousands of time tests of one date are one set of days")
  func longDateChains() throws {
    let days = (0..<20_000).map { "released != \(Day(Int32($0) * 2).text)" }
    let plan = try #require(Reading("cases where " + days.joined(separator: " and ")).bound).plan
    guard case .project(_, .filter(.days(_, let set), _)) = plan else {
      Issue.record("not one set")
      return
    }
    #expect(set.periods?.periods.count == 20_001)
  }

  @Test("A list of a hundred thousand values binds")
  func longLists() throws {
    let texts = (0..<Limits.listMax).map { "c\($0)" }.joined(separator: ", ")
    #expect(Reading("cases where charge in (\(texts))").bound != nil)
    let regions = Array(repeating: "minsk", count: Limits.listMax).joined(separator: ", ")
    #expect(
      Reading("cases where region in (\(regions))").lines == """
        project *
          filter values(region, exact: minsk)
            scan cases
        """)
  }

  @Test("Thousands of mistakes are three")
  func manyMistakes() {
    let ors = (0..<20_000).map { "c\($0) = 1" }.joined(separator: " or ")
    #expect(Reading("cases where " + ors).diagnostics.count == Limits.diagnosticsMax)
  }

  @Test("Steps one after the other are limited, and the limit says so")
  func steps() {
    let clauses = String(repeating: " where minor", count: Limits.stepsMax)
    #expect(Reading("cases" + clauses.dropLast(" where minor".count)).bound != nil)
    #expect(
      Reading("cases" + clauses).lines == """
        E0403 [where minor] A query may have 1000 steps; this has more.
        Join conditions with `and` in one `where`.
        """)
    let unions = String(repeating: " union cases", count: Limits.stepsMax)
    #expect(Reading("cases" + unions).diagnostics.map(\.code) == [.nestedTooDeeply])
    let deep = String(repeating: " first 5", count: Limits.stepsMax - 1)
    #expect(Reading("cases" + deep).bound != nil)
  }

  @Test("Names that double each other are refused before they fill the memory")
  func doubling() {
    var lets = "let a0 = cases; "
    var defines = "define d0 as minor; "
    for number in 1...40 {
      lets += "let a\(number) = a\(number - 1) union a\(number - 1); "
      defines += "define d\(number) as d\(number - 1) or d\(number - 1); "
    }
    #expect(Reading(lets + "a40").diagnostics.map(\.code) == [.nestedTooDeeply])
    #expect(Reading(defines + "cases where d40").diagnostics.map(\.code) == [.textTooLong])
  }

  @Test("Names that nest each other are refused before they fill the stack")
  func nestingNames() {
    let nots = String(repeating: "not ", count: 400)
    var defines = "define d0 as minor; "
    for number in 1...40 { defines += "define d\(number) as \(nots) d\(number - 1); " }
    #expect(Reading(defines + "cases where d40").diagnostics.map(\.code) == [.nestedTooDeeply])
    #expect(Reading(defines + "cases where d2").bound != nil)
  }
}
