import Testing

@testable import Language

@Suite("Names near a misspelt one")
struct NearestNameTests {
  private static let columns = ["faction", "function", "region", "status", "stance", "sentenced"]

  @Test(
    "The nearest comes first, within a quarter of the length",
    arguments: [
      ("facton", ["faction"]),
      ("fction", ["faction", "function"]),
      ("afction", ["faction"]),
      ("FACTION", ["faction", "function"]),
      ("factoin", ["faction"]),
      ("functoin", ["function"]),
      ("fanction", ["faction", "function"]),
      ("stats", ["status"]),
      ("statsu", ["status"]),
      ("xyz", []),
      ("", []),
      ("a", []),
    ] as [(String, [String])])
  func near(_ word: String, _ expected: [String]) {
    #expect(nearest(to: word, among: Self.columns) == expected)
  }

  @Test("Names equally near keep their order")
  func ties() {
    #expect(nearest(to: "wher", among: ["when", "where", "wher"]) == ["wher", "when", "where"])
  }

  @Test(
    "Two swapped neighbours are one edit, but no part is edited twice",
    arguments: [("ab", "ba", 1), ("ca", "abc", 3), ("", "abc", 3), ("abc", "abc", 0)])
  func distance(_ first: String, _ second: String, _ expected: Int) {
    #expect(restrictedDamerauDistance(Array(first), Array(second)) == expected)
    #expect(restrictedDamerauDistance(Array(second), Array(first)) == expected)
  }

  @Test("Up to a limit a distance is exact, and above it only known to be above")
  func limit() {
    let words = ["where", "wher", "hwere", "ewhre", "share", "erehw", "", "count", "wwhheerree"]
    for first in words {
      for second in words {
        let exact = restrictedDamerauDistance(Array(first), Array(second))
        for limit in 0...6 {
          let found = restrictedDamerauDistance(Array(first), Array(second), limit: limit)
          #expect(exact <= limit ? found == exact : found > limit, "\(first), \(second), \(limit)")
        }
      }
    }
  }

  @Test("Letters of any script count as one")
  func scripts() {
    #expect(nearest(to: "менск", among: ["минск", "брест", "minsk"]) == ["минск"])
    #expect(nearest(to: "cafe", among: ["café", "cafes"]) == ["café", "cafes"])
  }
}
