import Language
import Reference
import Store
import Testing

@Suite("Random queries mean something on random casebooks")
struct RandomQueryTests {
  @Test("Every drawn query parses and is answered", arguments: 0..<40)
  func answered(_ seed: Int) throws {
    let drawn = RandomCasebook(seed: UInt64(seed)).casebook
    let evaluator = ReferenceEvaluator(casebook: drawn)
    for number in 0..<25 {
      let text = RandomQuery.text(seed: UInt64(seed * 1000 + number), on: drawn)
      let parsed = parseStatement(SourceText(text))
      guard parsed.diagnostics.isEmpty, case .query(let query) = parsed.syntax.kind else {
        Issue.record("does not parse: \(text)")
        continue
      }
      #expect(throws: Never.self, "\(text)") { try evaluator.answer(query) }
    }
  }

  @Test("Yes, no and unsure part the rows of a table", arguments: 0..<40)
  func partition(_ seed: Int) throws {
    let drawn = RandomCasebook(seed: UInt64(seed)).casebook
    let evaluator = ReferenceEvaluator(casebook: drawn)
    for number in 0..<10 {
      let condition = RandomQuery.condition(seed: UInt64(seed * 1000 + number), on: drawn, table: 1)
      let counts = try ["\(condition)", "not (\(condition))", "unsure (\(condition))"].map { text in
        let query = try #require(SmallCasebook.query("cases where \(text)"))
        return try evaluator.answer(query).rows.count
      }
      #expect(counts.reduce(0, +) == drawn.tables[1].rowCount, "\(condition)")
    }
  }
}
