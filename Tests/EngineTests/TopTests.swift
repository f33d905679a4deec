import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

/// The first rows in an order are those that sorting all of them gives.
@Suite("The first rows in an order")
struct TopTests {
  private var random = SplitMix64(state: 3)
  /// More rows than a few zones.
  private static let rowCount = 20_000

  private static let schema = [
    ColumnSchema(name: "day", type: .date), ColumnSchema(name: "number", type: .integer),
    ColumnSchema(name: "kind", type: .category), ColumnSchema(name: "weight", type: .number),
  ]

  /// Days nearly in order, numbers with many ties, a category and a number, some of them unknown or
  /// none.
  private mutating func casebook() -> Casebook {
    let count = Self.rowCount
    let days = (0..<count).map { Int32($0 / 40) + Int32.random(in: 0...2, using: &random) }
    let numbers = (0..<count).map { _ in Int64.random(in: 0...9, using: &random) }
    let kinds = (0..<count).map { _ in UInt8.random(in: 0...2, using: &random) }
    let weights = (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
    let unknown = Bitmap(rows: stride(from: 5, to: count, by: 7), count: count)
    let none = Bitmap(rows: stride(from: 3, to: count, by: 11), count: count)
    let columns = [
      Column(exactDays: days, type: .date, unknown: nil, none: nil),
      Column(type: .integer, storage: .integers(Integers(numbers)), unknown: unknown, none: none),
      Column(
        type: .category, storage: .codes8(Cells(kinds), TextDictionary(sorted: ["a", "b", "c"]))),
      Column(type: .number, storage: .numbers(Cells(weights)), none: none),
    ]
    let schema = TableSchema(
      name: "things", singular: "thing", columns: Self.schema, rowCount: count)
    return Casebook(
      schema: Schema(name: "things", title: "", asOf: Day(20_000), tables: [schema]),
      tables: [Table(columns: columns, rowCount: count)])
  }

  private static func key(_ column: Int, _ isDescending: Bool) -> SortKey {
    SortKey(
      value: .column(
        ColumnReference(
          column: column, type: schema[column].type, name: schema[column].name)),
      isDescending: isDescending)
  }

  private static let orders: [[(Int, Bool)]] = [
    [(0, false)], [(0, true)], [(0, true), (1, true)], [(0, false), (3, true)], [(1, false)],
    [(1, true), (0, true)], [(2, false)], [(2, true), (1, false), (3, false)], [(3, true)],
    [(3, false), (0, false)],
  ]

  @Test("with ties, unknown and none, of all rows and of some")
  mutating func first() throws {
    let casebook = casebook()
    let scan = LogicalPlan.scan(table: 0)
    let kind = ColumnReference(column: 2, type: .category, name: "kind")
    let number = ColumnReference(column: 1, type: .integer, name: "number")
    let inputs = [
      scan,
      .filter(.values(kind, ValueMatch(values: ["b"], mode: .exact)), scan),
      .filter(
        .compare(.greater, .column(number), .constant(.integer(7), .integer)), scan),
      .filter(.values(kind, ValueMatch(values: [], mode: .exact)), scan),
    ]
    let indexes = ColumnIndexes()
    for order in Self.orders {
      let keys = order.map { Self.key($0.0, $0.1) }
      for input in inputs {
        for count in [0, 1, 20, 333, 12_000] {
          let limit = Limit(kind: .first, count: count)
          var one = Execution(casebook: casebook, cancellation: .never, indexes: indexes)
          let found = try one.relation(of: .limit(limit, .sort(keys, input)))
          var other = Execution(casebook: casebook, cancellation: .never, indexes: indexes)
          let sorted = try other.sort(try other.relation(of: input), by: keys)
          let expected = try other.limit(sorted, limit)
          #expect(found.rows == expected.rows, "\(order) first \(count)")
          #expect(found.truth.unsure == expected.truth.unsure)
          // What is shown of them may be found zone by zone.
          let items = [NamedScalar(name: "number", value: .column(number))]
          let shown = try one.relation(of: .project(items, .limit(limit, .sort(keys, input))))
          let whole = try other.project(expected, items)
          #expect(shown.startRows == whole.startRows, "\(order) first \(count)")
          #expect(shown.truth.yes == whole.truth.yes)
        }
      }
    }
  }

  @Test("the n-th least of numbers") mutating func selection() {
    for count in 1...200 {
      let numbers = (0..<count).map { _ in UInt64.random(in: 0...UInt64(count), using: &random) }
      let sorted = numbers.sorted()
      for place in 1...count {
        let found = selected(place, ofLeast: numbers.span)
        #expect(found == sorted[place - 1])
      }
    }
  }

  @Test("the places of the first of numbers, and bits that order as numbers do")
  mutating func leading() {
    for count in 1...200 {
      let numbers = (0..<count).map { _ in Int64.random(in: -50...Int64(count), using: &random) }
      for isDescending in [false, true] {
        let sorted = isDescending ? numbers.sorted(by: >) : numbers.sorted()
        for place in [1, (count + 1) / 2, count] {
          let found = leadingPlaces(place, of: numbers.span, isDescending: isDescending)
          let last = sorted[place - 1]
          let before = numbers.indices.filter {
            isDescending ? numbers[$0] > last : numbers[$0] < last
          }
          #expect(found?.before.map { Int($0) } == before)
          #expect(
            found?.equal.map { Int($0) } == numbers.indices.filter { numbers[$0] == last })
        }
      }
      let ends = numbers + [.min, .max]
      let order = orderedBits(of: ends.span)
      #expect(zip(order, ends).sorted { $0.0 < $1.0 }.map(\.1) == ends.sorted())
      let tooFar = leadingPlaces(1, of: ends.span, isDescending: false)
      #expect(tooFar == nil)
    }
  }

  @Test("sums of differences of each group") mutating func differences() {
    checkDifferences(Int32(-9000)...4_000_000, Int32(-1_000_000)...9000)
    checkDifferences(UInt16.min ... .max, 3...65_535)
    // Two bytes hold each difference, and all but one.
    checkDifferences(UInt16(40_000)...65_535, 33_000...65_534)
    checkDifferences(UInt16(40_000)...65_535, 32_767...65_534)
  }

  private mutating func checkDifferences<Number: FixedWidthInteger & BitwiseCopyable>(
    _ firsts: ClosedRange<Number>, _ seconds: ClosedRange<Number>
  ) {
    for count in Array(0...200) + [66_000] {
      let first = (0..<count).map { _ in Number.random(in: firsts, using: &random) }
      let second = (0..<count).map { _ in Number.random(in: seconds, using: &random) }
      let groups = (0..<count).map { _ in UInt8.random(in: 0..<5, using: &random) }
      for share in 0...4 {
        let rows = (0..<count).filter { _ in Int.random(in: 0..<4, using: &random) < share }
        let bits = Bitmap(rows: rows, count: count)
        let totals = differenceTotals(
          first.span, second.span, in: groups.span, within: bits.words.span, groupCount: 5)
        var sums = [Int64](repeating: 0, count: 5)
        var counts = [Int](repeating: 0, count: 5)
        for row in rows {
          sums[Int(groups[row])] += Int64(first[row]) - Int64(second[row])
          counts[Int(groups[row])] += 1
        }
        #expect(totals.sums == sums)
        #expect(totals.counts == counts)
      }
    }
  }
}
