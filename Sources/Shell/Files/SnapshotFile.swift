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

  /// Makes the snapshot, for its owner alone; whatever fails, an old one stays as it was.
  ///
  /// - Parameters:
  ///   - monitor: is told how far it is, and can stop it.
  ///   - open: Reads the dataset.
  package func save(
    monitor: LoadMonitor, _ open: () throws(LoadError) -> LoadedDataset
  ) throws(Failure) -> LoadedDataset {
    let start = SystemMoment.now
    let dataset: LoadedDataset
    var sources: [SnapshotSource] = []
    do throws(LoadError) {
      dataset = try open()
      for file in dataset.files { sources.append(try source(file, readSince: start, monitor)) }
    } catch {
      throw .load(error)
    }
    try write(dataset, sources, monitor)
    return dataset
  }

  private func write(
    _ dataset: LoadedDataset, _ sources: [SnapshotSource], _ monitor: LoadMonitor
  ) throws(Failure) {
    let file: AtomicFile
    do throws(FileError) {
      file = try AtomicFile(replacing: path, mode: 0o600)
    } catch {
      throw .file(error)
    }
    let written = try writeSnapshot(
      of: dataset, sources: sources, to: file, file: path, monitor: monitor)
    // A dataset that lies in a snapshot is looked at as it is written.
    if dataset.casebook.fault == nil { try commit(written) }
    if let fault = dataset.casebook.fault {
      throw .load(LoadError(file: fault.file, message: fault.message))
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
