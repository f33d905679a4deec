import Model
import Store
import Testing

@testable import Engine

@Suite("Bitmaps of values")
struct ValueBitmapsTests {
  @Test("say what the codes say, where some are unknown and some none")
  func truths() throws {
    var random = SplitMix64(state: 29)
    let dictionary = TextDictionary(sorted: ["a", "b", "c", "d", "e"])
    for count in Array(0...130) + [70_000] {
      let codes = (0..<count).map { _ in UInt8.random(in: 0..<5, using: &random) }
      let unknown = Bitmap(
        rows: (0..<count).filter { _ in Int.random(in: 0..<5, using: &random) == 0 }, count: count)
      let none = Bitmap(
        rows: (0..<count).filter { _ in Int.random(in: 0..<5, using: &random) == 0 }, count: count)
      for missing in [(nil, nil), (unknown, nil), (nil, none), (unknown, none)]
        as [(Bitmap?, Bitmap?)]
      {
        let column = Column(
          type: .category, storage: .codes8(Cells(codes), dictionary), unknown: missing.0,
          none: missing.1)
        let bitmaps = try #require(ValueBitmaps(of: column))
        for members in [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0], [1, 0, 1, 1, 0], [1, 1, 1, 1, 1]]
          as [[UInt8]]
        {
          let source = MappedColumn(name: "kind", column: column)
          let execution = Execution(
            casebook: Casebook(
              schema: Schema(name: "", title: "", asOf: Day(0), tables: []), tables: []),
            cancellation: .never, indexes: ColumnIndexes())
          let expected = try execution.evaluate(
            .codes(source, CodeSet(members)), rowCount: count)
          let found = bitmaps.truths(members)
          #expect(found.yes == expected.yes)
          #expect(found.possible == expected.possible)
        }
      }
    }
  }

  @Test("are made when they are asked for again, and of few values only")
  func kept() {
    let indexes = ColumnIndexes()
    let origin = ColumnOrigin(table: 0, column: 0)
    let column = Column(
      type: .category, storage: .codes8([0, 1, 0], TextDictionary(sorted: ["a", "b"])))
    let first = indexes.valueBitmaps(of: origin, column)
    #expect(first == nil)
    let second = indexes.valueBitmaps(of: origin, column)
    #expect(second != nil)
    let many = (100..<140).map { String($0) }
    let wide = Column(
      type: .category, storage: .codes8([0, 39], TextDictionary(sorted: many)))
    let none = ValueBitmaps(of: wide)
    #expect(none == nil)
  }
}
