import Model
import Store

extension LoadReport {
  /// The report of tables that are read and put together.
  init(of tables: [ReadTable], notes: [String]) {
    var counts: [LoadProblem.Kind: Int] = [:]
    for table in tables { counts.merge(table.log.counts) { $0 + $1 } }
    self.init(
      tables: tables.map(TableReport.init(of:)), notes: notes,
      problems: tables.flatMap(\.log.problems), problemCounts: counts,
      rejectedRows: tables.flatMap(\.rejectedRows))
  }
}

extension TableReport {
  fileprivate init(of table: ReadTable) {
    self.init(
      name: table.name, file: table.file, rowCount: table.rowCount,
      columns: zip(table.plans, table.columns).map { plan, built in
        let refused = table.log.refusals[plan.name, default: 0]
        let statistics = built.statistics
        return ColumnReading(
          name: plan.name, reading: Self.reading(plan, built), isInferred: plan.isInferred,
          evidence: plan.evidence,
          readCount: table.rowCount - statistics.unknownCount - statistics.noneCount,
          refusedCount: refused)
      },
      notes: table.notes, repairs: table.log.repairs)
  }

  private static func reading(_ plan: ColumnPlan, _ built: BuiltColumn) -> String {
    var text = built.column.type.name
    let statistics = built.statistics
    if built.column.type == .category {
      text += " of " + counted(statistics.distinctCount, "value")
    }
    if plan.reading == .uri { text += ", format uri" }
    if plan.reading == .dateTime { text += ", the time of day left out" }
    if statistics.impreciseCount > 0 { text += ", \(statistics.impreciseCount) imprecise" }
    if statistics.unknownCount > 0 { text += ", \(statistics.unknownCount) unknown" }
    if statistics.noneCount > 0 { text += ", \(statistics.noneCount) none" }
    return text
  }
}
