import Testing

@Suite("Mistakes in texts that names stand for")
struct ExpansionMistakeTests {
  @Test(
    "A mistake in a text that a name stands for is shown at the name",
    arguments: Entry.table(
      """
      let a = cases where facton = minsk; a where minor
      E0104 [a] In 'a': cases has no column 'facton'.
      Did you mean faction?

      let a = cases where facton = x and regon = y; a where minor
      E0104 [a] In 'a': cases has no column 'facton'.
      Did you mean faction?

      let b = cases where facton = x; let a = b where minor; a
      E0104 [a] In 'b': cases has no column 'facton'.
      Did you mean faction?

      let a(t) = cases where region = $t; a
      E0204 [a] 'a' takes 1 value, not 0.

      let a(t) = cases where region = $t; a(minsk, brest)
      E0204 [a] 'a' takes 1 value, not 2.

      let a(t) = cases where region = $t; a(minks)
      E0105 [a] In 'a': region has no value 'minks'.
      Did you mean minsk (15)?

      let a(t) = cases where region = $t; a(region + 3)
      E0203 [region + 3] A value is needed here: a word, a text in quotes, a number or a date.

      let a(t) = cases where region = $t; a($nope)
      E0107 [$nope] There is no parameter '$nope'.
      Declare it: param nope : text = "…"; or give --param nope=…

      let a = b; let b = a; a
      E0210 [a] In 'b': 'a' is defined by itself.

      define a as b; define b as a; cases where a
      E0210 [a] In 'b': 'a' is defined by itself.

      define a as facton = minsk; cases where a
      E0104 [a] In 'a': cases has no column 'facton'.
      Did you mean faction?

      define a as facton = minsk; cases with k = if a then a else a
      E0104 [a] In 'a': cases has no column 'facton'.
      Did you mean faction?
      """))
  func expansions(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
