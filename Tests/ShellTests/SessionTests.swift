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
    guard case .confirmation("= cases") = session.respond(to: ".back") else {
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
      (".help", "begins with a clause refines"), (".help where", "Keeps the rows"),
      (".help prior", "count - prior(count) over (sort month)"),
      (".help next", "the row before and after"), (".help next", "Dates counted from the day"),
      (".help weekday", "from Monday to Sunday"), (".help .mode", "form of answers"),
      (".help wehre", "Did you mean where"),
      (".rows none", "takes a number or all"), (".timer soon", "takes on or off"),
      (".help e0104", "no such column"),
      (".tables", "statements"), (".schema cases", "sentence_months"), (".schema", "outlet"),
      (".describe cases.faction", "engagement"), (".explain cases count", "scan cases"),
      (".mode", "table"), (".limits", "nesting"), (".limits", "memory"), (".mode xml", "no form"),
      (".help nothing", "no page"),
    ])
  func commands(line: String, expected: String) throws {
    var session = try session()
    guard case .lines(let lines) = session.respond(to: line) else {
      Issue.record("\(line) gives no lines")
      return
    }
    #expect(lines.joined(separator: "\n").contains(expected))
  }

  @Test("A command that takes nothing says so, and does nothing")
  func needlessArgument() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    for command in [".limits nope", ".tables cases", ".quit now"] {
      guard case .lines(let lines) = session.respond(to: command) else {
        Issue.record("\(command) was done")
        continue
      }
      let name = command.prefix { $0 != " " }
      #expect(lines == ["`\(name)` takes nothing behind it."])
    }
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

  @Test("What is set or named is confirmed")
  func confirmations() throws {
    var session = try session()
    for (input, expected) in [
      (".mode csv", "Answers come as csv."), (".timer", "The timer is off."),
      (".timer on", "The timer is on."), (".rows 5", "Tables show 5 rows."),
      (".rows all", "Tables show all rows."), (".rows", "Tables show a screenful of rows."),
      ("let freed = released since 2024-07", "freed is now released since 2024-07"),
      ("let of(r) = freed where region = $r", "of(r) is now freed where region = $r"),
      ("define old as birth_year < 1960", "old is now birth_year < 1960"),
      ("param since : date = 2025", "$since is now 2025"),
    ] {
      guard case .confirmation(let line) = session.respond(to: input) else {
        Issue.record("not confirmed: \(input)")
        continue
      }
      #expect(line == expected)
    }
    #expect(failure(&session, "let cases = released") == [.duplicateName])
    #expect(failure(&session, "let held = held on 2024") == [.duplicateName])
  }

  @Test(
    "A text is parted into statements as a script is, commands stand on lines of their own",
    arguments: [
      ("cases count; people", ["cases count", "people"]), (".help; x", [".help; x"]),
      ("cases\n  where faction = none\n  count", ["cases\n  where faction = none\n  count"]),
      ("cases count\n\nwhere count > 1", ["cases count", "where count > 1"]),
      ("cases count;\n.timer off\npeople", ["cases count;", ".timer off", "people"]),
      ("# why\ncases -- all\n", ["# why\ncases -- all\n"]),
      ("cases where region in (minsk,\n\nbrest)", ["cases where region in (minsk,\n\nbrest)"]),
      ("cases where charge = \"a; b\"; people", ["cases where charge = \"a; b\"", "people"]),
      ("", []), ("  \n ", []),
    ])
  func parted(text: String, expected: [String]) throws {
    #expect(try session().inputs(in: text).map(\.trimmingBlanks) == expected.map(\.trimmingBlanks))
  }

  @Test("An empty line ends what was begun, and it is told what is missing")
  func givenUp() throws {
    var session = try session()
    #expect(session.needsMore("cases where"))
    #expect(!session.needsMore("cases where\n"))
    #expect(failure(&session, "cases where\n") == [.expected])
    #expect(session.needsMore("cases count; cases where"))
    #expect(!session.needsMore("cases count; cases"))
  }

  @Test("A statement that begins on a new line before the last one ended is told how to part them")
  func unended() throws {
    var session = try session()
    guard
      case .failure(let failure) = session.respond(
        to: "param since : date = 2024-07\nreleased since $since")
    else {
      Issue.record("two statements are read as one")
      return
    }
    #expect(failure.diagnostics.first?.remedy == "A statement ends at ';' or a blank line.")
  }

  @Test("A mistake leaves the conversation where it was")
  func mistake() throws {
    var session = try session()
    _ = session.respond(to: "cases")
    #expect(failure(&session, "where facton = none") == [.unknownColumn])
    #expect(failure(&session, "count by") == [])
    #expect(session.previousQuery == "cases")
    #expect(failure(&session, "where") == [])
    #expect(try rows(&session, "count") == ["3900"])
  }

  @Test("A refinement is told in full; a query that stands alone is not")
  func echo() throws {
    var session = try session()
    guard case .answer(let whole) = session.respond(to: "cases"),
      case .answer(let refined) = session.respond(to: "where region = minsk count")
    else {
      Issue.record("no answers")
      return
    }
    #expect(whole.refinedQuery == nil)
    #expect(refined.refinedQuery == "cases where region = minsk count")
    #expect(refined.testedColumns == ["region"])
  }

  @Test(
    "The prompt tells the source and what was added last",
    arguments: [
      ("cases", 30, "cases"),
      ("released since 2024-07", 30, "released since 2024-07"),
      (
        "released since 2024-07 where faction = engagement", 40,
        "released … where faction = engagement"
      ),
      (
        "released since 2024-07 where faction = engagement count by month", 30,
        "released … count by month"
      ),
      ("released since 2024-07 where faction = engagement", 20, "released … where fa…"),
      ("cases union (cases where region = minsk) count by region", 24, "cases … count by region"),
    ])
  func summary(text: String, width: Int, expected: String) throws {
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else { return }
    #expect(query.summary(width: width) == expected)
    #expect(query.summary(width: width).displayWidth <= width)
  }
}
