import Model
import Plan
import Store
import Synchronization
import Testing

@testable import Engine

/// What is asked of prose is answered as of any text, heeds an interruption and keeps to its
/// memory.
@Suite("Queries of prose")
struct ProseQueryTests {
  /// Texts of which some repeat, one is spelled in two ways, and two rows have none.
  private static let texts: [String] = TextSearchTests.long.enumerated().map { row, text in
    switch row % 7 {
    case 0: "Sanctions now"
    case 1: row % 2 == 0 ? "Caf\u{E9}" : "Cafe\u{301}"
    default: text
    }
  }
  private static let casebook = TextSearchTests.casebook(texts, isProse: true)
  private static let known = texts.indices.filter { $0 != 0 && $0 != 77 }

  private func run(
    _ query: String, bytes: Int = .max, _ cancellation: Cancellation = .never
  ) throws -> Answer {
    let bound = try Worked.bind(query, Self.casebook.schema)
    return try Executor(
      casebook: Self.casebook, cancellation: cancellation, memoryBytes: bytes
    ).run(bound.plan, asWritten: bound.plan, subject: bound.subject)
  }

  private func count(_ query: String) throws -> Value {
    try #require(try run(query + " count").rows().first?.first)
  }

  @Test("A text equals others as a string does, folded where none is spelled so")
  func equal() throws {
    let known = Self.known.map { Self.texts[$0] }
    func expect(_ test: String, _ holds: (String) -> Bool) throws {
      let expected = known.count(where: holds)
      #expect(try count("texts where text \(test)") == .integer(expected), "\(test)")
    }
    try expect("= \"Sanctions now\"") { $0 == "Sanctions now" }
    try expect("= \"SANCTIONS_NOW\"") { $0 == "Sanctions now" }
    try expect("= \"caf\u{E9}\"") { $0 == "Caf\u{E9}" }
    try expect("= \"Caf\u{E9}\"") { $0 == "Caf\u{E9}" }
    try expect("!= \"Sanctions now\"") { $0 != "Sanctions now" }
    try expect("in (\"sanctions now\", \"Caf\u{E9}\", \"nothing\")") {
      $0 == "Sanctions now" || $0 == "Caf\u{E9}"
    }
    try expect("= \"x\"") { _ in false }
    try expect("has \"sanctions\"") { $0 == "Sanctions now" }
    try expect("has \"sanction\"") { _ in false }
    #expect(try run("texts where text = \"x\" count").notes == ["no value 'x' in text"])
    #expect(
      try run("texts where text = \"sanctions now\" count").notes
        == ["text sanctions now: matched as Sanctions now"])
  }

  @Test("Texts are grouped, told apart and put in order as strings are")
  func groups() throws {
    let known = Self.known.map { Self.texts[$0] }
    let counts = Dictionary(known.map { ($0, 1) }, uniquingKeysWith: +)
    let groups = try run("texts where text is known count by text").rows()
    #expect(groups.count == counts.count)
    for row in groups {
      guard case .text(let text) = row[0] else { continue }
      #expect(row[1] == .integer(counts[text] ?? 0))
    }
    #expect(try run("texts where text is known unique text").rowCount == counts.count)
    #expect(try run("texts distinct(text)").rows() == [[.integer(counts.count)]])
    let sorted = try run("texts where text is known sort text show text").rows()
    let expected = known.enumerated().sorted {
      $0.element == $1.element ? $0.offset < $1.offset : byteOrder($0.element, $1.element)
    }
    #expect(sorted.map { $0[0] } == expected.map { .text($0.element) })
    let last = try run("texts where text is known sort text desc first 3 show text").rows()
    #expect(last.map { $0[0] } == expected.reversed().prefix(3).map { .text($0.element) })
  }

  @Test("Rows of one text are one row of a union, however they are spelled")
  func sets() throws {
    let some = "(texts where text has \"now\" show text)"
    let others = "(texts where text starts \"Caf\" show text)"
    #expect(try run("\(some) union \(others)").rowCount == 2)
    #expect(try run("\(some) intersect \(others)").rowCount == 0)
    #expect(try run("\(others) except \(some)").rowCount == 1)
    #expect(try run("(texts show text) intersect \(some)").rows() == [[.text("Sanctions now")]])
  }

  @Test(
    "An interruption is heeded while texts are read",
    arguments: [
      "texts count by text", "texts distinct(text)", "texts sort text", "texts unique text",
      "texts sort text first 3", "texts where text = \"x\"",
      "(texts show text) union (texts show text)",
    ])
  func interrupted(_ query: String) throws {
    let asked = Atomic<Int>(0)
    let cancellation = Cancellation { asked.add(1, ordering: .relaxed).newValue > 3 }
    #expect(throws: ExecutionError.interrupted) { try run(query, cancellation) }
  }

  @Test(
    "What is taken to number texts is asked for before",
    arguments: [
      "texts count by text", "texts distinct(text)", "texts sort text", "texts unique text",
      "(texts show text) union (texts show text)",
    ])
  func refused(_ query: String) throws {
    let bytes = Self.texts.count * BytesPerRow.text
    var refusal: ExecutionError?
    do { _ = try run(query, bytes: bytes) } catch let error as ExecutionError { refusal = error }
    guard case .tooMuchMemory(let needed, bytes, _) = refusal else {
      Issue.record("\(query) takes all")
      return
    }
    #expect(needed > bytes)
  }

  @Test("To look for one text takes next to nothing")
  func lookedFor() throws {
    for test in ["= \"x\"", "!= \"x\"", "in (\"x\", \"y\")", "has \"sanction\"", "< \"0\""] {
      #expect(try run("texts where text \(test) count", bytes: 4096).rowCount == 1, "\(test)")
    }
  }
}

extension Answer {
  /// The cells, row by row.
  fileprivate func rows() -> [[Value]] {
    let cells = columns.map { $0.values(0..<rowCount) }
    return (0..<rowCount).map { row in cells.map { $0[row] } }
  }
}
