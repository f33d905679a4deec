import Testing

@testable import Shell

struct TerminalTests {
  @Test(
    "Colour is used where it is understood, and a stated wish goes first",
    arguments: [
      (true, [.terminal: "xterm"], true), (true, [.terminal: "dumb"], false), (true, [:], false),
      (false, [.terminal: "xterm"], false),
      (true, [.terminal: "xterm", .noColour: "1"], false),
      (true, [.terminal: "xterm", .noColour: ""], true),
      (false, [.forceColour: "1"], true), (false, [.forceColour: "0"], false),
      (false, [.forceColour: "1", .noColour: "1"], false),
    ] as [(Bool, [ProcessEnvironment.Variable: String], Bool)])
  func colour(isTerminal: Bool, values: [ProcessEnvironment.Variable: String], expected: Bool) {
    #expect(Terminal.usesColour(isTerminal: isTerminal, ProcessEnvironment(values)) == expected)
  }

  @Test(
    "COLUMNS goes before the width of the window when it is a sensible number",
    arguments: [
      ("40", 40), ("", 80), ("0", 80), ("-3", 80), ("wide", 80), ("99999999999999999999", 80),
    ])
  func columns(value: String, expected: Int) {
    let size = Terminal.size(
      WindowSize(columns: 80, rows: 24), ProcessEnvironment([.columns: value]))
    #expect(size == WindowSize(columns: expected, rows: 24))
  }

  @Test("What is no terminal has the usual size")
  func noTerminal() {
    #expect(WindowSize(of: 99_999) == WindowSize(columns: 80, rows: 24))
  }

  @Test(
    "A prompt hides its colour from the editor and ends with a visible character",
    arguments: [
      (Prompt("casebook> "), "casebook> "),
      (Prompt("a>", style: "1;36"), "\u{1}\u{1B}[1;36m\u{1}a>\u{1}\u{1B}[0m\u{1} "),
      (Prompt("a\u{1B}[2J\u{1}\n>"), "a[2J> "), (Prompt("", style: "1"), " "),
    ])
  func prompts(prompt: Prompt, encoded: String) { #expect(prompt.encoded == encoded) }
}
