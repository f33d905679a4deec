import Ingest
import Language
import Plan
import Testing

@testable import Shell

/// What Tab offers: `▮` is the cursor.
@Suite("Completion of queries")
struct CompleterTests {
  private static func completer(_ dataset: String = "@belarus") throws -> Completer {
    Completer(casebook: try openDataset(dataset).casebook)
  }

  /// The texts offered at the mark, blanks behind them included.
  private static func offers(
    _ marked: String, _ dataset: String = "@belarus", context: Completer.Context = .init()
  ) throws -> [String] {
    let completer = try completer(dataset)
    completer.prepare(context)
    let parts = marked.split(separator: "▮", omittingEmptySubsequences: false)
    let line = parts.joined()
    return completer.complete(line, parts[0].utf8.count).candidates.map(\.text)
  }

  /// The line after Tab where one candidate is left.
  private static func completed(_ line: String, _ dataset: String = "@belarus") throws -> String {
    let completion = try completer(dataset).complete(line, line.utf8.count)
    guard case .insert(let text) = completion.step(in: line, cursor: line.utf8.count) else {
      return line
    }
    return String(decoding: Array(line.utf8.prefix(completion.replaceFrom)), as: UTF8.self) + text
  }

  @Test(
    "What is certain is put in, with a blank where the sentence goes on",
    arguments: [
      ("peo", "people "), ("people wh", "people where "), ("PEOPLE WH", "PEOPLE where "),
      ("people where fac", "people where faction "),
      ("people where faction = en", "people where faction = engagement "),
      ("people where faction in (engagement, pre", "people where faction in (engagement, pressure"),
      ("people where faction in (en", "people where faction in (engagement"),
      ("people show name, fac", "people show name, faction "),
      ("people sort fac", "people sort faction "),
      ("people count by fac", "people count by faction "),
      ("statements where speaker.fac", "statements where speaker.faction "),
      ("statements where speaker.faction = pre", "statements where speaker.faction = pressure "),
      ("statements where spea", "statements where speaker"),
      ("statements where speaker", "statements where speaker "),
      ("statements from Latu", "statements from Latushka "),
      ("statements from latu", "statements from Latushka "),
      ("statements from Pav", "statements from \"Pavel Latushka\" "),
      ("statements from \"Pav", "statements from \"Pavel Latushka\" "),
      ("statements where speaker = latu", "statements where speaker = Latushka "),
      ("statements about reli", "statements about relief "),
      ("statements about relief, pres", "statements about relief, pressure "),
      ("people where name = \"Pavel", "people where name = \"Pavel Latushka\" "),
      ("people where name = \"Latu", "people where name = \"Pavel Latushka\" "),
      ("cases where released sin", "cases where released since "),
      ("cases where date_inferred = y", "cases where date_inferred = yes "),
      ("people show rank() ov", "people show rank() over ("),
      ("people show prior(name) over (b", "people show prior(name) over (by "),
      ("people show prior(name) over (by fac", "people show prior(name) over (by faction "),
      ("people show rank() over (by faction so", "people show rank() over (by faction sort "),
      ("people show rank() over (sort na", "people show rank() over (sort name "),
      ("people show length(name) ov", "people show length(name) ov"),
      ("releases where any cas", "releases where any cases "),
      ("people where no statements.spe", "people where no statements.speaker "),
      ("people where no statements.speaker (sta", "people where no statements.speaker (stance "),
      (
        "people where any statements.speaker (topic = rel",
        "people where any statements.speaker (topic = relief "
      ),
      (
        "people where any statements.speaker (topic = relief and pers",
        "people where any statements.speaker (topic = relief and person"
      ),
      (
        "people where any statements.speaker (person.facti",
        "people where any statements.speaker (person.faction "
      ),
      ("cases where any person.statements.sp", "cases where any person.statements.speaker "),
      ("cases where number of per", "cases where number of person"),
      ("cases where any nonsense (sta", "cases where any nonsense (sta"),
      ("(people wh", "(people where "), ("people count; stat", "people count; statements "),
      ("cases union stat", "cases union statements "), ("let x = peo", "let x = people "),
      ("explain peo", "explain people "), ("describe peo", "describe people"),
      ("describe people.fac", "describe people.faction"),
      ("people where name = \"no such", "people where name = \"no such"), ("zzz", "zzz"),
      (".sch", ".schema "), (".tab", ".tables"), (".schema stat", ".schema statements"),
      (".describe people.fac", ".describe people.faction"), (".explain peo", ".explain people "),
      (".mode js", ".mode json"), (".help E010", ".help E010"), (".help wher", ".help where"),
      (".timer of", ".timer off"), (".rows a", ".rows all"),
    ])
  func certain(line: String, expected: String) throws {
    #expect(try Self.completed(line) == expected)
  }

