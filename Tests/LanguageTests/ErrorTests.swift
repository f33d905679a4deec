import Testing

@testable import Language

@Suite("A wrong text is answered with its cause and a corrected text that parses")
struct ErrorTests {
  /// The text with its first error's edit applied, or none.
  private func corrected(_ text: String) -> String? {
    let source = SourceText(text)
    return parseScript(source).diagnostics.first?.fix.map { source.applying($0).string }
  }

  @Test(
    "Spellings of other languages",
    arguments: [
      ("cases where a == b", "cases where a = b"),
      ("cases where a==b", "cases where a=b"),
      ("cases where a <> 1", "cases where a != 1"),
      ("cases where a = 'x y'", "cases where a = \"x y\""),
      ("cases where a = 'it''s'", "cases where a = \"it's\""),
      ("cases where a = “x”", "cases where a = \"x\""),
      ("cases where a ≤ 1 and b ≠ 2", "cases where a <= 1 and b != 2"),
      ("cases | where a = b | count", "cases where a = b count"),
      ("cases |> count", "cases count"),
      ("cases %>% count", "cases count"),
      ("cases|count", "cases count"),
      ("cases where a = 1 && b = 2 || c", "cases where a = 1 and b = 2 or c"),
      ("cases where !a", "cases where not a"),
      ("cases limit 5", "cases first 5"),
      ("cases take 5", "cases first 5"),
      ("cases head 5", "cases first 5"),
      ("cases filter a = b", "cases where a = b"),
      ("cases count by a having count > 5", "cases count by a where count > 5"),
      ("cases order by a desc", "cases sort a desc"),
      ("cases sort by a", "cases sort a"),
      ("cases group by a", "cases count by a"),
      ("cases count group by a", "cases count by a"),
      ("cases mean x group by a, b", "cases mean x by a, b"),
      ("cases count(*) by a", "cases count by a"),
      ("cases avg x by a", "cases mean x by a"),
      ("cases count, max x by a", "cases count, greatest x by a"),
      ("cases where a is null", "cases where a is unknown"),
      ("cases where a is not null", "cases where a is known"),
      ("cases where a = null", "cases where a is unknown"),
      ("cases where a != NULL", "cases where a is known"),
      ("cases where a is minsk", "cases where a = minsk"),
      ("cases where a is not minsk", "cases where a != minsk"),
      ("cases where a like '%x%'", "cases where a contains \"x\""),
      ("cases where a like 'x%'", "cases where a starts \"x\""),
      ("select * from cases", "cases"),
      ("select a, b from cases where c = 'd'", "cases where c = \"d\" show a, b"),
      ("select distinct a from cases", "cases unique a"),
      ("SELECT count(*) FROM cases", "cases count"),
      (
        "select a, count(*) as n from cases group by a order by n desc limit 3",
        "cases count as n by a sort n desc first 3"
      ),
      (
        "select a, avg(b) from cases c group by a having avg > 2",
        "cases as c mean(b) by a where avg > 2"
      ),
    ])
  func foreign(_ text: String, _ expected: String) {
    let diagnostics = parseScript(SourceText(text)).diagnostics
    #expect(diagnostics.first?.code == .foreignSpelling)
    #expect(corrected(text) == expected)
    #expect(parseScript(SourceText(expected)).diagnostics.isEmpty)
  }

  @Test(
    "Misspelt words, dates and quotes",
    arguments: [
      ("cases wher a = b", "cases where a = b"),
      ("cases where a = b cuont by c", "cases where a = b count by c"),
      ("cases where a = b adn c = d", "cases where a = b and c = d"),
      ("cases count bye a", "cases count by a"),
      ("cases count by a acros b", "cases count by a across b"),
      ("released sinse 2024", "released since 2024"),
      ("cases unoin people", "cases union people"),
      ("cases where a is unkown", "cases where a is unknown"),
      ("cout by month", "_ count by month"),
      ("where region = minsk", "_ where region = minsk"),
      ("explian cases", "explain cases"),
      ("cases where charge = tax evasion count", "cases where charge = \"tax evasion\" count"),
      (
        "statements from Pavel Latushka about relief",
        "statements from \"Pavel Latushka\" about relief"
      ),
      ("cases mean a - b by c", "cases mean (a - b) by c"),
      ("cases where (a = b", "cases where (a = b)"),
      ("cases where a = \"b", "cases where a = \"b\""),
      ("released since 2024-7", "released since 2024-07"),
      ("released since 2024-7-5", "released since 2024-07-05"),
      ("released since 2024-q3", "released since 2024-Q3"),
      ("released since 15.07.2024", "released since 2024-07-15"),
      ("cases where a before 90days ago", "cases where a before 90 days ago"),
    ])
  func misspelt(_ text: String, _ expected: String) {
    #expect(corrected(text) == expected)
    #expect(parseScript(SourceText(expected)).diagnostics.isEmpty)
  }

