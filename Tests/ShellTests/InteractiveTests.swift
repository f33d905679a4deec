import Testing

/// The whole shell as a person meets it, typed into through a terminal.
@Suite("Interactive", .serialized)
struct InteractiveTests {
  private func start(
    _ arguments: [String] = [], home: String, columns: Int = 100
  ) throws -> PseudoTerminal {
    let environment = [
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": home, "NO_COLOR": "1",
    ]
    var terminal = try PseudoTerminal.spawn(
      Program.path, arguments, environment: environment, columns: columns, rows: 40)
    try terminal.expect(" > ")
    return terminal
  }

  @Test("A query is edited, completed, run, refined, taken back and left")
  func conversation() throws {
    let home = try TemporaryFolder()
    var terminal = try start(["@classroom"], home: home.path)
    try terminal.send("released since 2024-77\u{7F}\u{7F}07 where facti\t= eng\t")
    try terminal.expect("engagement")
    try terminal.send("\r")
    try terminal.expect("134 cases")
    try terminal.expect(" > ")
    try terminal.send("count by month first 2\r")
    try terminal.expect("2024-08     17")
    try terminal.expect("2 groups · 17 more cases are possible (faction unknown 17)")
    try terminal.expect(" > ")
    try terminal.send(".back\r")
    try terminal.expect("released since 2024-07 where faction = engagement")
    try terminal.expect(" > ")
    try terminal.send(".quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Ctrl-C drops a half-typed statement, Ctrl-D leaves")
  func interruption() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path)
    try terminal.send("people where faction = (")
    try terminal.send("\u{3}")
    try terminal.expect(" > ")
    try terminal.send("people\r")
    try terminal.expect("24 people")
    try terminal.expect(" > ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("An incomplete statement goes on on the next line")
  func continuation() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path)
    try terminal.send("people where faction in (engagement,\r")
    try terminal.expect("… > ")
    try terminal.send("pressure) count\r")
    try terminal.expect("11")
    try terminal.expect(" > ")
    try terminal.send(".quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Queries are remembered for the next time, in a file for the user alone")
  func history() throws {
    let home = try TemporaryFolder()
    var first = try start(home: home.path)
    try first.send("figures count\r")
    try first.expect("17")
    try first.expect(" > ")
    try first.send(".quit\r")
    #expect(try first.waitForExit() == 0)
    let file = home.path + "/.local/state/casebook/history"
    #expect(permissions(file) == 0o600)
    #expect(contents(file)?.contains("figures count") == true)
    var second = try start(home: home.path)
    try second.send("\u{1B}[A\u{1B}[A")
    try second.expect("figures count")
    try second.send("\r")
    try second.expect("17")
    try second.expect(" > ")
    try second.send("\u{4}")
    #expect(try second.waitForExit() == 0)
  }

  @Test("What a file holds never reaches the terminal as control sequences")
  func injection() throws {
    let home = try TemporaryFolder()
    let file = try home.write(
      "evil.csv", "name,note\n\u{1B}]0;owned\u{7}x,\"a\u{1B}[2Jb\nc\"\n\u{202E}y,\u{9B}31m\n")
    var terminal = try start([file], home: home.path)
    try terminal.send("evil show name, note\r")
    try terminal.expect("2 ")
    try terminal.expect(" > ")
    #expect(
      !terminal.transcript.contains("\u{1B}]0;") && !terminal.transcript.contains("\u{1B}[2J"))
    #expect(!terminal.transcript.contains("\u{202E}") && !terminal.transcript.contains("\u{9B}"))
    try terminal.send(".quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Cyrillic is typed, matched and aligned")
  func cyrillic() throws {
    let home = try TemporaryFolder()
    let file = try home.write("слова.csv", "слово,n\nдом,1\nдерево,22\n")
    var terminal = try start([file], home: home.path)
    try terminal.send("слова where слово = деревх\u{7F}о\r")
    try terminal.expectOnScreen("дерево  22")
    try terminal.expect(" > ")
    try terminal.send(".quit\r")
    #expect(try terminal.waitForExit() == 0)
  }
}
