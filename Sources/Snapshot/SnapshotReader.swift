package import Ingest
import Model
import Store

/// A snapshot, found sound: all of it if it is small, else each part of it before it is used.
package struct Snapshot: Sendable {
  /// The dataset, as if its sources had been read.
  package let dataset: LoadedDataset
  /// The files that it was made of.
  package let sources: [SnapshotSource]
  /// The length of the file in bytes.
  package let byteCount: Int

  /// Opens a snapshot. A greater one than is checked at once has its columns and links checked when
  /// they are first needed; what is wrong with them is the casebook's `fault` then.
  ///
  /// - Throws: What is wrong, and in which section.
  package init(
    path: String, monitor: LoadMonitor = LoadMonitor(), checkedAtOnce: Int = Self.checkedAtOnce
  ) throws(SnapshotError) {
    let bytes = try SnapshotBytes(path: path, monitor: monitor)
    let file = DatasetFile(name: path, content: .path(path))
    try self.init(reading: bytes, files: [file], checkedAtOnce)
  }

  /// Opens a snapshot that lies in memory.
  package init(
    _ bytes: [UInt8], name: String, checkedAtOnce: Int = Self.checkedAtOnce
  ) throws(SnapshotError) {
    try self.init(reading: SnapshotBytes(bytes, name: name), files: [], checkedAtOnce)
  }

  /// How many bytes are all checked before anything else is done: as many as take less time than
  /// anyone notices.
  package static let checkedAtOnce = 64 << 20

  private init(
    reading bytes: SnapshotBytes, files: [DatasetFile], _ checkedAtOnce: Int
  ) throws(SnapshotError) {
    var reader = try SnapshotReader(bytes)
    let schema: Schema = try reader.record("schema")
    if let fault = SchemaCheck.fault(in: schema) {
      throw bytes.fault(.wrongContents, "schema", fault)
    }
    let layouts: [TableLayout] = try reader.record("columns")
    if let fault = SchemaCheck.fault(in: layouts, of: schema) {
      throw bytes.fault(.wrongContents, "columns", fault)
    }
    let sources: [SnapshotSource] = try reader.record("sources")
    let report: LoadReport = try reader.record("load report")
    let damage = bytes.count <= checkedAtOnce ? nil : Damage()
    let tables = try reader.tables(schema, layouts, damage)
    self.sources = sources
    byteCount = bytes.count
    dataset = LoadedDataset(
      casebook: Casebook(schema: schema, tables: tables, damage: damage),
      report: report.with(MemoryUse(mappedBytes: reader.unreadBytes)), files: files)
  }
}

extension LoadReport {
  fileprivate func with(_ memory: MemoryUse) -> LoadReport {
    LoadReport(
      tables: tables, notes: notes, problems: problems, problemCounts: problemCounts,
      rejectedRows: rejectedRows, memory: memory)
  }
}

/// Reads the sections of a snapshot in their order.
struct SnapshotReader {
  private let bytes: SnapshotBytes
  let sections: [Section]
  private var next = 0

  /// Checks the header and the table of sections.
  init(_ bytes: SnapshotBytes) throws(SnapshotError) {
    self.bytes = bytes
    let header = try Self.header(bytes)
    let name = "table of sections"
    guard
      let offset = Int(exactly: header.tableOffset), let length = Int(exactly: header.tableLength)
    else { throw bytes.fault(.wrongContents, "header", "its numbers are too great") }
    let table = try bytes.read(length, at: offset, of: name)
    guard checksum(of: table[...]) == header.tableChecksum else {
      throw bytes.fault(.wrongChecksum, name, "its bytes have changed since it was made")
    }
    sections = try RecordReader.value(of: table, file: bytes.name, section: name)
    try checkPlaces(upTo: offset)
  }

  private static func header(_ bytes: SnapshotBytes) throws(SnapshotError) -> SnapshotHeader {
    let magic = SnapshotFormat.magic
    let start = try bytes.read(min(magic.count, bytes.count), at: 0, of: "header")
    guard !start.isEmpty, magic.starts(with: start) else { throw try notSnapshot(bytes) }
    let raw = try bytes.read(SnapshotFormat.headerBytes, at: 0, of: "header")
    let header = SnapshotHeader(raw)
    if header.orderMark == SnapshotFormat.orderMark.byteSwapped {
      throw bytes.fault(
        .otherByteOrder, "header", "it was made on a machine that orders bytes otherwise")
    }
    if header.version != SnapshotFormat.version, header.orderMark == SnapshotFormat.orderMark {
      throw bytes.fault(
        .otherVersion, "header",
        "it is of version \(header.version) of the format, and this program reads version "
          + String(SnapshotFormat.version))
    }
    guard SnapshotHeader.isSound(raw), header.orderMark == SnapshotFormat.orderMark else {
      throw bytes.fault(.wrongChecksum, "header", "its bytes have changed since it was made")
    }
    guard header.fileLength == bytes.count else {
      throw bytes.fault(
        .wrongLength, "header",
        "the file has \(bytes.count) bytes, and had \(header.fileLength) when it was made")
    }
    return header
  }

