import Files
internal import Glibc

/// The file of entered lines: one entry a line, the oldest first, UTF-8.
///
/// A newline inside an entry is written `\n` and a backslash `\\`, so the file can be read and
/// searched with any tool.
enum HistoryFile {
  /// Bytes of one entry; a longer one is not kept.
  static let entryBytesMax = 65_536

  /// Bytes of the file; only its end is read of a longer one.
  static let fileBytesMax = 64 << 20

  /// What a file holds.
  struct Contents {
    var entries: [String] = []
    /// Lines in the file, the damaged and the repeated too.
    var lineCount = 0
    /// Whether the file is its owner's alone, or not there.
    var isPrivate = true
  }

  /// Whether `entry` is worth a line, and the file could give it back.
  static func canHold(_ entry: String) -> Bool {
    !entry.utf8.isEmpty && entry.utf8.count <= entryBytesMax && !entry.utf8.contains(0)
  }

  /// Returns the line for `entry`, without its newline.
  static func line(_ entry: String) -> [UInt8] {
    entry.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\n"): Array(#"\n"#.utf8)
      case UInt8(ascii: "\\"): Array(#"\\"#.utf8)
      default: [byte]
      }
    }
  }

  /// Returns the entry of a line, or nil when the line is damaged.
  static func entry(_ line: some Collection<UInt8>) -> String? {
    guard line.contains(UInt8(ascii: "\\")) else { return whole(line) }
    var bytes: [UInt8] = []
    var rest = line.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
      default: return nil
      }
    }
    return whole(bytes)
  }

  private static func whole(_ bytes: some Collection<UInt8>) -> String? {
    guard let entry = String(validating: bytes, as: UTF8.self), canHold(entry) else { return nil }
    return entry
  }

  /// Returns the bytes of a file that holds `entries`.
  static func bytes(_ entries: [String]) -> [UInt8] {
    entries.flatMap { line($0) + [UInt8(ascii: "\n")] }
  }

  /// Reads the file; one that is not there is empty.
  static func read(_ path: String) throws(FileError) -> Contents {
    var contents = Contents()
    let file: FileDescriptor
    do throws(FileError) {
      file = try FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK)
    } catch {
      guard error.code == ENOENT else { throw error }
      return contents
    }
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else { throw FileError(.read, path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return contents }
    contents.isPrivate = status.st_mode & 0o077 == 0
    let isCut = Int(status.st_size) > fileBytesMax
    if isCut { _ = lseek(file.number, -off_t(fileBytesMax), SEEK_END) }
    let bytes = try file.readAll(path: path, limit: fileBytesMax)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    contents.lineCount = lines.count
    for line in isCut ? lines.dropFirst() : lines[...] {
      guard let entry = entry(line), entry != contents.entries.last else { continue }
      contents.entries.append(entry)
    }
    return contents
  }

  /// Adds an entry at the end of the file, in one write.
  static func append(_ entry: String, to path: String) throws(FileError) {
    let file = try FileDescriptor(
      opening: path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, mode: 0o600)
    var addition = line(entry) + [UInt8(ascii: "\n")]
    // After a write that was broken off half-way, begin a line of its own.
    var last: UInt8 = UInt8(ascii: "\n")
    let size = lseek(file.number, 0, SEEK_END)
    if size > 0, unsafe pread(file.number, &last, 1, size - 1) == 1, last != UInt8(ascii: "\n") {
      addition.insert(UInt8(ascii: "\n"), at: 0)
    }
    try writeAll(addition, to: file.number, path: path)
    try file.close(path: path)
  }
}
