import Language
import Model
import Testing

@testable import Plan

// Rules that say how a step is done, and what the engine may choose beside them.
extension OptimizerTests {
  @Test(
    "Whether there are enough related rows is asked where their number would be certain",
    arguments: Entry.table(
      """
      cases where number of statements > 2
      project *
        filter at least 3 statements.case_id = id (yes)
          scan cases

      cases where number of statements <= 2 or 1 > number of statements
      project *
        filter or(not(at least 3 statements.case_id = id (yes)), \
      not(at least 1 statements.case_id = id (yes)))
          scan cases

      cases where number of statements (stance = for) = 0 and number of statements != 0
      project *
        filter and(not(at least 1 statements.case_id = id (values(stance, exact: for))), \
      at least 1 statements.case_id = id (yes))
          scan cases

      cases where number of statements (date since 2024) > 2
      no change

      cases where number of statements = 2
      no change

      cases where number of statements >= 0
      no change

      statements where number of case.statements > 2
      no change
      """))
  func stopCounting(_ entry: Entry) { expect(entry, after: "stop-counting") }

  @Test(
    "Nothing is done to rows none of which is wanted",
    arguments: Entry.table(
      """
      cases where minor sort region first 3 where not $flag
      project *
        filter no
          scan cases

      cases where not $flag sort region first 3
      project *
        filter no
          scan cases

      cases where not $flag count by region
      no change

      cases first 3 where minor
      no change
      """))
  func dropContradicted(_ entry: Entry) { expect(entry, after: "drop-contradicted") }

  @Test(
    "The first rows of an order are found without a sort",
    arguments: Entry.table(
      """
      cases sort released desc, region first 3
      project *
        first 3 by released desc, region
          scan cases

      cases count by region top 2 by count
      first 2 by count desc
        aggregate count as count by region
          scan cases

      cases sort released last 3
      no change

      cases sort released first 3 per region
      no change

      cases where id in (from statements sort date first 3 show case.id)
      project *
        filter id in (project case.id < first 3 by date < scan statements)
          scan cases
      """))
  func topWithoutSort(_ entry: Entry) { expect(entry, after: "top-without-sort") }

  @Test(
    "What stands twice is made once, and what is within it is no other part",
    arguments: Entry.table(
      """
      (cases where minor count by region sort count) union (cases where minor count by region)
      union
        sort count
          once
            aggregate count as count by region
              filter minor
                scan cases
        once
          aggregate count as count by region
            filter minor
              scan cases

      cases union cases
      no change

      (cases where minor) except (cases where not minor)
      no change

      cases where minor count by region
      no change
      """))
  func shareSubplans(_ entry: Entry) { expect(entry, after: "share-subplans") }

  @Test("Time tests that come together are one, if they have a day in common")
  func foldDates() {
    let date = Scalar.column(ColumnReference(column: 4, type: .date, name: "released"))
    func folded(_ first: DaySet, _ second: DaySet) -> [String] {
      let plan = LogicalPlan.filter(
        .and([.days(date, first), .days(date, second)]), .scan(table: 0))
      let others = Set(Optimizer.rules.map(\.name)).subtracting(["fold-dates"])
      return planLines(Optimizer(disabled: others).optimize(plan, schema: Prison.schema))
    }
    let (since, before) = (DaySet(.from(Day(100))), DaySet(.upTo(Day(200))))
    #expect(
      folded(since, before) == ["filter days(released, 1970-04-11/1970-07-20)", "  scan cases"])
    #expect(folded(before, DaySet(.from(Day(201))))[0].hasPrefix("filter and("))
    let gap = DaySet(PeriodSet([Period(Day(120), Day(150))])).complement
    #expect(folded(since, gap)[0].hasPrefix("filter and("))
  }

  @Test("A date that may be within two periods with a common day may be within both at once")
  func uncertainDates() {
    let stretches = (Int32(0)..<6).flatMap { first in
      (first..<6).map { Period(Day(first), Day($0)) }
    }
    for one in stretches {
      for other in stretches {
        let both = PeriodSet([one]).intersection(PeriodSet([other]))
        if both == .empty { continue }
        for days in stretches {
          let date = UncertainDate(days)
          let apart = PeriodSet([one]).contains(date) && PeriodSet([other]).contains(date)
          #expect(both.contains(date) == apart)
        }
      }
    }
  }

  @Test("What the engine may choose is seen from the plan")
  func choices() throws {
    func choices(_ text: String) throws -> [String] {
      Choice.all(in: try #require(Reading(text).bound).plan).map(\.rawValue)
    }
    #expect(try choices("cases where minor sort region").isEmpty)
    #expect(try choices("cases where person.role = journalist") == ["test-at-links"])
    #expect(try choices("cases where any statements (stance = for)") == ["semi-join"])
    #expect(try choices("cases where at least 2 statements") == ["semi-join"])
    #expect(try choices("cases mean(sentence_months) by region") == ["group-by-codes"])
    #expect(
      try choices("cases count by region") == ["group-by-codes", "count-from-statistics"])
    #expect(try choices("cases count by region across faction").isEmpty)
    #expect(Choice.allCases.allSatisfy { $0.summary.hasSuffix(".") })
    #expect(Set(Optimizer.switches).count == Optimizer.switches.count)
  }
}
