import Ingest

// How the load report is recorded: the members of each type in the order in which `write` names
// them. What the load took of the memory is that process's business, and measured anew.

extension LoadReport: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      tables: try record.read(), notes: try record.read(), problems: try record.read(),
      problemCounts: try Self.counts(from: &record), rejectedRows: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(tables, notes, problems)
    record.write(LoadProblem.Kind.allCases.filter { problemCounts[$0] != nil })
    for kind in LoadProblem.Kind.allCases {
      if let count = problemCounts[kind] { record.write(count) }
    }
    record.write(rejectedRows)
  }

  private static func counts(
    from record: inout RecordReader
  ) throws(SnapshotError) -> [LoadProblem.Kind: Int] {
    let kinds: [LoadProblem.Kind] = try record.read()
    var counts: [LoadProblem.Kind: Int] = [:]
    for kind in kinds {
      let count: Int = try record.read()
      // A sum of such counts is a number still.
      guard count >= 0, count < 1 << 48 else { throw record.fault("a count of problems is none") }
      counts[kind] = count
    }
    return counts
  }
}

extension TableReport: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), file: try record.read(), rowCount: try record.read(),
      columns: try record.read(), notes: try record.read(), repairs: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(name, file, rowCount, columns, notes, repairs)
  }
}

extension TableReport.ColumnReading: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), reading: try record.read(), isInferred: try record.read(),
      evidence: try record.read(), readCount: try record.cellCount(),
      refusedCount: try record.cellCount())
  }

  func write(to record: inout RecordWriter) {
    record.write(name, reading, isInferred, evidence, readCount, refusedCount)
  }
}

extension TableReport.Repair: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      column: try record.read(), message: try record.read(), count: try record.cellCount(),
      first: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(column, message, count, first) }
}

extension RecordPlace: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(file: try record.read(), line: try record.read(), column: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(file, line, column) }
}

extension LoadProblem: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      kind: try record.read(), file: try record.read(), line: try record.read(),
      column: try record.read(), table: try record.read(), field: try record.read(),
      message: try record.read(), cell: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(kind, file, line, column, table, field, message, cell)
  }
}

extension LoadProblem.Kind: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    guard let kind = LoadProblem.Kind(rawValue: try record.read()) else {
      throw record.fault("a problem of an unknown kind")
    }
    self = kind
  }

  func write(to record: inout RecordWriter) { record.write(rawValue) }
}

extension RejectedRow: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      file: try record.read(), line: try record.read(), reasons: try record.read(),
      names: try record.read(), cells: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(file, line, reasons, names, cells) }
}

extension RecordReader {
  /// A number of cells; sums of such numbers are numbers still.
  fileprivate mutating func cellCount() throws(SnapshotError) -> Int {
    let count: Int = try read()
    guard count >= 0, count < 1 << 48 else { throw fault("a count of cells is none") }
    return count
  }
}
