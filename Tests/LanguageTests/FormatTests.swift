import Testing

@testable import Language

@Suite("One layout for every text")
struct FormatTests {
  private func formatted(_ text: String) -> String? {
    guard case .text(let result) = format(SourceText(text)) else { return nil }
    return result
  }

  @Test("A query parses, and what is printed parses to the same tree", arguments: queries)
  func roundTrip(_ query: String) throws {
    let parsed = parseScript(SourceText(query))
    #expect(parsed.diagnostics.map(\.message) == [])
    #expect(parsed.completeness == .complete)
    let once = try #require(formatted(query))
    let again = parseScript(SourceText(once))
    #expect(again.syntax.tree == parsed.syntax.tree)
    #expect(formatted(once) == once)
    #expect(once.hasSuffix("\n"))
    #expect(once.split(separator: "\n").count == 1 || once.count > 101)
  }

  @Test(
    "Spelling becomes canonical",
    arguments: [
      (
        "RELEASED  Since 2024-07\n  WHERE faction=engagement",
        "RELEASED since 2024-07 where faction = engagement"
      ),
      ("cases where ((a = 1)) and ((b = 2 or c = 3))", "cases where a = 1 and (b = 2 or c = 3)"),
      ("cases where (a = 1 and b = 2) and c = 3", "cases where a = 1 and b = 2 and c = 3"),
      ("cases where not (a = 1)", "cases where not a = 1"),
      ("cases where not (a = 1 and b = 2)", "cases where not (a = 1 and b = 2)"),
      ("cases mean ( x )", "cases mean x"),
      ("cases distinct x", "cases distinct(x)"),
      ("cases sort a ASC, b DESC", "cases sort a, b desc"),
      (
        "statements from \"Latushka\" about \"relief\", \"tax evasion\"",
        "statements from Latushka about relief, \"tax evasion\""
      ),
      ("cases where a in ( 1 ,2,3 )", "cases where a in (1, 2, 3)"),
      ("cases where a in 1 .. 3", "cases where a in 1..3"),
      ("cases where released since 1 days ago", "cases where released since 1 day ago"),
      ("cases where released within 90 day of x", "cases where released within 90 days of x"),
      ("cases where a = -(-(b))", "cases where a = - -b"),
      ("cases where a in ((from((b))))", "cases where a in ((from(b)))"),
      ("cases where (no)starts(a) or (no) = a", "cases where (no) starts a or no = a"),
      ("cases where (NO) since 2024", "cases where (NO) since 2024"),
      ("cases where (a + b) + (c * d) = a + (b + c)", "cases where a + b + c * d = a + (b + c)"),
      ("let f ( a,b )=cases", "let f(a, b) = cases"),
      ("cases draw BARS", "cases draw bars"),
      (
        "cases network of a over b Conflict draw Line",
        "cases network of a over b conflict draw line"
      ),
      ("cases COUNT, MEAN x", "cases count, mean x"),
      ("cases where a in (dec,2024)", "cases where a in (dec, 2024)"),
      ("cases show a - q3,2024", "cases show a - q3, 2024"),
    ])
  func canonical(_ text: String, _ expected: String) {
    #expect(formatted(text) == expected + "\n")
    let trees = [text, expected].map { parseScript(SourceText($0)).syntax.tree }
    #expect(trees[0] == trees[1])
  }

  @Test(
    "A column that the clause before would take stands in backquotes",
    arguments: [
      ("cases since (2024) month since 2023", "cases since 2024 `month` since 2023"),
      ("cases where a = (2024) days in 2023", "cases where a = 2024 `days` in 2023"),
      ("cases where a = (2 days) ago in 2023", "cases where a = 2 days `ago` in 2023"),
      ("cases where a = (this) Week in 2023", "cases where a = this `Week` in 2023"),
      ("cases since (last) month since 2023", "cases since last `month` since 2023"),
      ("cases show (f(x)) over in 2023", "cases show f(x) `over` in 2023"),
      ("cases count month since 2023", "cases count month since 2023"),
      ("cases show a / matches\n/ 2, 3\n/ 4", "cases show a / `matches` / 2, 3 / 4"),
      ("cases where a in Matches\n/ 2", "cases where a in `Matches` / 2"),
    ])
  func taken(_ text: String, _ expected: String) {
    #expect(formatted(text) == expected + "\n")
    #expect(formatted(expected) == expected + "\n")
  }

