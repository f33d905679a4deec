import Foundation
import Reference
import Testing

/// Laws that hold of every query, on random conditions over random casebooks.
///
/// `CASEBOOK_SEED` chooses other conditions, `CASEBOOK_LAWS` how many checks at least.
@Suite("Laws")
struct LawTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = UInt64(environment["CASEBOOK_SEED"] ?? "") ?? 1
  private static let checkCount = Int(environment["CASEBOOK_LAWS"] ?? "") ?? 3_000

  @Test("Conditions, groups and sets of rows obey the laws", arguments: 0..<2)
  func ofConditions(part: Int) throws {
    var laws = Laws()
    var number = 0
    while laws.checked < Self.checkCount / 4, laws.broken.count < 5 {
      let seed = Self.seed &* 999_983 &+ UInt64(number * 2 + part)
      number += 1
      let table = CaseTable(casebook: RandomCasebook(seed: seed).casebook)
      for index in 0..<5 {
        let conditions = [31, 37, 41].map { table.condition(seed: seed &* $0 &+ UInt64(index)) }
        laws.context = "casebook \(seed)\nE: " + conditions.joined(separator: "\n")
        try laws.check(conditions, on: table, seed: seed &+ UInt64(index))
      }
    }
    print("Laws of conditions: \(laws.checked) checks of \(laws.names.count) laws")
    #expect(laws.broken.joined(separator: "\n\n") == "")
  }

  @Test("The order of the rows and the names of values change nothing else", arguments: 0..<2)
  func invariance(part: Int) throws {
    var laws = Laws()
    var number = 0
    while laws.checked < Self.checkCount / 4, laws.broken.count < 5 {
      let seed = Self.seed &* 999_979 &+ UInt64(number * 2 + part)
      number += 1
      let variants = CasebookVariants(seed: seed)
      for index in 0..<20 {
        try variants.check(&laws, seed: seed &* 43 &+ UInt64(index))
      }
    }
    print("Laws of order and names: \(laws.checked) checks")
    #expect(laws.broken.joined(separator: "\n\n") == "")
  }

  @Test("A law that does not hold is told")
  func canFail() {
    var laws = Laws()
    laws.law("one is two", 1, 2)
    laws.law("one is one", 1, 1)
    #expect(laws.checked == 2 && laws.broken.count == 1)
  }
}

/// What was checked, and what did not hold.
struct Laws {
  /// How often a law was checked.
  private(set) var checked = 0
  /// The laws checked.
  private(set) var names: Set<String> = []
  /// What did not hold, with where it did not.
  private(set) var broken: [String] = []
  /// What the laws are checked on.
  var context = ""

  /// A law that says that two things are the same.
  mutating func law<Thing: Equatable>(_ name: String, _ one: Thing, _ other: Thing) {
    check(name, one == other, "\(one)\nagainst\n\(other)")
  }

  /// A law that says that something is so.
  mutating func check(_ name: String, _ holds: Bool, _ detail: @autoclosure () -> String = "") {
    checked += 1
    names.insert(name)
    if !holds { broken.append("\(name)\n\(context)\n\(detail())") }
  }
}
