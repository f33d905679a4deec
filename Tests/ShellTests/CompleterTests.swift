import Ingest
import Testing

@testable import Shell

/// What Tab offers at the end of a line.
@Suite("Completion of queries")
struct CompleterTests {
  private static let completer = try? Completer(casebook: openDataset("@belarus").casebook)

  @Test(
    "Names, values and keywords are offered where the grammar can take them",
    arguments: [
      ("", ["people", "statements", "released", "held"]),
      ("rel", ["releases", "released"]),
      ("people where fac", ["faction"]),
      ("people where faction = en", ["engagement"]),
      ("people where faction = ", ["engagement", "pressure", "regime"]),
      ("statements where speaker.fa", ["faction"]),
      ("statements where speaker.faction = pre", ["pressure"]),
      ("statements about re", ["relief", "revolving"]),
      ("statements where speaker = lat", ["latushka"]),
      ("people where name = \"Pavel", ["\"Pavel Latushka\""]),
      ("people count by ro", ["role", "role_text"]),
      ("cases where date_inferred = ", ["yes", "no"]),
      ("people wh", ["where"]),
      ("people where faction in (engagement, pre", ["pressure"]),
      (".des", [".describe"]),
      (".describe people.fac", ["people.faction"]),
      (".mode js", ["json", "jsonl"]),
    ])
  func offers(line: String, expected: [String]) throws {
    let completer = try #require(Self.completer)
    let offered = completer.complete(line, line.utf8.count).candidates.map(\.text)
    for candidate in expected {
      #expect(offered.contains(candidate), "\(line)▮ offers \(offered)")
    }
  }

  @Test("An actor is offered by name, in quotes where the name has blanks")
  func actors() throws {
    let completer = try #require(Self.completer)
    let line = "statements from Pav"
    let completion = completer.complete(line, line.utf8.count)
    #expect(completion.candidates.map(\.text) == ["\"Pavel Latushka\""])
    #expect(completion.replaceFrom == 16)
  }

  @Test("A line of a longer statement is completed in its light, and so is a refinement")
  func context() throws {
    let completer = try #require(Self.completer)
    completer.prepare(.init(earlierLines: "people where"))
    #expect(completer.complete("fact", 4).candidates.map(\.text) == ["faction"])
    completer.prepare(.init())
  }

  @Test("Values of a closed column come with their counts")
  func counts() throws {
    let completer = try #require(Self.completer)
    let line = "people where faction = en"
    #expect(completer.complete(line, line.utf8.count).candidates.first?.detail == "6")
  }
}