  @Test(
    "Names come before keywords, and every way to go on is offered",
    arguments: [
      ("▮", ["people", "statements", "cases", "said", "held"]), ("re▮", ["releases", "released"]),
      ("people where faction = ▮", ["engagement", "pressure", "analyst"]),
      ("people ▮", ["where", "with", "show"]), ("people where ▮", ["id", "name", "aliases"]),
      ("people where f▮ = engagement", ["faction"]),
      ("cases st▮", ["stock"]), ("cases stock by mon▮", ["month"]),
      ("said s▮", ["show", "sort", "share", "sum", "since"]),
      ("param x : ▮", ["text", "date", "integer", "number", "boolean"]),
      ("released count by re▮", ["released", "release"]),
      ("cases count by released.▮", ["day", "week", "month"]),
      ("people with before = prior(name) ▮", ["over (", "where"]),
      ("people with n = rank() over (▮", ["sort", "by"]),
      ("cases where released.weekday = ▮", ["monday", "sunday"]),
      ("cases count by released.week▮", ["week", "weekday"]),
      (".▮", [".help", ".tables"]), (".help E01▮", ["E0101", "E0104"]),
    ])
  func choices(line: String, expected: [String]) throws {
    let offered = try Self.offers(line).map { $0.trimmingEnd }
    for candidate in expected { #expect(offered.contains(candidate), "\(line) offers \(offered)") }
    #expect(offered.first == expected.first || line.hasPrefix("re") || line.contains("by re"))
  }

  @Test(
    "What could not stand there, or not yet, is not offered",
    arguments: [
      ("cases ▮", ["from", "about", "since", "draw", "network"]),
      ("people ▮", ["stock", "flow"]), ("cases count by id ▮", ["stock"]),
      ("people where faction = p▮", ["previous"]), ("people where ▮", ["this", "next", "draw"]),
      ("people where name = \"▮", ["faction", "where"]), ("people where # ▮", ["faction"]),
      ("describe ▮", ["released", "held"]),
    ])
  func absent(line: String, unexpected: [String]) throws {
    let offered = try Self.offers(line)
    for candidate in unexpected { #expect(!offered.contains(candidate), "\(line)") }
  }

  @Test("Values of a closed column, people and tables come with a count")
  func counts() throws {
    func details(_ line: String) throws -> [String?] {
      try Self.completer().complete(line, line.utf8.count).candidates.map(\.detail)
    }
    #expect(try details("people where faction = en") == ["6"])
    #expect(try details("statements from Latu") == ["Pavel Latushka 5"])
    #expect(try details("people") == ["24 rows"])
  }

  @Test(
    "A later line is completed in the light of the earlier ones, a refinement in that of the query")
  func context() throws {
    var environment = Plan.Environment()
    #expect(
      try Self.offers("fact▮", context: .init(earlierLines: "people where")) == ["faction "])
    #expect(
      try Self.offers("= eng▮", context: .init(earlierLines: "people\n  where faction"))
        == ["engagement "])
    let query = parseStatement(SourceText("statements from Latushka"))
    if case .query(let previous) = query.syntax.kind { environment.previous = previous }
    #expect(
      try Self.offers("where speaker.fac▮", context: .init(environment: environment)) == [
        "faction "
      ])
    #expect(
      try Self.offers("_ where stan▮", context: .init(environment: environment)) == ["stance "])
    #expect(try Self.offers("wh▮", context: .init(environment: environment)) == ["where "])
    environment.parameters = ["since": .integer(1), "other": .integer(2)]
    #expect(
      try Self.offers("said since $si▮", context: .init(environment: environment)) == ["$since "])
  }

  @Test("Cyrillic values are found by their folded form, with quotes where they have blanks")
  func cyrillic() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "слова.csv", "слово,n\nЁлка зелёная,1\nдом,2\nдерево,3\nбереза,4\n")
    #expect(try Self.completed("сло", file) == "слова ")
    #expect(
      try Self.completed("слова where слово = ел", file) == "слова where слово = \"Ёлка зелёная\" ")
    #expect(try Self.completed("слова where слово = ДЕР", file) == "слова where слово = дерево ")
    #expect(
      try Self.completed("слова where слово = \"зел", file)
        == "слова where слово = \"Ёлка зелёная\" ")
  }

  @Test("Every word and command that is offered has a page of help")
  func pages() {
    for keyword in Keyword.allCases {
      #expect(!WordHelp.explaining(keyword.rawValue).isEmpty, "\(keyword.rawValue)")
    }
  }

  @Test("Words that are not offered yet are refused, and all others are answered")
  func later() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    for page in WordHelp.all where page.example != "include \"common.cq\"" {
      let isLater = page.words.contains {
        Keyword(spelling: $0).map(Keyword.notYetAnswered.contains) ?? false
      }
      _ = session.respond(to: "cases")
      var codes: [DiagnosticCode] = []
      for input in session.inputs(in: page.example) {
        if case .failure(let failure) = session.respond(to: input) {
          codes += failure.diagnostics.map(\.code)
        }
      }
      #expect(codes.allSatisfy { $0 == .notYetAvailable }, "\(page.example): \(codes)")
      #expect(codes.isEmpty != isLater, "\(page.example): \(codes)")
    }
  }
}
