import Testing

@Suite("Functions, patterns and months")
struct CompositionTests {
  @Test(
    "What is composed of other operations is bound as these",
    arguments: Entry.table(
      """
      cases where charge matches /^a.b/
      project *
        filter charge matches /^a.b/
          scan cases

      cases where charge matches /x[/
      E0213 [[] This set of characters is not closed.
      Add `]`, or write \\[ for the character itself.

      cases where released within 2 months of detained
      project *
        filter and(released >= (detained + -2 months), released <= (detained + 2 months))
          scan cases

      cases where days(detained, released) > 30
      project *
        filter days(detained to released) > 30
          scan cases

      define late(d) as d > $d + 1 year; cases where late(detained)
      E0107 [late] In 'late': There is no parameter '$d'.
      Declare it: param d : text = "…"; or give --param d=…

      cases where band(region, 3) = 3
      E0201 [region] `band` does not take a category.
      """))
  func composed(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
