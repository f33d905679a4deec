package import Files
import Store

/// Where a snapshot is written to.
package protocol SnapshotSink: ~Copyable {
  /// Writes bytes at a place; the bytes between the places written are written too, in the end.
  mutating func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError)
}

extension AtomicFile: SnapshotSink {}

/// A snapshot in memory.
package struct SnapshotImage: SnapshotSink {
  /// The bytes.
  package private(set) var bytes: [UInt8] = []

  /// Makes an empty one.
  package init() {}

  /// Writes bytes at a place.
  package mutating func write(_ more: UnsafeRawBufferPointer, at offset: Int) {
    let missing = offset + more.count - bytes.count
    if missing > 0 { bytes += [UInt8](repeating: 0, count: missing) }
    unsafe bytes.replaceSubrange(offset..<offset + more.count, with: more)
  }
}

/// Writes sections one behind the other, then their table, and the header last.
struct SectionWriter<Sink: SnapshotSink & ~Copyable>: ~Copyable {
  private var sink: Sink
  private let monitor: SavingMonitor
  private var sections: [Section] = []
  private var offset = SnapshotFormat.headerBytes
  /// Bytes of prose whose words have been read for what is written.
  var bytesRead = 0

  init(_ sink: consuming Sink, monitor: SavingMonitor = SavingMonitor()) {
    self.sink = sink
    self.monitor = monitor
  }

  /// Bytes that have been written, and read for that; the header comes last.
  var bytesDone: Int { offset - SnapshotFormat.headerBytes + bytesRead }

  /// Appends a section of numbers.
  mutating func append<Element: BitwiseCopyable>(
    _ name: String, _ values: Cells<Element>
  ) throws(SavingError) {
    let checksums = try unsafe values.withUnsafeBytes { bytes throws(SavingError) in
      try unsafe write(bytes)
    }
    let section = Section(
      name: name, offset: offset, length: values.count * MemoryLayout<Element>.stride,
      checksums: checksums)
    sections.append(section)
    offset = section.end
  }

  /// Appends a section that holds a record.
  mutating func append(_ name: String, record value: some Recorded) throws(SavingError) {
    try append(name, Cells(RecordWriter.bytes(of: value)))
  }

  /// Writes the table and the header, and gives back what was written to.
  consuming func finish() throws(SavingError) -> Sink {
    let table = RecordWriter.bytes(of: sections)
    let header = SnapshotHeader(
      tableOffset: offset, tableLength: table.count, tableChecksum: checksum(of: table[...]))
    try put(table, at: offset)
    try put(header.bytes, at: 0)
    return sink
  }

  /// Writes blocks at the offset, with zeros up to the next section; gives their checksums.
  private mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SavingError) -> [UInt32] {
    var checksums: [UInt32] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + SnapshotFormat.blockBytes, bytes.count)
      let block = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      try monitor.note(bytesDone + start)
      var sum = unsafe SnapshotBytes.checksum(block)
      try unsafe put(block, at: offset + start)
      if end == bytes.count {
        let zeros = [UInt8](
          repeating: 0, count: SnapshotFormat.aligned(offset + end) - (offset + end))
        sum = unsafe zeros.withUnsafeBytes { unsafe SnapshotBytes.checksum($0, after: sum) }
        try put(zeros, at: offset + end)
      }
      checksums.append(sum)
      start = end
    }
    return checksums
  }

  private mutating func put(_ bytes: [UInt8], at offset: Int) throws(SavingError) {
    try unsafe bytes.withUnsafeBufferPointer { bytes throws(SavingError) in
      try unsafe put(UnsafeRawBufferPointer(bytes), at: offset)
    }
  }

  private mutating func put(
    _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(SavingError) {
    do throws(FileError) {
      try unsafe sink.write(bytes, at: offset)
    } catch {
      throw .file(error)
    }
  }
}

extension Section: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    name = try record.read()
    offset = try record.read()
    length = try record.read()
    let numbers: [Int] = try record.read()
    checksums = numbers.map { UInt32(truncatingIfNeeded: $0) }
  }

  func write(to record: inout RecordWriter) {
    record.write(name, offset, length, checksums.map { Int($0) })
  }
}
