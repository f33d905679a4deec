import Model
import Testing

@testable import Pattern

@Suite struct OracleTests {
  static let letters: [Unicode.Scalar] = ["a", "b", "é", " ", "\n"]

  @Test(arguments: 0..<8)
  func `Random patterns agree with trying everything`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var matchCount = 0
    for _ in 0..<300 {
      let oracle = Self.pattern(depth: 4, &generator)
      let pattern = try Pattern(oracle.text)
      var matcher = pattern.makeMatcher()
      var small = pattern.makeMatcher(cacheBytesMax: 600)
      var none = pattern.makeMatcher(cacheBytesMax: 0)
      for _ in 0..<12 {
        let scalars = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
          Self.letters.randomElement(using: &generator) ?? "a"
        }
        let text = String(String.UnicodeScalarView(scalars))
        let expected = oracle.matches(scalars)
        matchCount += expected ? 1 : 0
        if expected {
          for required in pattern.requiredTexts {
            #expect(
              Self.holds(folded(text), required),
              "/\(oracle.text)/ on \(text.debugDescription) requires \(required)")
          }
        }
        let verdicts = [matcher.matches(text), small.matches(text), none.matches(text)]
        #expect(
          verdicts == [expected, expected, expected],
          "/\(oracle.text)/ on \(text.debugDescription)")
      }
    }
    #expect((600...3_000).contains(matchCount), "both verdicts occur often")
  }

  private static func pattern(depth: Int, _ generator: inout SeededGenerator) -> Oracle {
    let isLeaf = depth == 0
    switch Int.random(in: isLeaf ? 6...13 : 0...13, using: &generator) {
    case 0, 1, 2:
      let count = Int.random(in: 0...3, using: &generator)
      return .sequence((0..<count).map { _ in pattern(depth: depth - 1, &generator) })
    case 3, 4:
      return .either(
        pattern(depth: depth - 1, &generator), pattern(depth: depth - 1, &generator))
    case 5:
      let least = Int.random(in: 0...2, using: &generator)
      let most =
        Bool.random(using: &generator) ? nil : least + Int.random(in: 0...2, using: &generator)
      return .repeated(pattern(depth: depth - 1, &generator), least, most)
    case 6: return .any
    case 7: return .set(["b", "é"], isNegated: Bool.random(using: &generator))
    case 8: return [.start, .end, .boundary, .notBoundary].randomElement(using: &generator) ?? .any
    default: return .scalar(letters.randomElement(using: &generator) ?? "a")
    }
  }

  @Test(arguments: [
    ("mirov", ["mirov"]), ("(?i)Mirov", ["mirov"]), ("a(bc)+d", ["abc", "d"]),
    ("ab?c", ["a", "c"]),
    ("ab|cd", []), ("^Kar.*ov$", ["kar", "ov"]), ("x{2,3}", ["x"]), ("[eé]t", ["et"]), ("", []),
    ("a{0}b", ["b"]), ("[ab]c", ["c"]),
  ])
  func `What no match can do without is known`(_ pattern: String, _ required: [String]) throws {
    #expect(try Pattern(pattern).requiredTexts == required)
  }

  /// Whether a text holds another, by bytes.
  private static func holds(_ text: String, _ part: String) -> Bool {
    let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
    return (0...max(0, bytes.count - wanted.count)).contains {
      bytes[$0...].starts(with: wanted)
    }
  }
}
