import Threading

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
    let lanes = planned.columns.map { column in
      ColumnLane(
        ColumnBatch(
          file: source.file, unit: source.unit, plan: column.plan, column: column.source,
          columnCount: names.count, table: request.name),
        keepsRefusedRecords: request.options.keepsRejectedRows)
    }
    var log = ProblemLog()
    for repair in planned.repairs { log.add(repair) }
    var rejected: [RejectedRow] = []
    var lines = RowLines()
    var rowCount = 0
    let notes = try pass(.reading, lanes) { block, slot throws(LoadError) in
      if request.options.keepsRejectedRows {
        let records = Dictionary(
          grouping: lanes.flatMap { $0.refusedRecords(in: slot) }, by: \.record)
        for (record, reasons) in records.sorted(by: { $0.key < $1.key }) {
          rejected.append(rejectedRow(record, reasons.map(\.reason), in: block))
        }
      }
      for record in block.records { lines.append(record.line) }
      rowCount += block.recordCount
      guard rowCount <= Int(Int32.max) else {
        throw LoadError(file: source.file, message: "more than 2,147,483,647 rows")
      }
    }
    log.add(columns: lanes.map(\.log))
    let columns = try finish(lanes)
    return ReadTable(
      name: request.name, file: source.file, plans: planned.columns.map(\.plan),
      columns: columns, rowCount: rowCount, lines: lines, unit: source.unit, log: log,
      notes: source.notes + notes, rejectedRows: rejected)
  }

  /// Shows all blocks to lanes; gives what was noticed in the records.
  private func pass(
    _ step: LoadProgress.Step, _ lanes: [any BlockLane],
    _ retire: (CellBlock, Int) throws(LoadError) -> Void
  ) throws(LoadError) -> [String] {
    var records = try source.records()
    let options = request.options
    let pipeline = BlockPipeline(lanes + records.lanes)
    try pipeline.run(
      threads: options.pace.threads,
      read: { block throws(LoadError) in
        guard try records.read(into: &block) else { return false }
        try options.monitor.note(step, source.file, records.fraction)
        return true
      }, retire: retire)
    try records.check()
    return records.notes
  }

  /// Finishes all columns, those of a great table on several threads.
  private func finish(_ lanes: [ColumnLane]) throws(LoadError) -> [BuiltColumn] {
    let work = LaneFinish(lanes)
    let monitor = request.options.monitor
    var failure: LoadError?
    let isGreat = (lanes.first?.rowCount ?? 0) > 1 << 16
    let threads = isGreat ? min(request.options.pace.threads, lanes.count) : 1
    Threads.run(
      {
        do throws(LoadError) {
          while work.finishNext() { try monitor.note(.reading, source.file, 1) }
        } catch {
          failure = error
          work.stop()
        }
      }, beside: threads - 1
    ) {
      while work.finishNext() {}
    }
    if let failure { throw failure }
    return lanes.compactMap(\.column)
  }

  private func planned() throws(LoadError) -> ColumnPlanning.Result {
    try ColumnPlanning(request).plan { inference throws(LoadError) in
      let lanes = inference.lanes
      _ = try pass(.looking, lanes) { _, _ throws(LoadError) in }
      inference.take(lanes)
    }
  }

  private func rejectedRow(
    _ record: Int, _ reasons: [String], in block: CellBlock
  ) -> RejectedRow {
    let first = record * names.count
    let place = source.unit.place(in: source.file, line: block.records[record].line, column: nil)
    return RejectedRow(
      file: place.file, line: place.line, reasons: reasons, names: names,
      cells: block.cells[first..<first + names.count].map { block.text(of: $0) })
  }

  /// Builds a column that is planned so.
  static func builder(_ plan: ColumnPlan) -> any ColumnBuilding {
    switch plan.reading {
    case .duration where plan.isDays: DurationColumnBuilder(plan)
    case .text, .category, .undeclaredText, .uri, .duration: TextColumnBuilder(plan)
    case .integer, .formattedInteger: IntegerColumnBuilder(plan)
    case .number, .formattedNumber: NumberColumnBuilder(plan)
    case .boolean(let yes, let no): BooleanColumnBuilder(plan, yes: yes, no: no)
    case .date, .dateTime, .writtenDate: DateColumnBuilder(plan)
    }
  }
}
