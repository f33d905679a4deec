import Testing

@testable import Language

@Suite("A text becomes this tree")
struct TreeTests {
  private func tree(_ text: String) -> String {
    let parsed = parseStatement(SourceText(text))
    #expect(parsed.diagnostics.map(\.message) == [])
    return parsed.syntax.tree.oneLine
  }

  @Test(
    "Sources and clauses",
    arguments: [
      ("released", "(query released)"),
      ("released since 2024-07", "(query (source released (since 2024-07)))"),
      ("_ count", "(query _ (aggregate count))"),
      (
        "possibly released in 2024 from x",
        "(query (source released (possibly (in 2024)) (from \"x\")))"
      ),
      ("held on $day", "(query (source held (on $day)))"),
      ("recent(2024, x)", "(query (apply recent 2024 x))"),
      ("cases as c where c.a = b", "(query (as cases c) (where (= c.a b)))"),
      (
        "a about b, \"c d\" mentioning \"e\"",
        "(query (source a (about \"b\" \"c d\") (mentioning \"e\")))"
      ),
      (
        "(a union b) except c",
        "(combined (query (combined (query a) (union (query b)))) (except (query c)))"
      ),
      (
        "a b.c since 1 possibly d in 2..3",
        "(query a (event b.c (since 1)) (event possibly d (in (.. 2 3))))"
      ),
      (
        "a count, mean b as m by c as k, d across e",
        "(query a (aggregate count (as (mean b) m) (by (as c k) d) (across e)))"
      ),
      ("a count(b = c) as n", "(query a (aggregate (as (count (= b c)) n)))"),
      ("a sort b desc, c asc, count", "(query a (sort (desc b) c count))"),
      ("a first 3 per b top 2 by c sample 5", "(query a (first 3 (per b)) (top 2 c) (sample 5))"),
      ("a join b as c on d = c.e", "(query a (join b c (= d c.e)))"),
      (
        "a with b = c, d = 1 show b, d as e unique b",
        "(query a (with (= b c) (= d 1)) (show b (as d e)) (unique b))"
      ),
      ("a time from b to c by d", "(query a (time b c (by d)))"),
      ("a network of b over c.d on e subtract", "(query a (network b c.d (on e) subtract))"),
      ("a draw draw line cite save \"x\"", "(query a draw (draw line) cite (save \"x\"))"),
      ("let f(x) = a", "(let f (parameters x) (query a))"),
      ("param p : date = 2024-07", "(param p date 2024-07)"),
      ("describe a.b", "(describe a.b)"),
      ("expect a count gives 2 rows", "(expect (query a (aggregate count)) 2)"),
    ])
  func clauses(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(
    "Expressions",
    arguments: [
      ("a and b or c and not d", "(or (and a b) (and c (not d)))"),
      ("a and b and c and d", "(and (and a b) (and c d))"),
      ("(a and (b and c)) and d", "(and (and a b) (and c d))"),
      ("not possibly a = b", "(not (possibly (= a b)))"),
      ("a + b * c - d", "(= (- (+ a (* b c)) d) e)"),
      ("-a * b", "(= (* (negative a) b) e)"),
      ("a in (b, 1, \"c\")", "(in a (values b 1 \"c\"))"),
      ("a in b", "(in a b)"),
      ("a not in 1..c", "(not-in a (.. 1 c))"),
      ("a in (from b show c)", "(in a (query b (show c)))"),
      ("a is not known and b is none", "(and (not-is a known) (is b none))"),
      ("a since 2024 and b between 1 and 2", "(and (time a (since 2024)) (time b (between 1 2)))"),
      ("a within 3 days of b", "(time a (within 3 day of b))"),
      ("a before 90 days ago", "(time a (before (ago 90 day)))"),
      ("a in this month", "(in a (this month))"),
      ("a - b > 30 days", "(> (- a b) (duration 30 day))"),
      ("this.a = b", "(= this.a b)"),
      ("a matches /b c/ or a has \"d\"", "(or (matches a /b c/) (has a \"d\"))"),
      ("no a.b (c) and at least 2 d (e = f)", "(and (no a.b c) (at least 2 d (= e f)))"),
      ("number of a (b) > 2", "(> (number-of a b) 2)"),
      ("rank() over (by a sort b desc) < 3", "(< (call rank (over (by a) (sort (desc b)))) 3)"),
      ("if a then b else if c then d else e", "(if a b (if c d e))"),
      ("`where` = no and A.`B c` = \"q \\\" r\"", "(and (= `where` no) (= A.`B c` \"q \\\" r\"))"),
      ("number = 1 and at = 2 and next = 3", "(and (and (= number 1) (= at 2)) (= next 3))"),
    ])
  func expressions(_ text: String, _ expected: String) {
    let isSum = text.hasSuffix("- d") || text == "-a * b"
    #expect(tree("x where " + text + (isSum ? " = e" : "")) == "(query x (where \(expected)))")
  }

  @Test("Statements end at a semicolon, at a blank line outside brackets, and at the end")
  func statements() {
    let text = """
      cases
        count;
      people

      statements where (a = b

        or c = d) -- the blank line above ends nothing

      # neither does a comment
      figures;; measures
      """
    let parsed = parseScript(SourceText(text))
    #expect(parsed.diagnostics.isEmpty)
    let expected =
      "(script (query cases (aggregate count)) (query people) "
      + "(query statements (where (or (= a b) (= c d)))) (query figures) (query measures))"
    #expect(parsed.syntax.tree.oneLine == expected)
  }

  @Test("Every node knows its bytes")
  func ranges() throws {
    let source = SourceText("let a = cases where (x = 1) and y = \"z\" count;")
    let statement = try #require(parseScript(source).syntax.statements.first)
    #expect(source.string(in: statement.range) == "let a = cases where (x = 1) and y = \"z\" count")
    guard case .letQuery(let name, _, let query) = statement.kind else {
      Issue.record("no let")
      return
    }
    #expect(source.string(in: name.range) == "a")
    #expect(source.string(in: query.range) == "cases where (x = 1) and y = \"z\" count")
    #expect(source.string(in: query.first.source.range) == "cases")
    #expect(query.first.clauses.map { source.string(in: $0.range) }.last == "count")
    guard case .filter(let condition) = query.first.clauses[0].kind,
      case .and(let left, let right) = condition.kind
    else {
      Issue.record("no condition")
      return
    }
    #expect(source.string(in: left.range) == "x = 1")
    #expect(source.string(in: right.range) == "y = \"z\"")
  }

  @Test("A line that begins with a clause goes on from the previous rows")
  func refinement() {
    let text = SourceText("where region = minsk count by month")
    #expect(beginsWithClause(text))
    let parsed = parseRefinement(text)
    #expect(parsed.diagnostics.isEmpty)
    let expected = "(query _ (where (= region minsk)) (aggregate count (by month)))"
    #expect(parsed.syntax.tree.oneLine == expected)
    #expect(!beginsWithClause(SourceText("released count")))
    #expect(!beginsWithClause(SourceText("`where` count")))
    #expect(!beginsWithClause(SourceText("")))
  }

  @Test("Tokens print with their kinds")
  func tokenTree() {
    let source = SourceText("cases where a >= 2024-07")
    #expect(
      tokens(of: source).tree(in: source).oneLine
        == "(tokens (name cases) (word where) (name a) >= (date 2024-07) end)")
  }
}
