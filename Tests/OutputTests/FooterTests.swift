import Engine
import Model
import Testing

@testable import Output

@Suite("The line under an answer")
struct FooterTests {
  private let possible = PossibleRows(
    count: 38,
    causes: [
      .init(column: "faction", reason: .unknown, count: 31),
      .init(column: "released", reason: .imprecise, count: 7),
    ])

  private func cases(_ count: Int, subject: String = "cases", _ possible: PossibleRows?) -> Answer {
    answer(
      [column("name", .text, Array(repeating: .text("x"), count: count))], possible: possible,
      subject: subject)
  }

  @Test("Rows, possible rows with their causes, and the time stand in one line")
  func whole() {
    #expect(
      footer(for: cases(412, subject: "rows", possible), elapsedMicroseconds: 312) == [
        "412 rows · 38 more are possible (faction unknown 31, released imprecise 7) · 0.3 ms"
      ])
  }

  @Test(
    "One row is told in the singular",
    arguments: [
      ("cases", "1 case"), ("people", "1 person"), ("countries", "1 country"),
      ("classes", "1 class"), ("statements", "1 statement"), ("rows", "1 row"),
    ])
  func singular(subject: String, expected: String) {
    #expect(footer(for: cases(1, subject: subject, nil)) == [expected])
    #expect(footer(for: cases(1, subject: subject, nil), singular: "item") == ["1 item"])
  }

  @Test("One possible row is told in the singular, and none are more than none")
  func onePossible() {
    let one = PossibleRows(
      count: 1, causes: [.init(column: "faction", reason: .unknown, count: 1)])
    #expect(footer(for: cases(2, one)) == ["2 cases · 1 more is possible (faction unknown 1)"])
    #expect(footer(for: cases(0, one)) == ["0 cases · 1 is possible (faction unknown 1)"])
    #expect(footer(for: cases(3, PossibleRows(count: 0, causes: []))) == ["3 cases"])
  }

  @Test("For a single count the possible rows are told in the same words")
  func count() {
    let count = answer([column("count", .integer, [.integer(300)])], possible: possible)
    #expect(
      footer(for: count) == [
        "38 more are possible (faction unknown 31, released imprecise 7)"
      ])
    #expect(footer(for: answer([column("count", .integer, [.integer(3)])])).isEmpty)
  }

  @Test("Under groups, what is possible are the rows that they were made of")
  func groups() {
    let possible = PossibleRows(count: 2, causes: [])
    let groups = Answer(
      columns: cases(4, subject: "groups", possible).columns, rowCount: 4, possible: possible,
      subject: "groups", sourceSubject: "people")
    #expect(footer(for: groups) == ["4 groups · 2 more people are possible"])
  }

  @Test("Notes come first, safe and dim")
  func notes() {
    let noted = answer(
      [column("a", .text, [.text("x")])], subject: "cases",
      notes: ["“Minsk” was read as minsk\u{1B}[2J"])
    #expect(footer(for: noted) == ["“Minsk” was read as minsk␛[2J", "1 case"])
    #expect(
      footer(for: noted, options: RenderingOptions(isColored: true)).last
        == "\u{1B}[2m1 case\u{1B}[0m")
  }

  @Test(
    "Times are short",
    arguments: [
      (-1, "<0.1 ms"), (49, "<0.1 ms"), (50, "0.1 ms"), (312, "0.3 ms"), (9_949, "9.9 ms"),
      (9_950, "10 ms"), (12_400, "12 ms"), (999_499, "999 ms"), (999_500, "1.0 s"),
      (59_949_999, "59.9 s"), (59_950_000, "0 min 59 s"), (125_000_000, "2 min 5 s"),
    ])
  func times(microseconds: Int, expected: String) {
    #expect(durationText(microseconds: microseconds) == expected)
  }
}
