internal import Glibc

/// The bytes of a file where the system keeps them in memory, to be read alone.
///
/// The invariant: `bytes` are mapped until this is freed. They change if a program writes to the
/// file, and reading them ends the process if one makes it shorter; a file that is only ever
/// replaced whole does neither.
@safe package final class MappedFile: @unchecked Sendable {
  /// All bytes of the file as it was opened.
  package let bytes: UnsafeRawBufferPointer

  /// Maps the first bytes of an open file, as many as it has.
  package init(_ file: borrowing FileDescriptor, count: Int, path: String) throws(FileError) {
    guard count > 0 else {
      unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let place = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file.number, 0)
    guard let place = unsafe place, unsafe place != MAP_FAILED else {
      throw FileError(.read, path)
    }
    unsafe bytes = UnsafeRawBufferPointer(start: place, count: count)
  }

  deinit {
    if let start = unsafe bytes.baseAddress {
      _ = unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
