package import Store

/// A dataset, ready to be asked, and what was noticed while reading it.
package struct LoadedDataset: Sendable {
  /// The schema and the rows.
  package let casebook: Casebook
  /// What was read and what did not fit.
  package let report: LoadReport
  /// The files that it was read from, the descriptor first.
  package internal(set) var files: [DatasetFile]

  /// Makes a loaded dataset.
  package init(casebook: Casebook, report: LoadReport, files: [DatasetFile] = []) {
    self.casebook = casebook
    self.report = report
    self.files = files
  }
}

/// A file that a dataset was read from.
package struct DatasetFile: Sendable {
  /// The file as the user would name it.
  package let name: String
  /// Where its bytes lie.
  package let content: Content

  /// Makes a file.
  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }

  /// Where a file's bytes lie.
  package enum Content: Sendable {
    /// In the program.
    case bytes([UInt8])
    /// On disk.
    case path(String)
  }
}