  @Test(
    "What cannot be guessed is explained",
    arguments: [
      ("cases foo", "'foo' cannot stand here.", 6, 9),
      ("cases where", "Expected a condition after 'where'.", 11, 11),
      ("cases where a = )", "Expected a value after '=', not ')'.", 16, 17),
      ("cases first ten", "Expected a whole number in digits after 'first', not 'ten'.", 12, 15),
      ("cases first 99999999999999999999", "This number is too large.", 12, 32),
      ("cases where a = 1 = 2", "A comparison has two sides, and this is a third.", 18, 19),
      ("cases where x = 1 since 2024", "'since' cannot stand here.", 18, 23),
      ("cases count)", "This bracket closes nothing.", 11, 12),
      ("cases where a within 3 of b", "Expected a unit such as days after '3', not 'of'.", 23, 25),
      ("cases where a = @b", "This means nothing here.", 16, 17),
      ("cases where a = ``", "A name in backquotes is empty.", 16, 18),
      ("= 3", "Expected a table, an event or a query name, not '='.", 0, 1),
      ("cases where a matches /x", "The pattern is not closed.", 22, 23),
      ("cases quantile()", "The brackets are empty.", 15, 16),
    ])
  func explained(_ text: String, _ message: String, _ lower: Int, _ upper: Int) {
    let first = parseScript(SourceText(text)).diagnostics.first
    #expect(first?.message == message)
    #expect(first?.range == SourceRange(lower, upper))
  }

  @Test(
    "After an error the parser goes on at the next clause, and reports each cause once",
    arguments: [
      (
        "cases where a = = b count by c", 1,
        "(query cases (where (= a missing)) (aggregate count (by c)))"
      ),
      (
        "cases where (a = b count sort c", 1,
        "(query cases (where (= a b)) (aggregate count) (sort c))"
      ),
      ("cases first ten sort a", 1, "(query cases (first 10) (sort a))"),
      ("cases foo bar (where x) count", 1, "(query cases (aggregate count))"),
      (
        "cases where x in (from people foo) count", 1,
        "(query cases (where (in x (query people))) (aggregate count))"
      ),
      (
        "cases wher a = b limit 5 cout by x", 3,
        "(query cases (where (= a b)) (first 5) (aggregate count (by x)))"
      ),
      (
        "cases foo count bar show baz qux sort x nix y", 3,
        "(query cases (aggregate count) (show baz) (sort x))"
      ),
      (") cases", 1, "(query missing)"),
    ])
  func recovery(_ text: String, _ count: Int, _ tree: String) {
    let parsed = parseStatement(SourceText(text))
    #expect(parsed.diagnostics.count == count)
    #expect(parsed.syntax.tree.oneLine == tree)
  }

  @Test("Bytes that are not UTF-8 are one error")
  func malformed() {
    let bytes = Array("cases where a = ".utf8) + [0xFF, 0xFE, 0xC0]
    let parsed = parseScript(SourceText(bytes: bytes))
    #expect(parsed.diagnostics.map(\.code) == [.unreadableCharacter])
    #expect(parsed.diagnostics.first?.range == SourceRange(16, 19))
  }

  @Test(
    "Bytes that are not UTF-8 are told in quotes, patterns and comments too",
    arguments: [
      ("cases where a = \"x", "\""), ("cases where a matches /x", "/"), ("cases where `x", "` = 1"),
      ("cases -- x", " y"),
    ])
  func malformedInside(_ before: String, _ after: String) {
    let bytes = Array(before.utf8) + [0xFF, 0xFE] + Array(after.utf8)
    let parsed = parseScript(SourceText(bytes: bytes))
    #expect(parsed.diagnostics.map(\.code) == [.unreadableCharacter])
    let start = before.utf8.count
    #expect(parsed.diagnostics.first?.range == SourceRange(start, start + 2))
  }
}
