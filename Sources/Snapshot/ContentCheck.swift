import Glibc
import Ingest
import Store
import Threading

/// What the values of columns must be before loops without bounds go over them.
enum ContentCheck {
  /// True if all values lie in a range.
  static func all<Value: FixedWidthInteger>(
    _ values: Cells<Value>, in range: ClosedRange<Value>
  ) -> Bool {
    let (least, greatest) = bounds(of: values)
    return values.isEmpty || range.contains(least) && range.contains(greatest)
  }

  /// True if all numbers lie in a range.
  static func all(_ numbers: Integers, in range: ClosedRange<Int32>) -> Bool {
    func lie<Distance: FixedWidthInteger>(_ distances: Cells<Distance>) -> Bool {
      let (least, greatest) = bounds(of: distances)
      return distances.isEmpty
        || contains(numbers.base, Int64(least)) && contains(numbers.base, Int64(greatest))
    }
    func contains(_ base: Int64, _ distance: Int64) -> Bool {
      let (number, overflow) = base.addingReportingOverflow(distance)
      return !overflow && Int64(range.lowerBound) <= number && number <= Int64(range.upperBound)
    }
    return switch numbers.distances {
    case .rows(let count):
      count == 0 || contains(numbers.base, 0) && contains(numbers.base, Int64(count - 1))
    case .bytes(let cells): lie(cells)
    case .words(let cells): lie(cells)
    case .wide(let cells): lie(cells)
    case .numbers(let cells): lie(cells)
    }
  }

  private static func bounds<Value: FixedWidthInteger>(
    of values: Cells<Value>
  ) -> (least: Value, greatest: Value) {
    var (least, greatest) = (Value.max, Value.min)
    let span = values.span
    for place in span.indices {
      let value = span[place]
      least = min(least, value)
      greatest = max(greatest, value)
    }
    return (least, greatest)
  }

  /// How many of a link's targets are rows.
  static func countOfRows(_ targets: Cells<Int32>) -> Int {
    let targets = targets.span
    var count = 0
    for row in targets.indices { count &+= targets[row] < 0 ? 0 : 1 }
    return count
  }

  /// True if no value is greater than the other of its row; both have as many rows.
  static func areOrdered(_ least: Cells<Int32>, _ most: Cells<Int32>) -> Bool {
    let (least, most) = (least.span, most.span)
    var crossed = 0
    for row in least.indices { crossed &+= least[row] > most[row] ? 1 : 0 }
    return crossed == 0
  }

  /// True if offsets begin at 0, never descend and end where the given end is.
  static func part(_ offsets: TextOffsets, upTo end: Int) -> Bool {
    switch offsets {
    case .narrow(let cells): part(cells, upTo: end)
    case .wide(let cells): part(cells, upTo: end)
    }
  }

  /// True if offsets begin at 0, never descend and end where the given end is.
  static func part<Offset: FixedWidthInteger>(_ offsets: Cells<Offset>, upTo end: Int) -> Bool {
    let offsets = offsets.span
    guard !offsets.isEmpty, offsets[0] == 0, Int(offsets[offsets.count - 1]) == end else {
      return false
    }
    var descents = 0
    for place in 1..<max(1, offsets.count) {
      descents &+= offsets[place] < offsets[place &- 1] ? 1 : 0
    }
    return descents == 0
  }

  /// True if bytes are UTF-8, and each offset that is not their end begins a character; many are
  /// looked at on several threads.
  ///
  /// - Precondition: The offsets part the bytes.
  static func areTexts(_ bytes: Cells<UInt8>, _ offsets: TextOffsets) -> Bool {
    let count = offsets.count - 1
    let parts = bytes.count < greatBytes ? 1 : partsOfGreat
    let areTexts = Threads.map(parts, threads: Threads.usualCount) { part in
      let texts = (count * part / parts)..<(count * (part + 1) / parts)
      let range = offsets[texts.lowerBound]..<offsets[texts.upperBound]
      guard ByteScan.isUTF8(bytes.span.extracting(range)) else { return false }
      return switch offsets {
      case .narrow(let cells): beginCharacters(cells.slice(texts), in: bytes)
      case .wide(let cells): beginCharacters(cells.slice(texts), in: bytes)
      }
    }
    return areTexts.allSatisfy(\.self)
  }

  /// Bytes of texts from which on several threads look at them, and in how many parts.
  private static let (greatBytes, partsOfGreat) = (1 << 22, 16)

  private static func beginCharacters<Offset: FixedWidthInteger>(
    _ offsets: Cells<Offset>, in bytes: Cells<UInt8>
  ) -> Bool {
    let (offsets, bytes) = (offsets.span, bytes.span)
    var continued = 0
    for place in offsets.indices {
      let offset = Int(offsets[place])
      // Empty texts at the end begin where the bytes end.
      if offset < bytes.count { continued &+= bytes[offset] & 0xC0 == 0x80 ? 1 : 0 }
    }
    return continued == 0
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
