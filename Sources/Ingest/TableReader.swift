/// What is known of a table before its records are read.
struct TableRequest {
  let name: String
  let source: any RecordSource
  /// The resource of the descriptor; nil for a file of its own.
  let resource: DataPackage.Resource?
  /// What the descriptor says under `casebook`.
  let key: DataPackage.TableKey?
  /// The columns that are keys or links, or may be, whatever the descriptor says.
  let linkedColumns: Set<String>
  /// How it is read as far as nothing says it, and who follows the reading.
  var options = LoadOptions()
}

/// Reads the records of one source into columns.
struct TableReader {
  private let request: TableRequest
  private var source: any RecordSource { request.source }
  private let names: [String]

  init(_ request: TableRequest) {
    self.request = request
    names = request.source.columns.map(\.name)
  }

  /// Reads all rows.
  func read() throws(LoadError) -> ReadTable {
    let planned = try planned()
    let plans = planned.columns.map(\.plan)
    var builders = plans.map(Self.builder)
    var records = try source.records()
    let batches = planned.columns.map { column in
      ColumnBatch(
        file: source.file, unit: source.unit, plan: column.plan,
        column: column.source, columnCount: names.count, table: request.name)
    }
    var block = CellBlock()
    var log = ProblemLog()
    for repair in planned.repairs { log.add(repair) }
    var rejected: [RejectedRow] = []
    var lines = RowLines()
    var rowCount = 0
    while try records.read(into: &block) {
      for column in builders.indices {
        builders[column].append(block, of: batches[column], into: &log)
      }
      for (record, reasons) in log.takeRefusedRecords() where request.options.keepsRejectedRows {
        rejected.append(rejectedRow(record, reasons, in: block))
      }
      for line in block.lines { lines.append(line) }
      rowCount += block.recordCount
      guard rowCount <= Int(Int32.max) else {
        throw LoadError(file: source.file, message: "more than 2,147,483,647 rows")
      }
      try request.options.monitor.note(.reading, source.file, records.fraction)
    }
    var columns: [BuiltColumn] = []
    for builder in builders {
      columns.append(builder.finish())
      try request.options.monitor.note(.reading, source.file, 1)
    }
    return ReadTable(
      name: request.name, file: source.file, plans: plans, columns: columns, rowCount: rowCount,
      lines: lines, unit: source.unit, log: log, notes: source.notes + records.notes,
      rejectedRows: rejected)
  }

  private func planned() throws(LoadError) -> ColumnPlanning.Result {
    try ColumnPlanning(request).plan { inference throws(LoadError) in
      var records = try source.records()
      var block = CellBlock()
      while try records.read(into: &block) {
        inference.look(at: block)
        try request.options.monitor.note(.looking, source.file, records.fraction)
      }
    }
  }

  private func rejectedRow(
    _ record: Int, _ reasons: [String], in block: CellBlock
  ) -> RejectedRow {
    let first = record * names.count
    let place = source.unit.place(in: source.file, line: block.lines[record], column: nil)
    return RejectedRow(
      file: place.file, line: place.line, reasons: reasons, names: names,
      cells: block.cells[first..<first + names.count].map { block.text(of: $0) })
  }

  /// Builds a column that is planned so.
  static func builder(_ plan: ColumnPlan) -> any ColumnBuilding {
    switch plan.reading {
    case .duration where plan.isDays: DurationColumnBuilder(plan)
    case .text, .category, .undeclaredText, .duration: TextColumnBuilder(plan)
    case .integer, .formattedInteger: IntegerColumnBuilder(plan)
    case .number, .formattedNumber: NumberColumnBuilder(plan)
    case .boolean(let yes, let no): BooleanColumnBuilder(plan, yes: yes, no: no)
    case .date, .dateTime, .writtenDate: DateColumnBuilder(plan)
    }
  }
}
