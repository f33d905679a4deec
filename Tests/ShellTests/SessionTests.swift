import Engine
import Ingest
import Language
import Model
import Output
import Testing

@testable import Shell

/// The conversation without a terminal: inputs in, values out.
@Suite("Session")
struct SessionTests {
  private func session(
    _ dataset: String = "@classroom", cancellation: Cancellation = .never
  ) throws -> Session {
    Session(casebook: try openDataset(dataset).casebook, cancellation: cancellation)
  }

  /// The rows of the answer to the last input, cells joined by blanks.
  private func rows(_ session: inout Session, _ inputs: String...) throws -> [String] {
    var last = Response.nothing
    for input in inputs { last = session.respond(to: input) }
    guard case .answer(let answered) = last else {
      Issue.record("no answer but \(last)")
      return []
    }
    let answer = answered.answer
    let cells = answer.columns.map { $0.values(0..<answer.rowCount) }
    return (0..<answer.rowCount).map { row in
      cells.map { text($0[row]) }.joined(separator: " ")
    }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .unknown: "?"
    case .none: "–"
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let truth): truth ? "yes" : "no"
    case .date(_, let notation): notation
    case .days(let least, let most): "\(least)/\(most)"
    }
  }

  private func failure(_ session: inout Session, _ input: String) -> [DiagnosticCode] {
    guard case .failure(let failure) = session.respond(to: input) else { return [] }
    return failure.diagnostics.map(\.code)
  }

  @Test("Each longer sentence refines the one before, line by line")
  func refinement() throws {
    var session = try session()
    #expect(try rows(&session, "released", "count") == ["2792"])
    _ = session.back()
    #expect(try rows(&session, "since 2024-07", "count") == ["300"])
    _ = session.back()
    #expect(try rows(&session, "where faction = engagement", "count") == ["134"])
    _ = session.back()
    let months = try rows(&session, "count by month")
    #expect(months.first == "2024-07 15" && months.count == 13)
    #expect(
      session.previousQuery
        == "released since 2024-07 where faction = engagement count by month")
    #expect(try rows(&session, "sort count desc first 1") == ["2024-09 25"])
  }

  @Test("Back undoes a step, and says when there is none")
  func back() throws {
    var session = try session()
    _ = session.respond(to: "cases")
    _ = session.respond(to: "where region = minsk")
    guard case .lines(["cases"]) = session.respond(to: ".back") else {
      Issue.record("back shows the query that it went to")
      return
    }
    #expect(try rows(&session, "count") == ["3900"])
    for _ in 0..<2 { _ = session.respond(to: ".back") }
    guard case .lines(let lines) = session.respond(to: ".back") else { return }
    #expect(lines == ["There is no query to take back."])
  }

  @Test("The previous rows go by `_`, also in brackets of another query")
  func previous() throws {
    var session = try session()
    #expect(try rows(&session, "released during 2025", "_ count") == ["105"])
    #expect(try rows(&session, "died", "((_) union (released during 2025)) count") == ["113"])
    #expect(failure(&session, "_ about relief") == [.noRole])
  }

  @Test("Queries, expressions and parameters keep their names")
  func names() throws {
    var session = try session()
    for line in [
      "let freed = released since 2024-07", "let of(r) = freed where region = $r",
      "define years as sentence_months / 12", "param since : date = 2025",
    ] {
      guard case .confirmation = session.respond(to: line) else {
        Issue.record("not confirmed: \(line)")
        return
      }
    }
    #expect(try rows(&session, "freed count") == ["300"])
    #expect(
      try rows(&session, "of(minsk) count") == rows(&session, "freed where region = minsk count"))
    #expect(
      try rows(&session, "cases where years > 10 count") == ["\(months(over: 120, &session))"])
    #expect(try rows(&session, "released since $since count") == ["105"])
  }

  private func months(over limit: Int, _ session: inout Session) throws -> String {
    try rows(&session, "cases where sentence_months > \(limit) count").first ?? ""
  }

  @Test(
    "An input that breaks off asks for more",
    arguments: [
      "cases where", "cases where region = (", "cases count by", "cases where region = \"min",
      "cases where a and", "released since", "let freed =",
    ])
  func incomplete(text: String) throws {
    var session = try session()
    #expect(session.needsMore(text))
    guard case .incomplete = session.respond(to: text) else {
      Issue.record("\(text) is taken as whole")
      return
    }
  }

  @Test("A query that is stopped says so, and the session goes on")
  func stopped() throws {
    var session = try session(cancellation: Cancellation { true })
    #expect(failure(&session, "cases count by region") == [.interrupted])
    #expect(session.previousQuery == nil)
  }

  @Test(
    "Each command answers",
    arguments: [
      (".help", "goes on from the last query"), (".help e0104", "no such column"),
      (".tables", "statements"), (".schema cases", "sentence_months"), (".schema", "outlet"),
      (".describe cases.faction", "engagement"), (".explain cases count", "scan cases"),
      (".mode", "table"), (".timer", "on"), (".limits", "nesting"), (".mode xml", "no form"),
      (".help nothing", "no code"),
    ])
  func commands(line: String, expected: String) throws {
    var session = try session()
    guard case .lines(let lines) = session.respond(to: line) else {
      Issue.record("\(line) gives no lines")
      return
    }
    #expect(lines.joined(separator: "\n").contains(expected))
  }

  @Test("Commands set how answers are shown, leave, and are told when there is no such one")
  func settings() throws {
    var session = try session()
    _ = session.respond(to: ".mode csv")
    _ = session.respond(to: ".timer off")
    #expect(session.settings.format == .csv && !session.settings.showsTime)
    #expect(failure(&session, ".tabels") == [.unknownCommand])
    guard case .quit = session.respond(to: ".quit") else {
      Issue.record("quit does not leave")
      return
    }
  }

  @Test("Several statements on one line are parted as a script parts them")
  func several() throws {
    let session = try session()
    #expect(session.statements(in: "cases count; people") == ["cases count", "people"])
    #expect(session.statements(in: ".help; x") == [".help; x"])
  }
}
