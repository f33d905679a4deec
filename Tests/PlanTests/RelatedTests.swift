import Testing

@Suite("Related rows and other queries' values")
struct RelatedTests {
  @Test(
    "Quantifiers are numbers of related rows, and the row outside is at the end of their link",
    arguments: Entry.table(
      """
      cases where any statements (topic = release)
      project *
        filter at least 1 statements.case_id = id (values(topic, exact: release))
          scan cases

      cases where no statements (topic = release)
      project *
        filter not(at least 1 statements.case_id = id (values(topic, exact: release)))
          scan cases

      cases where not every statements (topic = release)
      project *
        filter at least 1 statements.case_id = id (not(values(topic, exact: release)))
          scan cases

      cases where at most 2 statements (not (date since 2024 or date before 2023))
      project *
        filter not(at least 3 statements.case_id = id (days(date, 2023-01-01/2023-12-31 or none)))
          scan cases

      cases where any statements (date after case.released and case.person.role = politician)
      project *
        filter at least 1 statements.case_id = id (and(date > case.released, \
      values(case.person.role, exact: politician)))
          scan cases

      people where any cases (any statements (date after case.released and person.humanitarian))
      project *
        filter at least 1 cases.person = name (at least 1 statements.case_id = id (and(date > \
      case.released, case.person.humanitarian)))
          scan people

      cases with long = sentence_months > 24 where any statements (case.long)
      project *, (sentence_months > 24) as long
        filter at least 1 statements.case_id = id (case.sentence_months > 24)
          scan cases

      people where any statements.speaker (date after 2024 and person.birth_year > 1990)
      project *
        filter at least 1 statements.speaker = name (and(days(date, 2025-01-01/..), \
      speaker.birth_year > 1990))
          scan people

      cases where any person.statements (topic = release)
      project *
        filter at least 1 statements.speaker = person.name (values(topic, exact: release))
          scan cases

      cases where any person.statements (date after case.released)
      project *
        filter at least 1 statements.speaker = person.name (date > case.released)
          scan cases

      people where any cases (any person.cases (released after case.released))
      project *
        filter at least 1 cases.person = name (at least 1 cases.person = person.name (released > \
      case.released))
          scan people

      cases where number of statements (stance = for) >= 3
      project *
        filter number of statements.case_id = id (values(stance, exact: for)) >= 3
          scan cases

      statements where speaker in (from statements count by speaker first 3 show speaker)
      project *
        sort date
          filter speaker in (project speaker < first 3 < aggregate count as count by speaker < \
      scan statements)
            scan statements

      cases where person not in (from people where humanitarian)
      project *
        filter not(person in (project name < filter humanitarian < scan people))
          scan cases
      """))
  func plans(_ entry: Entry) { #expect(Reading(entry.text).lines == entry.expected) }

  @Test(
    "What is not related, or not named so, says what is",
    arguments: Entry.table(
      """
      cases where any statments (topic = release)
      E0101 [statments] There is no table 'statments'.
      Did you mean statements?
      try: cases where any statements (topic = release)

      cases where any people (humanitarian)
      E0112 [people] people does not refer to cases.
      What refers to cases: statements.

      statements where any cases (minor)
      E0112 [cases] cases does not refer to statements.
      No table refers to statements.

      cases where any statements.speaker (topic = release)
      E0112 [speaker] 'speaker' does not lead from statements to cases.
      What leads there is case.
      try: cases where any statements.case (topic = release)

      cases where any statements (region = minsk)
      E0104 [region] statements has no column 'region'.
      The row outside the brackets has it: case.region
      try: cases where any statements (case.region = minsk)

      cases where any statements (date after cases.released)
      E0104 [cases] statements has no column 'cases'.
      The row outside the brackets goes by case.
      try: cases where any statements (date after case.released)

      cases where any statements (date after case.relesed)
      E0104 [relesed] cases has no column 'relesed'.
      Did you mean released?
      try: cases where any statements (date after case.released)

      people where any cases (person.facton = pressure)
      E0104 [facton] people has no column 'facton'.
      Did you mean faction?
      try: people where any cases (person.faction = pressure)

      cases where any statements (stance)
      E0202 [stance] A condition is needed here, and this is a category.
      Compare it, or ask whether it is known.
      try: cases where any statements (stance is known)

      cases count by region where any statements (topic = release)
      E0208 [statements] Only rows of a table have related rows.
      Test them first, then count, show or combine.

      cases where any persn.statements (topic = release)
      E0104 [persn] cases has no column 'persn'.
      Did you mean person?
      try: cases where any person.statements (topic = release)

      statements where speaker in (from statements count by speaker)
      E0207 [statements count by speaker] `in (from …)` needs one column, and this query has 2 \
      columns.
      Say which at its end: show speaker
      try: statements where speaker in (from statements count by speaker show speaker)

      cases where sentence_months in (from people)
      E0201 [people] An integer cannot be compared with text.

      cases where released in (from cases show detained)
      E0201 [released] `in (from …)` takes texts and numbers, and this is a date.
      Compare dates with the dates of related rows: any … (…)
      """))
  func mistakes(_ entry: Entry) { #expect(Reading(entry.text).lines == entry.expected) }
}
