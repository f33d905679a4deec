/// What a file is, as far as its first bytes tell.
package enum FileStart: Hashable, Sendable {
  /// A snapshot of any version.
  case snapshot
  /// An SQLite database.
  case database
  /// A file packed with gzip.
  case gzip
  /// A text in some encoding.
  case text
  /// No text, and nothing else that is known.
  case other
  /// A file without a byte.
  case nothing

  /// How snapshots begin: no text begins so, and no change of line ends keeps it.
  package static let snapshotMark: [UInt8] = [0x89, 0x43, 0x42, 0x4B, 0x0D, 0x0A, 0x1A, 0x0A]

  /// How many bytes are looked at.
  package static let byteCount = 4096

  /// Looks at a file; nil if it cannot be read, or is a folder or a device.
  package init?(of path: String) {
    guard
      let bytes = try? FileBytes.prefix(path: path, shownAs: path, count: Self.byteCount)
    else { return nil }
    self.init(bytes)
  }

  /// Looks at the first bytes of a file.
  package init(_ bytes: [UInt8]) {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    self =
      if bytes.isEmpty {
        .nothing
      } else if bytes.starts(with: Self.snapshotMark) {
        .snapshot
      } else if bytes.starts(with: SQLiteDatabase.magic) {
        .database
      } else if Gzip.isPacked(bytes) {
        .gzip
      } else if !bytes.prefix(Self.byteCount).contains(0)
        || marks.contains(where: { bytes.starts(with: $0) })
      {
        .text
      } else {
        .other
      }
  }
}