  /// What a file is instead.
  private static func notSnapshot(_ bytes: SnapshotBytes) throws(SnapshotError) -> SnapshotError {
    func error(_ message: String) -> SnapshotError {
      SnapshotError(code: .notSnapshot, file: bytes.name, section: nil, message: message)
    }
    let start = try bytes.read(min(FileStart.byteCount, bytes.count), at: 0, of: "header")
    return switch FileStart(start) {
    case .text: error("this is a text, not a snapshot; to open it, name it as one, such as .csv")
    case .database: error("this is an SQLite database, not a snapshot; to open it, name it .db")
    case .gzip: error("this is packed with gzip, and no snapshot; unpack it first")
    case .nothing, .other, .snapshot:
      bytes.fault(
        .notSnapshot, "header",
        "the file does not begin as a snapshot does; make it anew from its sources with casebook "
          + "index")
    }
  }

  /// Sections follow each other without a gap, so that no byte is without a checksum.
  private func checkPlaces(upTo tableOffset: Int) throws(SnapshotError) {
    var offset = SnapshotFormat.headerBytes
    for section in sections {
      let blocks = SnapshotFormat.blockBytes
      guard section.offset == offset, section.length >= 0, section.length <= bytes.count,
        section.checksums.count == (section.end - offset + blocks - 1) / blocks
      else {
        throw bytes.fault(.wrongContents, "table of sections", "a section is out of place")
      }
      offset = section.end
    }
    guard offset == tableOffset else {
      throw bytes.fault(.wrongContents, "table of sections", "it does not follow the sections")
    }
  }

  /// Reads the next section, which is a record.
  mutating func record<Value: Recorded>(_ name: String) throws(SnapshotError) -> Value {
    var columns = ColumnSections(bytes, sections[next...])
    let value: Value = try columns.record(name)
    next += 1
    return value
  }

  /// The bytes of the sections from the next on.
  var unreadBytes: Int { sections[next...].reduce(0) { $0 + $1.length } }

  /// Reads the sections of all tables: at once if there is nowhere to put damage found later.
  func tables(
    _ schema: Schema, _ layouts: [TableLayout], _ damage: Damage?
  ) throws(SnapshotError) -> [Table] {
    let jobs = try jobs(schema, layouts)
    guard let damage else {
      return tables(schema, layouts, of: try ColumnJob.run(jobs, on: bytes)[...])
    }
    var results: [ColumnJob.Result] = []
    for job in jobs { results.append(try job.later(bytes.unwatched, damage)) }
    return tables(schema, layouts, of: results[...])
  }

  private func jobs(
    _ schema: Schema, _ layouts: [TableLayout]
  ) throws(SnapshotError) -> [ColumnJob] {
    var jobs: [ColumnJob] = []
    var rest = sections[next...]
    for (table, layout) in zip(schema.tables, layouts) {
      for (column, layout) in zip(table.columns, layout.columns) {
        jobs.append(
          ColumnJob(
            name: table.name + "." + column.name, type: column.type, rowCount: table.rowCount,
            layout: .values(layout), sections: rest.prefix(layout.sectionCount)))
        rest = rest.dropFirst(layout.sectionCount)
      }
      for column in layout.links {
        guard let link = table.columns[column].link else { continue }
        jobs.append(
          ColumnJob(
            name: table.name + "." + table.columns[column].name, type: .integer,
            rowCount: table.rowCount,
            layout: .link(targetCount: schema.tables[link.table].rowCount),
            sections: rest.prefix(TableLayout.linkSectionCount)))
        rest = rest.dropFirst(TableLayout.linkSectionCount)
      }
      for column in layout.prose {
        jobs.append(
          ColumnJob(
            name: table.name + "." + table.columns[column].name, type: .text,
            rowCount: table.rowCount, layout: .words,
            sections: rest.prefix(TableLayout.wordSectionCount)))
        rest = rest.dropFirst(TableLayout.wordSectionCount)
      }
    }
    guard rest.isEmpty else {
      throw bytes.fault(.wrongContents, "table of sections", "there are more than the columns have")
    }
    return jobs
  }

  private func tables(
    _ schema: Schema, _ layouts: [TableLayout], of results: ArraySlice<ColumnJob.Result>
  ) -> [Table] {
    var results = results
    return zip(schema.tables, layouts).map { table, layout in
      let columns = results.prefix(layout.columns.count).compactMap(\.column)
      results = results.dropFirst(layout.columns.count)
      let links = zip(layout.links, results).compactMap { column, result in
        result.link.map { (column, $0) }
      }
      results = results.dropFirst(layout.links.count)
      let words = zip(layout.prose, results).compactMap { column, result in
        result.words.map { (column, $0) }
      }
      results = results.dropFirst(layout.prose.count)
      return Table(
        stored: columns, rowCount: table.rowCount,
        links: Dictionary(links, uniquingKeysWith: { $1 }),
        words: Dictionary(words, uniquingKeysWith: { $1 }))
    }
  }
}
