import CLibmd
import Files
import Glibc
package import Ingest

/// A file that a snapshot was made of.
package struct SnapshotSource: Sendable, Hashable {
  /// The file as the user named it.
  package let name: String
  /// Its length in bytes.
  package let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  package let sha256: String

  init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }

  /// Looks at a file that a dataset was read from.
  ///
  /// - Parameter start: When the reading began, so that a file that was changed since is noticed.
  /// - Throws: If it cannot be read again, or has changed, or `monitor` stops it.
  package init(
    of file: DatasetFile, readSince start: SystemMoment, monitor: LoadMonitor = LoadMonitor()
  ) throws(SnapshotError) {
    switch file.content {
    case .bytes(let bytes):
      self.init(name: file.name, byteCount: bytes.count, sha256: Self.sha256(bytes))
    case .path(let path):
      let sha256 = try Self.sha256(path: path, name: file.name, monitor: monitor)
      var status = stat()
      guard unsafe stat(path, &status) == 0, SystemMoment(status.st_ctim) <= start else {
        throw SnapshotError(
          code: .unreadable, file: file.name, section: nil,
          message: "the file changed while it was read; try again when it is at rest")
      }
      self.init(name: file.name, byteCount: Int(status.st_size), sha256: sha256)
    }
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: 65)
    _ = unsafe SHA256Data(bytes, bytes.count, &text)
    return digits(text)
  }

  /// The SHA-256 of a file's bytes, in hexadecimal.
  ///
  /// - Throws: If it cannot be read, or `monitor` stops it.
  package static func sha256(
    path: String, name: String, monitor: LoadMonitor = LoadMonitor()
  ) throws(SnapshotError) -> String {
    let file = try opened(path, name)
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else {
      throw unreadable(name, FileError(.read, path))
    }
    var context = SHA2_CTX()
    unsafe SHA256Init(&context)
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var done = 0
    while true {
      try monitor.look(.hashing, name, done, of: Int(status.st_size))
      let count = retrying { unsafe read(file.number, &chunk, chunk.count) }
      guard count >= 0 else { throw unreadable(name, FileError(.read, path)) }
      guard count > 0 else { break }
      unsafe SHA256Update(&context, chunk, count)
      done += count
    }
    var text = [CChar](repeating: 0, count: 65)
    _ = unsafe SHA256End(&context, &text)
    return digits(text)
  }

  private static func opened(
    _ path: String, _ name: String
  ) throws(SnapshotError) -> FileDescriptor {
    do throws(FileError) {
      return try FileDescriptor(opening: path, O_RDONLY)
    } catch {
      throw unreadable(name, error)
    }
  }

  private static func unreadable(_ name: String, _ error: FileError) -> SnapshotError {
    SnapshotError(code: .unreadable, file: name, section: nil, message: error.reason)
  }

  private static func digits(_ text: [CChar]) -> String {
    String(decoding: text.prefix(64).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A moment of the clock that files are dated by.
package struct SystemMoment: Comparable, Sendable {
  private let seconds: Int
  private let nanoseconds: Int

  fileprivate init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }

  /// This moment.
  package static var now: SystemMoment {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return SystemMoment(time)
  }

  /// True if one comes before the other.
  package static func < (one: SystemMoment, other: SystemMoment) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }
}

extension SnapshotSource: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), byteCount: try record.read(), sha256: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(name, byteCount, sha256) }
}
