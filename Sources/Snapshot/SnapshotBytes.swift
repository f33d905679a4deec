import CChecksum
import Files
import Glibc
import Ingest
import Store
import Threading

/// The bytes of a snapshot, mapped from a file or in memory.
struct SnapshotBytes: Sendable {
  /// The file as the user named it.
  let name: String
  /// How many bytes there are.
  let count: Int
  private let region: any MemoryRegion
  private var monitor: LoadMonitor

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
    do {
      region = try MappedFile(opened, count: count, path: path)
    } catch {
      throw Self.unreadable(path, error.reason)
    }
  }

  /// Takes bytes that lie in memory.
  init(_ bytes: [UInt8], name: String) {
    (self.name, count, region, monitor) = (name, bytes.count, BytesInMemory(bytes), LoadMonitor())
  }

  private static func unreadable(_ path: String, _ message: String) -> SnapshotError {
    SnapshotError(code: .unreadable, file: path, section: nil, message: message)
  }

  /// The same, read without telling how far and without being stopped.
  var unwatched: SnapshotBytes {
    var bytes = self
    bytes.monitor = LoadMonitor()
    return bytes
  }

  /// An error of this snapshot.
  func fault(_ code: SnapshotError.Code, _ section: String, _ message: String) -> SnapshotError {
    SnapshotError(code: code, file: name, section: section, message: message)
  }

  // MARK: - Reading

  /// The bytes of a part that has no blocks; throws if the snapshot has fewer.
  func read(_ length: Int, at offset: Int, of part: String) throws(SnapshotError) -> [UInt8] {
    try bytes(length, at: offset, of: part).array
  }

  private func bytes(
    _ length: Int, at offset: Int, of part: String
  ) throws(SnapshotError) -> Cells<UInt8> {
    guard let bytes = Cells<UInt8>(in: region, at: offset, count: length) else {
      throw fault(.wrongLength, part, "the file ends within it")
    }
    return bytes
  }

  /// The numbers of a section, where they lie, once its checksums are found right.
  func values<Element: BitwiseCopyable & Sendable>(
    of type: Element.Type = Element.self, count: Int, in section: Section
  ) throws(SnapshotError) -> Cells<Element> {
    let (length, isTooMuch) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, !isTooMuch, length == section.length,
      let values = Cells<Element>(in: region, at: section.offset, count: count)
    else {
      throw fault(
        .wrongContents, section.name, "it has \(section.length) bytes, not what its table asks for")
    }
    try check(section)
    return values
  }

  /// Blocks between two looks at whether to go on, and how many of them a thread takes at a time.
  private static let (stepBlocks, partBlocks) = (128, 2)

  /// Checks the blocks of a section, of a great one on several threads.
  private func check(_ section: Section) throws(SnapshotError) {
    let bytes = try bytes(section.end - section.offset, at: section.offset, of: section.name)
    let sums = section.checksums
    for step in stride(from: 0, to: sums.count, by: Self.stepBlocks) {
      try monitor.look(.opening, name, section.offset, of: count)
      let end = min(step + Self.stepBlocks, sums.count)
      let parts = (end - step + Self.partBlocks - 1) / Self.partBlocks
      let isRight = Threads.map(parts, threads: Threads.usualCount) { part in
        let first = step + part * Self.partBlocks
        return (first..<min(first + Self.partBlocks, end)).allSatisfy { block in
          let start = block * SnapshotFormat.blockBytes
          let end = min(start + SnapshotFormat.blockBytes, bytes.count)
          return Self.checksum(bytes.slice(start..<end)) == sums[block]
        }
      }
      guard isRight.allSatisfy(\.self) else {
        throw fault(
          .wrongChecksum, section.name, "its bytes have changed since the snapshot was made")
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

  private static func checksum(_ bytes: Cells<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe checksum($0) }
  }
}

/// The CRC-32C of bytes.
func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
  unsafe bytes.withUnsafeBytes { unsafe SnapshotBytes.checksum($0) }
}

extension MappedFile: MemoryRegion {}

/// A copy of bytes in memory, aligned as in a file that is mapped.
@safe private final class BytesInMemory: MemoryRegion, @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ content: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: content.count, alignment: SnapshotFormat.alignment)
    unsafe memory.copyBytes(from: content)
    unsafe bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { unsafe bytes.deallocate() }
}

extension LoadMonitor {
  /// Tells how many of a file's bytes are done, and whether to go on.
  func look(
    _ step: LoadProgress.Step, _ name: String, _ done: Int, of byteCount: Int
  ) throws(SnapshotError) {
    do throws(LoadError) {
      try note(step, name, Double(done) / Double(max(1, byteCount)))
    } catch {
      throw SnapshotError(code: .interrupted, file: name, section: nil, message: error.message)
    }
  }
}
