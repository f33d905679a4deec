import Model
import Store
import Testing

@testable import Engine

/// Ranges of what a column stores, against a loop over its values.
@Suite("Zones of columns")
struct ColumnZonesTests {
  private var random = SplitMix64(state: 11)

  /// Numbers that lie close together, far apart, and in order, so that zones are left out.
  private mutating func columns(_ count: Int) -> [[Int64]] {
    [
      (0..<count).map { _ in Int64.random(in: 1950...1999, using: &random) },
      (0..<count).map { _ in Int64.random(in: -20_000...20_000, using: &random) },
      (0..<count).map { _ in Int64.random(in: .min ... .max, using: &random) },
      (0..<count).map { Int64($0 / 3 - 1000) },
    ]
  }

  @Test("a range of whole numbers or days, with rows of which nothing is known")
  mutating func ranges() throws {
    for count in [0, 1, 63, 64, 65, 4095, 4096, 4097, 12_345] {
      let unknown = Bitmap(
        rows: (0..<count).filter { _ in Int.random(in: 0..<9, using: &random) == 0 }, count: count)
      for values in columns(count) {
        let numbers = Column(
          type: .integer,
          storage: .integers(Integers(values.indices.cells { unknown[$0] ? 0 : values[$0] })),
          unknown: unknown)
        let clamped = values.indices.map { unknown[$0] ? 0 : Int32(clamping: values[$0]) }
        let days = Column(
          type: .date, storage: .days(Integers(Cells(clamped))), unknown: unknown)
        let packedDays = Column(exactDays: clamped, type: .date, unknown: unknown, none: nil)
        for column in [numbers, days, packedDays] {
          let zones = try #require(ColumnZones(of: column))
          let first = values.randomElement(using: &random) ?? 3
          let last = values.randomElement(using: &random) ?? 5
          for (first, last) in [
            (first, last), (last, first), (first, first), (.min, last), (first, .max),
            (.min, .max), (1_000_000, 2_000_000),
          ] {
            check(zones, column, count, first, last)
          }
        }
      }
    }
  }

  private mutating func check(
    _ zones: ColumnZones, _ column: Column, _ count: Int, _ first: Int64, _ last: Int64
  ) {
    let chosen = (0..<count).map { _ in Int.random(in: 0..<200, using: &random) == 0 }
    let live = packed(count) { chosen[$0] }
    let all = zones.bits(0..<count, from: first, to: last, within: nil)
    let some = zones.bits(0..<count, from: first, to: last, within: live)
    var wrong = 0
    for row in 0..<count where !(column.unknown?[row] ?? false) {
      let value =
        switch column.storage {
        case .integers(let values), .days(let values): values[row]
        default: Int64(0)
        }
      let expected = value >= first && value <= last
      let bit = UInt64(row % 64)
      if (all[row / 64] >> bit & 1 == 1) != expected { wrong += 1 }
      if chosen[row], (some[row / 64] >> bit & 1 == 1) != expected { wrong += 1 }
    }
    #expect(wrong == 0, "from \(first) to \(last) in \(count) rows")
  }
}
