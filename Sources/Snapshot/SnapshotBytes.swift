import CChecksum
import Files
import Glibc
import Ingest

/// The bytes of a snapshot, in a file or in memory, read at any place.
struct SnapshotBytes: Sendable {
  /// The file as the user named it.
  let name: String
  /// How many bytes there are.
  let count: Int
  private let place: Place
  private let monitor: LoadMonitor

  private enum Place {
    case file(OpenedFile)
    case memory([UInt8])
  }

  private final class OpenedFile: Sendable {
    let descriptor: FileDescriptor

    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  /// Opens a file.
  init(path: String, monitor: LoadMonitor) throws(SnapshotError) {
    name = path
    self.monitor = monitor
    let opened: FileDescriptor
    do {
      opened = try FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK)
    } catch {
      throw Self.unreadable(path, error.reason)
    }
    var status = stat()
    guard unsafe fstat(opened.number, &status) == 0 else {
      throw Self.unreadable(path, FileError(.read, path).reason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Self.unreadable(
        path, status.st_mode & S_IFMT == S_IFDIR ? "a folder, not a file" : "not a regular file")
    }
    count = Int(status.st_size)
    place = .file(OpenedFile(opened))
  }

  /// Takes bytes that lie in memory.
  init(_ bytes: [UInt8], name: String) {
    (self.name, count, place, monitor) = (name, bytes.count, .memory(bytes), LoadMonitor())
  }

  private static func unreadable(_ path: String, _ message: String) -> SnapshotError {
    SnapshotError(code: .unreadable, file: path, section: nil, message: message)
  }

  /// An error of this snapshot.
  func fault(_ code: SnapshotError.Code, _ section: String, _ message: String) -> SnapshotError {
    SnapshotError(code: code, file: name, section: section, message: message)
  }

  // MARK: - Reading

  /// The bytes of a part that has no blocks; throws if the snapshot has fewer.
  func read(_ length: Int, at offset: Int, of part: String) throws(SnapshotError) -> [UInt8] {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
      throw fault(.wrongLength, part, "the file ends within it")
    }
    return try unsafe made(length) { buffer throws(SnapshotError) in
      try unsafe fill(UnsafeMutableRawBufferPointer(buffer), at: offset, of: part)
    }
  }

  /// The numbers of a section, once its checksums are found right.
  func values<Element: BitwiseCopyable>(
    of type: Element.Type = Element.self, count: Int, in section: Section
  ) throws(SnapshotError) -> [Element] {
    let (length, isTooMuch) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, !isTooMuch, length == section.length else {
      throw fault(
        .wrongContents, section.name, "it has \(section.length) bytes, not what its table asks for")
    }
    return try unsafe made(count) { buffer throws(SnapshotError) in
      try unsafe fill(UnsafeMutableRawBufferPointer(buffer), with: section)
    }
  }

  /// Makes an array without filling it twice; the closure must fill all of the buffer, or throw.
  private func made<Element: BitwiseCopyable>(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) throws(SnapshotError) -> Void
  ) throws(SnapshotError) -> [Element] {
    var fault: SnapshotError?
    let values = unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SnapshotError) {
        let exact = unsafe UnsafeMutableBufferPointer(rebasing: buffer[..<count])
        unsafe Self.preferHugePages(UnsafeMutableRawBufferPointer(exact))
        try unsafe fill(exact)
        filled = count
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return values
  }

  /// Asks for memory in pages of 2 MiB: each page costs an interruption, and a great column takes
  /// fewer of them than of 4 KiB.
  private static func preferHugePages(_ buffer: UnsafeMutableRawBufferPointer) {
    let page = 1 << 21
    guard buffer.count >= 2 * page, let start = buffer.baseAddress else { return }
    // The whole pages within the buffer: nothing else lies in them.
    let place = Int(bitPattern: start)
    let skipped = (page - place % page) % page
    _ = unsafe madvise(
      start + skipped, (buffer.count - skipped) / page * page, MADV_HUGEPAGE)
  }

  /// Blocks between two looks at whether to go on.
  private static let stepBlocks = 16

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, with section: Section
  ) throws(SnapshotError) {
    for (block, checksum) in section.checksums.enumerated() {
      if block % Self.stepBlocks == 0 { try look(section) }
      let start = block * SnapshotFormat.blockBytes
      let part = unsafe UnsafeMutableRawBufferPointer(
        rebasing: buffer[start..<min(start + SnapshotFormat.blockBytes, buffer.count)])
      try unsafe fill(part, at: section.offset + start, of: section.name)
      var found = unsafe Self.checksum(UnsafeRawBufferPointer(part))
      if block == section.checksums.count - 1 {
        let end = section.offset + section.length
        let zeros = try read(section.end - end, at: end, of: section.name)
        found = unsafe zeros.withUnsafeBytes { unsafe Self.checksum($0, after: found) }
      }
      guard found == checksum else {
        throw fault(
          .wrongChecksum, section.name, "its bytes have changed since the snapshot was made")
      }
    }
  }

  private func look(_ section: Section) throws(SnapshotError) {
    do throws(LoadError) {
      try monitor.note(.opening, name, Double(section.offset) / Double(max(1, count)))
    } catch {
      throw SnapshotError(code: .interrupted, file: name, section: nil, message: error.message)
    }
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, at offset: Int, of part: String
  ) throws(SnapshotError) {
    switch place {
    case .memory(let bytes):
      // Where a part lies was compared with the length of the whole before.
      unsafe buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
    case .file(let file):
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        let got = retrying {
          unsafe pread(file.descriptor.number, rest.baseAddress, rest.count, offset + done)
        }
        guard got > 0 else {
          throw got < 0
            ? fault(.unreadable, part, FileError(.read, name).reason)
            : fault(.wrongLength, part, "the file became shorter while it was read")
        }
        done += got
      }
    }
  }

  // MARK: - Checksums

  /// The CRC-32C of bytes that follow others.
  static func checksum(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32 {
    guard let start = bytes.baseAddress else { return before }
    return unsafe cchecksum_crc32c(
      before, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }
}

/// The CRC-32C of bytes.
func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
  unsafe bytes.withUnsafeBytes { unsafe SnapshotBytes.checksum($0) }
}
