import Testing

@Suite("Dates and time tests")
struct DateTests {
  @Test(
    "Dates compare with periods, as sets of days, and with other dates",
    arguments: Entry.table(
      """
      cases where released = 2024
      project *
        filter days(released, 2024-01-01/2024-12-31)
          scan cases

      cases where released != 2024-07
      project *
        filter days(released, ../2024-06-30 or 2024-08-01/.. or none)
          scan cases

      cases where released < 2024-07
      project *
        filter days(released, ../2024-06-30)
          scan cases

      cases where 2024 < released
      project *
        filter days(released, 2025-01-01/..)
          scan cases

      cases where $since <= released
      project *
        filter days(released, 2024-07-01/..)
          scan cases

      cases where today >= released
      project *
        filter days(released, ../2025-07-20)
          scan cases

      cases where released in (2023, 2024-02, 2021)
      project *
        filter days(released, 2021-01-01/2021-12-31 or 2023-01-01/2023-12-31 or \
      2024-02-01/2024-02-29)
          scan cases

      cases where released in 2021..2023
      project *
        filter days(released, 2021-01-01/2023-12-31)
          scan cases

      cases where released between 2021 and 2023
      project *
        filter days(released, 2021-01-01/2023-12-31)
          scan cases

      cases where released > detained
      project *
        filter released > detained
          scan cases

      cases where released before sentenced
      project *
        filter released < sentenced
          scan cases

      cases where released between detained and 2024
      project *
        filter and(released >= detained, days(released, ../2024-12-31))
          scan cases

      cases where released since detained + 30 days
      project *
        filter released >= (detained + 30 days)
          scan cases

      cases where released within 10 days of detained + 30 days
      project *
        filter released within 10 days of (detained + 30 days)
          scan cases
      """))
  func dates(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Time tests of one date are one set of days",
    arguments: Entry.table(
      """
      cases where released before 2024 or released since 2024
      project *
        filter days(released, ever)
          scan cases

      cases where not (released before 2024 or region = minsk)
      project *
        filter and(days(released, 2024-01-01/.. or none), not(values(region, exact: minsk)))
          scan cases

      cases where released before 2024 and not possibly region = minsk
      project *
        filter and(days(released, ../2023-12-31), not(possibly(values(region, exact: minsk))))
          scan cases

      cases where released since 2023 where released before 2024
      project *
        filter days(released, 2023-01-01/2023-12-31)
          scan cases

      cases where case.released before 2024 or this.released since 2024
      project *
        filter days(released, ever)
          scan cases

      statements where case.released before 2024 or case_id.released since 2024
      project *
        sort date
          filter days(case.released, ever)
            scan statements

      cases count(released before 2024 or released since 2024) as n
      aggregate count(days(released, ever)) as n
        scan cases

      cases with known = released before 2024 or released since 2024
      project *, (days(released, ever)) as known
        scan cases
      """))
  func folding(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Parts of a date are periods, and so the date itself is tested",
    arguments: Entry.table(
      """
      cases where released.month = 2024-07
      project *
        filter days(released, 2024-07-01/2024-07-31)
          scan cases

      cases where released.month = 2024
      project *
        filter days(released, 2024-01-01/2024-12-31)
          scan cases

      cases where 2024-07 = released.month
      project *
        filter days(released, 2024-07-01/2024-07-31)
          scan cases

      cases where released.year in (2023, 2024)
      project *
        filter days(released, 2023-01-01/2024-12-31)
          scan cases

      cases where released.quarter since 2024-Q2
      project *
        filter days(released, 2024-04-01/..)
          scan cases

      cases where released.month = detained.month
      project *
        filter month(released) = month(detained)
          scan cases

      detained where month since 2024
      project *
        sort detained
          filter days(detained, 2024-01-01/..)
            scan cases

      cases with x = released.month, y = x.year
      project *, month(released) as x, year(month(released)) as y
        scan cases
      """))
  func dateParts(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "The difference of dates is a number of days",
    arguments: Entry.table(
      """
      cases where released - detained > 30 days
      project *
        filter days(detained to released) > 30 days
          scan cases

      cases where released - detained > 4 weeks
      project *
        filter days(detained to released) > 28 days
          scan cases

      cases where released - detained between 30 days and 60 days
      project *
        filter and(days(detained to released) >= 30 days, days(detained to released) <= 60 days)
          scan cases

      cases where released - detained between 30 and 60
      project *
        filter and(days(detained to released) >= 30, days(detained to released) <= 60)
          scan cases

      cases where today - detained > 365
      project *
        filter days(detained to 2025-07-20) > 365
          scan cases

      cases where 2024 - detained > 365 days
      project *
        filter days(detained to 2024) > 365 days
          scan cases

      cases where detained - 2024 > 1 day
      project *
        filter days(2024 to detained) > 1 days
          scan cases

      cases where 30 days + detained < released
      project *
        filter (detained + 30 days) < released
          scan cases

      cases with d = detained - 30 days where released before d
      project *, (detained + -30 days) as d
        filter released < (detained + -30 days)
          scan cases
      """))
  func daysBetween(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
