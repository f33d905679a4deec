import Foundation
import Ingest
import Language
import Model
import Testing

@testable import Shell

/// The limits, through the program on a stack of 512 kB.
@Suite("Limits")
struct LimitTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Runs the program with a query on a small stack.
  private func run(_ query: String, _ command: String = "casebook") throws -> Program {
    let folder = try TemporaryFolder()
    let path = try folder.write("query.cq", query)
    return try Program.shell(
      "ulimit -s 512; SWIFT_BACKTRACE=enable=no; export SWIFT_BACKTRACE; \(command) < '\(path)'")
  }

  @Test(".limits prints every limit")
  func table() throws {
    let path = Program.root.appending(path: "Sources/Model/Limits.swift")
    let source = try String(contentsOf: path, encoding: .utf8)
    let declared = source.matches(of: /package static let (\w+Max) =/).map { String($0.1) }
    #expect(declared.count == Limits.table.count)
    for name in declared { #expect(source.contains("count: \(name),"), "\(name)") }
    var session = Session(casebook: try openDataset(nil).casebook)
    guard case .lines(let lines) = session.respond(to: ".limits") else {
      Issue.record("no table")
      return
    }
    #expect(lines.count == Limits.table.count + 1)
    #expect(lines.last?.contains(String(session.settings.memory.bytes)) == true)
    for (line, limit) in zip(lines, Limits.table) {
      #expect(line.contains(limit.name) && line.contains(String(limit.count)))
    }
  }

  /// Queries that nest `count` deep, each in its own way.
  private func nested(_ count: Int) -> [(kind: String, query: String)] {
    let inner = count - 2
    return [
      ("brackets", "cases where " + repeated("(", inner) + "inferred" + repeated(")", inner)),
      ("not", "cases where " + repeated("not ", inner) + "inferred"),
      ("possibly", "cases where " + repeated("possibly ", inner) + "inferred"),
      ("if", "cases with x = " + repeated("if inferred then 1 else ", inner) + "2"),
      ("signs", "cases where " + repeated("- ", inner) + "persons > 3"),
      ("sums", "cases where persons" + repeated(" + 1", inner) + " > 3"),
      (
        "calls",
        "cases where " + repeated("abs(", inner) + "persons" + repeated(")", inner) + " > 3"
      ),
      ("queries", repeated("(", count - 1) + "cases" + repeated(")", count - 1)),
    ]
  }

  @Test("Nesting holds to its limit, and one deeper is told", arguments: [-1, 0, 1])
  func nesting(_ past: Int) throws {
    for (kind, query) in nested(Limits.nestingMax + past) {
      let program = try run(query)
      #expect(program.status == (past > 0 ? 1 : 0), "\(kind): \(program.errors.suffix(300))")
      guard past > 0 else { continue }
      #expect(program.errors.contains("E0403  Nested more than \(Limits.nestingMax) deep."))
    }
  }

  @Test("What nests to the limit goes through every subcommand")
  func otherWays() throws {
    for (kind, query) in nested(Limits.nestingMax) {
      #expect(try run("explain " + query).status == 0, "explain \(kind)")
      let sql = try run(query, "xargs -0 casebook sql --dialect duckdb")
      #expect(sql.status == 0, "sql \(kind) \(sql.errors.suffix(300))")
      let formatted = try run(query, "casebook fmt -")
      #expect(formatted.status == 0, "fmt \(kind) \(formatted.errors.suffix(300))")
      #expect(try run(query, "casebook check /dev/stdin").status == 0, "check \(kind)")
      #expect(try run(query, "casebook run /dev/stdin").status == 0, "run \(kind)")
      #expect(try run(query, "casebook -c \"$(cat)\"").status == 0, "-c \(kind)")
    }
    let mixed =
      "cases where " + repeated("(inferred or (inferred and not ", 150)
      + "inferred" + repeated("))", 150)
    #expect(try run(mixed).status == 0)
    let lists =
      "people where " + repeated("id in (from people where ", 249) + "inferred" + repeated(")", 249)
    #expect(try run(lists).status == 0)
  }

  @Test("Chains of thousands have no depth")
  func chains() throws {
    let ors = (0..<5_000).map { "name = x\($0)" }.joined(separator: " or ")
    #expect(try run("cases where " + ors).status == 0)
    let ands = (0..<5_000).map { "persons != \($0)" }.joined(separator: " and ")
    #expect(try run("cases where " + ands).status == 0)
    // A union is two steps, the operator and the source behind it.
    #expect(try run("cases" + repeated(" union cases", (Limits.stepsMax - 1) / 2)).status == 0)
  }

  @Test("Steps of a query, those of its names among them", arguments: [-1, 0, 1])
  func steps(_ past: Int) throws {
    let count = Limits.stepsMax + past
    let clauses = try run("cases" + repeated(" first 5", count - 1))
    #expect(clauses.status == (past > 0 ? 1 : 0), "\(clauses.errors.suffix(300))")
    #expect(past <= 0 || clauses.errors.contains("may have \(Limits.stepsMax) steps"))
    // Each name is a source of its own.
    var lets = "let a0 = cases; "
    for number in 1..<400 { lets += "let a\(number) = a\(number - 1) first 5; " }
    #expect(try run(lets + "a399").status == 0)
    for number in 400..<600 { lets += "let a\(number) = a\(number - 1) first 5; " }
    #expect(try run(lets + "a599").errors.contains("may have \(Limits.stepsMax) steps"))
  }

  @Test("Columns of an answer, its keys and totals among them", arguments: [-1, 0, 1])
  func columns(_ past: Int) throws {
    let folder = try TemporaryFolder()
    let count = Limits.columnsMax + past
    // One column for each value, and the total.
    let values = (1..<count).map { "v\($0)" }.joined(separator: "\n")
    let file = try folder.write("wide.csv", "name\n\(values)\n")
    let across = try Program.run(["-c", "wide count across name", file])
    #expect(across.status == (past > 0 ? 1 : 0), "\(across.errors.suffix(300))")
    #expect(past <= 0 || across.errors.contains("E0406"))
    #expect(past <= 0 || across.errors.contains(String(Limits.columnsMax)))
    let items = (1...count).map { "1 as c\($0)" }.joined(separator: ", ")
    for query in [
      "wide show \(items)", "wide count by " + items.dropLast(" as c\(count)".count + 3),
    ] {
      let path = try folder.write("query.cq", query)
      let program = try Program.run(["run", path, file])
      #expect(program.status == (past > 0 ? 1 : 0), "\(program.errors.suffix(300))")
      #expect(past <= 0 || program.errors.contains("may have \(Limits.columnsMax) columns"))
    }
  }

  @Test("Files that a script includes", arguments: [-1, 0, 1])
  func files(_ past: Int) throws {
    let folder = try TemporaryFolder()
    let count = Limits.filesMax + past
    for number in 0..<count {
      _ = try folder.write("f\(number).cq", "define d\(number) as inferred\n")
    }
    let includes = (0..<count).map { "include \"f\($0).cq\"" }.joined(separator: ";\n")
    let path = try folder.write("main.cq", includes + ";\ncases where d0 count\n")
    let program = try Program.run(["run", path])
    #expect(program.status == (past > 0 ? 1 : 0), "\(program.errors.suffix(300))")
    #expect(past <= 0 || program.errors.contains("may include \(Limits.filesMax) files"))
  }

  @Test("Queries that can be taken back", arguments: [-1, 0, 1])
  func history(_ past: Int) throws {
    var session = Session(casebook: try openDataset(nil).casebook)
    let parsed = parseStatement(SourceText("cases first 1"))
    guard case .query(let query) = parsed.syntax.kind else {
      Issue.record("no query")
      return
    }
    for _ in 0..<(Limits.historyMax + past) { session.remember(query) }
    #expect(session.queries.count == Limits.historyMax + min(past, 0))
  }
}
