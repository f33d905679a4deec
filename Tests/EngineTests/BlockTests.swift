import Model
import Store
import Testing

@testable import Engine

private typealias BlockTest = Engine.Test

@Suite("Blocks of rows tested by several threads")
struct BlockTests {
  private static let rowCount = 16 * BlockTest.rowsPerBlock + 1_717
  private static let test = BlockTest.codes(
    MappedColumn(
      name: "kind",
      column: Column(
        type: .category,
        storage: .codes8(
          (0..<rowCount).cells { UInt8($0 / 1_000 % 3) }, TextDictionary(sorted: ["a", "b", "c"])),
        unknown: Bitmap(rows: stride(from: 0, to: rowCount, by: 5_000), count: rowCount))),
    CodeSet([0, 1, 0]))

  private func execution(_ cancellation: Cancellation) -> Execution {
    Execution(
      casebook: Casebook(
        schema: Schema(name: "", title: "", asOf: Day(0), tables: []), tables: []),
      cancellation: cancellation, indexes: ColumnIndexes(), workers: Workers(count: 3))
  }

  @Test("give the same as one block after the other")
  func order() throws {
    let truths = try execution(.never).evaluate(Self.test, rowCount: Self.rowCount)
    var wrong = 0
    for row in stride(from: 0, to: Self.rowCount, by: 37) {
      let expected = row % 5_000 == 0 ? Truth.unsure : row / 1_000 % 3 == 1 ? .yes : .no
      if truths.truth(at: row) != expected { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("stop when they are asked to")
  func interrupted() {
    #expect(throws: ExecutionError.interrupted) {
      try execution(Cancellation { true }).evaluate(Self.test, rowCount: Self.rowCount)
    }
  }
}
