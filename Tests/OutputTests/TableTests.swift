import Engine
import Model
import Testing

@testable import Output

@Suite("Tables for a reader")
struct TableTests {
  @Test("Columns line up whatever the script; gaps and escapes are visible")
  func hardCells() {
    #expect(
      rendered(hardCases, as: .table) == #"""
        name            faction     released                   held        age       mean  free
        ──────────────  ──────────  ───────────────  ──────────────  ─────────  ─────────  ─────────
        Мария           engagement  2024-07-15              90 days         60      12.50  yes
        Zoë             (unknown)   2021-08              80–92 days  (unknown)       3.00  no
        東京, "city"    pressure    –                     (unknown)         -5  (unknown)  (unknown)
        a␛[2J␊b␉c       –           (unknown)                 1 day          0       0.33  –
        =1+1|\u{202E}x              2021-08/2021-10  5 days or more          7    1000.00  yes

        """#)
  }

  @Test("What does not fit is left out from the right and named")
  func tooNarrow() {
    #expect(
      rendered(hardCases, as: .table, .interactive(terminalColumns: 70, isColored: false))
        == #"""
        name            faction     released                   held        age
        ──────────────  ──────────  ───────────────  ──────────────  ─────────
        Мария           engagement  2024-07-15              90 days         60
        Zoë             (unknown)   2021-08              80–92 days  (unknown)
        東京, "city"    pressure    –                     (unknown)         -5
        a␛[2J␊b␉c       –           (unknown)                 1 day          0
        =1+1|\u{202E}x              2021-08/2021-10  5 days or more          7
        + 2 more columns: mean, free (show them by name)

        """#)
  }

  @Test("With colour, headings are bold and what is missing is dim")
  func colour() {
    let one = answer([
      column("a", .integer, [.integer(1), .unknown]), column("b", .text, [.none, .text("x")]),
    ])
    let expected = """
              <1>a<0>  <1>b<0>
      <2>─────────<0>  <2>─<0>
              1  <2>–<0>
      <2>(unknown)<0>  x

      """
    let text = rendered(one, as: .table, RenderingOptions(isColored: true))
    #expect(
      text.replacing("\u{1B}[", with: "<").replacing(/<([012])m/, with: { "<\($0.1)>" })
        == expected)
  }

  static let prose = "a text of some length that goes on and on, well beyond forty characters"

  @Test(
    "A long text is shown as far as the terminal has room",
    arguments: [
      (120, "a text of some length that goes on and on, well beyond forty characters"),
      (60, "a text of some length that goes on and on, well beyond fort…"),
      (14, "a text of som…"), (5, "a te…"), (1, "…"),
    ])
  func longText(terminalColumns: Int, expected: String) {
    let one = answer([column("quote", .text, [.text(Self.prose), .text("b")])])
    let text = rendered(
      one, as: .table, .interactive(terminalColumns: terminalColumns, isColored: false))
    #expect(text.split(separator: "\n")[2] == expected)
  }

  @Test("Long texts share the room, down to 12 characters each; without a terminal they have 40")
  func longTexts() {
    let both = answer([
      column("a", .text, [.text(Self.prose), .text("b")]),
      column("n", .integer, [.integer(12), .integer(3)]),
      column("b", .text, [.text(Self.prose), .text("b")]),
    ])
    func row(_ options: RenderingOptions) -> Substring {
      rendered(both, as: .table, options).split(separator: "\n")[2]
    }
    #expect(
      row(.interactive(terminalColumns: 46, isColored: false))
        == "a text of some leng…  12  a text of some leng…")
    #expect(
      row(.interactive(terminalColumns: 30, isColored: false))
        == "a text of s…  12  a text of s…")
    #expect(
      row(.interactive(terminalColumns: 29, isColored: false))
        == "a text of some length th…  12")
    #expect(
      row(RenderingOptions(textLimit: 40))
        == "a text of some length that goes on and …  12  a text of some length that goes on and …")
  }

  @Test("No line is wider than the terminal, and the footer counts every column left out")
  func everyWidth() {
    let wide = answer(
      (0..<30).map { index -> AnswerColumn in
        let name = "column number \(index)"
        if index % 3 == 0 {
          return column(name, .number, [.number(Double(index) / 7), .unknown])
        }
        return column(name, .text, [.text("東京 " + Self.prose), .unknown])
      })
    for room in 20...200 {
      let text = rendered(
        wide, as: .table, .interactive(terminalColumns: room, isColored: false))
      var lines = text.split(separator: "\n").map(String.init)
      if let last = lines.last, last.hasPrefix("+") {
        let shown = lines[1].split(separator: " ").count
        #expect(last.hasPrefix("+ \(30 - shown) more columns: column numb"))
        lines.removeLast()
      }
      #expect(lines.allSatisfy { $0.displayWidth <= room })
    }
  }

  @Test("Rows beyond the limit are counted, not shown")
  func rowLimit() {
    let many = answer([column("n", .integer, (1...300).map { .integer($0) })])
    let lines = rendered(many, as: .table, .interactive(terminalColumns: 80, isColored: false))
      .split(separator: "\n")
    #expect(lines.count == 43)
    #expect(lines[41] == "40")
    #expect(lines[42] == "… 260 more rows")
    #expect(rendered(many, as: .table).split(separator: "\n").last == "300")
  }

  @Test("A single row of many columns is written downwards")
  func downwards() {
    let columns = (1...9).map { column("c\($0)", .integer, [.integer($0)]) }
    let one = answer(columns + [column("город", .text, [.unknown])])
    let text = rendered(one, as: .table)
    #expect(text.hasPrefix("c1:     1\nc2:     2\n"))
    #expect(text.hasSuffix("c9:     9\nгород:  (unknown)\n"))

    let long = answer([
      column("a", .text, [.text(Self.prose)]), column("b", .text, [.text(Self.prose)]),
    ])
    #expect(
      rendered(long, as: .table, .interactive(terminalColumns: 60, isColored: false))
        == "a:  \(Self.prose)\nb:  \(Self.prose)\n")
  }

  @Test("An answer without rows shows its heading and says so")
  func empty() {
    let none = answer([column("name", .text, []), column("age", .integer, [])])
    #expect(rendered(none, as: .table) == "name  age\n────  ───\nno rows\n")
    #expect(rendered(answer([]), as: .table) == "no rows\n")
  }

  @Test(
    "Numbers keep two decimals, more only where two would say nothing",
    arguments: [
      (12.5, "12.5"), (3, "3"), (1 / 3, "0.33"), (-2.675, "-2.68"), (1_234_567.891, "1234567.89"),
      (0.001234, "0.0012"), (-0.00999, "-0.01"), (1e-9, "1e-09"), (1e15, "1000000000000000"),
      (1e17, "1e+17"), (0, "0"),
      (-0.0, "0"), (.infinity, "inf"), (99.999, "100"), (2e-300, "2e-300"),
    ])
  func numbers(number: Double, expected: String) {
    let lines = rendered(answer([column("n", .number, [.number(number)])]), as: .table)
      .split(separator: "\n")
    #expect(lines[2].drop { $0 == " " } == expected)
  }

  @Test("Numbers of one column have the same decimals")
  func decimals() {
    let one = answer([column("n", .number, [.number(9.996), .number(0.5), .number(12.25)])])
    #expect(rendered(one, as: .table) == "    n\n─────\n10.00\n 0.50\n12.25\n")
  }

  @Test(
    "Days are told with their bounds",
    arguments: [
      (1, 1, "1 day"), (0, 0, "0 days"), (80, 92, "80–92 days"), (-5, 10, "-5 to 10 days"),
      (-1, -1, "-1 day"), (-900_000, 4, "4 days or less"), (7, 900_000, "7 days or more"),
      (-900_000, 900_000, "(unknown)"),
    ])
  func days(least: Int, most: Int, expected: String) {
    #expect(Value.days(least: least, most: most).shown() == expected)
  }
}
