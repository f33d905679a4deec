import Testing

@Suite("Names")
struct NameTests {
  @Test(
    "Dots follow links, by the column, its stem or the singular",
    arguments: Entry.table(
      """
      cases where person.faction = pressure
      project *
        filter values(person.faction, exact: pressure)
          scan cases

      cases where person.birth_year < 1990 and person.humanitarian
      project *
        filter and(person.birth_year < 1990, person.humanitarian)
          scan cases

      statements where speaker.faction = engagement
      project *
        sort date
          filter values(speaker.faction, exact: engagement)
            scan statements

      statements where case.charge contains extremism
      project *
        sort date
          filter case.charge contains "extremism"
            scan statements

      statements where case_id.region = brest
      project *
        sort date
          filter values(case.region, exact: brest)
            scan statements

      statements where case.person.role = politician
      project *
        sort date
          filter values(case.person.role, exact: politician)
            scan statements

      statements where statement.topic = release
      project *
        sort date
          filter values(topic, exact: release)
            scan statements

      statements where case.released since 2024
      project *
        sort date
          filter days(case.released, 2024-01-01/..)
            scan statements

      statements where case.released.year = 2024
      project *
        sort date
          filter days(case.released, 2024-01-01/2024-12-31)
            scan statements

      cases where `region` = minsk and REGION = minsk and this.region = minsk and case.region = \
      minsk
      project *
        filter and(values(region, exact: minsk), values(region, exact: minsk), values(region, \
      exact: minsk), values(region, exact: minsk))
          scan cases
      """))
  func links(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "`let` names a query and `_` the previous one",
    arguments: Entry.table(
      """
      let a = released since 2024; a where minor
      project *
        sort released
          filter and(days(released, 2024-01-01/..), minor)
            scan cases

      let a = released since 2024; a in 2024-07
      project *
        sort released
          filter days(released, 2024-07-01/2024-07-31)
            scan cases

      let a(t) = released since $t; a(2024-07)
      project *
        sort released
          filter days(released, 2024-07-01/..)
            scan cases

      let a(r, y) = released since $y where region = $r; a(minsk, 2024) count
      aggregate count as count
        filter and(days(released, 2024-01-01/..), values(region, exact: minsk))
          scan cases

      let a(r) = cases where region = $r; a($who)
      project *
        filter values(region, exact: minsk)
          scan cases

      let a(who) = cases where region = $who; let b(who, r) = a($r) union a($who); b(brest, $who)
      project *
        union
          filter values(region, exact: minsk)
            scan cases
          filter values(region, exact: brest)
            scan cases

      let a = cases where region = $who; let b(who) = a; a union b(brest) union a
      project *
        union
          union
            filter values(region, exact: minsk)
              scan cases
            filter values(region, exact: brest)
              scan cases
          filter values(region, exact: minsk)
            scan cases

      _ where minor
      project *
        sort released
          filter and(days(released, 2024-01-01/..), minor)
            scan cases

      _ in 2024
      project *
        sort released
          filter days(released, 2024-01-01/2024-12-31)
            scan cases

      _ count by month union _ count by month
      union
        aggregate count as count by month(released) as month
          filter days(released, 2024-01-01/..)
            scan cases
        aggregate count as count by month(released) as month
          filter days(released, 2024-01-01/..)
            scan cases
      """))
  func queries(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "`define` names an expression",
    arguments: Entry.table(
      """
      define long as sentence_months > 24; cases where long and minor
      project *
        filter and(sentence_months > 24, minor)
          scan cases

      define wait as released - detained; cases count, median wait by region
      aggregate count as count, median(days(detained to released)) as median_wait by region
        scan cases

      define start as 2024-07; released since start
      project *
        sort released
          filter days(released, 2024-07-01/..)
            scan cases

      define start as 2024; released since start
      project *
        sort released
          filter days(released, 2024-01-01/..)
            scan cases

      define minor as region = minsk; cases where minor
      project *
        filter minor
          scan cases
      """))
  func definitions(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "`with` and `show` give names to what follows",
    arguments: Entry.table(
      """
      cases with len = length(charge), long = len > 10 where long
      project *, length(charge) as len, (length(charge) > 10) as long
        filter length(charge) > 10
          scan cases

      cases with x = 1 with x = 2
      project *, 2 as x
        scan cases

      cases with region = lower(region)
      project id, person, detained, sentenced, released, died, charge, lower(region) as region, \
      faction, sentence_months, minor
        scan cases

      cases with x = 1 show x sort x
      project 1 as x
        sort 1
          scan cases

      cases show region, released.year as y where y = 2024
      project region, year(released) as y
        filter days(released, 2024-01-01/2024-12-31)
          scan cases

      cases show length(charge) sort length_charge desc
      project length(charge) as length_charge
        sort length(charge) desc
          scan cases

      cases show region with x = 1 with x = 2
      project region, 2 as x
        scan cases

      cases show region show faction
      project faction
        scan cases
      """))
  func computed(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
