package import Ingest
import Model
import Output
package import Snapshot
import Store

/// What a snapshot is and what it was made of, as lines to read.
package struct SnapshotText {
  /// The lines.
  package let lines: [String]
  /// How the sources were read.
  package let report: LoadReport

  /// Tells of a snapshot that was opened from a path.
  ///
  /// - Throws: If the file cannot be read again for its own SHA-256.
  package init(_ snapshot: Snapshot, path: String) throws(LoadError) {
    let sha256: String
    do {
      sha256 = try SnapshotSource.sha256(path: path, name: path)
    } catch {
      throw error.loadError
    }
    report = snapshot.dataset.report
    let schema = snapshot.dataset.casebook.schema
    let files = [(path, snapshot.byteCount, sha256)]
    let sources = snapshot.sources.map { ($0.name, $0.byteCount, $0.sha256) }
    lines =
      ["Snapshot of \(schema.name), format \(SnapshotFormat.version), as of \(schema.asOf.text)."]
      .map(\.sanitized) + [""]
      + aligned(
        [["table", "rows"]] + schema.tables.map { [$0.name, String($0.rowCount)] },
        rightAligned: [1]) + [""] + Self.table("file", files) + [""]
      + Self.table("made of", sources)
  }

  private static func table(_ heading: String, _ files: [(String, Int, String)]) -> [String] {
    aligned(
      [[heading, "bytes", "SHA-256"]] + files.map { [$0.0, String($0.1), $0.2] },
      rightAligned: [1])
  }
}
