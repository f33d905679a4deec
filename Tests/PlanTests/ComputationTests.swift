import Testing

@Suite("Computed values and questions about the record")
struct ComputationTests {
  @Test(
    "Sums, functions and conditionals compute",
    arguments: Entry.table(
      """
      cases where sentence_months * 2 + 1 > 30 / 2
      project *
        filter ((sentence_months * 2) + 1) > (30 / 2)
          scan cases

      cases where -sentence_months < -5
      project *
        filter (0 - sentence_months) < -5
          scan cases

      cases where round(sentence_months / 12) >= 2 and abs(-3) = 3
      project *
        filter and(round((sentence_months / 12)) >= 2, abs(-3) = 3)
          scan cases

      cases where lower(charge) = "x" and upper(region) = MINSK and length(charge) > 3
      project *
        filter and(lower(charge) = "x", upper(region) = "MINSK", length(charge) > 3)
          scan cases

      cases with k = if minor then child else adult count by k
      aggregate count as count by if minor then "child" else "adult" as k
        scan cases

      cases with k = if minor then 1 else 2.5
      project *, if minor then 1 else 2.5 as k
        scan cases

      cases with k = if minor then region else "none"
      project *, if minor then region else "none" as k
        scan cases

      cases where if minor then region = minsk else region = brest
      project *
        filter if minor then (values(region, exact: minsk)) else (values(region, exact: brest))
          scan cases
      """))
  func computing(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "The record and texts can be asked about",
    arguments: Entry.table(
      """
      cases where region is unknown or released is not none
      project *
        filter or(region is unknown, not(released is none))
          scan cases

      cases where released is exact
      project *
        filter released is exact
          scan cases

      cases where released - detained is not imprecise
      project *
        filter not(days(detained to released) is imprecise)
          scan cases

      cases where charge contains "protest" and charge has 342
      project *
        filter and(charge contains "protest", charge has "342")
          scan cases

      cases where charge starts "3" or charge ends $who
      project *
        filter or(charge starts "3", charge ends "minsk")
          scan cases

      cases where possibly faction = engagement
      project *
        filter possibly(values(faction, exact: engagement))
          scan cases

      cases where unsure (released since 2024 and region = minsk)
      project *
        filter unsure(and(days(released, 2024-01-01/..), values(region, exact: minsk)))
          scan cases
      """))
  func statuses(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
