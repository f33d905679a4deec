package import Files
package import Ingest
import Snapshot
import Store

/// Reads a dataset and keeps what was read in one file, which opens much sooner.
package struct SnapshotFile: Sendable {
  private let path: String

  /// A snapshot at a path, there or still to be made.
  package init(path: String) { self.path = path }

  /// What its name ends in, as `openDataset` knows it by.
  package static let nameEnding = SnapshotFormat.nameEnding

  /// Why the snapshot was not made.
  package enum Failure: Error {
    /// The dataset cannot be read.
    case load(LoadError)
    /// The snapshot cannot be written.
    case file(FileError)
  }

  /// Makes the snapshot, for its owner alone; whatever fails, an old one stays as it was.
  ///
  /// - Parameter open: Reads the dataset.
  package func save(
    _ open: () throws(LoadError) -> LoadedDataset
  ) throws(Failure) -> LoadedDataset {
    let start = SystemMoment.now
    let dataset: LoadedDataset
    var sources: [SnapshotSource] = []
    do throws(LoadError) {
      dataset = try open()
      for file in dataset.files { sources.append(try source(file, readSince: start)) }
    } catch {
      throw .load(error)
    }
    try write(dataset, sources)
    return dataset
  }

  private func write(_ dataset: LoadedDataset, _ sources: [SnapshotSource]) throws(Failure) {
    do throws(FileError) {
      let file = try AtomicFile(replacing: path, mode: 0o600)
      let written = try writeSnapshot(of: dataset, sources: sources, to: file)
      // A dataset that lies in a snapshot is looked at as it is written.
      if dataset.casebook.fault == nil { try written.commit() }
    } catch {
      throw .file(error)
    }
    if let fault = dataset.casebook.fault {
      throw .load(LoadError(file: fault.file, message: fault.message))
    }
  }

  private func source(
    _ file: DatasetFile, readSince start: SystemMoment
  ) throws(LoadError) -> SnapshotSource {
    do {
      return try SnapshotSource(of: file, readSince: start)
    } catch {
      throw error.loadError
    }
  }
}
