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
  let unit: RecordUnit
  var log: ProblemLog
  var notes: [String]

  func columnIndex(_ name: String) -> Int? { plans.firstIndex { $0.name == name } }

  /// The entry for a row whose value does not fit with others.
  func problem(
    _ kind: LoadProblem.Kind, row: Int, column: Int, _ message: String
  ) -> LoadProblem {
    let place = unit.place(in: file, line: lines.line(of: row), column: nil)
    return LoadProblem(
      kind: kind, file: place.file, line: place.line, column: nil,
      message: plans[column].name + ": " + message)
  }
}

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
  /// Who follows the reading.
  var monitor = LoadMonitor()
}

/// Reads the records of one source into columns.
struct TableReader {
  private let request: TableRequest
  private var source: any RecordSource { request.source }
  private var names: [String] { source.columns.map(\.name) }

  init(_ request: TableRequest) { self.request = request }

  /// Reads all rows.
  func read() throws(LoadError) -> ReadTable {
    let plans = try plans()
    var builders = plans.map(Self.builder)
    var records = try source.records()
    let batches = plans.enumerated().map { column, plan in
      ColumnBatch(
        file: source.file, unit: source.unit, bytes: records.bytes, plan: plan, column: column,
        columnCount: plans.count)
    }
    var block = CellBlock()
    var log = ProblemLog()
    var lines = RowLines()
    var rowCount = 0
    while try records.read(into: &block) {
      for column in builders.indices {
        builders[column].append(block, of: batches[column], into: &log)
      }
      for line in block.lines { lines.append(line) }
      rowCount += block.recordCount
      guard rowCount <= Int(Int32.max) else {
        throw LoadError(file: source.file, message: "more than 2,147,483,647 rows")
      }
      try request.monitor.note(.reading, source.file, records.fraction)
    }
    var columns: [BuiltColumn] = []
    for builder in builders {
      columns.append(builder.finish())
      try request.monitor.note(.reading, source.file, 1)
    }
    return ReadTable(
      name: request.name, file: source.file, plans: plans, columns: columns, rowCount: rowCount,
      lines: lines, unit: source.unit, log: log, notes: source.notes + records.notes)
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
      return zip(names, readings).map { name, reading in
        plan(
          name, description: "", reading, missing: request.resource?.missingValues ?? [""],
          isInferred: true)
      }
    }
    try checkHeader(against: fields, resource)
    return names.compactMap { name in
      fields.first { $0.name == name }.map { field in
        plan(
          name, description: field.description, field.reading,
          missing: field.missingValues ?? resource.missingValues, isInferred: false)
      }
    }
  }

  private func inferredReadings() throws(LoadError) -> [CellReading] {
    var records = try source.records()
    var inference = TypeInference(columnCount: source.columns.count)
    var block = CellBlock()
    let bytes = records.bytes
    while try records.read(into: &block) {
      inference.look(at: block, in: bytes)
      try request.monitor.note(.looking, source.file, records.fraction)
    }
    return zip(source.columns, inference.readings).map { $0.reading(inferred: $1) }
  }

  private func checkHeader(
    against fields: [DataPackage.Field], _ resource: DataPackage.Resource
  ) throws(LoadError) {
    for (index, name) in names.enumerated()
    where !fields.contains(where: { $0.name == name }) {
      throw LoadError(
        file: source.file, line: source.unit == .line ? 1 : nil,
        message: "column \(index + 1) is not among the fields of \(resource.name)")
    }
    for field in fields where !names.contains(field.name) {
      throw LoadError(
        file: source.file, line: source.unit == .line ? 1 : nil,
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
