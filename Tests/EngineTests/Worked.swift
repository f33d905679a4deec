import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

/// A query on the small dataset, the rows that it certainly gives, and why others are possible.
struct Worked: Sendable, CustomTestStringConvertible {
  let query: String
  let rows: [String]
  let causes: [String]

  init(_ query: String, _ rows: [String], possible causes: [String] = []) {
    self.query = query
    self.rows = rows
    self.causes = causes
  }

  var testDescription: String { query }

  /// Runs the query, or another text for it, as bound and with all rules.
  func check(as text: String? = nil) throws {
    let bound = try Self.bind(text ?? query, Prison.small.schema)
    for plan in [bound.plan, Optimizer().optimize(bound.plan, schema: Prison.small.schema)] {
      let answer = try Prison.run(plan, asWritten: bound.plan)
      #expect(Prison.lines(answer) == rows)
      let found = answer.possible?.causes.map { "\($0.column) \($0.reason) \($0.count)" } ?? []
      #expect(found == causes)
    }
  }

  static func bind(_ text: String, _ schema: Schema) throws -> BoundQuery {
    let parsed = parseStatement(SourceText(text))
    #expect(parsed.diagnostics.isEmpty)
    guard case .query(let query) = parsed.syntax.kind else { throw ExecutionError.interrupted }
    return try Binder.bind(query, schema: schema)
  }
}
