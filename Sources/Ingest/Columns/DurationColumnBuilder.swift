import Model
import Store

/// Builds a column of days between bounds from spans of time.
struct DurationColumnBuilder: ColumnBuilding {
  private let plan: ColumnPlan
  private var least: [Int32] = []
  private var most: [Int32] = []
  /// Each text is read once.
  private var interner = TextInterner()
  private var spans: [DurationText.Span?] = []
  private var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    let file = batch.bytes.span
    let spill = block.spill.span
    var index = batch.column
    for record in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= batch.columnCount
      let source = cell.isSpilled ? spill : file
      if cell.count == 0 || plan.missing.contain(source, cell.start, cell.end) {
        missing.appendEmpty()
        append(.init(least: 0, most: 0))
        continue
      }
      let code = Int(interner.code(of: source, cell.start, cell.end))
      if code == spans.count { spans.append(DurationText.read(interner.text(code).trimmed)) }
      if let span = spans[code] {
        missing.appendValue()
        append(span)
      } else {
        missing.appendUnknown()
        append(.init(least: 0, most: 0))
        log.refuse(
          cell, record: record, in: block, of: batch, "not a span of time, such as 3 months")
      }
    }
  }

  private mutating func append(_ span: DurationText.Span) {
    least.append(span.least)
    most.append(span.most)
  }

  consuming func finish() -> BuiltColumn {
    BuiltColumn(
      column: Column(
        type: .days, storage: .durations(least: least, most: most), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: Set(spans.compactMap(\.self).map { "\($0.least) \($0.most)" }).count))
  }
}
