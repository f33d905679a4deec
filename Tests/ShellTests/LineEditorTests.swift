import Glibc
import Testing

/// The editor as a person meets it, typed into through a terminal.
@Suite(.serialized) struct LineEditorTests {
  /// The probe beside the test program.
  static let probe: String? = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/LineEditorProbe"
  }()

  static func start(
    home: String? = nil, columns: Int = 60, rows: Int = 16, _ more: [String: String] = [:]
  ) throws -> PseudoTerminal {
    var environment = ["TERM": "xterm", "LC_ALL": "C.UTF-8"]
    environment["HOME"] = home
    environment.merge(more) { $1 }
    let path = try #require(probe)
    var terminal = try PseudoTerminal.spawn(
      path, environment: environment, columns: columns, rows: rows)
    try terminal.expect("probe 1> ")
    return terminal
  }

  static let up = "\u{1B}[A"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let backspace = "\u{7F}"

  @Test(
    "Keys edit the line by characters, in any script",
    arguments: [
      ("abc\r", "abc"),
      ("при\(backspace)\(backspace)очь\r", "почь"),
      ("свет\(home)рас\(end)!\r", "рассвет!"),
      ("éâ«»€😀\(backspace)x\r", "éâ«»€x"),
      ("日本語\(left)\(backspace)\r", "日語"),
      ("один два три\u{17}\u{17}x\r", "один x"),
      ("one two\(left)\(left)\u{15}\r", "wo"),
      ("one two\u{1B}bX\r", "one Xtwo"),
      ("one two\u{1B}[1;5D\u{1B}[1;5D\u{1B}[3~\r", "ne two"),
      ("\u{1}x\u{5}y\u{2}\u{2}z\u{6}\u{4}\r", "zx"),
    ])
  func editing(keys: String, line: String) throws {
    var terminal = try Self.start()
    try terminal.send(keys)
    try terminal.expect("got: \(line.debugDescription)")
    try terminal.expect("probe 2> ")
    try terminal.send("\u{4}")
    try terminal.expect("bye")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(
    "Text of any script is edited whatever the locale and the terminal",
    arguments: [
      ["LC_ALL": "C"], ["LC_ALL": "POSIX", "TERM": "dumb"], ["LC_ALL": "no_SUCH", "TERM": "linux"],
    ])
  func locales(environment: [String: String]) throws {
    var terminal = try Self.start(environment)
    try terminal.send("палітвязні\(Self.backspace)\r")
    try terminal.expect("got: \"палітвязн\"")
  }

  @Test("Tab puts in the only candidate")
  func uniqueCandidate() throws {
    var terminal = try Self.start()
    try terminal.send("show peo\t!\r")
    try terminal.expect("got: \"show people !\"")
  }

  @Test("Tab extends by what the candidates share, then lists them and keeps the line")
  func ambiguousCandidates() throws {
    var terminal = try Self.start()
    try terminal.send("о Ціх\t")
    try terminal.expectOnScreen("probe 1> о Ціхано")
    try terminal.send("\t")
    try terminal.expectOnScreen("Ціханоўская   Ціхановіч")
    try terminal.expectOnScreen("probe 1> о Ціхано")
    try terminal.send("ві\t.\r")
    try terminal.expect("got: \"о Ціхановіч .\"")
  }

  @Test("Tab in the middle of a line of several rows lists below all of it")
  func listBelowLongLine() throws {
    var terminal = try Self.start(columns: 30)
    try terminal.send("p and a line that is longer than the window is wide\u{1}\u{6}\t")
    try terminal.expectOnScreen("people     pressure")
    try terminal.send("e\t\r")
    try terminal.expect("got: \"people  and a line that is longer than the window is wide\"")
  }

  @Test("Candidates with details stand one a line, and send no control characters")
  func candidateDetails() throws {
    var terminal = try Self.start()
    try terminal.send("cas\t")
    try terminal.expectOnScreen("cases\u{FFFD}[31m  6 rows")
    try terminal.expectOnScreen("caste       a \"detail\"")
    #expect(!terminal.transcript.contains("\u{1B}[31m"))
  }

  @Test("Tab without a candidate leaves the line as it is")
  func noCandidate() throws {
    var terminal = try Self.start()
    try terminal.send("zzz\t\t\r")
    try terminal.expect("got: \"zzz\"")
  }

  @Test("Ctrl-C gives up a half-typed line and goes on")
  func interruptedLine() throws {
    var terminal = try Self.start()
    try terminal.send("half a li")
    try terminal.expect("half a li")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted")
    try terminal.expect("probe 2> ")
    try terminal.send("whole\r")
    try terminal.expect("got: \"whole\"")
  }

  @Test("Ctrl-C stops what runs and leaves the editor in order")
  func interruptedWork() throws {
    var terminal = try Self.start()
    try terminal.send("wait\r")
    try terminal.expect("waiting")
    try terminal.send("\u{3}")
    try terminal.expect("stopped")
    try terminal.expect("probe 2> ")
    try terminal.send("next\r")
    try terminal.expect("got: \"next\"")
  }

  @Test("A paste keeps its newlines and enters nothing")
  func paste() throws {
    var terminal = try Self.start()
    try terminal.send("\u{1B}[200~cases\rwhere\u{1B}[31m x\t= 1\r\n\u{1B}[201~")
    try terminal.expectOnScreen("where31m x      = 1")
    try terminal.send("2\r")
    try terminal.expect(#"got: "cases\nwhere31m x\t= 12""#)
    try terminal.expect("probe 2> ")
  }

  @Test("A window made narrower keeps the line")
  func resize() throws {
    var terminal = try Self.start()
    try terminal.send("kept")
    try terminal.expect("kept")
    terminal.resize(columns: 30, rows: 10)
    try terminal.expect("probe 1> kept")
    try terminal.send(" too\r")
    try terminal.expect("got: \"kept too\"")
  }

  @Test("A request to end gives the terminal back first")
  func terminated() throws {
    var terminal = try Self.start()
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == -SIGTERM)
    #expect(terminal.transcript.hasSuffix("\u{1B}[?2004l"))
  }

  @Test("Ctrl-D leaves on an empty line only")
  func endOfInput() throws {
    var terminal = try Self.start()
    try terminal.send("x\u{4}y\r")
    try terminal.expect("got: \"xy\"")
    try terminal.expect("probe 2> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Entries come back with the arrow key and the search, in the next session too")
  func recall() throws {
    let folder = try TemporaryFolder()
    var first = try Self.start(home: folder.path)
    try first.send("first\r")
    try first.expect("probe 2> ")
    try first.send("\u{1B}[200~вторая\nстрока\u{1B}[201~\r")
    try first.expect("probe 3> ")
    try first.send("\u{4}")
    #expect(try first.waitForExit() == 0)

    var second = try Self.start(home: folder.path)
    try second.send("\(Self.up)\r")
    try second.expect(#"got: "вторая\nстрока""#)
    try second.expect("probe 2> ")
    try second.send("\u{12}fir\r")
    try second.expect("got: \"first\"")
    #expect(permissions(folder.file(".local/state/casebook/history")) == 0o600)
    #expect(permissions(folder.file(".local/state/casebook")) == 0o700)
  }

  @Test("A history that cannot be kept is a warning of one line, and editing goes on")
  func unusableHistory() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("file"), [])
    var terminal = try Self.start(home: folder.file("file"))
    try terminal.send("on\r")
    try terminal.expect("got: \"on\"")
    try terminal.expect("warning: history is not kept: cannot open ")
  }
}
