package import Ingest
import Store

/// Why a snapshot cannot be opened, or a file cannot be made part of one.
package struct SnapshotError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package let code: Code
  /// The file as the user named it.
  package let file: String
  /// The part of the file that is at fault; nil where it is the file as such.
  package let section: String?
  /// What is wrong.
  package let message: String

  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// The system does not give its bytes.
    case unreadable
    /// It does not begin as snapshots do.
    case notSnapshot
    /// It is of another version of the format.
    case otherVersion
    /// It was made on a machine that orders bytes otherwise.
    case otherByteOrder
    /// It is shorter or longer than it was written.
    case wrongLength
    /// Bytes have changed since they were written.
    case wrongChecksum
    /// Its bytes are as they were written, and mean nothing.
    case wrongContents
    /// The user stopped the reading.
    case interrupted
  }

  /// `cases.casebook: section cases.faction codes: its bytes have changed …; make it anew …`
  package var description: String { loadError.description }

  /// The same as an error of opening a dataset.
  package var loadError: LoadError {
    if code == .interrupted { return .interrupted }
    let place = section.map { "section \($0): " } ?? ""
    return LoadError(file: file, message: place + message + remedy)
  }

  /// The same of a part that is looked at after the dataset has been opened.
  var datasetFault: DatasetFault {
    let error = loadError
    return DatasetFault(file: error.file, message: error.message)
  }

  private var remedy: String {
    switch code {
    case .unreadable, .interrupted, .notSnapshot: ""
    case .otherVersion, .otherByteOrder, .wrongLength, .wrongChecksum,
      .wrongContents:
      "; make it anew from its sources with casebook index"
    }
  }
}
