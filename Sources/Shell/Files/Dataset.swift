package import Ingest
package import Model
package import Snapshot
import Store

/// Opens what the user named as a dataset: `@belarus`, a folder or a file, several of them as one
/// casebook; a snapshot; nothing for the default.
///
/// With a day, relative dates and states count from it instead of the record's own as-of day; the
/// record itself stays what it is, facts of later days included.
///
/// - Throws: A ``LoadError`` that names the file, or the name that means nothing.
package func openDataset(
  _ arguments: [String], asOf day: Day? = nil, options: LoadOptions = LoadOptions()
) throws(LoadError) -> LoadedDataset {
  let dataset =
    if let snapshot = try openSnapshot(arguments, options: options) {
      snapshot.dataset
    } else {
      try load(try datasetSource(arguments), options: options)
    }
  guard let day else { return dataset }
  return LoadedDataset(
    casebook: dataset.casebook.seen(asOf: day),
    report: dataset.report, files: dataset.files)
}

/// Opens a snapshot, if that is what the user named; its name ends so, or its content tells.
///
/// - Parameter checksAll: Whether all of a great one is looked at, too.
/// - Returns: nil if the arguments name no snapshot.
/// - Throws: A ``LoadError`` that names the section at fault, or what cannot be done with a
///   snapshot.
package func openSnapshot(
  _ arguments: [String], options: LoadOptions = LoadOptions(), checksAll: Bool = false
) throws(LoadError) -> Snapshot? {
  let path = arguments.first { name in
    name.hasSuffix(SnapshotFormat.nameEnding)
      || !name.hasPrefix("@") && FileStart(of: name) == .snapshot
  }
  guard let path else { return nil }
  guard arguments.count == 1 else {
    throw LoadError(file: path, message: "a snapshot is opened alone")
  }
  guard options.isPlain else {
    throw LoadError(
      file: path,
      message: "its cells were read when it was made; give --encoding, --dates or --data to "
        + "casebook index")
  }
  let snapshot: Snapshot
  do {
    snapshot = try Snapshot(
      path: path, monitor: options.monitor,
      checkedAtOnce: checksAll ? .max : Snapshot.checkedAtOnce)
  } catch {
    throw error.loadError
  }
  if options.isStrict, let error = snapshot.dataset.report.strictError { throw error }
  return snapshot
}

/// Opens one dataset, or the default.
package func openDataset(
  _ argument: String?, asOf day: Day? = nil
) throws(LoadError) -> LoadedDataset {
  try openDataset(argument.map { [$0] } ?? [], asOf: day)
}

/// What the user named as a dataset.
///
/// - Throws: A ``LoadError`` for a name that means nothing.
package func datasetSource(_ arguments: [String]) throws(LoadError) -> DatasetSource {
  let names = arguments.isEmpty ? ["@" + EmbeddedSamples.defaultName] : arguments
  guard let argument = names.first(where: { $0.hasPrefix("@") }) else { return .paths(names) }
  guard names.count == 1 else {
    throw LoadError(file: argument, message: "an embedded dataset is opened alone")
  }
  let name = String(argument.dropFirst())
  let files = EmbeddedSamples.files(of: name)
  guard !files.isEmpty else {
    let known = EmbeddedSamples.names.map { "@" + $0 }.joined(separator: ", ")
    throw LoadError(
      file: argument, message: "there is no embedded dataset of this name; there are \(known)")
  }
  return .embedded(name: name, files: files)
}
