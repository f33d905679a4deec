import Testing

@Suite("Names that mean nothing here")
struct NameMistakeTests {
  @Test(
    "A source that is none",
    arguments: Entry.table(
      """
      casess
      E0101 [casess] There is no table, event or state 'casess'.
      Did you mean cases?
      try: cases

      relesed since 2024
      E0101 [relesed] There is no table, event or state 'relesed'.
      Did you mean released?
      try: released since 2024

      region
      E0101 [region] There is no table, event or state 'region'.
      It is a column of cases.

      minsk where minor
      E0101 [minsk] There is no table, event or state 'minsk'.
      The tables are cases, statements and people.

      cases(3)
      E0101 [cases] There is no query 'cases' that takes values.
      Name one: let cases(x) = …

      f(3)
      E0101 [f] There is no query 'f' that takes values.
      Name one: let f(x) = …

      let far(x) = cases where region = $x; fare(minsk)
      E0101 [fare] There is no query 'fare' that takes values.
      Did you mean far?
      try: let far(x) = cases where region = $x; far(minsk)

      case as c
      E0101 [case] There is no table, event or state 'case'.
      Did you mean cases?
      try: cases as c
      """))
  func sources(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A selector that the rows do not take",
    arguments: Entry.table(
      """
      cases since 2024
      E0108 [since 2024] cases has several dates: detained, sentenced, released, died.
      Say which one: detained …
      try: detained since 2024

      cases where minor since 2024
      E0201 [since 2024] A time test needs a date, and this is a boolean.

      let a = cases; a since 2024
      E0108 [since 2024] cases has several dates: detained, sentenced, released, died.
      Say which one: detained …
      try: let a = cases; a detained since 2024

      people since 2024
      E0108 [since 2024] people has no date that the time could be about.

      cases from Latushka
      E0109 [from Latushka] `from` needs an actor, and cases names none.
      Statements can take it.

      cases about release
      E0109 [about release] `about` needs a topic, and cases names none.
      Statements can take it.

      (cases count by region) from Latushka
      E0005 [from] 'from' cannot stand here.
      It stands right after the source, or after the name of a date column.

      people mentioning "x"
      E0109 [mentioning "x"] `mentioning` needs a text, and people names none.
      Statements can take it.

      (cases count by region) mentioning "x"
      E0005 [mentioning] 'mentioning' cannot stand here.
      It stands right after the source, or after the name of a date column.

      statements mentioning "sanctions or"
      E0214 [or] `or` stands between words to look for.
      Write a word on each side of it.
      try: statements mentioning "sanctions"

      statements mentioning "lift * \\"new ones\\""
      E0214 [*] A * stands right after the beginning of a word.
      Write it as in sanction*, or leave it out.
      try: statements mentioning "lift \\"new ones\\""

      statements mentioning "\\"lift them"
      E0214 [\\"lift them] The phrase has no closing quote.
      Close it.
      try: statements mentioning "\\"lift them\\""

      statements mentioning "!"
      E0214 [!] There is no word to look for.
      Write a word.

      statements about releas
      E0105 [releas] topic has no value 'releas'.
      Did you mean release (30)?
      try: statements about release

      statements about weather
      E0105 [weather] topic has no value 'weather'.
      Its values are release (30), sanctions (12), amnesty (8).

      statements from $whoo
      E0107 [$whoo] There is no parameter '$whoo'.
      Did you mean $who?
      try: statements from $who

      cases count by region since 2024
      E0201 [since 2024] A time test needs a date, and this is a category.
      """))
  func selectors(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A column that is none",
    arguments: Entry.table(
      """
      cases where facton = engagement
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where faction = engagement

      cases where this.facton = engagement
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where this.faction = engagement

      cases where case.facton = engagement
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where case.faction = engagement

      cases where speaker.faction = engagement
      E0104 [speaker] cases has no column 'speaker'.
      It has person.

      cases where person.facton = engagement
      E0104 [facton] people has no column 'facton'.
      Did you mean faction?
      try: cases where person.faction = engagement

      statements where speker.faction = engagement
      E0104 [speker] statements has no column 'speker'.
      Did you mean speaker?
      try: statements where speaker.faction = engagement

      statements where text.faction = engagement
      E0112 [faction] 'text' leads to no other table and has no column 'faction'.
      Test it without a dot.

      cases where released.mnth = 2024-07
      E0110 [mnth] A date has no part 'mnth'.
      Did you mean month?
      try: cases where released.month = 2024-07

      cases where relesed.month = 2024-07
      E0104 [relesed] cases has no column 'relesed'.
      Did you mean released?
      try: cases where released.month = 2024-07

      cases where released.weekday = 1
      E0105 [1] There is no weekday '1'.
      Did you mean monday?
      try: cases where released.weekday = monday

      cases where nothing = 3
      E0104 [nothing] cases has no column 'nothing'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.

      cases where minsk = region
      E0104 [minsk] cases has no column 'minsk'.
      A value stands on the right: region = minsk
      try: cases where region = minsk

      cases where regin = minsk
      E0104 [regin] cases has no column 'regin'.
      Did you mean region?
      try: cases where region = minsk

      cases where sentence_months = abc
      E0201 [abc] A number is needed here, not 'abc'.

      cases where count > 3
      E0208 [count] Nothing has been counted yet.
      Count first, then test: count by … where count > 1

      cases count by region where cuont > 3
      E0104 [cuont] These rows have no column 'cuont'.
      Did you mean count?
      try: cases count by region where count > 3

      cases count by region where faction = engagement
      E0104 [faction] Only region and count are left here.
      Use faction before the rows are counted, or group by it too.
      try: cases where faction = engagement count by region

      cases count by region across faction where count > 3
      E0104 [count] These rows have no column 'count'.
      They have region.

      cases count by month
      E0108 [month] cases has several dates: detained, sentenced, released, died.
      Say of which one: detained.month
      try: cases count by detained.month

      cases show monht
      E0104 [monht] cases has no column 'monht'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.

      detained show monht
      E0104 [monht] cases has no column 'monht'.
      Did you mean month?
      try: detained show month

      cases first 3 per facton
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases first 3 per faction

      cases top 3 by facton
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases top 3 by faction

      cases count by region sort mean
      E0104 [mean] These rows have no column 'mean'.
      They have region, count.

      _ where facton = engagement
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: _ where faction = engagement
      """))
  func columns(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
