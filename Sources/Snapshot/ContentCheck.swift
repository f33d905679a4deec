import Glibc
import Store

/// What the values of columns must be before loops without bounds go over them.
enum ContentCheck {
  /// True if all values lie in a range.
  static func all<Value: FixedWidthInteger>(
    _ values: Cells<Value>, in range: ClosedRange<Value>
  ) -> Bool {
    var (least, greatest) = (Value.max, Value.min)
    for value in values {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    return values.isEmpty || range.contains(least) && range.contains(greatest)
  }

  /// True if no value is greater than the other of its row; both have as many rows.
  static func areOrdered(_ least: Cells<Int32>, _ most: Cells<Int32>) -> Bool {
    var isOrdered = true
    for (low, high) in zip(least, most) { isOrdered = (low <= high) == isOrdered && isOrdered }
    return isOrdered
  }

  /// Where texts of the given lengths begin, and the end, which must be the one given; nil if it is
  /// another.
  static func offsets(of lengths: Cells<UInt32>, upTo end: Int) -> [Int]? {
    var offsets: [Int] = []
    offsets.reserveCapacity(lengths.count + 1)
    offsets.append(0)
    // 2³¹ lengths below 2³² make less than 2⁶³.
    var offset = 0
    for length in lengths {
      offset &+= Int(length)
      offsets.append(offset)
    }
    return offset == end ? offsets : nil
  }

  /// True if bytes are UTF-8, and each offset that is not their end begins a character.
  static func areTexts(_ bytes: Cells<UInt8>, _ offsets: [Int]) -> Bool {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
    return offsets.allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
  }

  /// True if each text comes after the one before it, by their bytes.
  static func areSorted(_ arena: TextArena) -> Bool {
    unsafe arena.bytes.span.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return arena.count < 2 }
      let offsets = arena.offsets
      // The offsets ascend and end where the bytes do, so all that is compared lies within them.
      return (1..<max(1, arena.count)).allSatisfy { text in
        let (before, here, end) = (offsets[text - 1], offsets[text], offsets[text + 1])
        let (length, next) = (here - before, end - here)
        let order = unsafe memcmp(start + before, start + here, min(length, next))
        return order < 0 || order == 0 && length < next
      }
    }
  }
}
