import Files
package import Ingest
package import Snapshot
import Store

/// Reads a dataset and keeps what was read in one file, which opens much sooner.
package struct SnapshotFile: Sendable {
  private let path: String

  /// A snapshot at a path, there or still to be made.
  package init(path: String) { self.path = path }

  /// What its name ends in, as `openDataset` knows it by.
  package static let nameEnding = SnapshotFormat.nameEnding

  /// Why a snapshot was not made.
  package typealias Failure = SavingError

  /// Makes the snapshot of what the user named, for its owner alone; whatever fails, an old one
  /// stays as it was, and so does a file that is none.
  ///
  /// - Parameter options: How the dataset is read; their monitor is told how far it is, and can
  ///   stop it.
  package func save(
    _ datasets: [String], options: LoadOptions
  ) throws(Failure) -> LoadedDataset {
    try checkTarget()
    // Nothing is read for a file that cannot be written.
    let file = try begun()
    let (dataset, sources) = try read(datasets, options)
    let written = try writeSnapshot(
      of: dataset, sources: sources, to: file, file: path, monitor: options.monitor)
    // A dataset that lies in a snapshot is looked at as it is written.
    if dataset.casebook.fault == nil { try commit(written) }
    if let fault = dataset.casebook.fault {
      throw .load(LoadError(file: fault.file, message: fault.message))
    }
    return dataset
  }

  /// Throws if a file would be replaced that is no snapshot.
  private func checkTarget() throws(Failure) {
    switch FileStart(of: path) {
    case nil, .nothing, .snapshot: return
    case .database, .gzip, .text, .other:
      throw .load(
        LoadError(
          file: path,
          message: "this file is no snapshot and is not replaced by one; remove it, or choose "
            + "another name"))
    }
  }

  private func begun() throws(Failure) -> AtomicFile {
    do throws(FileError) {
      return try AtomicFile(replacing: path, mode: 0o600)
    } catch {
      throw .file(error)
    }
  }

  /// Reads the dataset, and finds out what it is made of: of a snapshot, what that one was.
  private func read(
    _ datasets: [String], _ options: LoadOptions
  ) throws(Failure) -> (LoadedDataset, [SnapshotSource]) {
    let start = SystemMoment.now
    do throws(LoadError) {
      if let snapshot = try openSnapshot(datasets, options: options) {
        return (snapshot.dataset, snapshot.sources)
      }
      let dataset = try load(try datasetSource(datasets), options: options)
      var sources: [SnapshotSource] = []
      for file in dataset.files {
        sources.append(try source(file, readSince: start, options.monitor))
      }
      return (dataset, sources)
    } catch {
      throw .load(error)
    }
  }

  private func commit(_ written: consuming AtomicFile) throws(Failure) {
    do throws(FileError) {
      try written.commit()
    } catch {
      throw .file(error)
    }
  }

  private func source(
    _ file: DatasetFile, readSince start: SystemMoment, _ monitor: LoadMonitor
  ) throws(LoadError) -> SnapshotSource {
    do {
      return try SnapshotSource(of: file, readSince: start, monitor: monitor)
    } catch {
      throw error.loadError
    }
  }
}
