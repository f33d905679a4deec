/// What is known of a table before its file is read.
struct TableRequest {
  let name: String
  let file: String
  let bytes: [UInt8]
  /// The resource of the descriptor; nil for a file of its own.
  let resource: DataPackage.Resource?
  /// What the descriptor says under `casebook`.
  let key: DataPackage.TableKey?
  /// The columns that other tables point to.
  let linkedColumns: Set<String>
  /// How it is read as far as nothing says it.
  let options: LoadOptions
}

/// Reads one delimited file into columns.
struct TableReader {
  private let request: TableRequest
  private var reader: DelimitedReader
  private let header: DelimitedHeader
  private var notes: [String]

  init(_ request: TableRequest) throws(LoadError) {
    self.request = request
    try TextEncoding.check(request.bytes, file: request.file)
    notes = []
    if let resource = request.resource {
      reader = DelimitedReader(
        request.bytes, file: request.file, delimiter: resource.delimiter)
    } else {
      let dialect = DelimitedDialect(sniffing: request.bytes, file: request.file)
      reader = DelimitedReader(
        request.bytes, file: request.file, delimiter: dialect.delimiter,
        from: dialect.headerOffset)
      if let note = dialect.note { notes.append(note) }
    }
    header = try DelimitedHeader(reading: &reader)
    notes += header.notes
  }

  /// Reads all rows.
  consuming func read() throws(LoadError) -> ReadTable {
    let planned = try planned()
    let columns = planned.columns
    var builders = columns.map { Self.builder($0.plan) }
    let batches = columns.map { column in
      ColumnBatch(
        file: request.file, bytes: request.bytes, plan: column.plan, column: column.source,
        columnCount: header.names.count, table: request.name)
    }
    var block = CellBlock()
    var log = ProblemLog()
    for repair in planned.repairs { log.add(repair) }
    var rejected: [RejectedRow] = []
    var lines = RowLines()
    var rowCount = 0
    while try reader.read(into: &block) {
      for column in builders.indices {
        builders[column].append(block, of: batches[column], into: &log)
      }
      if request.options.keepsRejectedRows {
        for (record, reasons) in log.takeRefusedRecords() {
          rejected.append(rejectedRow(record, reasons, in: block))
        }
      } else {
        log.dropRefusedRecords()
      }
      for line in block.lines { lines.append(line) }
      rowCount += block.recordCount
      guard rowCount <= Int(Int32.max) else {
        throw LoadError(file: request.file, message: "more than 2,147,483,647 rows")
      }
    }
    if reader.blankLineCount > 0 {
      notes.append(counted(reader.blankLineCount, "empty line") + " passed over")
    }
    if reader.hasRepeatedReturns {
      notes.append("lines end with several carriage returns; each end was read as one")
    }
    return ReadTable(
      name: request.name, file: request.file, plans: columns.map(\.plan),
      columns: builders.map { $0.finish() }, rowCount: rowCount, lines: lines, log: log,
      notes: notes, rejectedRows: rejected)
  }

  private func planned() throws(LoadError) -> ColumnPlanning.Result {
    let planning = ColumnPlanning(request: request, names: header.names)
    return try planning.plan(request.bytes) { inference throws(LoadError) in
      var scout = reader
      var block = CellBlock()
      while try scout.read(into: &block) { inference.look(at: block, in: request.bytes) }
    }
  }

  private func rejectedRow(
    _ record: Int, _ reasons: [String], in block: CellBlock
  ) -> RejectedRow {
    let first = record * header.names.count
    return RejectedRow(
      file: request.file, line: block.lines[record], reasons: reasons, names: header.names,
      cells: block.cells[first..<first + header.names.count]
        .map { block.text(of: $0, in: request.bytes) })
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
