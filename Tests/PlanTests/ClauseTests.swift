import Testing

@Suite("Clauses")
struct ClauseTests {
  @Test(
    "`show`, `unique` and `sort` choose and order",
    arguments: Entry.table(
      """
      people where birth_year in 1950..1960 show name, role
      project name, role
        filter and(birth_year >= 1950, birth_year <= 1960)
          scan people

      cases unique region, faction sort region
      sort region
        distinct region, faction
          scan cases

      cases sort region desc, released
      project *
        sort region desc, released
          scan cases

      released sort person
      project *
        sort person, released
          filter days(released, ever)
            scan cases
      """))
  func choosing(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "`first` and its like take rows in the order there is",
    arguments: Entry.table(
      """
      released first 3 per faction
      project *
        first 3 per faction
          sort released
            filter days(released, ever)
              scan cases

      released first 10 where minor
      project *
        filter minor
          first 10
            sort released
              filter days(released, ever)
                scan cases

      cases top 10 by sentence_months
      project *
        first 10
          sort sentence_months desc
            scan cases

      cases bottom 5 by released - detained
      project *
        first 5
          sort days(detained to released)
            scan cases

      released top 5 by sentence_months
      project *
        first 5
          sort sentence_months desc
            sort released
              filter days(released, ever)
                scan cases

      cases sample 10 per region, faction
      project *
        sample 10 per region, faction
          scan cases

      cases last 3
      project *
        last 3
          scan cases
      """))
  func limits(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Aggregates make groups, which can be filtered and counted again",
    arguments: Entry.table(
      """
      cases count
      aggregate count as count
        scan cases

      statements count by month
      aggregate count as count by month(date) as month
        scan statements

      released count by year
      aggregate count as count by year(released) as year
        filter days(released, ever)
          scan cases

      statements count by week, speaker.faction
      aggregate count as count by week(date) as week, speaker.faction
        scan statements

      statements count by topic across stance
      aggregate count as count by topic across stance
        scan statements

      statements count by speaker.faction where count > 3 sort count desc
      sort count desc
        filter count > 3
          aggregate count as count by speaker.faction
            scan statements

      cases count by region count by count
      aggregate count as count_2 by count
        aggregate count as count by region
          scan cases

      cases count, mean sentence_months as count by region
      aggregate count as count_2, mean(sentence_months) as count by region
        scan cases

      cases show region, faction count by faction across region
      aggregate count as count by faction across region
        scan cases

      cases share by region
      aggregate share as share, count as count by region
        scan cases

      cases share, count by region
      aggregate share as share, count as count by region
        scan cases

      cases count as n, sum sentence_months, mean (sentence_months) as m by faction
      aggregate count as n, sum(sentence_months) as sum_sentence_months, mean(sentence_months) as \
      m by faction
        scan cases

      cases median sentence_months, quantile(sentence_months, 0.9), deviation sentence_months
      aggregate median(sentence_months) as median_sentence_months, quantile(sentence_months, 0.9) \
      as quantile_sentence_months, deviation(sentence_months) as deviation_sentence_months
        scan cases

      cases least released, greatest(released - detained), distinct region, list charge
      aggregate least(released) as least_released, greatest(days(detained to released)) as \
      greatest_released_detained, distinct(region) as distinct_region, list(charge) as list_charge
        scan cases

      cases count(minor) as minors, count(released since 2024) by region
      aggregate count(minor) as minors, count(days(released, 2024-01-01/..)) as count_released by \
      region
        scan cases

      cases median (released - detained) by released.year
      aggregate median(days(detained to released)) as median_released_detained by year(released) \
      as released.year
        scan cases
      """))
  func aggregates(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Set operators combine rows of one table, or columns",
    arguments: Entry.table(
      """
      cases union released
      project *
        union
          scan cases
          filter days(released, ever)
            scan cases

      released union cases where minor
      project *
        union
          filter days(released, ever)
            scan cases
          filter minor
            scan cases

      released since 2024 union detained since 2024
      project *
        union
          filter days(released, 2024-01-01/..)
            scan cases
          filter days(detained, 2024-01-01/..)
            scan cases

      cases show region union people show role
      union
        project region
          scan cases
        project role
          scan people

      cases show region intersect cases where minor show region
      intersect
        project region
          scan cases
        project region
          filter minor
            scan cases

      cases with x = 1 except cases with x = 2
      except
        project *, 1 as x
          scan cases
        project *, 2 as x
          scan cases

      cases union cases except cases where minor
      project *
        except
          union
            scan cases
            scan cases
          filter minor
            scan cases

      (cases where minor union released) count by region
      aggregate count as count by region
        union
          filter minor
            scan cases
          filter days(released, ever)
            scan cases

      (cases where minor) where region = minsk
      project *
        filter and(minor, values(region, exact: minsk))
          scan cases

      (cases show region, lower(faction) as f) where f = "x"
      project region, lower(faction) as f
        filter lower(faction) = "x"
          scan cases

      (cases count by region) where count > 2 and region = minsk
      filter and(count > 2, values(region, exact: minsk))
        aggregate count as count by region
          scan cases
      """))
  func combining(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
