/// Where a dataset is to be read from.
package enum DatasetSource: Sendable {
  /// Files within the program; one of them is `datapackage.json`.
  case embedded(name: String, files: [(name: String, bytes: [UInt8])])
  /// A folder, with or without a descriptor, a descriptor itself, or a file of tables.
  case path(String)
  /// Several files and folders that make one casebook; none of them has a descriptor.
  case paths([String])
}

/// Reads a dataset whole: types, links and states as its descriptor says, or inferred from all
/// cells.
///
/// Throws for what cannot be read at all. A cell that does not fit its column is kept as unknown
/// and listed in the report with file, line and column.
package func load(
  _ source: DatasetSource, options: LoadOptions = LoadOptions()
) throws(LoadError) -> LoadedDataset {
  let dataset = try ReadDataset(source, options: options).dataset()
  dataset.report.memory.giveBack()
  if options.isStrict, let error = dataset.report.strictError { throw error }
  return dataset
}

/// The tables of a dataset, read but not yet put together.
struct ReadDataset {
  /// The dataset's name.
  let name: String
  /// What a descriptor says, or what was found in the files.
  let package: DataPackage
  /// The tables.
  private(set) var tables: [ReadTable]
  /// Where each table comes from.
  let origins: [TableOrigin]
  /// The descriptor itself; nil where none was read.
  let descriptor: JSONValue?
  /// The files, the descriptor first.
  let files: [DatasetFile]
  /// Threads that they are read by.
  let threads: Int

  init(_ source: DatasetSource, options: LoadOptions) throws(LoadError) {
    switch source {
    case .embedded(let name, let files):
      guard let descriptor = files.first(where: { $0.name == Self.descriptorName }) else {
        throw LoadError(file: name, message: "it has no \(Self.descriptorName)")
      }
      let written = try JSONParser.parse(descriptor.bytes, file: Self.descriptorName)
      try self.init(
        DataPackage(descriptor: written, file: Self.descriptorName), written,
        from: DatasetFile(name: descriptor.name, content: .bytes(descriptor.bytes)),
        in: .embedded(files), name: name, options)
    case .path(let path): try self.init(paths: [path], options)
    case .paths(let paths): try self.init(paths: paths, options)
    }
  }

  /// Puts the tables together.
  consuming func dataset() throws(LoadError) -> LoadedDataset {
    let files = files
    // Taken out, so that they are changed where they lie.
    var tables: [ReadTable] = []
    swap(&tables, &self.tables)
    var dataset = try CasebookAssembly(
      name: name, package: package, tables: tables, threads: threads
    )
    .assemble()
    dataset.files = files
    return dataset
  }

  static let descriptorName = "datapackage.json"

  // MARK: - Files

  private init(paths: [String], _ options: LoadOptions) throws(LoadError) {
    var files: [String] = []
    for path in paths {
      if let descriptor = try Self.descriptor(at: path) {
        guard paths.count == 1 else {
          throw LoadError(
            file: path,
            message: "a data package is a casebook of its own; open it alone, or name its files")
        }
        try self.init(descriptor: descriptor, options)
        return
      }
      files += FileBytes.isFolder(path) ? try Self.files(in: path) : [path]
    }
    let folder = paths.count == 1 ? Self.trimmed(paths[0]) : files.first ?? ""
    try self.init(files: files, name: tableName(ofFile: folder), options)
  }

  /// The descriptor that a path names or holds; nil if it names another file or folder.
  private static func descriptor(at path: String) throws(LoadError) -> String? {
    if FileBytes.isFolder(path) {
      let descriptor = trimmed(path) + "/" + descriptorName
      return FileBytes.size(descriptor) == nil ? nil : descriptor
    }
    if path.split(separator: "/").last.map(String.init) == descriptorName { return path }
    guard path.lowercased().hasSuffix(".json"), let size = FileBytes.size(path), size < 1 << 22
    else { return nil }
    let bytes = try FileBytes.read(path: path, shownAs: path)
    guard !bytes.starts(with: [0xFF, 0xFE]), bytes.contains(sequence: "\"resources\""),
      let value = try? JSONParser.parse(bytes, file: path),
      case .array(let resources)? = value["resources"]?.kind, let first = resources.first
    else { return nil }
    return first["path"] != nil || first["data"] != nil ? path : nil
  }

  private static func trimmed(_ path: String) -> String {
    path.hasSuffix("/") && path.utf8.count > 1 ? String(path.dropLast()) : path
  }

  /// The files of a folder that can hold tables, by their names.
  private static func files(in folder: String) throws(LoadError) -> [String] {
    let endings = [
      ".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".geojson", ".db", ".sqlite",
      ".sqlite3", ".dna", ".csv.gz", ".tsv.gz", ".json.gz", ".jsonl.gz",
    ]
    let names = try FileBytes.names(in: folder)
      .filter { name in !name.hasPrefix(".") && endings.contains(where: name.lowercased().hasSuffix)
      }
    guard !names.isEmpty else {
      throw LoadError(
        file: folder,
        message: "there is no \(descriptorName) in the folder, and no file of tables (.csv, .tsv, "
          + ".json, .jsonl, .db, .sqlite, .dna)")
    }
    return names.sorted().map { trimmed(folder) + "/" + $0 }
  }

