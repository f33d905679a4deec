import Model
import Store

/// The rows of one file, with what was noticed while reading them.
struct ReadTable {
  let name: String
  let file: String
  let plans: [ColumnPlan]
  var columns: [BuiltColumn]
  let rowCount: Int
  let lines: RowLines
  var log: ProblemLog
  let notes: [String]

  func columnIndex(_ name: String) -> Int? { plans.firstIndex { $0.name == name } }

  /// The entry for a row whose value does not fit with others.
  func problem(
    _ kind: LoadProblem.Kind, row: Int, column: Int, _ message: String
  ) -> LoadProblem {
    LoadProblem(
      kind: kind, file: file, line: lines.line(of: row), column: nil,
      message: plans[column].name + ": " + message)
  }
}

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
    let plans = try plans()
    var builders = plans.map(Self.builder)
    let batches = plans.enumerated().map { column, plan in
      ColumnBatch(
        file: request.file, bytes: request.bytes, plan: plan, column: column,
        columnCount: plans.count)
    }
    var block = CellBlock()
    var log = ProblemLog()
    var lines = RowLines()
    var rowCount = 0
    while try reader.read(into: &block) {
      for column in builders.indices {
        builders[column].append(block, of: batches[column], into: &log)
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
      name: request.name, file: request.file, plans: plans,
      columns: builders.map { $0.finish() }, rowCount: rowCount, lines: lines, log: log,
      notes: notes)
  }

  private static func builder(_ plan: ColumnPlan) -> any ColumnBuilding {
    switch plan.reading {
    case .text, .category, .undeclaredText: TextColumnBuilder(plan)
    case .integer: IntegerColumnBuilder(plan)
    case .number: NumberColumnBuilder(plan)
    case .boolean(let yes, let no): BooleanColumnBuilder(plan, yes: yes, no: no)
    case .date, .dateTime: DateColumnBuilder(plan)
    }
  }

  // MARK: - Plans

  private func plans() throws(LoadError) -> [ColumnPlan] {
    guard let resource = request.resource, let fields = resource.fields else {
      let readings = try inferredReadings()
      return zip(header.names, readings).map { name, reading in
        plan(
          name, description: "", reading, missing: request.resource?.missingValues ?? [""],
          isInferred: true)
      }
    }
    try checkHeader(against: fields, resource)
    return header.names.compactMap { name in
      fields.first { $0.name == name }.map { field in
        plan(
          name, description: field.description, field.reading,
          missing: field.missingValues ?? resource.missingValues, isInferred: false)
      }
    }
  }

  private func inferredReadings() throws(LoadError) -> [CellReading] {
    var scout = reader
    var inference = TypeInference(columnCount: header.names.count)
    var block = CellBlock()
    while try scout.read(into: &block) { inference.look(at: block, in: request.bytes) }
    return inference.readings
  }

  private func checkHeader(
    against fields: [DataPackage.Field], _ resource: DataPackage.Resource
  ) throws(LoadError) {
    for (index, name) in header.names.enumerated()
    where !fields.contains(where: { $0.name == name }) {
      throw LoadError(
        file: request.file, line: 1,
        message: "column \(index + 1) is not among the fields of \(resource.name)")
    }
    for field in fields where !header.names.contains(field.name) {
      throw LoadError(
        file: request.file, line: 1,
        message: "there is no column for the field \(field.name) of \(resource.name)")
    }
  }

  private func plan(
    _ name: String, description: String, _ reading: CellReading, missing: [String],
    isInferred: Bool
  ) -> ColumnPlan {
    let isListed = request.key?.emptyIsNone.contains { $0.name == name } ?? false
    let endsState = request.key?.states.contains { $0.to.contains { $0.name == name } } ?? false
    let isKey =
      request.linkedColumns.contains(name)
      || request.resource?.primaryKey.contains { $0.name == name } ?? false
      || request.resource?.foreignKeys.contains { $0.field.name == name } ?? false
    return ColumnPlan(
      name: name, description: description, reading: reading, missing: MissingCells(missing),
      emptyIsNone: isListed || endsState, isKey: isKey,
      isProse: request.key?.text?.name == name && reading.type.isText, isInferred: isInferred)
  }
}
