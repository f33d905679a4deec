import Language
import Model
import Plan
import Reference
import Store
import Testing

@testable import Engine

@Suite("Which of two ways takes less")
struct CostModelTests {
  /// True if a way is taken for few rows and not for many, and changes once between.
  private func isForFew(_ isTaken: (Int) -> Bool) -> Bool {
    let taken = (0...1000).map { isTaken($0 * 1000) }
    return taken.first == true && taken.last == false
      && zip(taken, taken.dropFirst()).count { $0 != $1 } == 1
  }

  @Test("each way is for few rows or for many, with one place between")
  func onePlace() {
    let all = 1_000_000
    let test = PredicateEstimate(
      of: .values(Prison.region, ValueMatch(values: ["minsk"], mode: .exact)), Prison.small.schema)
    for cost in [Costs.code, Costs.range, Costs.text] {
      for columns in [1, 3] {
        #expect(
          isForFew { CostModel.isLessToTestRows($0, of: all, test: cost, columns: columns) })
      }
    }
    #expect(isForFew { CostModel.isLessToTestPairs($0, of: all, test, columns: 1) })
    for keys in [1, 2] {
      #expect(isForFew { CostModel.isLessToSelect(first: $0, of: all, keys: keys) })
      #expect(isForFew { !CostModel.isLessToComputeAll(all, for: $0, keys: keys) })
    }
    #expect(isForFew { CostModel.isLessToOrderValues($0, of: all) })
    let many = 2 * all
    #expect(CostModel.isLessToTestTargets(all, of: all, test: Costs.text))
    #expect(!CostModel.isLessToTestTargets(many, of: all, test: Costs.text))
    #expect(CostModel.isLessToTestTargets(many, of: all, test: Costs.code))
  }

  @Test("rows that are left are tested alone sooner the dearer the test is")
  func dearTests() {
    func most(_ cost: Double) -> Int {
      (0...1000).last { CostModel.isLessToTestRows($0, of: 1000, test: cost, columns: 1) } ?? 0
    }
    #expect(most(Costs.code) < 50)
    #expect(most(Costs.code) < most(Costs.compared))
    #expect(most(Costs.text) > 900)
  }

  @Test(
    "few rows, asked with those that lead to them, are what they are among all",
    arguments: ["any cases", "at least 2 cases", "at most 1 cases", "every cases", "no cases"])
  func fewRows(_ condition: String) throws {
    var random = SeededGenerator(seed: 31)
    let people = (0..<400).map { number in
      [Value.text("p\(number)"), .unknown, .unknown, .unknown, .unknown]
    }
    let cases = (0..<2_000).map { number in
      let person = Int.random(in: -40..<400, using: &random)
      let months = Int.random(in: 0..<40, using: &random)
      return [
        Value.integer(number), person < 0 ? .unknown : .text("p\(person)"), .unknown, .unknown,
        .unknown, months < 2 ? .unknown : .integer(months), .unknown, .unknown,
      ]
    }
    let casebook = Prison.casebook(people: people, cases: cases)
    func names(_ query: String) throws -> [String] {
      Prison.lines(try Prison.run(Worked.bind(query, casebook.schema).plan, on: casebook))
    }
    let test = "\(condition) (months > 20)"
    let all = try names("people where \(test) show person")
    let first = try names("people first 30 show person")
    #expect(
      try names("people first 30 where \(test) show person") == first.filter(all.contains))
    #expect(!all.isEmpty && all.count < 400)
  }
}
