import Model
import Store

/// Builds a column of days between bounds from spans of time.
struct DurationColumnBuilder: CellByCellBuilding {
  static let refusal = "not a span of time, such as 3 months"

  let plan: ColumnPlan
  private var least: [Int32] = []
  private var most: [Int32] = []
  /// Each text is read once.
  private var interner = TextInterner()
  private var spans: [DurationText.Span?] = []
  var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func appendNothing() { append(.init(least: 0, most: 0)) }

  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome {
    let code = Int(interner.code(of: source, cell.start, cell.end))
    if code == spans.count { spans.append(DurationText.read(interner.text(code).trimmed)) }
    guard let span = spans[code] else { return .refused }
    append(span)
    return .value
  }

  private mutating func append(_ span: DurationText.Span) {
    least.append(span.least)
    most.append(span.most)
  }

  mutating func finish() -> BuiltColumn {
    BuiltColumn(
      column: Column(
        type: .days, storage: .durations(least: Cells(least), most: Cells(most)),
        unknown: missing.unknownRows, none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: Set(spans.compactMap(\.self).map { "\($0.least) \($0.most)" }).count))
  }
}
