import Testing

@Suite("Values that do not fit")
struct ValueMistakeTests {
  @Test(
    "A value that is none",
    arguments: Entry.table(
      """
      cases where region = minks
      E0105 [minks] region has no value 'minks'.
      Did you mean minsk (15)?
      try: cases where region = minsk

      cases where faction = contt
      E0105 [contt] faction has no value 'contt'.
      Did you mean count (2)?
      try: cases where faction = "count"

      cases where region = atlantis
      E0105 [atlantis] region has no value 'atlantis'.
      Its values are minsk-city (60), brest (20), minsk (15), grodno (5).

      cases where region = faction
      E0105 [faction] region has no value 'faction'.
      For the column, write this.faction.
      try: cases where region = this.faction

      cases where region in (minsk, atlantis, hades)
      E0105 [atlantis] region has no value 'atlantis'.
      Its values are minsk-city (60), brest (20), minsk (15), grodno (5).

      cases where minor = maybe
      E0105 [maybe] This is yes or no, never 'maybe'.
      Compare it with yes or no.

      cases where region in (minsk, 2 + 3)
      E0203 [2 + 3] A list holds values: words, texts in quotes, numbers or parameters.

      cases where charge contains 3 + 4
      E0203 [3 + 4] `contains` needs a text in quotes.

      cases where sentence_months = 99999999999999999999
      E0003 [99999999999999999999] 99999999999999999999 is out of range.
      """))
  func values(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A parameter that is none, or of another type",
    arguments: Entry.table(
      """
      cases where $nope
      E0107 [$nope] There is no parameter '$nope'.
      Declare it: param nope : text = "…"; or give --param nope=…

      cases where region = $nope
      E0107 [$nope] There is no parameter '$nope'.
      Declare it: param nope : text = "…"; or give --param nope=…

      released since $nope
      E0107 [$nope] There is no parameter '$nope'.
      Declare it: param nope : text = "…"; or give --param nope=…

      released since $sinse
      E0107 [$sinse] There is no parameter '$sinse'.
      Did you mean $since?
      try: released since $since

      released since $who
      E0201 [$who] $who is not a date.
      Declare it: param who : date = 2024-07

      cases where sentence_months = $who
      E0201 [$who] An integer cannot be compared with text.

      cases where minor = $n
      E0201 [$n] A boolean cannot be compared with an integer.

      cases where $n
      E0202 [$n] A condition is needed here, and this is an integer.
      Compare it, or ask whether it is known.
      """))
  func parameters(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "Types that do not fit",
    arguments: Entry.table(
      """
      cases where sentence_months = "abc"
      E0201 ["abc"] An integer cannot be compared with text.

      cases where sentence_months = released
      E0201 [released] An integer cannot be compared with a date.

      cases where region = 5 + 3
      E0201 [5 + 3] A category cannot be compared with an integer.

      cases where released > 30 days
      E0201 [30 days] A date is needed here, and this is a length of time.
      Write 30 days ago.
      try: cases where released > 30 days ago

      cases where charge between a and b
      E0201 [between a and b] A time test needs a date, and this is text.

      cases where region + 1 > 2
      E0201 [region] `+` needs numbers, and this is a category.

      cases where 1 + region > 2
      E0201 [region] `+` needs numbers, and this is a category.

      cases where 1 + released > 2
      E0201 [released] `+` needs numbers, and this is a date.
      Subtract one date from another, or add days to it.

      cases where -released > 2
      E0201 [released] `-` needs numbers, and this is a date.
      Subtract one date from another, or add days to it.

      cases where released + 30 > detained
      E0201 [30] A date takes a length of time with its unit.
      Write it as in 30 days.
      try: cases where released + 30 days > detained

      cases where released + detained > 3
      E0201 [detained] A date takes a length of time with its unit.
      Write it as in 30 days.

      cases where released * 2 > 3
      E0201 [2] A date is moved by a length of time, and by nothing else.
      Add or subtract it, as in + 30 days.

      cases where released - detained > 3 months
      E0201 [3 months] A month has no fixed number of days.
      Give the length in days: 91 days.
      try: cases where released - detained > 91 days

      cases where minor contains "x"
      E0201 [minor] `contains` needs a text, and this is a boolean.

      cases where region is exact
      E0201 [region] Only a date is exact or imprecise, and this is a category.
      Ask whether it is known.

      cases with x = if minor then 1 else region
      E0201 [1 else region] Both branches must be of one type, and these are an integer and a \
      category.
      """))
  func types(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A date that is none",
    arguments: Entry.table(
      """
      cases where released = minsk
      E0201 [minsk] A date is needed here, not 'minsk'.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      cases where released < detaind
      E0201 [detaind] A date is needed here, not 'detaind'.
      Did you mean detained?
      try: cases where released < detained

      cases where released < region
      E0201 [region] A date is needed here, and 'region' is a category.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      cases where released = 2024-13
      E0003 [2024-13] There is no month 13.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      cases where released = 2024-02-30
      E0003 [2024-02-30] 2024-02 has 29 days.
      Did you mean 2024-02-29?
      try: cases where released = 2024-02-29

      cases where released = "soon"
      E0003 ["soon"] soon is not a date.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      cases where released.year = 2024-07
      E0207 [2024-07] A year cannot be compared with a part of one.
      Test the date itself, without `.year`.

      statements where date = released
      E0201 [released] A date is needed here, not 'released'.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      held on released
      E0201 [released] A date is needed here, not 'released'.
      Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3.

      cases where held on yesterday
      E0006 [yesterday] 'yesterday' is written '1 day ago' here.
      try: cases where held on 1 day ago

      cases where released within 99999999999 days of detained
      E0003 [within 99999999999 days of detained] 99999999999 days is out of range.
      """))
  func dates(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A time test that the value does not take",
    arguments: Entry.table(
      """
      cases where released throughout 2023
      E0201 [throughout 2023] `throughout` asks about a state, and a date is one day.
      Use `during`.
      try: cases where released during 2023

      cases where region since 2024
      E0201 [since 2024] A time test needs a date, and this is a category.

      people where birth_year since 1990
      E0201 [since 1990] A time test needs a date, and this is an integer.
      Compare numbers with < <= > >= or between … and ….

      held before 2024
      E0201 [before 2024] `held` lasts: it takes `on`, `during`, `throughout`, `since` or `until`.
      Or test the day it began: detained …

      held within 3 days of 2024
      E0201 [within 3 days of 2024] `held` lasts: it takes `on`, `during`, `throughout`, `since` \
      or `until`.
      Or test the day it began: detained …
      """))
  func timeTests(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "A range that ends before it begins",
    arguments: Entry.table(
      """
      cases where sentence_months between 60 and 12
      E0207 [60 and 12] The range ends before it begins.
      Put the earlier, or lesser, end first.
      try: cases where sentence_months between 12 and 60

      cases where released between 2024 and 2021
      E0207 [2024 and 2021] The range ends before it begins.
      Put the earlier, or lesser, end first.
      try: cases where released between 2021 and 2024

      cases where released in 2024..2021
      E0207 [2024..2021] The range ends before it begins.
      Put the earlier, or lesser, end first.
      try: cases where released in 2021..2024

      held between 2024 and 2021
      E0207 [2024 and 2021] The range ends before it begins.
      Put the earlier, or lesser, end first.
      try: held between 2021 and 2024

      held during 2024..2021
      E0207 [2024..2021] The range ends before it begins.
      Put the earlier, or lesser, end first.
      try: held during 2021..2024

      released between today and 2024
      E0207 [today and 2024] The range ends before it begins.
      Put the earlier, or lesser, end first.
      """))
  func ranges(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
