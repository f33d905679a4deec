import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Threads")
struct WorkersTests {
  @Test("parts of rows begin at words, follow each other and cover all of them")
  func parts() {
    for count in 0...5 {
      for rowCount in [0, 1, 63, 64, 65, 200, 1000] {
        let workers = Workers(count: count, rowsMin: 0)
        let parts = workers.parts(of: rowCount) { $0 }
        #expect(parts.allSatisfy { $0.lowerBound % 64 == 0 })
        #expect(parts.count <= max(1, count))
        #expect(Array(parts.joined()) == Array(0..<rowCount))
        let counts = workers.counts(of: rowCount, tableSize: 5000) { [$0.count, 1] }
        #expect(counts == [rowCount, parts.count])
        let small = workers.parts(of: rowCount, partMax: 64) { $0 }
        #expect(Array(small.joined()) == Array(0..<rowCount))
        #expect(count < 2 || small.count == max(1, (rowCount + 63) / 64))
      }
    }
    #expect(Workers(count: 4).parts(of: 1000) { $0 } == [0..<1000])
    #expect(Workers(count: 4).sharing(1000) == 1 && Workers.alone.sharing(1 << 20) == 1)
    #expect(Workers(count: 4, rowsMin: 1000).sharing(1000) == 4)
    let blocks = Workers(count: 2, rowsMin: 0).parts(of: 1000, unit: 128) { $0 }
    #expect(blocks == [0..<512, 512..<1000])
  }

  @Test(
    "an answer is the same whatever the number of threads",
    arguments: [
      "cases where region = minsk and months > 2", "cases count by region",
      "cases where months > 1 count by region, months", "cases distinct(months) by region",
      "cases where months != 3 sum(months), mean(months), median months by region",
      "cases where political sum(if months > 2 then 1 else 0 - 1) as v by region, case",
      "cases where person.faction = pressure count by months",
      "cases where case in (from cases where political show months) count by region",
      "cases where case in (from cases where region is unknown show case) count by case, political",
    ])
  func answers(_ text: String) throws {
    let casebook = Self.casebook
    let bound = try Worked.bind(text, casebook.schema)
    func answer(_ workers: Workers) throws -> Answer {
      try Executor(casebook: casebook, workers: workers)
        .run(bound.plan, asWritten: bound.plan, subject: "cases")
    }
    let expected = try answer(.alone)
    #expect(expected.rowCount > 1)
    for count in [2, 3, 7] {
      let found = try answer(Workers(count: count, rowsMin: 0))
      #expect(Prison.lines(found) == Prison.lines(expected))
      #expect(found.possible == expected.possible)
      #expect(found.notes == expected.notes)
    }
  }

  static let casebook: Casebook = {
    var random = SplitMix64(state: 21)
    func value(_ value: Value) -> Value {
      Int.random(in: 0..<12, using: &random) == 0 ? .unknown : value
    }
    let people = (0..<20).map { row in
      [
        .text("p\(row)"), .unknown, .unknown,
        value(.text(row % 3 == 0 ? "pressure" : "engagement")), .unknown,
      ] as [Value]
    }
    let cases = (0..<1500).map { row -> [Value] in
      let person = Int.random(in: 0..<20, using: &random)
      let region = ["brest", "gomel", "minsk"][Int.random(in: 0..<3, using: &random)]
      let months = Int.random(in: 0..<9, using: &random)
      return [
        .integer(row), value(.text("p\(person)")), value(.text(region)), .unknown, .unknown,
        value(.integer(months)), .unknown, value(.boolean(Bool.random(using: &random))),
      ]
    }
    return Prison.casebook(people: people, cases: cases)
  }()
}
