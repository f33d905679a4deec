/// A file that holds tables, and what is known of it before it is opened.
///
/// What it is shows in its content; its name only decides where the content leaves it open.
struct DataFile {
  /// Where its bytes come from.
  let content: DatasetFile.Content
  /// The file as the user would name it.
  let shown: String
  /// The path that a descriptor would name it by.
  let path: String
  /// How it is to be read, as far as it does not say itself.
  var options = LoadOptions()
  /// What a descriptor says of it; nil if there is none.
  var resource: DataPackage.Resource?
  /// Whether a great file may be read part by part.
  var isParted = true

  /// The tables in it.
  func tables() throws(LoadError) -> [SourceTable] {
    if case .path(let path) = content {
      let first = try FileBytes.prefix(path: path, shownAs: shown, count: 16)
      if first.starts(with: SQLiteDatabase.magic) { return try databaseTables(path) }
      if first.starts(with: FileStart.snapshotMark) {
        throw LoadError(file: shown, message: "a snapshot, which is opened alone")
      }
    }
    if let table = partedTable() { return [table] }
    var notes: [String] = []
    var bytes = try read()
    if Gzip.isPacked(bytes) {
      bytes = try Gzip.unpack(bytes, file: shown, monitor: options.monitor)
      notes.append("unpacked from gzip")
    }
    guard !bytes.starts(with: SQLiteDatabase.magic) else {
      throw LoadError(file: shown, message: "a database within gzip; unpack it first")
    }
    guard !bytes.starts(with: FileStart.snapshotMark) else {
      throw LoadError(file: shown, message: "a snapshot within gzip; unpack it first")
    }
    return try textTables(bytes, notes: notes)
  }

  /// All of the file's bytes.
  func read() throws(LoadError) -> [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .path(let path):
      try FileBytes.read(path: path, shownAs: shown, monitor: options.monitor)
    }
  }

  // MARK: - Databases

  private func databaseTables(_ path: String) throws(LoadError) -> [SourceTable] {
    let database = try SQLiteDatabase(path: path, file: shown, monitor: options.monitor)
    if try DNATables.areIn(database) {
      return try DNATables.read(database, origin: TableOrigin(path: self.path, format: "dna"))
    }
    return try SQLiteTables.read(database, origin: TableOrigin(path: self.path, format: "sqlite"))
  }

  // MARK: - Texts

  /// The table of a great delimited file that speaks for itself; nil for any other.
  private func partedTable() -> SourceTable? {
    // Where a record ends shows in its quotes alone, unless some of them are escaped.
    guard isParted, saysDelimited, resource?.dialect.escape == nil, case .path(let path) = content,
      (options.encoding ?? resource?.encoding ?? .utf8) == .utf8,
      let (parted, prefix) = PartedText.open(path: path, shownAs: shown, options.pace),
      !Self.startsLikeJSON(prefix),
      let text = try? DecodedText(prefix, file: shown, declared: .utf8),
      var table = try? delimitedTable(text, notes: [], parted: parted)
    else { return nil }
    var file = self
    file.isParted = false
    let whole = file
    table.whole = { () throws(LoadError) in try whole.tables()[0] }
    return table
  }

  private func textTables(_ bytes: [UInt8], notes: [String]) throws(LoadError) -> [SourceTable] {
    let declared = options.encoding ?? resource?.encoding
    let text = try DecodedText(bytes, file: shown, declared: declared)
    let notes = notes + (text.note.map { [$0] } ?? [])
    let isLegacy = text.encoding == .windows1251 || text.encoding == .windows1252
    let looksLikeJSON = Self.startsLikeJSON(text.bytes)
    if looksLikeJSON || saysJSON {
      do throws(LoadError) {
        if isLegacy && declared == nil { try TextEncoding.check(bytes, file: shown) }
        let told = saysDelimited ? ["its content is JSON, though its name does not say so"] : []
        return try JSONTables.read(
          text.bytes, file: shown, name: name, origin: origin(jsonFormat, text.encoding),
          notes: notes + told)
      } catch {
        // The first name of a delimited file can begin with a bracket, and a file can be called
        // what it is not.
        let isMisnamed = saysJSON && !looksLikeJSON && Self.hasSeveralColumns(text.bytes, shown)
        guard !error.isInterruption, saysDelimited || isMisnamed else { throw error }
        let told = isMisnamed ? ["its content is delimited text, though its name says JSON"] : []
        return [try delimitedTable(text, notes: notes + told)]
      }
    }
    return [try delimitedTable(text, notes: notes)]
  }

  private func delimitedTable(
    _ text: DecodedText, notes: [String], parted: PartedText? = nil
  ) throws(LoadError) -> SourceTable {
    let source: DelimitedSource
    if let resource {
      var dialect = resource.dialect
      dialect.start = DialectEvidence.startAfterSeparatorLine(
        of: text.bytes, delimiter: dialect.delimiter)
      source = try DelimitedSource(
        text.bytes, file: shown, dialect: dialect, notes: notes,
        names: resource.fields?.map(\.name), parted: parted)
    } else {
      source = try DelimitedSource(
        sniffing: text.bytes, file: shown, notes: notes, parted: parted)
    }
    let usual = plainName.hasSuffix(".tsv") ? Byte.tab : Byte.comma
    var origin = origin(usual == Byte.tab ? "tsv" : "csv", text.encoding)
    origin.dialect = source.dialect.members(usual: usual)
    return SourceTable(name: name, source: source, origin: origin)
  }

  private func origin(_ format: String, _ encoding: TextEncoding) -> TableOrigin {
    TableOrigin(path: path, format: format, encoding: encoding == .utf8 ? nil : encoding)
  }

  private var name: String { resource?.name ?? tableName(ofFile: path) }

  // MARK: - Names

  /// The file's name in small letters, without `.gz`.
  private var plainName: String {
    let lower = path.lowercased()
    return lower.hasSuffix(".gz") ? String(lower.dropLast(3)) : lower
  }

  private var saysJSON: Bool {
    if let format = resource?.format { return ["json", "jsonl", "ndjson"].contains(format) }
    return [".json", ".jsonl", ".ndjson", ".geojson"].contains(where: plainName.hasSuffix)
  }

  private var jsonFormat: String {
    if let format = resource?.format, format != "json" { return "jsonl" }
    return plainName.hasSuffix(".jsonl") || plainName.hasSuffix(".ndjson") ? "jsonl" : "json"
  }

  private var saysDelimited: Bool {
    if let format = resource?.format { return ["csv", "tsv"].contains(format) }
    return [".csv", ".tsv", ".tab", ".txt"].contains(where: plainName.hasSuffix)
  }

  /// True if the first character opens an array or an object.
  static func startsLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: Byte.orderMark) ? 3 : 0
    let blanks: [UInt8] = [Byte.blank, Byte.tab, Byte.lineFeed, Byte.carriageReturn]
    let first = bytes[start...].first { !blanks.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func hasSeveralColumns(_ bytes: [UInt8], _ file: String) -> Bool {
    let evidence = DialectEvidence(bytes, file: file)
    let line = bytes.prefix { $0 != Byte.lineFeed }
    return line.contains(evidence.dialect.delimiter)
  }
}
