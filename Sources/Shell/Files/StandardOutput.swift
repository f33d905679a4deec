package import Files
internal import Glibc

/// A stream of output that gathers what is written and remembers the first failure.
///
/// After a failure nothing more is written, so a caller can write freely and ask once at the end.
package struct StandardOutput: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private let capacity: Int
  private var pending: [UInt8] = []

  /// The first failure: a closed pipe, a full disk, a closed stream.
  package private(set) var error: FileError?

  /// Creates a stream over an open descriptor, called `name` in errors.
  package init(
    descriptor: Int32 = STDOUT_FILENO, name: String = "standard output", capacity: Int = 65_536
  ) {
    self.descriptor = descriptor
    self.name = name
    self.capacity = max(1, capacity)
  }

  /// A stream that shows errors at once.
  package static func standardError() -> StandardOutput {
    StandardOutput(descriptor: STDERR_FILENO, name: "standard error", capacity: 1)
  }

  /// Makes a failed write an error instead of the end of the process.
  ///
  /// Also keeps the numbers of closed standard streams from being given to files opened later, so
  /// it is to be called once, before any is opened.
  package static func prepareProcess() {
    _ = signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more.
    _ = signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest free number is this one. Open the wrong way round, it still fails when used.
      let flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      _ = unsafe open("/dev/null", flags)
    }
  }

  /// Adds text to the stream.
  package mutating func write(_ text: String) {
    write(text.utf8)
  }

  /// Adds bytes to the stream.
  package mutating func write(_ bytes: [UInt8]) {
    write(bytes[...])
  }

  private mutating func write(_ bytes: some Collection<UInt8>) {
    guard error == nil else { return }
    pending.append(contentsOf: bytes)
    if pending.count >= capacity { _ = flush() }
  }

  /// Writes out what was gathered, and returns the first failure of the stream, if any.
  package mutating func flush() -> FileError? {
    guard error == nil, !pending.isEmpty else { return error }
    do throws(FileError) {
      try writeAll(pending, to: descriptor, path: name)
    } catch {
      self.error = error
    }
    pending.removeAll(keepingCapacity: true)
    return error
  }

  /// Flushes the stream and returns the first failure, a write put off by the system included.
  package consuming func finish() -> FileError? {
    if let error = flush() { return error }
    let copy = dup(descriptor)
    guard copy >= 0 else { return nil }
    return close(copy) == 0 || errno == EINTR ? nil : FileError(.write, name)
  }
}
