import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Values as typed")
struct ValueTests {
  @Test(
    "a value is found exactly, by folding or by the name it links to; what was not typed is told",
    arguments: [
      (Prison.region, "minsk", .folding, [1, 2, 6], nil),
      (Prison.region, "MÍNSK", .folding, [1, 2, 6], "region MÍNSK: matched as minsk"),
      (Prison.region, "MINSK", .exact, [], nil),
      (Prison.region, "misnk", .folding, [], "no value 'misnk' in region; nearest: minsk"),
      (Prison.region, "warsaw", .folding, [], "no value 'warsaw' in region"),
      (
        Prison.faction, "Pressure", .folding, [2, 3, 6],
        "person.faction Pressure: matched as pressure"
      ),
      (Prison.person, "latushka", .actor, [1], nil),
      (Prison.person, "Pavel Latushka", .actor, [1], nil),
      (Prison.person, "Latushka", .actor, [1], "from Latushka: matched Pavel Latushka"),
      (Prison.person, "Latushka", .named, [1], "person Latushka: matched Pavel Latushka"),
      (
        Prison.person, "pavel latushko", .named, [1],
        "person pavel latushko: matched Pavel Latushka"
      ),
      (Prison.person, "Латушко", .actor, [1], "from Латушко: matched Pavel Latushka"),
      (Prison.person, "Латушко", .named, [], "no value 'Латушко' in person"),
      (
        Prison.person, "Tikhanovsky", .actor, [3, 6],
        "from Tikhanovsky: matched Siarhei Tsikhanouski"
      ),
      (
        Prison.person, "Latuska", .actor, [],
        "no value 'Latuska' in person; nearest: latushka"
      ),
    ]
      as [(ColumnReference, String, ValueMatch.Mode, [Int], String?)])
  func find(
    _ column: ColumnReference, _ typed: String, _ mode: ValueMatch.Mode, _ expected: [Int],
    _ note: String?
  ) throws {
    let answer = try Prison.run(Prison.cases(where: Prison.values(column, [typed], mode)))
    #expect(Prison.lines(answer).compactMap { Int($0.prefix(1)) } == expected)
    #expect(answer.notes == (note.map { [$0] } ?? []))
  }

  @Test("several candidates are listed, not merged")
  func candidates() throws {
    let casebook = Prison.casebook(
      people: ["Ivan Petrov", "Anna Petrov"].enumerated().map { index, name in
        [.text("k\(index)"), .text(name), .unknown, .unknown, .unknown]
      },
      cases: [[.integer(1), .text("k0")] + Array(repeating: .unknown, count: 6)])
    let plan = Prison.cases(where: Prison.values(Prison.person, ["Petrov"], .actor))
    let answer = try Prison.run(plan, on: casebook)
    #expect(answer.rowCount == 0)
    #expect(
      answer.notes == ["from Petrov: 2 candidates: Ivan Petrov, Anna Petrov; say which"])
  }

  @Test("a link can be named after grouping by it")
  func afterGrouping() throws {
    let groups = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "person", value: .column(Prison.person))],
        aggregates: [NamedAggregate(name: "count", function: .count)]), Prison.allCases)
    let key = ColumnReference(column: 0, type: .text, name: "person")
    let plan = LogicalPlan.filter(Prison.values(key, ["Siarhei Tsikhanouski"], .named), groups)
    #expect(try Prison.lines(plan) == ["siarhei 2"])
  }

  @Test("a column without any value is unsure of every row")
  func emptyDictionary() throws {
    let casebook = Prison.casebook(
      people: [], cases: [[.integer(1)] + Array(repeating: .unknown, count: 7)])
    for mode in [ValueMatch.Mode.exact, .folding, .actor] {
      let plan = Prison.cases(where: Prison.values(Prison.region, ["minsk"], mode))
      let answer = try Prison.run(plan, on: casebook)
      #expect(answer.rowCount == 0 && answer.possible?.count == 1)
    }
    let groups = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "region", value: .column(Prison.region))],
        aggregates: [NamedAggregate(name: "list", function: .list(.column(Prison.region)))]),
      Prison.allCases)
    #expect(try Prison.lines(groups, on: casebook) == ["(unknown) (unknown)"])
  }
}
