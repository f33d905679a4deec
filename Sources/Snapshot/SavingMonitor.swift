package import Files
package import Ingest
import Store

/// Why a snapshot was not made.
package enum SavingError: Error {
  /// The dataset cannot be read, or the user stopped the work.
  case load(LoadError)
  /// The snapshot cannot be written.
  case file(FileError)
}

/// Tells how far the writing of a snapshot is, and stops it when the user asks for that.
struct SavingMonitor: Sendable {
  private let monitor: LoadMonitor
  private let file: String
  /// Bytes that are written and read in all, or about as many.
  private let expected: Int

  /// Follows the writing of a dataset to a file.
  init(_ monitor: LoadMonitor, file: String, dataset: Casebook) {
    (self.monitor, self.file) = (monitor, file)
    var expected = 1
    for table in dataset.tables {
      for column in table.columns {
        guard case .text(let arena) = column.storage else {
          expected += 2 * table.rowCount
          continue
        }
        // Prose is written, and read for its words.
        expected += 2 * arena.byteCount
      }
    }
    self.expected = expected
  }

  /// Follows what is as good as done.
  init() { (monitor, file, expected) = (LoadMonitor(), "", 1) }

  /// Tells how many bytes have been written and read; throws if no more shall be. What is not of
  /// columns is little, but where these are few: then there are more bytes than expected.
  func note(_ bytes: Int) throws(SavingError) {
    do throws(LoadError) {
      try monitor.note(.saving, file, min(1, Double(bytes) / Double(expected)))
    } catch {
      throw .load(error)
    }
  }
}
