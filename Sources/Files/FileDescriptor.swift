internal import Glibc

/// An open file that is closed exactly once.
package struct FileDescriptor: ~Copyable, Sendable {
  /// The system's number for it.
  package let number: Int32

  /// Takes over an open descriptor.
  package init(owning number: Int32) { self.number = number }

  /// Opens `path`; the descriptor is not inherited by programs started later.
  package init(opening path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) {
    let opened = retrying { unsafe Glibc.open(path, flags | O_CLOEXEC, mode) }
    guard opened >= 0 else { throw FileError(.open, path) }
    number = Int32(opened)
  }

  deinit { _ = Glibc.close(number) }

  /// Closes the file, and tells of a write that the system had put off and that then failed.
  package consuming func close(path: String) throws(FileError) {
    let number = number
    discard self
    guard Glibc.close(number) == 0 || errno == EINTR else { throw FileError(.write, path) }
  }

  /// Reads to the end, or up to `limit` bytes.
  package borrowing func readAll(path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = retrying { unsafe read(number, &chunk, wanted) }
      guard count >= 0 else { throw FileError(.read, path) }
      guard count > 0 else { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }
}

/// Writes every byte to a descriptor, however many calls that takes.
package func writeAll(
  _ bytes: some Collection<UInt8>, to descriptor: Int32, path: String
) throws(FileError) {
  let code =
    unsafe bytes.withContiguousStorageIfAvailable { unsafe writeAll($0, to: descriptor) }
    ?? Array(bytes).withUnsafeBufferPointer { unsafe writeAll($0, to: descriptor) }
  guard code == 0 else { throw FileError(.write, path, code: code) }
}

/// Returns the error number, or 0.
private func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
  var rest = UnsafeRawBufferPointer(bytes)
  while let start = rest.baseAddress, rest.count > 0 {
    let count = unsafe write(descriptor, start, rest.count)
    if count > 0 {
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    } else if count == 0 {
      return EIO
    } else if errno == EAGAIN {
      // Someone who shares the terminal made it non-blocking.
      var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&writable, 1, -1)
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}

/// Repeats a system call that a signal broke off.
package func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
