import Testing

@Suite("Conditions, functions and clauses that cannot be meant")
struct ClauseMistakeTests {
  @Test(
    "A condition that is none",
    arguments: Entry.table(
      """
      cases where region
      E0202 [region] A condition is needed here, and this is a category.
      Compare it, or ask whether it is known.
      try: cases where region is known

      cases where person.role
      E0202 [person.role] A condition is needed here, and this is a category.
      Compare it, or ask whether it is known.
      try: cases where person.role is known

      cases where 5
      E0202 [5] A condition is needed here: something that is yes or no of a row.
      Compare it with something.

      cases where released
      E0202 [released] A condition is needed here, and this is a date.
      Compare it, or ask whether it is known.
      try: cases where released is known

      cases where sentence_months + 1
      E0202 [sentence_months + 1] A condition is needed here: something that is yes or no of a \
      row.
      Compare it with something.

      cases count(region)
      E0202 [region] A condition is needed here, and this is a category.
      Compare it, or ask whether it is known.
      try: cases count(region is known)

      cases with x = if region then 1 else 2
      E0202 [region] A condition is needed here, and this is a category.
      Compare it, or ask whether it is known.
      try: cases with x = if region is known then 1 else 2
      """))
  func conditions(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A function that is none, or takes something else",
    arguments: Entry.table(
      """
      cases where lenght(region) > 3
      E0106 [lenght] There is no function 'lenght'.
      Did you mean length?
      try: cases where length(region) > 3

      cases where foo(region) > 3
      E0106 [foo] There is no function 'foo'.
      The functions are abs, round, length, words, lower, upper, band, age, days, first_known, \
      prior, next, total, rank.

      cases where length(region, 3) > 3
      E0204 [length(region, 3)] `length` takes one value, not 2.

      cases where length(released) > 3
      E0201 [released] `length` does not take a date.
      It takes text.

      cases where abs(region) > 3
      E0201 [region] `abs` does not take a category.
      It takes a number.

      cases where sum(sentence_months) > 3
      E0208 [sum] `sum` is computed of groups, not of one row.
      Make it a clause: sum … by …

      cases mean region
      E0201 [region] `mean` needs numbers, and this is a category.
      Group by it, or count its values: distinct(…).

      cases sum released
      E0201 [released] `sum` needs numbers, and this is a date.
      Take the least or the greatest, or the days between two dates.

      cases mean minor
      E0201 [minor] `mean` needs numbers, and this is a boolean.
      Group by it, or count its values: distinct(…).

      cases mean(sentence_months, 3)
      E0204 [mean(sentence_months, 3)] `mean` takes one value.

      cases quantile(sentence_months)
      E0204 [quantile(sentence_months)] `quantile` takes a value and a fraction: quantile(x, 0.9).
      try: cases quantile(sentence_months, 0.9)

      cases quantile(sentence_months, 3)
      E0204 [3] A quantile's fraction is a number from 0 to 1.
      Write 0.03.
      try: cases quantile(sentence_months, 0.03)

      cases quantile(sentence_months, region)
      E0204 [region] A quantile's fraction is a number from 0 to 1.
      """))
  func functions(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Two columns of one name",
    arguments: Entry.table(
      """
      cases with a = 1, a = 2
      E0111 [a] Two columns are called 'a'.
      Call one otherwise.

      cases show region, region
      E0111 [region] Two columns are called 'region'.
      Name one of them with `as`.

      cases show region as x, faction as x
      E0111 [x] Two columns are called 'x'.
      Name one of them with `as`.

      cases unique region, region
      E0111 [region] Two columns are called 'region'.
      Name one of them with `as`.

      cases count by region, region
      E0111 [region] Two columns are called 'region'.
      Name one of them with `as`.

      cases count as n, mean sentence_months as n
      E0111 [n] Two columns are called 'n'.
      Name one of them with `as`.

      cases count by region as n, faction as n
      E0111 [n] Two columns are called 'n'.
      Name one of them with `as`.

      cases count as region by region
      E0111 [region] Two columns are called 'region'.
      Name one of them with `as`.
      """))
  func duplicates(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Sides of a set operator that differ",
    arguments: Entry.table(
      """
      cases show region union people show birth_year
      E0207 [union] `union` needs the same columns on both sides: region (category) against \
      birth_year (integer).
      Show the same columns on both sides.

      cases union people
      E0207 [union] `union` combines rows of one table, and these are cases and people.
      Show columns of the same types on both sides, as in show id.
      """))
  func sides(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Each mistake is told once, in the order of the text, and the fix mends them all",
    arguments: Entry.table(
      """
      cases where facton = engagement and regon = minsk
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where faction = engagement and region = minsk
      E0104 [regon] cases has no column 'regon'.
      Did you mean region?
      try: cases where faction = engagement and region = minsk

      cases where facton = engagement where regon = minsk
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where faction = engagement where region = minsk
      E0104 [regon] cases has no column 'regon'.
      Did you mean region?
      try: cases where faction = engagement where region = minsk

      cases where facton = engagement or facton = pressure
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases where faction = engagement or faction = pressure

      cases sort facton, regon
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      try: cases sort faction, region
      E0104 [regon] cases has no column 'regon'.
      Did you mean region?
      try: cases sort faction, region

      cases with a = bad, b = a + 1
      E0104 [bad] cases has no column 'bad'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.

      cases with a = bad where a > 2
      E0104 [bad] cases has no column 'bad'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.

      cases where a = b or c = d or e = f or g = h
      E0104 [a] cases has no column 'a'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.
      E0104 [c] cases has no column 'c'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.
      E0104 [e] cases has no column 'e'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, \
      sentence_months, minor, held.

      _ where released = minsk and faction = engagemnt
      E0201 [minsk] A date is needed here, not 'minsk'.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.
      E0105 [engagemnt] faction has no value 'engagemnt'.
      Did you mean engagement (40)?

      cases where faction = engagemnt and released since 2024-07 count by month
      E0105 [engagemnt] faction has no value 'engagemnt'.
      Did you mean engagement (40)?
      try: cases where faction = engagement and released since 2024-07 count by detained.month
      E0108 [month] cases has several dates: detained, sentenced, released, died.
      Say of which one: detained.month
      try: cases where faction = engagement and released since 2024-07 count by detained.month

      cases count by facton, regon where nothing = 3
      E0104 [facton] cases has no column 'facton'.
      Did you mean faction?
      E0104 [regon] cases has no column 'regon'.
      Did you mean region?
      """))
  func several(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "What is not of this version says so",
    arguments: Entry.table(
      """
      cases where charge resembles x
      E0301 [charge resembles x] `resembles` is part of the language but not of this version.
      A part of a name is found by contains.

      cases join (statements mentioning "*") as s on id = s.case_id
      E0214 [*] A * stands right after the beginning of a word.
      Write it as in sanction*, or leave it out.

      people flow by month
      E0109 [flow by month] people has no state that `flow` could count.
      A state is of cases.

      cases count by region stock by month
      E0208 [stock by month] `stock` counts rows of a table, and these are made of them.
      Put it before what makes groups.

      cases stock by detained.month
      E0110 [detained.month] `stock` needs periods of the calendar to count by.
      Both dates of a row are counted, so that the unit stands alone, as in by month.
      try: cases stock by month

      cases stock by month, region as month
      E0111 [month] Two columns are called 'month'.
      Name one of them with `as`.

      cases time from detained to released
      E0301 [time from detained to released] `time from … to …` is part of the language but not \
      of this version.

      statements network of speaker over topic
      E0301 [network of speaker over topic] `network` is part of the language but not of this \
      version.
      Pairs are counted by both: count by speaker, topic

      statements polarization by month
      E0301 [polarization by month] `polarization` is part of the language but not of this \
      version.

      statements shifts of speaker on topic
      E0301 [shifts of speaker on topic] `shifts` is part of the language but not of this version.

      cases reconcile
      E0301 [reconcile] `reconcile` is part of the language but not of this version.

      cases cite
      E0301 [cite] `cite` is part of the language but not of this version.

      cases draw
      E0301 [draw] `draw` is part of the language but not of this version.

      cases save "x.csv"
      E0301 [save "x.csv"] `save` is part of the language but not of this version.
      On the command line, --output writes a file.
      """))
  func later(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
