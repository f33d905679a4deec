import Foundation
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
      nested("(", "cases", " first 9)"),
      String(repeating: "(", count: depth / 2) + "cases"
        + String(repeating: " union cases)", count: depth / 2),
      String(repeating: "(", count: depth / 5) + "cases show charge"
        + String(repeating: " unique charge)", count: depth / 5),
    ])
  func deep(text: String) async throws {
    let schema = RandomCasebook(seed: 1).casebook.schema
    let complaints = await onMainSizedStack { () -> [String] in
      guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind,
        let plan = try? Binder.bind(query, schema: schema).plan
      else { return ["not bound"] }
      return SQLDialect.all.compactMap { dialect in
        do throws(SQLRefusal) {
          let statement = try SQLWriter.statement(for: plan, schema: schema, dialect: dialect)
          return statement.text.utf8.count <= SQLWriter.bytesMax ? nil : "too long"
        } catch {
          return error.construct.hasSuffix("of this length") ? nil : error.construct
        }
      }
    }
    #expect(complaints == [])
  }

  /// The program's own thread has a stack of eight megabytes; those of tests have less.
  private func onMainSizedStack<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