  private init(files: [String], name: String, _ options: LoadOptions) throws(LoadError) {
    var found: [SourceTable] = []
    for path in files {
      let file = DataFile(content: .path(path), shown: path, path: path, options: options)
      for table in try file.tables() {
        if let other = found.first(where: { $0.name.lowercased() == table.name.lowercased() }) {
          throw LoadError(
            file: path,
            message: "its table would be called \(table.name), as that of \(other.source.file) is; "
              + "rename one of the files")
        }
        found.append(table)
      }
    }
    let names = found.map(\.name)
    var tables: [ReadTable] = []
    for index in found.indices {
      let table = try found[index].read { table in
        var keys = Set(table.links.map(\.column))
        if let key = table.primaryKey { keys.insert(key) }
        for column in table.source.columns
        where KeyNames.mayBeKey(column.name, in: table.name, among: names) {
          keys.insert(column.name)
        }
        return TableRequest(
          name: table.name, source: table.source, resource: nil, key: table.key,
          linkedColumns: keys, options: options)
      }
      tables.append(table)
    }
    try options.dates.check(tables)
    let keys = KeyInference(tables, stated: found)
    for index in tables.indices { tables[index].notes += keys.notes[index] }
    let lists = ListInference(&tables, keys: keys, stated: found).lists
    var package = keys.package(tables, stated: found, name: name)
    package.lists = lists
    self.package = package
    self.name = name
    self.tables = tables
    threads = options.pace.threads
    origins = found.map(\.origin)
    descriptor = nil
    self.files = files.map { DatasetFile(name: $0, content: .path($0)) }
  }

  // MARK: - Packages

  private init(descriptor path: String, _ options: LoadOptions) throws(LoadError) {
    let bytes = try FileBytes.read(path: path, shownAs: path)
    let written = try JSONParser.parse(bytes, file: path)
    let package = try DataPackage(descriptor: written, file: path)
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let folderName = folder.split(separator: "/").last.map(String.init) ?? "dataset"
    let name = package.name.isEmpty ? folderName : package.name
    let files = options.dataFolder ?? (folder.isEmpty ? "/" : folder)
    try self.init(
      package, written, from: DatasetFile(name: path, content: .path(path)), in: .path(files),
      name: name, options)
  }

  private init(
    _ package: DataPackage, _ descriptor: JSONValue, from descriptorFile: DatasetFile,
    in folder: PackageFolder, name: String, _ options: LoadOptions
  ) throws(LoadError) {
    var opened: [String: [SourceTable]] = [:]
    var tables: [ReadTable] = []
    var origins: [TableOrigin] = []
    var files = [descriptorFile]
    for resource in package.resources {
      let file = DataFile(
        content: try folder.locate(resource.path, namedAt: resource.pathPlace, in: package.file),
        shown: folder.shownName(of: resource.path), path: resource.path, options: options,
        resource: resource)
      if !files.contains(where: { $0.name == file.shown }) {
        files.append(DatasetFile(name: file.shown, content: file.content))
      }
      // The tables of one file are found once; delimited text is another table for each dialect.
      let found: [SourceTable]
      if let known = opened[resource.path] { found = known } else { found = try file.tables() }
      if found.count > 1 || !resource.selection.isEmpty { opened[resource.path] = found }
      var table = try resource.selected(from: found, file: file.shown, in: package)
      let key = package.casebook?.tables.first { $0.table.name == resource.name }?.key
      var read = try table.read { table in
        TableRequest(
          name: resource.name, source: table.source, resource: resource, key: key,
          linkedColumns: package.columnsLinked(to: resource), options: options)
      }
      ListInference.offer(&read, declared: key)
      tables.append(read)
      origins.append(table.origin)
    }
    try options.dates.check(tables)
    self.package = package
    self.descriptor = descriptor
    self.name = name
    self.tables = tables
    threads = options.pace.threads
    self.origins = origins
    self.files = files
  }
}

extension SourceTable {
  /// Reads the table; from the whole file, if reading it in parts meets anything but plain text.
  fileprivate mutating func read(
    _ request: (SourceTable) -> TableRequest
  ) throws(LoadError) -> ReadTable {
    do throws(LoadError) {
      return try TableReader(request(self)).read()
    } catch {
      guard !error.isInterruption, let whole else { throw error }
      self = try whole()
      return try TableReader(request(self)).read()
    }
  }
}

extension DataPackage.Resource {
  /// The table of a file that is meant: the one selected, the one of the resource's name, the only
  /// one.
  fileprivate func selected(
    from tables: [SourceTable], file: String, in package: DataPackage
  ) throws(LoadError) -> SourceTable {
    let fitting = tables.filter { TableSelection($0.origin) == selection }
    if selection.isEmpty && tables.count == 1 { return tables[0] }
    if let table = fitting.first { return table }
    if selection.isEmpty, let table = tables.first(where: { $0.name == name }) { return table }
    throw LoadError(
      file: package.file, at: pathPlace,
      message: "\(file) has the tables " + tables.map(\.name).joined(separator: ", ")
        + "; none is the one meant")
  }
}

extension PackageFolder {
  fileprivate func shownName(of path: String) -> String {
    switch self {
    case .embedded: path
    case .path(let folder): folder == "." ? path : folder + "/" + path
    }
  }
}

extension DataPackage {
  fileprivate func columnsLinked(to target: Resource) -> Set<String> {
    var columns: Set<String> = []
    for resource in resources {
      for link in resource.foreignKeys where (link.resource?.name ?? resource.name) == target.name {
        columns.insert(link.key.name)
      }
    }
    return columns
  }
}

extension [UInt8] {
  fileprivate func contains(sequence: String) -> Bool {
    let wanted = Array(sequence.utf8)
    guard let head = wanted.first else { return true }
    var index = startIndex
    while let found = self[index...].firstIndex(of: head) {
      if self[found...].starts(with: wanted) { return true }
      index = found + 1
    }
    return false
  }
}
