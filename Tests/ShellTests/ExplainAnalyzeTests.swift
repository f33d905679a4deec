import Ingest
import Language
import Model
import Store
import Testing

@testable import Shell

@Suite("explain analyze")
struct ExplainAnalyzeTests {
  /// Rows in, rows out and expected, of the filter of a query.
  private func filter(_ query: String, _ session: inout Session) throws -> [Int] {
    guard case .lines(let lines) = session.respond(to: "explain analyze " + query),
      let line = lines.first(where: { $0.hasPrefix("  filter ") })
    else {
      Issue.record("\(query) is not explained")
      return []
    }
    let cells = line.split(separator: " ").dropFirst().prefix(3)
    return cells.compactMap { Int($0.filter(\.isNumber)) }
  }

  @Test("Where values were counted, as many rows are expected as there are")
  func counted() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    let table = try #require(session.casebook.schema.tables.first { $0.name == "cases" })
    let column = try #require(table.columns.first { $0.name == "region" })
    #expect(!column.statistics.categories.isEmpty)
    for category in column.statistics.categories {
      let found = try filter("cases where region = \"\(category.value)\"", &session)
      #expect(found.count == 3)
      #expect(found[0] == table.rowCount && found[1] == category.count)
      // Two digits are told.
      #expect(abs(found[2] - category.count) * 20 <= category.count, "\(category.value)")
    }
  }

  @Test("The first search tells what it took to make its index, the second makes none")
  func making() throws {
    let statements = "id,text\n" + (0..<5_000).map { "\($0),word\($0 % 700) of prose\n" }.joined()
    let folder = try TemporaryFolder()
    let path = try folder.write("statements.csv", statements)
    var session = Session(casebook: try openDataset([path], asOf: nil).casebook)
    let told = (0..<2).map { _ in
      guard
        case .lines(let lines) = session.respond(
          to: #"explain analyze statements mentioning "prose" count"#)
      else { return "not explained" }
      return lines.first { $0.hasPrefix("  filter ") } ?? "no filter"
    }
    #expect(told[0].hasSuffix(" µs of it once, to make an index"))
    #expect(told[1].hasPrefix("  filter ") && !told[1].contains("index"))
  }

  @Test(
    "A choice that is switched off is not named and not made",
    arguments: [
      ("cases count by region", "group-by-codes", "from codes"),
      ("statements where case.sentence_months > 20", "test-at-links", " codes"),
      ("cases sort released first 3", "top-without-sort", "  top "),
      (
        "(cases where region = minsk count by region) union "
          + "(cases where region = minsk count by region)",
        "share-subplans", "  again "
      ),
    ])
  func choices(_ query: String, _ name: String, _ mark: String) throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    func explained() -> String {
      guard case .lines(let lines) = session.respond(to: "explain analyze " + query) else {
        return "not explained"
      }
      return lines.joined(separator: "\n")
    }
    let with = explained()
    #expect(with.contains(name) && with.contains(mark), "\(with)")
    session.settings.disabledRules = [name]
    let without = explained()
    #expect(!without.contains(name) && !without.contains(mark), "\(without)")
    #expect(without.contains("as it ran"))
  }

  @Test("The heading names what stands below, and expected figures are in brackets")
  func heading() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    guard
      case .lines(let lines) = session.respond(
        to: "explain analyze cases where region = minsk count by facility sort count first 3")
    else {
      Issue.record("not explained")
      return
    }
    let start = try #require(lines.firstIndex(of: "as it ran"))
    let heading = lines[start + 1].split(separator: " ").map(String.init)
    #expect(heading == ["step", "rows", "in", "rows", "out", "(est.)", "µs", "(est.)", "how"])
    for line in lines[(start + 2)...] {
      #expect(line.count { $0 == "(" } >= 2 && !line.contains("(-"), "\(line)")
    }
  }
}
