import Testing

@testable import Language

@Suite("Completion follows the grammar")
struct ExpectationTests {
  /// What may follow at the end of `text`, or at its `▮`.
  private func expected(_ text: String) -> Expectations {
    let parts = text.split(separator: "▮", omittingEmptySubsequences: false)
    let whole = SourceText(parts.joined())
    return expectations(at: parts[0].utf8.count, in: whole)
  }

  private func path(_ text: String) -> Path {
    Path(text.split(separator: ".").map { Name(String($0), SourceRange(0, 0)) })
  }

  @Test(
    "The kind of thing that may stand there is known",
    arguments: [
      ("", "source"),
      ("ca▮", "source"),
      ("cases union ", "source"),
      ("cases where x in (from ", "source"),
      ("cases where ", "column parameter"),
      ("cases where fac▮ count", "column parameter"),
      ("cases where speaker.", "columnIn(speaker)"),
      ("cases where speaker.fac", "columnIn(speaker)"),
      ("cases where a = b and speaker.org.", "columnIn(speaker.org)"),
      ("cases where faction = ", "value(faction) parameter"),
      ("cases where faction = en▮ and", "value(faction) parameter"),
      ("cases where faction = \"en", "value(faction) parameter"),
      ("cases where speaker.faction != en", "value(speaker.faction) parameter"),
      ("cases where faction in (engagement, ", "value(faction) parameter"),
      ("cases where faction in (en", "value(faction) parameter"),
      ("cases where facility = colony-0", "value(facility) parameter"),
      ("statements from ", "actor parameter"),
      ("statements from La", "actor parameter"),
      ("statements about relief, ", "topic parameter"),
      ("released since ", "time parameter"),
      ("cases released since 2024-", "time(released) parameter"),
      ("cases where released before ", "time(released) parameter"),
      ("cases first ", "count"),
      ("cases show region as ", "newName"),
      ("let ", "newName"),
      ("param since : ", "type"),
      ("cases save ", "file"),
      ("cases where any ", "related"),
      ("cases where text contains ", "text parameter"),
      ("cases count by ", "column parameter"),
      ("cases sort ", "column parameter"),
      ("cases where a = $si", "value(a) parameter"),
      ("cases ", "eventColumn"),
      ("cases -- where ", ""),
    ])
  func slots(_ text: String, _ wanted: String) {
    #expect(expected(text).slots.map(describe).joined(separator: " ") == wanted)
  }

  @Test(
    "The words that may stand there are known",
    arguments: [
      (
        "cases ", ["where", "count", "since", "from", "union", "possibly", "show"],
        ["by", "and", "is"]
      ),
      ("cases where a ", ["is", "in", "since", "contains", "and", "count", "not"], ["by", "asc"]),
      ("cases where a = b ", ["and", "or", "where", "count"], ["is", "since", "by"]),
      ("cases count ", ["by", "across", "as", "where", "sort"], ["and", "asc"]),
      ("cases count by a ", ["across", "as", "sort", "where", "and"], ["asc"]),
      ("cases sort a ", ["asc", "desc", "where"], ["by"]),
      ("cases where a is ", ["not", "unknown", "known", "none"], ["where", "and"]),
      ("cases where a is not ", ["unknown"], ["not"]),
      ("cases where at ", ["least", "most"], ["where"]),
      ("cases released within 90 ", ["days", "month"], ["of"]),
      ("cases released within 90 days ", ["of", "after", "before"], ["where"]),
      ("cases released since 90 ", ["days"], []),
      ("cases released since 90 days ", ["ago", "where"], []),
      ("cases draw ", ["bars", "line"], ["since"]),
      ("cases first 3 ", ["per", "where"], ["by"]),
      ("", ["let", "explain", "param", "include"], ["where", "count"]),
      ("cases count; ", ["let", "explain"], ["where"]),
      ("cases count\n\n", ["let"], ["by"]),
      ("where a = b ", ["and", "count"], ["let"]),
      ("cases where (a = b ", ["and", "or"], ["count", "where"]),
      ("cases where ", ["not", "possibly", "any", "no", "if", "number", "at"], ["where", "is"]),
      ("cases where a between 1 ", ["and"], ["or", "where"]),
      ("network of a over b", [], []),
      ("said with p = prior(a) ", ["over", "where"], ["by"]),
      ("said with p = abs(a) ", ["where"], ["over"]),
      ("said with p = rank() over (", ["by", "sort"], ["where"]),
      ("said with p = rank() over (by a ", ["sort"], ["where"]),
      ("said network of a over b ", ["on", "congruence", "where"], ["over"]),
      ("expect cases count ", ["gives", "by"], []),
      ("explain ", ["analyze"], ["where"]),
    ] as [(String, [String], [String])])
  func keywords(_ text: String, _ present: [String], _ absent: [String]) {
    let words = expected(text).keywords.map(\.rawValue)
    #expect(present.filter { !words.contains($0) } == [], "missing")
    #expect(absent.filter { words.contains($0) } == [], "too many")
  }

