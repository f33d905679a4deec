import Testing

@Suite("What a query starts from")
struct SourceTests {
  @Test(
    "Sources give the rows they name",
    arguments: Entry.table(
      """
      cases
      project *
        scan cases

      CASES
      project *
        scan cases

      people
      project *
        scan people

      statements
      project *
        sort date
          scan statements

      (cases where minor)
      project *
        filter minor
          scan cases

      (released since 2024) in 2024
      E0005 [in] 'in' cannot stand here.
      It stands right after the source, or after the name of a date column.
      """))
  func tables(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "An event verb is the rows that have its date, in the order of that date",
    arguments: Entry.table(
      """
      released
      project *
        sort released
          filter days(released, ever)
            scan cases

      released since 2024-07
      project *
        sort released
          filter days(released, 2024-07-01/..)
            scan cases

      said during 2024-Q3
      project *
        sort date
          filter days(date, 2024-07-01/2024-09-30)
            scan statements

      possibly released since 2024
      project *
        sort released
          filter possibly(days(released, 2024-01-01/..))
            scan cases

      unsure detained in 2021
      project *
        sort detained
          filter unsure(days(detained, 2021-01-01/2021-12-31))
            scan cases

      released in 2024 before 2024-07
      project *
        sort released
          filter days(released, 2024-01-01/2024-06-30)
            scan cases
      """))
  func events(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Time words test the axis",
    arguments: Entry.table(
      """
      statements since 2024
      project *
        sort date
          filter days(date, 2024-01-01/..)
            scan statements

      statements before 2024-07
      project *
        sort date
          filter days(date, ../2024-06-30)
            scan statements

      statements after 2024-07
      project *
        sort date
          filter days(date, 2024-08-01/..)
            scan statements

      statements until 2024-07-15
      project *
        sort date
          filter days(date, ../2024-07-15)
            scan statements

      statements on 2024-07-15
      project *
        sort date
          filter days(date, 2024-07-15)
            scan statements

      statements in 2024-W27
      project *
        sort date
          filter days(date, 2024-07-01/2024-07-07)
            scan statements

      statements in 2021..2023
      project *
        sort date
          filter days(date, 2021-01-01/2023-12-31)
            scan statements

      statements between 2021 and 2023
      project *
        sort date
          filter days(date, 2021-01-01/2023-12-31)
            scan statements

      statements within 30 days of 2024-07-01
      project *
        sort date
          filter date within 30 days of 2024-07-01
            scan statements

      detained within 2 weeks after sentenced
      project *
        sort detained
          filter and(days(detained, ever), detained within 14 days after sentenced)
            scan cases

      detained within 2 weeks before 2024-07
      project *
        sort detained
          filter and(days(detained, ever), detained within 14 days before 2024-07)
            scan cases
      """))
  func timeWords(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Dates may be parameters or count from the day of the record",
    arguments: Entry.table(
      """
      released since $since
      project *
        sort released
          filter days(released, 2024-07-01/..)
            scan cases

      released since $year
      project *
        sort released
          filter days(released, 2024-01-01/..)
            scan cases

      released since this month
      project *
        sort released
          filter days(released, 2025-07-01/..)
            scan cases

      released in previous quarter
      project *
        sort released
          filter days(released, 2025-04-01/2025-06-30)
            scan cases

      released before next year
      project *
        sort released
          filter days(released, ../2025-12-31)
            scan cases

      released since 90 days ago
      project *
        sort released
          filter days(released, 2025-04-21/..)
            scan cases

      released since 2 weeks ago
      project *
        sort released
          filter days(released, 2025-07-06/..)
            scan cases

      released since 3 months ago
      project *
        sort released
          filter days(released, 2025-04-20/..)
            scan cases

      released since 1 quarter ago
      project *
        sort released
          filter days(released, 2025-04-20/..)
            scan cases

      released since 1 year ago
      project *
        sort released
          filter days(released, 2024-07-20/..)
            scan cases

      released before today
      project *
        sort released
          filter days(released, ../2025-07-19)
            scan cases
      """))
  func relativeDates(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "The actor and the topics are columns that the package names",
    arguments: Entry.table(
      """
      statements from Latushka
      project *
        sort date
          filter values(speaker, actor: Latushka)
            scan statements

      statements from "Sviatlana T" since 2024 about Release
      project *
        sort date
          filter and(values(speaker, actor: Sviatlana T), days(date, 2024-01-01/..), \
      values(topic, exact: release))
            scan statements
      note: topic: read "Release" as release

      statements from $who about release, sanctions
      project *
        sort date
          filter and(values(speaker, actor: minsk), values(topic, exact: release, sanctions))
            scan statements
      """))
  func roles(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
