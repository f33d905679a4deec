package import Ingest
import Model
import Store

/// A snapshot, all of it found sound.
package struct Snapshot: Sendable {
  /// The dataset, as if its sources had been read.
  package let dataset: LoadedDataset
  /// The files that it was made of.
  package let sources: [SnapshotSource]
  /// The length of the file in bytes.
  package let byteCount: Int

  /// Opens a snapshot and checks every byte of it.
  ///
  /// - Throws: What is wrong, and in which section.
  package init(path: String, monitor: LoadMonitor = LoadMonitor()) throws(SnapshotError) {
    let bytes = try SnapshotBytes(path: path, monitor: monitor)
    let file = DatasetFile(name: path, content: .path(path))
    try self.init(reading: bytes, files: [file])
  }

  /// Opens a snapshot that lies in memory.
  package init(_ bytes: [UInt8], name: String) throws(SnapshotError) {
    try self.init(reading: SnapshotBytes(bytes, name: name), files: [])
  }

  private init(reading bytes: SnapshotBytes, files: [DatasetFile]) throws(SnapshotError) {
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
    let tables = try reader.tables(schema, layouts)
    self.sources = sources
    byteCount = bytes.count
    dataset = LoadedDataset(
      casebook: Casebook(schema: schema, tables: tables),
      report: report.with(MemoryUse(of: tables)), files: files)
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
    guard !start.isEmpty, magic.starts(with: start) else {
      throw bytes.fault(.notSnapshot, "header", "the file does not begin as a snapshot does")
    }
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

  /// Reads the sections of all tables.
  func tables(_ schema: Schema, _ layouts: [TableLayout]) throws(SnapshotError) -> [Table] {
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
            sections: rest.prefix(1)))
        rest = rest.dropFirst()
      }
    }
    guard rest.isEmpty else {
      throw bytes.fault(.wrongContents, "table of sections", "there are more than the columns have")
    }
    var results = try ColumnJob.run(jobs, on: bytes)[...]
    return zip(schema.tables, layouts).map { table, layout in
      let columns = results.prefix(layout.columns.count).compactMap(\.column)
      results = results.dropFirst(layout.columns.count)
      let links = zip(layout.links, results).compactMap { column, result in
        result.link.map { (column, $0) }
      }
      results = results.dropFirst(layout.links.count)
      return Table(
        columns: columns, rowCount: table.rowCount,
        links: Dictionary(links, uniquingKeysWith: { $1 }))
    }
  }
}
