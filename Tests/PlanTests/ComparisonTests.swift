import Testing

@Suite("Comparisons and lists")
struct ComparisonTests {
  @Test(
    "Words right of a text column are values, found exactly or by folding",
    arguments: Entry.table(
      """
      cases where charge = extremism
      project *
        filter values(charge, folding: extremism)
          scan cases

      cases where charge = 361
      project *
        filter values(charge, folding: 361)
          scan cases

      cases where region = minsk-city
      project *
        filter values(region, exact: minsk-city)
          scan cases

      cases where region = Minsk_City
      project *
        filter values(region, exact: minsk-city)
          scan cases
      note: region: read "Minsk_City" as minsk-city

      cases where region != minsk
      project *
        filter not(values(region, exact: minsk))
          scan cases

      cases where region in (minsk, brest, MINSK)
      project *
        filter values(region, exact: minsk, brest)
          scan cases
      note: region: read "MINSK" as minsk

      cases where region not in (minsk, "brest")
      project *
        filter not(values(region, exact: minsk, brest))
          scan cases

      cases where region in minsk
      project *
        filter values(region, exact: minsk)
          scan cases

      cases where region = $who
      project *
        filter values(region, exact: minsk)
          scan cases

      cases where region < m
      project *
        filter region < "m"
          scan cases

      cases where faction = count
      project *
        filter values(faction, exact: count)
          scan cases

      cases where faction = "old guard"
      project *
        filter values(faction, exact: Old Guard)
          scan cases
      note: faction: read "old guard" as Old Guard

      cases where person = "Ales B"
      project *
        filter values(person, named: Ales B)
          scan cases

      cases where "minsk" = region
      project *
        filter values(region, exact: minsk)
          scan cases
      """))
  func values(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A column right of a comparison is written dotted",
    arguments: Entry.table(
      """
      cases where region = this.faction
      project *
        filter region = faction
          scan cases

      cases where charge != this.region
      project *
        filter not(charge = region)
          scan cases

      cases where region = person.faction
      project *
        filter region = person.faction
          scan cases
      """))
  func columnsOnTheRight(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Numbers and booleans compare with their like, on either side",
    arguments: Entry.table(
      """
      cases where sentence_months > 12
      project *
        filter sentence_months > 12
          scan cases

      cases where 12 < sentence_months
      project *
        filter sentence_months > 12
          scan cases

      cases where -3 <= sentence_months
      project *
        filter sentence_months >= -3
          scan cases

      cases where sentence_months > -3.5
      project *
        filter sentence_months > -3.5
          scan cases

      cases where sentence_months between 12 and 60
      project *
        filter and(sentence_months >= 12, sentence_months <= 60)
          scan cases

      cases where sentence_months in 12..60
      project *
        filter and(sentence_months >= 12, sentence_months <= 60)
          scan cases

      cases where sentence_months in (12, 24)
      project *
        filter or(sentence_months = 12, sentence_months = 24)
          scan cases

      cases where sentence_months = $n
      project *
        filter sentence_months = 5
          scan cases

      cases where sentence_months * $half > 3
      project *
        filter (sentence_months * 0.5) > 3
          scan cases

      cases where sentence_months > -9223372036854775808
      project *
        filter sentence_months > -9223372036854775808
          scan cases

      cases where minor
      project *
        filter minor
          scan cases

      cases where not minor
      project *
        filter not(minor)
          scan cases

      cases where minor = no
      project *
        filter minor = no
          scan cases

      cases where yes = minor
      project *
        filter minor = yes
          scan cases

      cases where minor = $flag
      project *
        filter minor = yes
          scan cases

      cases where $flag
      project *
        filter yes
          scan cases
      """))
  func numbers(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
