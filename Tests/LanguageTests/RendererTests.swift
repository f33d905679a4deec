import Testing

@testable import Language

@Suite("A diagnostic is shown below its line")
struct RendererTests {
  private func shown(_ text: String, _ renderer: DiagnosticRenderer = DiagnosticRenderer())
    -> String
  {
    let source = SourceText(text)
    return renderer.text(for: parseScript(source).diagnostics, in: source)
  }

  @Test("The guilty word is underlined and the corrected text offered")
  func misspelling() {
    #expect(
      shown("released since 2024-07 wher faction = engagement") == """
        released since 2024-07 wher faction = engagement
                               ^^^^
        E0005  'wher' cannot stand here.  Did you mean where?
        try:   released since 2024-07 where faction = engagement
        """)
  }

  @Test("What is missing at the end is pointed at")
  func end() {
    #expect(
      shown("released since") == """
        released since
                      ^
        E0004  Expected a date after 'since'.
        """)
  }

  @Test("Carets stand below letters of any script and width")
  func widths() {
    #expect(
      shown("cases where імя́ = 漢字 wher x") == """
        cases where імя́ = 漢字 wher x
                               ^^^^
        E0005  'wher' cannot stand here.  Did you mean where?
        try:   cases where імя́ = 漢字 where x
        """)
  }

  @Test("A tab is shown as blanks, a control character as its picture")
  func control() {
    #expect(
      shown("cases\twhere a = \u{1B}[m") == """
        cases    where a = ␛[m
                           ^^^
        E0001  An invisible character stands here (U+001B).  Leave it out.
        """)
    #expect(!shown("cases where \u{202E}x = \u{7}").unicodeScalars.contains("\u{202E}"))
  }

  @Test("Only the line with the error is shown, the correction in one")
  func lines() {
    #expect(
      shown("cases\n  where a = b\n  cout by c") == """
          cout by c
          ^^^^
        E0005  'cout' cannot stand here.  Did you mean count?
        try:   count by c
        """)
    #expect(
      shown("cases\n| where a == b") == """
        | where a == b
        ^
        E0006  Clauses follow one another without '|'.

        | where a == b
                  ^^
        E0006  '==' is written '=' here.
        try:   where a = b
        """)
  }

  @Test("A long line is cut round the error")
  func window() {
    let long = "cases where " + String(repeating: "a = b and ", count: 30) + "c adn d"
    let lines = shown(long, DiagnosticRenderer(columnsMax: 60)).split(separator: "\n")
    #expect(lines[0] == "… a = b and a = b and a = b and a = b and a = b and c adn d")
    #expect(lines[1] == "                                                      ^^^")
    #expect(lines.allSatisfy { $0.count <= 60 || $0.hasPrefix("E0") || $0.hasPrefix("try:") })
    #expect(
      lines[3] == "try:   cases where " + String(repeating: "a = b and ", count: 30) + "c and d")
  }

  @Test("A script's message names its place")
  func place() {
    let source = SourceText("cases count;\n\ncases cout", name: "weekly.cq")
    let text = DiagnosticRenderer(showsPlace: true)
      .text(for: parseScript(source).diagnostics, in: source)
    #expect(text.hasPrefix("weekly.cq:3:7\n"))
  }

  @Test("Colour only dresses the same text")
  func colour() {
    let plain = shown("cases wher a = b")
    let colored = shown("cases wher a = b", DiagnosticRenderer(style: .colored))
    var bare = ""
    var isInside = false
    for character in colored {
      if character == "\u{1B}" { isInside = true }
      if !isInside { bare.append(character) }
      if character == "m" { isInside = false }
    }
    #expect(bare.count <= plain.count)
    #expect(colored.contains("\u{1B}[31m^^^^\u{1B}[0m"))
  }
}
