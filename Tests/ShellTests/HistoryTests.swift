import Glibc
import Testing

@testable import Shell

struct HistoryTests {
  @Test(
    "An entry takes one line and comes back as it was",
    arguments: [
      ("cases count", "cases count"), ("a\nb", #"a\nb"#), (#"a\nb"#, #"a\\nb"#), ("\\", #"\\"#),
      ("палітвязні\n\n", #"палітвязні\n\n"#), ("\tx\r", "\tx\r"), (" ", " "),
    ])
  func escaping(entry: String, line: String) {
    #expect(String(decoding: HistoryFile.line(entry), as: UTF8.self) == line)
    #expect(HistoryFile.entry(line.utf8) == entry)
  }

  @Test("Damaged lines are passed over", arguments: [#"a\q"#, #"a\"#, "a\0b", ""])
  func damaged(line: String) { #expect(HistoryFile.entry(line.utf8) == nil) }

  @Test("A damaged file gives the entries that are whole")
  func damagedFile() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("one\n\n".utf8) + [0xFF, 0xD0, 0x0A] + Array("x\\y\ntwo\ntwo\nthr".utf8)
    try make(folder.file("history"), bytes)
    var history = opened(folder.file("history"))
    #expect(history.entries == ["one", "two", "thr"])
    history.add("four")
    #expect(contents(folder.file("history"))?.hasSuffix("two\nthr\nfour\n") == true)
  }

  @Test("The file and its folder are the owner's alone")
  func privacy() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("state/casebook/history")
    var history = opened(path)
    history.add("people")
    #expect(permissions(folder.file("state")) == 0o700)
    #expect(permissions(folder.file("state/casebook")) == 0o700)
    #expect(permissions(path) == 0o600)
    #expect(permissions(path + ".lock") == 0o600)
  }

  @Test("A file that others could read is closed to them")
  func narrowing() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("history"), Array("one\n".utf8), mode: 0o644)
    _ = opened(folder.file("history"))
    #expect(permissions(folder.file("history")) == 0o600)
    #expect(contents(folder.file("history")) == "one\n")
  }

  @Test("An entry equal to the one before is not kept, nor an empty or an enormous one")
  func duplicates() throws {
    let folder = try TemporaryFolder()
    var history = History(path: folder.file("history"))
    for entry in ["a", "a", "", "b", "a", String(repeating: "x", count: 65_537), "a", "c\nd"] {
      history.add(entry)
    }
    #expect(history.entries == ["a", "b", "a", "c\nd"])
    #expect(contents(folder.file("history")) == "a\nb\na\nc\\nd\n")
  }

  @Test("Two sessions at once keep each other's entries")
  func twoSessions() throws {
    let folder = try TemporaryFolder()
    var one = opened(folder.file("history"))
    var two = opened(folder.file("history"))
    for number in 0..<3 {
      one.add("one \(number)")
      two.add("two \(number)")
    }
    let three = opened(folder.file("history"))
    #expect(three.entries == ["one 0", "two 0", "one 1", "two 1", "one 2", "two 2"])
  }

  @Test("A file that has grown too long keeps its newest entries")
  func limit() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("history"), (1...30).flatMap { Array("entry \($0)\n".utf8) })
    var history = opened(folder.file("history"), limit: 4)
    #expect(history.entries == ["entry 27", "entry 28", "entry 29", "entry 30"])
    #expect(contents(folder.file("history")) == "entry 27\nentry 28\nentry 29\nentry 30\n")
    history.add("entry 31")
    #expect(history.entries.count == 4)
    #expect(folder.names() == ["history", "history.lock"])
  }

  @Test("A history that cannot be kept is a warning of one line, and is remembered for the session")
  func unusable() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("file"), [])
    var history = History(path: folder.file("file/casebook/history"))
    let loaded = history.load()
    let warning = try #require(loaded)
    #expect(warning.hasPrefix("history is not kept: cannot "))
    #expect(warning.hasSuffix(": Not a directory"))
    #expect(!warning.contains("\n"))
    let appended = history.append("a")
    #expect(appended != nil)
    #expect(history.entries == ["a"])
  }

  @Test(
    "The file belongs in the state folder, unless history is off or there is no home",
    arguments: [
      ([.home: "/h"], "/h/.local/state/casebook/history"),
      ([.home: "/h", .stateHome: "/s"], "/s/casebook/history"),
      ([.home: "/h", .stateHome: "relative"], "/h/.local/state/casebook/history"),
      ([.home: "/h", .stateHome: ""], "/h/.local/state/casebook/history"),
      ([.home: "/h", .history: "off"], nil),
      ([.home: "/h", .history: "on"], "/h/.local/state/casebook/history"),
      ([.home: ""], nil), ([.home: "h"], nil), ([.stateHome: "/s"], nil), ([:], nil),
    ] as [([ProcessEnvironment.Variable: String], String?)])
  func place(values: [ProcessEnvironment.Variable: String], path: String?) {
    #expect(History.defaultPath(ProcessEnvironment(values)) == path)
  }
}

/// Reads a history that has nothing to warn of.
private func opened(_ path: String, limit: Int = History.entriesMax) -> History {
  var history = History(path: path, limit: limit)
  let warning = history.load()
  #expect(warning == nil)
  return history
}

extension History {
  /// Adds an entry that is kept, or passed over without a warning.
  fileprivate mutating func add(_ entry: String) {
    let warning = append(entry)
    #expect(warning == nil)
  }
}
