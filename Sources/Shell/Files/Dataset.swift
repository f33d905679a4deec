package import Ingest
package import Model
import Store

/// Opens what the user named as a dataset: `@belarus`, a folder with a data package, a file; nothing for the
/// default.
///
/// With a day, relative dates and states count from it instead of the record's own as-of day; the record
/// itself stays what it is, facts of later days included.
///
/// - Throws: A ``LoadError`` that names the file, or the name that means nothing.
package func openDataset(
  _ argument: String?, asOf day: Day? = nil
) throws(LoadError) -> LoadedDataset {
  let dataset = try openDataset(named: argument)
  guard let day else { return dataset }
  return LoadedDataset(
    casebook: Casebook(
      schema: dataset.casebook.schema.seen(asOf: day), tables: dataset.casebook.tables),
    report: dataset.report)
}

private func openDataset(named argument: String?) throws(LoadError) -> LoadedDataset {
  let argument = argument ?? "@" + EmbeddedSamples.defaultName
  guard argument.hasPrefix("@") else { return try load(.path(argument)) }
  let name = String(argument.dropFirst())
  let files = EmbeddedSamples.files(of: name)
  guard !files.isEmpty else {
    let known = EmbeddedSamples.names.map { "@" + $0 }.joined(separator: ", ")
    throw LoadError(
      file: argument, message: "there is no embedded dataset of this name; there are \(known)")
  }
  return try load(.embedded(name: name, files: files))
}