  @Test(
    "The word being typed and its place are known",
    arguments: [
      ("cases whe▮", "whe", 6, 9),
      ("cases whe▮re a = b", "whe", 6, 9),
      ("cases where faction = \"mi▮", "mi", 22, 25),
      ("cases where a = min-▮", "min-", 16, 20),
      ("cases where a = Ма▮", "Ма", 16, 20),
      ("released since $si▮", "$si", 15, 18),
      ("cases ▮", "", 6, 6),
      ("cases where `odd na▮", "odd na", 12, 19),
      ("cases where speaker.fa▮", "fa", 20, 22),
      ("cases where (a▮", "a", 13, 14),
    ])
  func partial(_ text: String, _ word: String, _ lower: Int, _ upper: Int) {
    let found = expected(text)
    #expect(found.partial == word)
    #expect(found.range == SourceRange(lower, upper))
    #expect(found.isInQuotes == (text.contains("\"") || text.contains("`")))
  }

  @Test("The rows so far are known")
  func pipeline() {
    let outer = expected("let x = cases where a = b count by region sort ")
    #expect(
      outer.pipeline?.tree.oneLine == "(query cases (where (= a b)) (aggregate count (by region)))")
    let inner = expected("cases where x in (from statements where y = z show ")
    #expect(inner.pipeline?.tree.oneLine == "(query statements (where (= y z)))")
    let second = expected("cases count; people where ")
    #expect(second.pipeline?.tree.oneLine == "(query people)")
    let scoped = expected("cases where any statements (no replies (ki")
    #expect(scoped.scopes.map(\.text) == ["statements", "replies"])
    #expect(expected("cases where any statements (a = b) and ").scopes.isEmpty)
    let refined = expected("where region = ")
    #expect(refined.pipeline?.source.kind == .named(Name("_", SourceRange(0, 0)), arguments: nil))
  }

  @Test("Whatever is expected is accepted: each word offered after a text lets it go on")
  func agreement() {
    let texts = [
      "cases ", "cases where a ", "cases where a = b ", "cases count by a ", "cases sort a ", "",
      "cases where ", "said ", "cases where a is ", "cases released within 9 days ",
      "cases first 3 ",
    ]
    for text in texts {
      for keyword in expected(text).keywords {
        let parsed = parseStatement(SourceText(text + keyword.rawValue))
        let first = parsed.diagnostics.first
        #expect(
          first == nil || parsed.completeness == .incomplete,
          "'\(text)\(keyword.rawValue)': \(first?.message ?? "")")
      }
    }
  }

  private func describe(_ slot: Slot) -> String {
    switch slot {
    case .columnIn(let names): "columnIn(\(names.joined(separator: ".")))"
    case .value(let path): path.map { "value(\($0.text))" } ?? "value"
    case .time(let path): path.map { "time(\($0.text))" } ?? "time"
    default: "\(slot)"
    }
  }
}
