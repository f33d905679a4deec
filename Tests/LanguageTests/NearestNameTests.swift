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

  @Test("A name is found just when it is as near as the table of edits says")
  func searched() {
    let words = [
      "where", "WHER", "hwere", "ewhre", "share", "erehw", "count", "wwhheerree", "colony-007",
      "colony-070", "colny-7", "prison-012", "a", "ab", "ba", String(repeating: "xy", count: 32),
      String(repeating: "xy", count: 40), String(repeating: "yx", count: 32),
    ]
    for word in words {
      let most = (word.count + 3) / 4
      let expected = words.indices.map { place -> (Int, Int) in
        let (one, other) = (Array(word.lowercased()), Array(words[place].lowercased()))
        return (restrictedDamerauDistance(one, other), place)
      }.filter { distance, place in
        distance <= most && (2 * distance < max(word.count, words[place].count) || distance == 0)
      }.sorted { $0 < $1 }.map { words[$0.1] }
      #expect(nearest(to: word, among: words) == expected, "near \(word)")
      for count in 1...4 {
        var search = NearestSearch(word, first: count)
        for (place, name) in words.enumerated() { search.read(name.utf8.span, place) }
        #expect(search.places.map { words[$0] } == Array(expected.prefix(count)))
      }
    }
  }
}
