import Language
import Model
import Store
import Testing

@testable import Engine

@Suite("Codes that rows are grouped by")
struct ColumnCodesTests {
  // 2024-01-31, 2024-02-01, 2023-12-01, 2024-02-29, unknown, none
  private static let days = Column(
    type: .date, storage: .days([19753, 19754, 19692, 19782, 0, 0]),
    unknown: Bitmap(rows: [4], count: 6), none: Bitmap(rows: [5], count: 6))

  @Test("values get codes in their order; unknown comes after them, then none")
  func order() throws {
    let text = Column(
      type: .category, values: ["b", "a", "b"].map { .text($0) } + [.none, .unknown])
    let texts = try #require(ColumnCodes(of: text))
    #expect(texts.codes.widened == [1, 0, 1, 3, 2])
    #expect(texts.counts == [1, 2, 1, 1])
    #expect(texts.firstRows == [1, 0, 4, 3])
    let numbers = Column(type: .integer, values: [7, 5, 7, 6].map { .integer($0) })
    let codes = try #require(ColumnCodes(of: numbers))
    #expect(codes.codes == .words([2, 0, 2, 1]) || codes.codes == .bytes([2, 0, 2, 1]))
    #expect(codes.firstRows == [1, 3, 0, NoRow.unknown, NoRow.none])
  }

  @Test("rows are counted by several codes at once, some of them numbered anew or chosen")
  func places() throws {
    var random = SplitMix64(state: 12)
    for count in [1, 64, 200, 4095, 4097, 9001] {
      var columns: [ColumnCodes] = []
      for limit in [400, 5, 3] {
        let values = (0..<count).map { _ in
          Value.integer(Int.random(in: 0..<limit, using: &random))
        }
        columns.append(
          try #require(ColumnCodes(of: Column(type: .integer, values: values))))
      }
      let some = Bitmap(
        rows: (0..<count).filter { _ in Int.random(in: 0..<9, using: &random) == 0 }, count: count)
      let all = Bitmap(repeating: true, count: count)
      let members = (0..<columns[0].count).map { UInt8($0 % 3 == 0 ? 1 : 0) }
      let chosen = try #require(columns[0].chosen(members))
      let narrowed = columns[0].narrowed(to: some, .alone)
      func check(_ first: ColumnCodes, _ rows: Bitmap, _ isIn: (Int) -> Bool) {
        for keys in [[first, columns[1]], [columns[1], first], [columns[1], first, columns[2]]] {
          let groups = RowCodes(keys, rows: rows, Workers(count: 3, rowsMin: 0))
          var expected = [Int](repeating: 0, count: groups.count * columns[2].count)
          for row in 0..<count where isIn(row) {
            let group = keys.reduce(0) { group, key in
              let code = Int(key.codes[row])
              return group * key.count + (key.numbers.map { Int($0[code]) } ?? code)
            }
            expected[Int(columns[2].codes[row]) * groups.count + group] += 1
          }
          #expect(groups.counts(with: columns[2]) == expected)
          #expect(groups.counted().reduce(0, +) == groups.rowCount)
          #expect(groups.rowCount == (0..<count).count(where: isIn))
        }
      }
      check(columns[0], some) { some[$0] }
      check(narrowed, some) { some[$0] }
      check(chosen, all) { columns[0].codes[$0] % 3 == 0 }
    }
  }

  @Test(
    "days get the codes of their periods",
    arguments: [
      (CalendarUnit.day, [61, 62, 0, 90, 91, 92]), (.month, [1, 2, 0, 2, 3, 4]),
      (.quarter, [1, 1, 0, 1, 2, 3]), (.year, [1, 1, 0, 1, 2, 3]),
    ] as [(CalendarUnit, [Int32])])
  func periods(_ unit: CalendarUnit, _ expected: [Int32]) throws {
    let codes = try #require(ColumnCodes(of: Self.days, by: unit))
    #expect(codes.codes.widened == expected)
    #expect(codes.counts.reduce(0, +) == 6)
  }
}
