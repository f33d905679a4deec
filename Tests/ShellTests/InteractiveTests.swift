import Glibc
import Output
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

  @Test("A half-typed line is dropped by Ctrl-C, and the prompt shows what a clause goes on from")
  func prompts() throws {
    let home = try TemporaryFolder()
    var terminal = try start(["@classroom"], home: home.path)
    try terminal.send("released since 2024-07 count\r")
    try terminal.expectOnScreen("classroom · released since 2024-07 count >")
    try terminal.send(".back\r")
    try terminal.expect("Back at the start.")
    try terminal.expect("classroom > ")
    try terminal.send("cases where region = minsk and status = held\r")
    try terminal.expect("classroom · cases … where region = minsk and")
    try terminal.send("count by re")
    try terminal.expect("count by re")
    try terminal.send("\u{3}")
    try terminal.expect("^C")
    try terminal.expect(" > ")
    try terminal.send("count\r")
    try terminal.expect("= cases where region = minsk and status = held count")
    try terminal.expect(" > ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("A pasted script runs statement by statement, up to a mistake")
  func paste() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path)
    try terminal.send(
      "\u{1B}[200~# a script\npeople\n  count;\n\n.timer off\nstatements count\u{1B}[201~\r")
    try terminal.expect("24")
    try terminal.expect("The timer is off.")
    try terminal.expect("50")
    try terminal.expect("statements count > ")
    try terminal.send("people count; nobody; figures count\r")
    try terminal.expect("24")
    try terminal.expect("E0101")
    try terminal.expect("people count > ")
    #expect(!terminal.screen.lines.contains { $0.hasSuffix("17") })
  }

  @Test("An empty line ends a statement that was begun")
  func emptyLine() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path)
    try terminal.send("people where (\r")
    try terminal.expect("… > ")
    try terminal.send("\r")
    try terminal.expect("E0004")
    try terminal.expect("belarus > ")
  }

  @Test("A table keeps within the window and keeps the columns that were asked about")
  func narrow() throws {
    let home = try TemporaryFolder()
    for columns in [60, 80, 100, 140] {
      var terminal = try start(["@classroom"], home: home.path, columns: columns)
      try terminal.send("released since 2025 where faction = none first 3\r")
      try terminal.expect("3 cases")
      #expect(
        terminal.screen.lines.contains { $0.contains("released") && $0.contains("faction") })
      let heading = try #require(terminal.screen.lines.firstIndex { $0.hasPrefix("id ") })
      #expect(terminal.screen.lines[heading + 1].hasPrefix("─────  "))
    }
  }

  @Test("Help and descriptions fit an 80 by 24 window")
  func help() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path, columns: 80)
    try terminal.send(".help\r.help where\r.help E0104\r.tables\r.schema statements\r.limits\r")
    try terminal.expect("shown for one text")
    try terminal.expect(" > ")
    let lines = terminal.transcript.split(separator: "\r\n").map(String.init)
    #expect(lines.allSatisfy { $0.contains("\u{1B}") || $0.displayWidth <= 80 })
    let page = try #require(lines.firstIndex { $0.contains(".quit  ") })
    let start = try #require(lines.firstIndex { $0.contains("A query is a source") })
    #expect(page - start <= 21)
  }

  @Test(
    "Colour is used only where it is wished for and understood",
    arguments: [
      (["TERM": "xterm-256color"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
      (["TERM": "dumb"], false),
    ])
  func colour(environment: [String: String], isColored: Bool) throws {
    let home = try TemporaryFolder()
    var terminal = try PseudoTerminal.spawn(
      Program.path, [], environment: environment.merging(["HOME": home.path]) { $1 })
    try terminal.expect(" > ")
    try terminal.send("people count\r")
    try terminal.expect("24")
    try terminal.expect(" > ")
    #expect(terminal.transcript.contains("\u{1B}[1mcount") == isColored)
  }

  @Test("A hangup ends the shell quietly")
  func hangup() throws {
    let home = try TemporaryFolder()
    var terminal = try start(home: home.path)
    terminal.signal(SIGHUP)
    let status = try terminal.waitForExit()
    #expect(status == -SIGHUP || status == 0)
  }

  @Test("Ctrl-C stops a query that runs, and the shell goes on")
  func stopped() throws {
    let home = try TemporaryFolder()
    let rows = (0..<60_000).map { "\($0 % 9973),\($0 % 7919),w\($0 % 977)\n" }.joined()
    let file = try home.write("big.csv", "a,b,c\n" + rows)
    var terminal = try start([file], home: home.path)
    // So much work that the key comes long before the end; each statement answers with a table.
    let heavy = "big sort c, a desc, b count by c, a sort count desc"
    try terminal.send(Array(repeating: heavy, count: 60).joined(separator: ";") + "\r")
    try terminal.expect("more rows", within: .seconds(60))
    try terminal.send("\u{3}")
    try terminal.expect("Stopped.", within: .seconds(60))
    try terminal.expect(" > ")
    try terminal.send("big count\r")
    try terminal.expect("60000")
    try terminal.expect(" > ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Ctrl-C stops a script with the exit code for it")
  func stoppedScript() throws {
    let home = try TemporaryFolder()
    let rows = (0..<60_000).map { "\($0 % 9973),\($0 % 7919),w\($0 % 977)\n" }.joined()
    let file = try home.write("big.csv", "a,b,c\n" + rows)
    let heavy = "big sort c, a desc, b count by c, a sort count desc first 1;\n"
    let script = try home.write(
      "long.cq", String(repeating: heavy, count: 500))
    var terminal = try PseudoTerminal.spawn(
      Program.path, ["run", script, file, "--format", "csv"], environment: ["HOME": home.path])
    try terminal.expect("count", within: .seconds(60))
    terminal.signal(SIGINT)
    try terminal.expect("Stopped.", within: .seconds(60))
    #expect(try terminal.waitForExit() == 130)
  }
}
