/// A table in delimited text.
struct DelimitedSource: RecordSource {
  let file: String
  let columns: [SourceColumn]
  let notes: [String]
  let unit = RecordUnit.line
  /// The dialect that it is read in.
  let dialect: DelimitedDialect
  private let start: DelimitedReader
  /// What the records lie in, if the bytes are the file's first alone.
  private let parted: PartedText?

  /// Opens a text in a known dialect; without a header the columns get the names given, else
  /// numbers.
  init(
    _ bytes: [UInt8], file: String, dialect: DelimitedDialect, notes: [String],
    names: [String]? = nil, parted: PartedText? = nil
  ) throws(LoadError) {
    self.file = file
    self.dialect = dialect
    self.parted = parted
    var reader = DelimitedReader(bytes, file: file, dialect: dialect, hasMore: parted != nil)
    if dialect.hasHeader {
      let header = try DelimitedHeader(reading: &reader)
      columns = header.names.map { SourceColumn(name: $0) }
      self.notes = notes + header.notes
      start = reader
      return
    }
    start = reader
    var block = CellBlock()
    guard try reader.read(into: &block, records: 1) else {
      throw LoadError(file: file, message: "the file is empty")
    }
    if let names, names.count != reader.columnCount {
      throw LoadError(
        file: file, line: block.records.first?.line,
        message: "\(counted(reader.columnCount, "column")), where the descriptor has "
          + counted(names.count, "field"))
    }
    columns = (0..<reader.columnCount).map { index in
      SourceColumn(name: names?[index] ?? "column_" + String(index + 1))
    }
    self.notes = notes
  }

  /// Opens a text and finds out how it is written.
  init(
    sniffing bytes: [UInt8], file: String, notes: [String], parted: PartedText? = nil
  ) throws(LoadError) {
    let evidence = DialectEvidence(bytes, file: file)
    try self.init(
      bytes, file: file, dialect: evidence.dialect, notes: notes + evidence.notes,
      parted: parted)
  }

  func records() -> any RecordReading { parted?.records(after: start) ?? start }
}

extension DelimitedReader: RecordReading {
  var notes: [String] {
    var notes: [String] = []
    if blankLineCount > 0 { notes.append(counted(blankLineCount, "empty line") + " passed over") }
    if commentLineCount > 0 {
      notes.append(counted(commentLineCount, "line") + " of comment passed over")
    }
    if hasRepeatedReturns {
      notes.append("lines end with several carriage returns; each end was read as one")
    }
    return notes
  }

  mutating func read(into block: inout CellBlock) throws(LoadError) -> Bool {
    defer { (block.fraction, block.sourceByteCount) = (fraction, bytes.count) }
    return try read(into: &block, records: .max)
  }
}
