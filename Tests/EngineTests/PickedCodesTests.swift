import CKernels
import Model
import Store
import Testing

@testable import Engine

/// Codes of the rows that have a bit, against a loop of a line.
@Suite("Picked codes")
struct PickedCodesTests {
  private var random = SplitMix64(state: 11)

  /// So many codes, and whether each is chosen: of a hundred so many.
  private mutating func draw(_ count: Int, percent: Int) -> (codes: [UInt8], chosen: [Bool]) {
    (
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) },
      (0..<count).map { _ in Int.random(in: 0..<100, using: &random) < percent }
    )
  }

  // In all ways of the processor that runs this; in those that it has not, nothing is picked.
  @Test("one after the other", arguments: [0, 3, 50, 98, 100])
  mutating func picking(percent: Int) {
    let ways = [ck_pick_quickest, ck_pick_by_compression, ck_pick_by_extraction]
    for count in Array(0...200) + [4_031, 4_095, 4_096] {
      let (codes, chosen) = draw(count, percent: percent)
      let words = packed(count) { chosen[$0] }
      let expected = zip(codes, chosen).filter(\.1).map(\.0)
      for way in ways {
        var picked = [UInt8](repeating: 0, count: count)
        guard let found = pick(codes.span, words.span, into: &picked, by: way) else { continue }
        #expect(Array(picked[..<found]) == expected)
      }
    }
  }

  @Test("counted among rows of any number", arguments: [0, 2, 7, 30, 90, 97, 100])
  mutating func counting(percent: Int) {
    for count in [4_095, 4_096, 4_097, 4_160, 8_191, 12_345] {
      let (codes, chosen) = draw(count, percent: percent)
      let words = packed(count) { chosen[$0] }
      var expected = [Int](repeating: 0, count: 256)
      for row in 0..<count where chosen[row] { expected[Int(codes[row])] += 1 }
      #expect(codeCounts(codes.span, within: words.span, codeCount: 256) == expected)
    }
  }
}
