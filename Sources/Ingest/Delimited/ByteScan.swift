import CScan

/// Scans bytes with the loops in C, within the bounds that stand here.
package enum ByteScan {
  /// Finds quotes, line ends, and delimiters outside quotes, from a place outside quotes on; gives
  /// how many there are, and their distances from the start in `places`.
  ///
  /// Of a text that is longer than 2 GiB only as much is looked at.
  static func places(
    in bytes: [UInt8], from start: Int, to end: Int, delimiter: UInt8, quote: UInt8,
    into places: inout [UInt32], isPortable: Bool = false
  ) -> Int {
    precondition(0 <= start && start <= end && end <= bytes.count, "the part lies in the bytes")
    let count = min(end - start, Int(Int32.max))
    if places.count < count { places = [UInt32](repeating: 0, count: count) }
    guard count > 0 else { return 0 }
    return unsafe bytes.withUnsafeBufferPointer { source in
      unsafe places.withUnsafeMutableBufferPointer { target in
        guard let first = source.baseAddress, let room = target.baseAddress else { return 0 }
        let text = unsafe first + start
        return isPortable
          ? unsafe cscan_places_portable(text, count, delimiter, quote, room)
          : unsafe cscan_places(text, count, delimiter, quote, room)
      }
    }
  }

  /// True if all bytes are characters of UTF-8.
  package static func isUTF8(_ source: Span<UInt8>) -> Bool {
    unsafe source.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return true }
      return unsafe cscan_is_utf8(first, bytes.count)
    }
  }

  /// A text's hash under a seed.
  @inline(__always)
  static func hash(_ source: Span<UInt8>, _ start: Int, _ end: Int, seed: UInt64) -> UInt64 {
    precondition(0 <= start && start <= end && end <= source.count, "the text lies in the bytes")
    guard start < end else { return seed }
    return unsafe source.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return seed }
      return unsafe cscan_hash(first + start, end &- start, seed)
    }
  }

  /// True if two texts of the same length are the same.
  @inline(__always)
  static func areEqual(
    _ one: Span<UInt8>, at start: Int, _ other: Span<UInt8>, at place: Int, count: Int
  ) -> Bool {
    precondition(
      0 <= count && 0 <= start && count <= one.count &- start && 0 <= place
        && count <= other.count &- place, "both texts lie in their bytes")
    guard count > 0 else { return true }
    return unsafe one.withUnsafeBufferPointer { left in
      unsafe other.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return false }
        return unsafe cscan_equal(left + start, right + place, count)
      }
    }
  }

  /// Appends a part of bytes to others.
  @inline(__always)
  static func append(
    _ source: Span<UInt8>, _ start: Int, _ end: Int, to target: inout [UInt8]
  ) {
    precondition(0 <= start && start <= end && end <= source.count, "the text lies in the bytes")
    unsafe source.withUnsafeBufferPointer { bytes in
      unsafe target.append(contentsOf: bytes[start..<end])
    }
  }
}
