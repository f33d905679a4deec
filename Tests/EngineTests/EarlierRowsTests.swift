import Language
import Model
import Plan
import Testing

@testable import Engine

@Suite("Rows of queries before")
struct EarlierRowsTests {
  private static let since = Prison.days(Prison.detained, Prison.since("2021"))
  private static let released = Prison.days(Prison.released, Prison.since("2022"))
  private static let faction = Prison.values(Prison.faction, ["engagement"])

  private func answer(_ plan: LogicalPlan, _ earlier: EarlierRows?) throws -> Answer {
    try Executor(casebook: Prison.small, earlier: earlier).run(
      plan, asWritten: plan, subject: "cases")
  }

  @Test(
    "each step of a refinement answers as if it were asked alone",
    arguments: [
      [since, .and([since, released]), .and([since, released, faction])],
      [released, .and([faction, released]), .and([faction, released, since]), released],
      [.and([released, since]), .and([since, released]), .or([since, released])],
      [.not(released), .and([.not(released), .hedged(.unsure, released)]), .not(released)],
    ])
  func steps(_ predicates: [Predicate]) throws {
    let earlier = EarlierRows()
    for predicate in predicates {
      let plan = Prison.cases(where: predicate)
      let (alone, refined) = (try answer(plan, nil), try answer(plan, earlier))
      #expect(Prison.lines(refined) == Prison.lines(alone))
      #expect(refined.possible == alone.possible)
    }
  }

  @Test("what passed other tests, or those of another table, is not taken for it")
  func others() throws {
    let earlier = EarlierRows()
    _ = try answer(Prison.cases(where: .and([Self.since, Self.released])), earlier)
    #expect(earlier.first(of: [Self.since], in: Prison.cases) == nil)
    #expect(earlier.first(of: [Self.since, Self.released], in: Prison.cases + 1) == nil)
    let all = [Self.faction, Self.released, Self.since]
    #expect(earlier.first(of: all, in: Prison.cases)?.tests == [Self.since, Self.released])
    _ = try answer(Prison.cases(where: .and(all)), earlier)
    #expect(earlier.first(of: all, in: Prison.cases)?.tests == all)
  }

  @Test("what a test has to tell is told by each query that asks it")
  func notes() throws {
    let plan = Prison.cases(where: Prison.values(Prison.faction, ["Engagement"], .folding))
    let earlier = EarlierRows()
    let first = try answer(plan, earlier)
    #expect(!first.notes.isEmpty)
    #expect(try answer(plan, earlier).notes == first.notes)
  }
}
