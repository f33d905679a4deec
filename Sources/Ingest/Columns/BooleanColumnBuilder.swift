import Model
import Store

/// Builds a column of yes and no.
struct BooleanColumnBuilder: CellByCellBuilding {
  static let refusal = "not yes or no"

  private static let usualYes = ["true", "yes", "1"].map { Array($0.utf8) }
  private static let usualNo = ["false", "no", "0"].map { Array($0.utf8) }

  let plan: ColumnPlan
  private let yes: [[UInt8]]
  private let no: [[UInt8]]
  private let ignoresCase: Bool
  private var bits = BitBuilder()
  var missing: MissingRows

  init(_ plan: ColumnPlan, yes: [String], no: [String]) {
    self.plan = plan
    ignoresCase = yes.isEmpty && no.isEmpty
    self.yes = yes.isEmpty ? Self.usualYes : yes.map { Array($0.utf8) }
    self.no = no.isEmpty ? Self.usualNo : no.map { Array($0.utf8) }
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func appendNothing() { bits.append(false) }

  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome {
    if isOne(of: yes, source, cell) {
      bits.append(true)
    } else if isOne(of: no, source, cell) {
      bits.append(false)
    } else if let isYes = spelled(cell, in: block, of: batch, into: &log) {
      bits.append(isYes)
    } else {
      return .refused
    }
    return .value
  }

  private func isOne(of words: [[UInt8]], _ source: Span<UInt8>, _ cell: Cell) -> Bool {
    words.contains { word in
      word.count == Int(cell.count)
        && word.indices.allSatisfy { index in
          let byte = source[cell.start + index]
          let isCapital = ignoresCase && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          return word[index] == (isCapital ? byte | 0x20 : byte)
        }
    }
  }

  /// A word with blanks round it, or with other capitals than Latin ones.
  private func spelled(
    _ cell: Cell, in block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) -> Bool? {
    guard cell.count <= 64 else { return nil }
    let written = block.text(of: cell)
    let trimmed = written.trimmed
    let text = Array((ignoresCase ? trimmed.lowercased() : trimmed).utf8)
    let isYes = yes.contains(text)
    guard isYes || no.contains(text) else { return nil }
    if trimmed.utf8.count < written.utf8.count {
      log.repair("blanks round it left out", cell, in: block, of: batch)
    }
    return isYes
  }

  mutating func finish() -> BuiltColumn {
    let setCount = bits.setCount
    let clearCount = missing.valueCount - setCount
    return BuiltColumn(
      column: Column(
        type: .boolean, storage: .booleans(bits.bitmap()), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: (setCount > 0 ? 1 : 0) + (clearCount > 0 ? 1 : 0)))
  }
}
