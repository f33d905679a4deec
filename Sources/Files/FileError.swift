internal import Glibc

/// A file or stream that could not be used: what was tried, on what, and the system's reason.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried.
  package enum Operation: String, Sendable {
    case open, read, write
    case makeFolder = "make the folder"
    case lock
  }

  /// What was tried.
  package let operation: Operation
  /// The path, or the name of a stream.
  package let path: String
  /// The system's error number.
  package let code: Int32

  /// Creates an error with the error number of the last system call.
  package init(_ operation: Operation, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// True where what was written to has no reader any more.
  package var isReaderGone: Bool { operation == .write && code == EPIPE }

  /// The error in a sentence, such as `cannot write /dev/full: No space left on device`.
  package var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }

  /// The system's reason, such as `No space left on device`.
  package var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }
}
