import Language
import Model
import Plan
import Reference
import Store
import Testing

@testable import SQL

/// What the parser takes is said or refused, however deep.
@Suite struct DepthTests {
  private static let depth = Limits.nestingMax - 10

  private static func nested(_ open: String, _ core: String, _ close: String) -> String {
    String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
  }

  @Test(
    "Deep queries are written in every dialect, or refused for their length",
    arguments: [
      "cases where " + nested("not ", "minor", ""),
      "cases where " + nested("possibly ", "minor", ""),
      "cases where " + nested("(minor and not ", "minor", ")"),
      "cases where " + nested("abs(", "months", ")") + " > 3",
      "cases with x = " + nested("if minor then 1 else ", "2", ""),
      "cases where months" + String(repeating: " + 1", count: depth) + " > 3",
      "statements where " + nested("any speaker.statements (", "strength > 1", ")"),
      "statements where " + nested("number of speaker.statements (", "strength > 1", ") > 1"),
      "statements where "
        + nested(
          "speaker in (from statements where ", "strength > 1", " show speaker)"),
      nested("(", "cases", ")"), nested("(", "cases", " where minor)"),
      nested("(", "cases", " first 9)"), nested("(", "cases", " union cases)"),
      nested("(", "cases show charge", " unique charge)"),
      nested("(", "cases show charge", " union cases show charge)"),
    ])
  func deep(text: String) throws {
    let schema = RandomCasebook(seed: 1).casebook.schema
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind,
      let plan = try? Binder.bind(query, schema: schema).plan
    else { return }
    for dialect in SQLDialect.all {
      do throws(SQLRefusal) {
        let statement = try SQLWriter.statement(for: plan, schema: schema, dialect: dialect)
        #expect(statement.text.utf8.count <= SQLWriter.bytesMax)
      } catch {
        #expect(error.construct.hasSuffix("of this length"))
      }
    }
  }
}
