import Plan
import Testing

@Suite("A query in words")
struct PlanWordsTests {
  @Test(
    "says what is asked, step by step, and where a date must be certain",
    arguments: [
      (
        "released since 2024-07 where faction = engagement count by month",
        """
        cases
          whose released date is certainly on or after 2024-07-01
          and whose faction is engagement
        for each month of released: the number of rows
        """
      ),
      (
        "cases where possibly released in 2024 or charge is unknown show person, released",
        """
        cases
          for which (it is possible that released date is from 2024-01-01 to 2024-12-31) or charge \
        is unknown
        showing person and released
        """
      ),
      (
        "cases where no statements (stance = against) and not region in (minsk, brest)",
        """
        cases
          for which none of its statements (by case_id) are such that stance is against
          and whose region is not minsk or brest
        """
      ),
      (
        "cases where released - detained > 30 top 3 by sentence_months",
        """
        cases
          whose days from detained to released is more than 30
        in the order of sentence_months, greatest first
        only the first 3 rows
        """
      ),
      (
        "cases where detained.weekday in (saturday, sunday) and detained since 2024",
        """
        cases
          whose detained date is certainly a saturday or sunday and is on or after 2024-01-01
        """
      ),
      (
        "cases where not released.weekday > tuesday",
        """
        cases
          whose released date is certainly a monday or tuesday or is none
        """
      ),
      (
        "people join cases as c on name = c.person and c.minor show name first 1 per c.region",
        """
        pairs of:
          people
        with:
          cases
          whose name is c's person
          and whose c's minor is yes
        only the first row of each c's region
        showing name
        """
      ),
    ])
  func said(_ query: String, _ words: String) {
    #expect(Reading(query).words == words)
  }
}
