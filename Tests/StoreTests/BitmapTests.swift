import Testing

@testable import Store

@Suite("Bitmaps behave as sets of rows at every size round a word's edge")
struct BitmapTests {
  private func rows(_ count: Int, _ isSet: (Int) -> Bool) -> [Int] { (0..<count).filter(isSet) }

  @Test("counting, listing and combining", arguments: 0...200)
  func algebra(count: Int) {
    let threes = rows(count) { $0 % 3 == 0 }
    let edges = rows(count) { $0 % 64 == 63 || $0 % 64 == 0 || $0 == count - 1 }
    let left = Bitmap(rows: threes, count: count)
    let right = Bitmap(rows: edges, count: count)
    #expect(left.count == count)
    #expect(left.rows == threes.map(Int32.init))
    #expect(right.setCount == edges.count)
    #expect(left.isEmpty == threes.isEmpty)
    #expect(left.commonCount(right) == threes.count(where: edges.contains))
    let (one, other) = (left.words, right.words)
    #expect(bitCount(one.span, isPortable: true) == threes.count)
    #expect(
      commonBitCount(one.span, other.span, isPortable: true) == threes.count(where: edges.contains))
    #expect(left.intersection(right).rows == threes.filter(edges.contains).map(Int32.init))
    #expect(left.union(right).rows.map(Int.init) == Set(threes + edges).sorted())
    #expect(left.subtracting(right).rows == threes.filter { !edges.contains($0) }.map(Int32.init))
    #expect(left.complement.rows.map(Int.init) == rows(count) { $0 % 3 != 0 })
    #expect(left.complement.complement == left)
    #expect(Bitmap(repeating: true, count: count).setCount == count)
    #expect(Bitmap(repeating: true, count: count).complement.isEmpty)
    #expect(Bitmap(repeating: false, count: count) == Bitmap(rows: [], count: count))
    for row in 0..<count { #expect(left[row] == (row % 3 == 0)) }
  }

  @Test("few rows far apart", arguments: [511, 512, 513, 1_000, 5_000])
  func sparse(count: Int) {
    for step in [1, 63, 500, 512, 513, 900, 4_999] {
      let few = rows(count) { $0 % step == step - 1 }
      let bitmap = Bitmap(rows: few, count: count)
      #expect(bitmap.rows.map(Int.init) == few)
      #expect(bitmap.setCount == few.count)
    }
  }

  @Test("bits past the last row never count", arguments: [0, 1, 63, 64, 65, 127, 128, 130])
  func tail(count: Int) {
    let words = [UInt64](repeating: .max, count: (count + 63) / 64)
    #expect(Bitmap(words: words, count: count).setCount == count)
    #expect(Bitmap(rows: [-1, count, count + 64], count: count).isEmpty)
  }

  @Test("the first rows are set", arguments: [0, 1, 63, 64, 65, 127, 128, 130])
  func first(count: Int) {
    for setCount in 0...count {
      #expect(Bitmap(first: setCount, count: count) == Bitmap(rows: 0..<setCount, count: count))
    }
  }

  @Test("single rows are set and cleared")
  func single() {
    var bitmap = Bitmap(repeating: false, count: 130)
    for row in [0, 63, 64, 127, 128, 129] { bitmap[row] = true }
    #expect(bitmap.rows == [0, 63, 64, 127, 128, 129])
    bitmap[64] = false
    #expect(bitmap.rows == [0, 63, 127, 128, 129])
  }
}
