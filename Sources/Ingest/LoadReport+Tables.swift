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
      columns: table.plans.indices.map { column in
        let name = table.plans[column].name
        let statistics = table.columns[column].statistics
        return ColumnReading(
          name: name,
          reading: Self.reading(
            table.plans[column].reading, table.columns[column].column.type, statistics),
          isInferred: table.plans[column].isInferred, evidence: table.plans[column].evidence,
          readCount: table.rowCount - statistics.unknownCount - statistics.noneCount,
          refusedCount: table.log.refusals[name, default: 0])
      },
      notes: table.notes, repairs: table.log.repairs)
  }

  private static func reading(
    _ reading: CellReading, _ type: ValueType, _ statistics: ColumnStatistics
  ) -> String {
    var text = type.name
    if type == .category {
      text += " of " + counted(statistics.distinctCount, "value")
    }
    if reading == .uri { text += ", format uri" }
    if reading == .dateTime { text += ", the time of day left out" }
    if statistics.impreciseCount > 0 { text += ", \(statistics.impreciseCount) imprecise" }
    if statistics.unknownCount > 0 { text += ", \(statistics.unknownCount) unknown" }
    if statistics.noneCount > 0 { text += ", \(statistics.noneCount) none" }
    return text
  }
}
