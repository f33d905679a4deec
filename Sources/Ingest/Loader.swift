package import Store

/// Where a dataset is to be read from.
package enum DatasetSource: Sendable {
  /// Files within the program; one of them is `datapackage.json`.
  case embedded(name: String, files: [(name: String, bytes: [UInt8])])
  /// A folder with a `datapackage.json`, the descriptor itself, or one CSV or TSV file.
  case path(String)
}

/// A dataset, ready to be asked, and what was noticed while reading it.
package struct LoadedDataset: Sendable {
  /// The schema and the rows.
  package let casebook: Casebook
  /// What was read and what did not fit.
  package let report: LoadReport

  /// Makes a loaded dataset.
  package init(casebook: Casebook, report: LoadReport) {
    self.casebook = casebook
    self.report = report
  }
}

/// Reads a dataset whole: types, links and states as its descriptor says, or inferred from all
/// cells.
///
/// Throws for what cannot be read at all. A cell that does not fit its column is kept as unknown
/// and listed in the report with file, line and column.
package func load(
  _ source: DatasetSource, options: LoadOptions = LoadOptions()
) throws(LoadError) -> LoadedDataset {
  switch source {
  case .embedded(let name, let files):
    guard let descriptor = files.first(where: { $0.name == descriptorName }) else {
      throw LoadError(file: name, message: "it has no \(descriptorName)")
    }
    let package = try DataPackage(descriptor: descriptor.bytes, file: descriptorName)
    return try load(package, from: .embedded(files), name: name, options)
  case .path(let path):
    if FileBytes.isFolder(path) { return try loadFolder(path, options) }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    if file.lowercased().hasSuffix(".json") { return try loadDescriptor(path, options) }
    return try loadFile(path, options)
  }
}

private let descriptorName = "datapackage.json"

private func loadFolder(
  _ path: String, _ options: LoadOptions
) throws(LoadError) -> LoadedDataset {
  let folder = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
  return try loadDescriptor(folder + "/" + descriptorName, options)
}

private func loadDescriptor(
  _ path: String, _ options: LoadOptions
) throws(LoadError) -> LoadedDataset {
  let bytes = try FileBytes.read(path: path, shownAs: path)
  let package = try DataPackage(descriptor: bytes, file: path)
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[..<$0]) } ?? "."
  let folderName = folder.split(separator: "/").last.map(String.init) ?? "dataset"
  let name = package.name.isEmpty ? folderName : package.name
  let files = options.dataFolder ?? (folder.isEmpty ? "/" : folder)
  return try load(package, from: .path(files), name: name, options)
}

private func loadFile(
  _ path: String, _ options: LoadOptions
) throws(LoadError) -> LoadedDataset {
  let bytes = try FileBytes.read(path: path, shownAs: path)
  let name = tableName(ofFile: path)
  let request = TableRequest(
    name: name, file: path, bytes: bytes, resource: nil, key: nil, linkedColumns: [],
    options: options)
  let table = try TableReader(request).read()
  return try CasebookAssembly(name: name, package: nil, tables: [table]).assemble()
}

private func load(
  _ package: DataPackage, from folder: PackageFolder, name: String, _ options: LoadOptions
) throws(LoadError) -> LoadedDataset {
  var tables: [ReadTable] = []
  for resource in package.resources {
    let bytes = try folder.read(
      resource.path, namedAt: resource.pathPlace, in: package.file)
    let request = TableRequest(
      name: resource.name, file: folder.shownName(of: resource.path), bytes: bytes,
      resource: resource,
      key: package.casebook?.tables.first { $0.table.name == resource.name }?.key,
      linkedColumns: package.columnsLinked(to: resource), options: options)
    tables.append(try TableReader(request).read())
  }
  return try CasebookAssembly(name: name, package: package, tables: tables).assemble()
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
