import Testing

@Suite("States")
struct StateTests {
  @Test(
    "A state is the rows whose interval covers a day, overlaps, spans or is open",
    arguments: Entry.table(
      """
      held
      project *
        sort detained
          filter and(days(detained, ../2025-07-20), days(released, 2025-07-21/.. or none), \
      days(died, 2025-07-21/.. or none))
            scan cases

      held on 2024-07-01
      project *
        sort detained
          filter and(days(detained, ../2024-07-01), days(released, 2024-07-02/.. or none), \
      days(died, 2024-07-02/.. or none))
            scan cases

      held in 2024-07
      project *
        sort detained
          filter and(days(detained, ../2024-07-31), days(released, 2024-07-02/.. or none), \
      days(died, 2024-07-02/.. or none))
            scan cases

      held during 2025
      project *
        sort detained
          filter and(days(detained, ../2025-12-31), days(released, 2025-01-02/.. or none), \
      days(died, 2025-01-02/.. or none))
            scan cases

      held during 2021..2023
      project *
        sort detained
          filter and(days(detained, ../2023-12-31), days(released, 2021-01-02/.. or none), \
      days(died, 2021-01-02/.. or none))
            scan cases

      held between 2021 and 2023
      project *
        sort detained
          filter and(days(detained, ../2023-12-31), days(released, 2021-01-02/.. or none), \
      days(died, 2021-01-02/.. or none))
            scan cases

      held throughout 2023
      project *
        sort detained
          filter and(days(detained, ../2023-01-01), days(released, 2024-01-01/.. or none), \
      days(died, 2024-01-01/.. or none))
            scan cases

      held throughout 2021..2023
      project *
        sort detained
          filter and(days(detained, ../2021-01-01), days(released, 2024-01-01/.. or none), \
      days(died, 2024-01-01/.. or none))
            scan cases

      held since 2024
      project *
        sort detained
          filter and(days(detained, ../2025-07-20), days(released, 2024-01-02/.. or none), \
      days(died, 2024-01-02/.. or none))
            scan cases

      held since 2026
      project *
        sort detained
          filter and(days(detained, ../2026-01-01), days(released, 2026-01-02/.. or none), \
      days(died, 2026-01-02/.. or none))
            scan cases

      held until 2024
      project *
        sort detained
          filter days(detained, ../2024-12-31)
            scan cases

      held on today
      project *
        sort detained
          filter and(days(detained, ../2025-07-20), days(released, 2025-07-21/.. or none), \
      days(died, 2025-07-21/.. or none))
            scan cases

      possibly held on 2024
      project *
        sort detained
          filter possibly(and(days(detained, ../2024-12-31), days(released, 2024-01-02/.. or \
      none), days(died, 2024-01-02/.. or none)))
            scan cases

      held on 2024 since 2023
      project *
        sort detained
          filter and(days(detained, 2023-01-01/2024-12-31), days(released, 2024-01-02/.. or \
      none), days(died, 2024-01-02/.. or none))
            scan cases
      """))
  func states(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A state can be tested of any rows that lead to it",
    arguments: Entry.table(
      """
      cases where held
      project *
        filter and(days(detained, ../2025-07-20), days(released, 2025-07-21/.. or none), \
      days(died, 2025-07-21/.. or none))
          scan cases

      cases where not held during 2024
      project *
        filter or(days(detained, 2025-01-01/.. or none), days(released, ../2024-01-01), \
      days(died, ../2024-01-01))
          scan cases

      cases where held in 2024
      project *
        filter and(days(detained, ../2024-12-31), days(released, 2024-01-02/.. or none), \
      days(died, 2024-01-02/.. or none))
          scan cases

      cases where held in 2022..2023
      project *
        filter and(days(detained, ../2023-12-31), days(released, 2022-01-02/.. or none), \
      days(died, 2022-01-02/.. or none))
          scan cases

      cases held on 2024
      project *
        filter and(days(detained, ../2024-12-31), days(released, 2024-01-02/.. or none), \
      days(died, 2024-01-02/.. or none))
          scan cases

      cases possibly held on 2024
      project *
        filter possibly(and(days(detained, ../2024-12-31), days(released, 2024-01-02/.. or none), \
      days(died, 2024-01-02/.. or none)))
          scan cases

      cases with inside = held count by inside
      aggregate count as count by (and(days(detained, ../2025-07-20), days(released, \
      2025-07-21/.. or none), days(died, 2025-07-21/.. or none))) as inside
        scan cases

      statements where case.held on 2024
      project *
        sort date
          filter and(days(case.detained, ../2024-12-31), days(case.released, 2024-01-02/.. or \
      none), days(case.died, 2024-01-02/.. or none))
            scan statements

      statements where case.held
      project *
        sort date
          filter and(days(case.detained, ../2025-07-20), days(case.released, 2025-07-21/.. or \
      none), days(case.died, 2025-07-21/.. or none))
            scan statements

      cases where case.held since 2025
      project *
        filter and(days(detained, ../2025-07-20), days(released, 2025-01-02/.. or none), \
      days(died, 2025-01-02/.. or none))
          scan cases
      """))
  func stateTests(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
