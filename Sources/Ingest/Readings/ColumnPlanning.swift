import Model

/// Settles how each column of a table is read: as its descriptor says, or as all its cells show.
struct ColumnPlanning {
  private let request: TableRequest
  private let names: [String]

  init(_ request: TableRequest) {
    self.request = request
    names = request.source.columns.map(\.name)
  }

  /// What the user wants of each column's dates.
  private var dates: [DateChoice?] {
    names.map { request.options.dates.choice(for: $0, of: request.name) }
  }

  /// Shows all cells to an inference.
  typealias Scan = (inout TypeInference) throws(LoadError) -> Void

  /// A column to be built, and the place of its cells in each record.
  struct Planned {
    let plan: ColumnPlan
    let source: Int
  }

  /// All columns of the table, and what their cells tell of texts for a missing cell.
  struct Result {
    var columns: [Planned] = []
    var repairs: [TableReport.Repair] = []
  }

  /// Plans the columns; `scan` shows all cells to an inference, if there is something to infer.
  func plan(_ scan: Scan) throws(LoadError) -> Result {
    guard let resource = request.resource, let fields = resource.fields else {
      return try inferred(scan)
    }
    // The field of each column by its place, for fields are much to copy; most often it is the same
    // as the column's.
    let placed = names.indices.map { column in
      let isSame = fields.indices.contains(column) && fields[column].name == names[column]
      return isSame ? column : fields.indices.first { fields[$0].name == names[column] }
    }
    try checkHeader(placed, against: fields, resource)
    let readings = placed.map { place in place.map { reading(of: fields[$0]) } ?? .text }
    let open = readings.map(\.openDates)
    var inference: TypeInference?
    if open.contains(where: { $0 != nil }) {
      var looking = TypeInference(names: names, dates: dates, declared: open)
      try scan(&looking)
      inference = looking
    }
    var result = Result()
    for (source, place) in placed.enumerated() {
      guard let place else { continue }
      let field = fields[place]
      var column = TypeInference.Column(reading: readings[source])
      if let inference, let dates = open[source] {
        column = try inference.declaredDates(of: request.source.file, dates, column: source)
      }
      let missing = field.missingValues ?? resource.missingValues
      add(
        column, field.name, field, missing: missing, daysMissing: missing, source,
        isInferred: false, to: &result)
    }
    return result
  }

  private func inferred(_ scan: Scan) throws(LoadError) -> Result {
    var inference = TypeInference(names: names, dates: dates)
    try scan(&inference)
    var result = Result()
    let columns = try inference.columns(of: request.source.file)
    let declared = request.resource?.missingValues ?? [""]
    for (source, inferred) in columns.enumerated() {
      var column = inferred
      column.reading = request.source.columns[source].reading(inferred: inferred.reading)
      if let until = yearlessUntil(names[source]) {
        column.reading = .writtenDate(DateReading(order: .dmy, yearlessUntil: until))
      }
      // In text they are values, and so in durations; beside those, the days are missing.
      let tokens = column.missing.map(\.written)
      if column.reading.type.isText && column.reading != .uri { column.missing = [] }
      let missing = declared + column.missing.map(\.written)
      add(
        column, names[source], nil, missing: missing, daysMissing: declared + tokens, source,
        isInferred: true, to: &result)
      for text in column.missing where !declared.contains(text.written) {
        result.repairs.append(
          TableReport.Repair(
            column: names[source], message: "'\(text.text)' read as unknown", count: text.count,
            first: request.source.unit.place(
              in: request.source.file, line: text.place.line, column: text.place.column)))
      }
    }
    return result
  }

  private func add(
    _ column: TypeInference.Column, _ name: String, _ field: DataPackage.Field?,
    missing: [String], daysMissing: [String], _ source: Int, isInferred: Bool,
    to result: inout Result
  ) {
    let plan = ColumnPlan(
      name: name, description: field?.description ?? "", reading: column.reading,
      missing: MissingCells(missing), emptyIsNone: emptyIsNone(name), isKey: isKey(name),
      isProse: request.key?.text?.name == name && column.reading.type.isText,
      isInferred: isInferred, evidence: column.evidence,
      constraints: field?.constraints ?? FieldConstraints())
    result.columns.append(Planned(plan: plan, source: source))
    guard column.reading == .duration else { return }
    let days = name + "_days"
    guard !names.contains(where: { $0.lowercased() == days.lowercased() }) else { return }
    let derived = ColumnPlan(
      name: days, description: "\(name) in days, between bounds", reading: .duration,
      missing: MissingCells(daysMissing), emptyIsNone: plan.emptyIsNone, isKey: false,
      isProse: false,
      isInferred: isInferred, isDays: true)
    result.columns.append(Planned(plan: derived, source: source))
  }

  private func emptyIsNone(_ name: String) -> Bool {
    let isListed = request.key?.emptyIsNone.contains { $0.name == name } ?? false
    return isListed || request.key?.states.contains { $0.to.contains { $0.name == name } } ?? false
  }

  private func isKey(_ name: String) -> Bool {
    request.linkedColumns.contains(name)
      || request.resource?.primaryKey.contains { $0.name == name } ?? false
      || request.resource?.foreignKeys.contains { $0.field.name == name } ?? false
  }

  /// A field's reading, with what is said of its years elsewhere.
  private func reading(of field: DataPackage.Field) -> CellReading {
    guard let until = yearlessUntil(field.name) else { return field.reading }
    let dates =
      if case .writtenDate(let reading) = field.reading { reading } else { DateReading() }
    return .writtenDate(
      DateReading(
        dates.notation, order: dates.order, pivot: dates.pivot, yearlessUntil: until,
        splitsYears: dates.splitsYears))
  }

  private func yearlessUntil(_ name: String) -> Day? {
    request.key?.yearless.first { $0.column.name == name }?.until
  }

  private func checkHeader(
    _ placed: [Int?], against fields: [DataPackage.Field], _ resource: DataPackage.Resource
  ) throws(LoadError) {
    if let index = placed.firstIndex(of: nil) {
      throw LoadError(
        file: request.source.file, line: request.source.unit == .line ? 1 : nil,
        message: "column \(index + 1) is not among the fields of \(resource.name)")
    }
    // Columns differ, and so do the fields that they have.
    guard placed.count < fields.count else { return }
    if let index = fields.indices.first(where: { !placed.contains($0) }) {
      throw LoadError(
        file: request.source.file, line: request.source.unit == .line ? 1 : nil,
        message: "there is no column for the field \(fields[index].name) of \(resource.name)")
    }
  }
}

extension CellReading {
  /// The reading of declared dates whose order their cells are to show.
  fileprivate var openDates: DateReading? {
    guard case .writtenDate(let reading) = self, reading.notation == .written,
      reading.order == nil
    else { return nil }
    return reading
  }
}
