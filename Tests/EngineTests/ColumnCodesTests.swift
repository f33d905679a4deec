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
