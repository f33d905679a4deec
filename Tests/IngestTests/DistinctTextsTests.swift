import Testing

@testable import Ingest

@Suite("Counting different texts")
struct DistinctTextsTests {
  @Test(
    "each is counted once, and its bytes with it, however many there are",
    arguments: [0, 1, 1_000, 65_535, 65_536, 200_000])
  func counted(_ count: Int) {
    // Two of three stand again.
    let numbers = (0..<count).map { $0 % 3 == 0 ? $0 : $0 / 2 }
    var texts = DistinctTexts(countsBytes: true)
    var unmeasured = DistinctTexts(countsBytes: false)
    for number in numbers {
      let bytes = Array(String(number).utf8)
      texts.append(bytes.span, 0, bytes.count)
      unmeasured.append(bytes.span, 0, bytes.count)
    }
    let different = Set(numbers)
    let counted = texts.counted()
    #expect(counted.texts == different.count)
    #expect(counted.bytes == different.reduce(0) { $0 + String($1).utf8.count })
    #expect(unmeasured.counted() == (different.count, 0))
  }
}
