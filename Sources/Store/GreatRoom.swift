import Glibc

/// Room that an array has and has not filled, as whole pages that the system still has to find and
/// to clear: whoever writes to one first is stopped for that long, unless another thread has made
/// it ready before.
package struct GreatRoom: Sendable, Equatable {
  /// Bytes of a page, and what is made ready at a time.
  package static let pageBytes = 1 << 21
  /// How far ahead of what is filled room is made ready, in bytes: enough that whoever fills it
  /// does not catch up, and little where the array ends before its room does.
  package static let aheadBytes = 4 * pageBytes

  /// Addresses, of which none is ever read or written here: those of the pages' beginning and end.
  private let start: UInt
  private let end: UInt

  fileprivate init?(_ start: UInt, _ end: UInt) {
    guard start < end else { return nil }
    (self.start, self.end) = (start, end)
  }

  /// Bytes in the room.
  package var byteCount: Int { Int(end - start) }

  /// The next page to make ready, of those that lie ahead; nil if they are.
  ///
  /// - Parameter last: The page that was made ready last, if one was.
  package func page(after last: GreatRoom?) -> GreatRoom? {
    let next = max(start, last?.end ?? start)
    guard next < start + UInt(Self.aheadBytes) else { return nil }
    return GreatRoom(next, min(next + UInt(Self.pageBytes), end))
  }

  /// Has the system find the pages and clear them. It changes no byte, and so does no harm where
  /// the array has gone since, or has moved; a system that cannot does nothing.
  package func makeReady() {
    _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), byteCount, MADV_POPULATE_WRITE)
  }
}

extension Array where Element: BitwiseCopyable {
  /// What is reserved behind the elements, from the first page that holds none of them; nil if
  /// that is less than a page.
  package var greatRoom: GreatRoom? {
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let (page, start) = (UInt(GreatRoom.pageBytes), UInt(bitPattern: base))
      let filled = start + UInt(bytes.count)
      let end = start + UInt(capacity * MemoryLayout<Element>.stride)
      return GreatRoom((filled + page - 1) / page * page, end / page * page)
    }
  }
}