  @Test(
    "What would be read another way is no layout",
    arguments: [
      ("cases where a = 1 -- one\n", true),
      ("cases where a = 1\n", false),
      ("cases where a = 2 -- one\n", false),
      ("cases where a = (1 -- one\n", false),
      ("cases  where a = 1 -- one\n", false),
    ])
  func faithful(_ layout: String, _ isOne: Bool) {
    let text = SourceText("cases where (a=1) -- one")
    #expect(isFaithful(layout, to: text, parseScript(text).syntax) == isOne)
  }

  @Test("A long query has a clause a line")
  func long() {
    let text =
      "let long = released since 2024-07 "
      + "where faction = engagement and region in (minsk, gomel, brest) "
      + "count by region, charge sort count desc first 10"
    #expect(
      formatted(text) == """
        let long = released since 2024-07
          where faction = engagement and region in (minsk, gomel, brest)
          count by region, charge
          sort count desc
          first 10

        """)
    let combined =
      "released since 2024-07 where faction = engagement and region in (minsk, gomel, brest) "
      + "union detained since 2024-07 where faction = pressure"
    #expect(
      formatted(combined) == """
        released since 2024-07
          where faction = engagement and region in (minsk, gomel, brest)
        union detained since 2024-07
          where faction = pressure

        """)
  }

  @Test("100 columns fit on a line, 101 do not")
  func width() {
    let head = "cases where a = "
    let fits = head + String(repeating: "x", count: 100 - head.count)
    #expect(formatted(fits) == fits + "\n")
    #expect(formatted(fits + "x") == "cases\n  where a = " + fits.dropFirst(head.count) + "x\n")
    #expect(formatted(fits + ";") == "cases\n  where a = " + fits.dropFirst(head.count) + ";\n")
    let cyrillic = head + String(repeating: "ж", count: 100 - head.count)
    #expect(formatted(cyrillic) == cyrillic + "\n")
  }

  @Test("Comments and blank lines stay with what they belong to")
  func comments() throws {
    let text = """
      #!/usr/bin/env casebook
      # What the week was like.


      param since : date=2024-07;   -- the first day

      -- Releases.
      released since $since
        -- only those
        where faction = engagement -- the camp
        count by month;
      cases count -- all


      -- alone

      cases where (a = 1 -- inner
        or b = 2) count; people count; -- two on a line
      -- the end
      """
    let expected = """
      #!/usr/bin/env casebook
      # What the week was like.

      param since : date = 2024-07; -- the first day

      -- Releases.
      released since $since
        -- only those
        where faction = engagement -- the camp
        count by month;
      cases count -- all

      -- alone

      cases
        -- inner
        where a = 1 or b = 2
        count;
      people count; -- two on a line
      -- the end

      """
    let once = try #require(formatted(text))
    #expect(once == expected)
    #expect(formatted(once) == once)
  }

  @Test(
    "A line ends with one comment",
    arguments: [
      ("cases -- a\n;-- b\n", "-- a\ncases; -- b\n"),
      ("cases count -- a\n; # b\n", "cases\n  -- a\n  count; # b\n"),
    ])
  func oneCommentALine(_ text: String, _ expected: String) {
    #expect(formatted(text) == expected)
    #expect(formatted(expected) == expected)
  }

  @Test(
    "Statements never run together",
    arguments: [
      "cases\n\npeople", "cases;people", "cases\n\n;people", "cases -- c\n\npeople",
      "cases;;;people",
      "cases\n-- c\n\npeople", "cases\n\n-- c\npeople", "cases\n\n# c\n;\n# d\npeople", "; cases",
      "cases;",
    ])
  func separation(_ text: String) throws {
    let once = try #require(formatted(text))
    let before = parseScript(SourceText(text)).syntax.tree
    #expect(parseScript(SourceText(once)).syntax.tree == before)
    #expect(formatted(once) == once)
  }

  @Test("A text without statements keeps its comments")
  func empty() {
    #expect(formatted("") == "")
    #expect(formatted("\n\n  \n") == "")
    #expect(formatted("\n\n-- a\n\n\n--b  \n") == "-- a\n\n--b\n")
  }

  @Test("A text that cannot be read is left alone")
  func unreadable() {
    guard case .unreadable(let diagnostics) = format(SourceText("cases wher a = b")) else {
      Issue.record("formatted")
      return
    }
    #expect(diagnostics.map(\.code) == [.unexpected])
  }
}
