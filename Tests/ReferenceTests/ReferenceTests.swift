import Language
import Model
import Reference
import Testing

@Suite("The reference evaluator gives answers that were computed by hand")
struct ReferenceTests {
  let evaluator: ReferenceEvaluator

  init() throws {
    var environment = ReferenceEnvironment()
    environment.queries = [
      "long": ([], try #require(SmallCasebook.query("cases where months > 20"))),
      "in_region": (["r"], try #require(SmallCasebook.query("cases where region = $r"))),
      "endless": ([], try #require(SmallCasebook.query("endless where months > 1"))),
    ]
    environment.definitions = [
      "young": ([], try #require(condition("months < 20"))),
      "early": ([], try #require(condition("released before 2024"))),
    ]
    environment.parameters = [
      "since": .date(try #require(Period(literal: "2024-07"))), "place": .text("gomel"),
    ]
    environment.previous = SmallCasebook.query("cases where released in 2024")
    evaluator = ReferenceEvaluator(
      schema: SmallCasebook.schema, tables: SmallCasebook.tables, environment: environment)
  }

  @Test("Dates, hedges and states", arguments: dateAnswers)
  func dates(_ worked: Worked) throws { try check(worked, "\(worked.query) show id") }

  @Test("Values, links, related rows and names", arguments: valueAnswers)
  func values(_ worked: Worked) throws { try check(worked, "\(worked.query) show id") }

  @Test("Order, groups and combinations", arguments: clauseAnswers)
  func clauses(_ worked: Worked) throws { try check(worked, worked.query) }

  @Test(
    "Queries that mean nothing are refused",
    arguments: [
      "nobody", "cases where facton = x", "cases since 2024", "people where faction = nobody",
      "statements about nonsense", "statements mentioning \"a or\"", "cases where months = x",
      "cases where region",
      "cases where months since 2024", "cases mean region", "cases from Novak", "endless",
      "cases where region = $nothing", "in_region", "cases show id, id",
      "cases where released throughout 2024", "held before 2024",
      "cases where released.month = 2024-07-15",
      "cases where released between 2024 and 2023", "cases where released in minsk",
      "cases show id union cases show months", "cases count by region where person = p1",
      "people where any cases (born after 1980)", "cases where any people (id = p1)",
    ])
  func refused(_ text: String) throws {
    let query = try #require(SmallCasebook.query(text))
    let refusal = #expect(throws: ReferenceRefusal.self) { try evaluator.answer(query) }
    #expect(refusal?.kind == .meaningless)
  }

  @Test(
    "What the oracle does not cover it says",
    arguments: [
      "cases network of region over charge", "released draw", "cases cite",
      "cases where region matches /\\p{L}/",
    ])
  func notCovered(_ text: String) throws {
    let query = try #require(SmallCasebook.query(text))
    let refusal = #expect(throws: ReferenceRefusal.self) { try evaluator.answer(query) }
    #expect(refusal?.kind == .notCovered)
  }

  private func check(_ worked: Worked, _ text: String) throws {
    let query = try #require(SmallCasebook.query(text))
    let answer = try evaluator.answer(query)
    #expect(SmallCasebook.cells(answer) == worked.cells)
    #expect(answer.possibleCount == worked.possible)
  }
}

/// The condition of a text that must parse.
private func condition(_ text: String) -> ExpressionSyntax? {
  guard let clause = SmallCasebook.query("cases where \(text)")?.first.clauses.first,
    case .filter(let expression) = clause.kind
  else { return nil }
  return expression
}
