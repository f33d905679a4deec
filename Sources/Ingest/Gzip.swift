import CZlib

/// Unpacks gzip in memory.
enum Gzip {
  /// Bytes that a file may unpack to: more would be a trap laid for the reader, or a file that is
  /// better unpacked by hand.
  static let unpackedBytesMax = 4 << 30

  /// True if the bytes start as gzip does.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

  /// The content, all members of the file one after the other.
  ///
  /// Throws for a damaged or cut file, and where the content would exceed the limit.
  static func unpack(
    _ bytes: [UInt8], file: String, limit: Int = unpackedBytesMax, monitor: LoadMonitor
  ) throws(LoadError) -> [UInt8] {
    var stream = unsafe z_stream()
    // 16 asks for gzip's header and checksum, 15 for the largest window.
    guard
      unsafe inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { throw LoadError(file: file, message: "there is no memory to unpack it") }
    defer { _ = unsafe inflateEnd(&stream) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while consumed < bytes.count {
      let step = unsafe inflate(&stream, bytes, from: consumed, into: &chunk)
      consumed += step.consumed
      content.append(contentsOf: chunk[..<step.produced])
      guard content.count <= limit else {
        throw LoadError(
          file: file,
          message: "it unpacks to more than \(limit >> 20) MiB; unpack it first, or take a part")
      }
      try monitor.note(.opening, file, Double(consumed) / Double(bytes.count))
      if step.code == Z_STREAM_END {
        // What follows the last member and is no member is padding.
        guard bytes[consumed...].starts(with: [0x1F, 0x8B]) else { return content }
        _ = unsafe inflateReset(&stream)
      } else if step.code != Z_OK && step.code != Z_BUF_ERROR {
        throw LoadError(file: file, message: "it is not sound gzip: byte \(consumed) does not fit")
      }
    }
    throw LoadError(file: file, message: "the gzip file is cut off")
  }

  private static func inflate(
    _ stream: inout z_stream, _ bytes: [UInt8], from start: Int, into chunk: inout [UInt8]
  ) -> (code: Int32, consumed: Int, produced: Int) {
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe chunk.withUnsafeMutableBufferPointer { output in
        let offered = min(input.count - start, 1 << 30)
        unsafe stream.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { unsafe $0 + start })
        unsafe stream.avail_in = UInt32(offered)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        let code = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        return unsafe (
          code, offered - Int(stream.avail_in), output.count - Int(stream.avail_out)
        )
      }
    }
  }
}
