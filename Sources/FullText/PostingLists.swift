import Store

/// For each of some words the texts that hold it, in order: steps from text to text in as few
/// bytes as they take, or a bit a text where that takes fewer.
///
/// Lists may come from a file: whatever their bytes say, no text is given that is not there.
struct PostingLists: Sendable {
  private let bytes: Cells<UInt8>
  /// Where each list starts, and one more for the end.
  private let offsets: TextOffsets
  private let textCount: Int
  /// Bytes of a list that has a bit a text.
  private let bitmapSize: Int

  /// The lists of words in some number of texts.
  init(_ postings: WordPostings, textCount: Int) {
    (bytes, offsets) = (postings.lists, postings.offsets)
    self.textCount = textCount
    bitmapSize = Self.bitmapSize(textCount)
  }

  private static func bitmapSize(_ textCount: Int) -> Int { (textCount + 7) / 8 }

  /// Bytes that the lists take.
  var byteCount: Int { bytes.count + offsets.byteCount }

  /// Sets the bit of each text that holds a word.
  ///
  /// - Parameter bits: A bit a text, in words of 64.
  func unite(_ word: Int, into bits: inout [UInt64]) {
    let range = offsets[word]..<offsets[word + 1]
    if range.count == bitmapSize {
      let lists = bytes.span
      for index in 0..<range.count {
        bits[index / 8] |= UInt64(lists[range.lowerBound &+ index]) << UInt64(index % 8 * 8)
      }
      if textCount % 64 != 0 { bits[textCount / 64] &= 1 << UInt64(textCount % 64) - 1 }
    } else {
      var steps = Steps(range)
      let lists = bytes.span
      while let text = steps.next(in: lists) {
        if text >= 0, text < textCount { bits[text / 64] |= 1 << UInt64(text % 64) }
      }
    }
  }

  /// Lays lists out in the order given, each freed as it is copied.
  ///
  /// - Returns: The bytes, and where each list begins among them.
  static func laidOut(
    _ building: inout [Growing], order: [Int], textCount: Int
  ) -> (bytes: Cells<UInt8>, offsets: TextOffsets) {
    let bitmapSize = bitmapSize(textCount)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(building.reduce(0) { $0 + min($1.bytes.count, bitmapSize) })
    var offsets = [0]
    offsets.reserveCapacity(order.count + 1)
    for word in order {
      let list = building[word].bytes
      building[word].bytes = []
      if list.count < bitmapSize {
        bytes += list
      } else {
        var bits = [UInt8](repeating: 0, count: bitmapSize)
        var steps = Steps(list.indices)
        while let text = steps.next(in: list.span) { bits[text / 8] |= 1 << UInt8(text % 8) }
        bytes += bits
      }
      offsets.append(bytes.count)
    }
    return (Cells(bytes), TextOffsets(offsets))
  }

  /// A list in the making.
  struct Growing: Sendable {
    fileprivate var bytes: [UInt8] = []
    private var last = -1

    /// The most bytes that a step takes: texts are fewer than 2³⁵.
    private static let stepBytesMax = 5

    /// Adds texts, ascending and not before the last one added; one that comes again counts once.
    mutating func append(_ texts: Span<UInt32>) {
      let room = texts.count * Growing.stepBytesMax
      if bytes.capacity < bytes.count + room {
        bytes.reserveCapacity(max(bytes.count + room, bytes.capacity * 2))
      }
      var last = last
      bytes.append(addingCapacity: room) { output in
        for index in 0..<texts.count {
          var step = Int(texts[index]) &- last
          guard step > 0 else { continue }
          last &+= step
          while step >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: step) | 0x80)
            step >>= 7
          }
          output.append(UInt8(truncatingIfNeeded: step))
        }
      }
      self.last = last
    }

    /// Adds a list of later texts.
    mutating func append(_ later: Growing) {
      guard let end = later.bytes.firstIndex(where: { $0 < 0x80 }) else { return }
      // A list's first step is from before the first text; here it is from the last one.
      var steps = Steps(0..<end + 1)
      while let text = steps.next(in: later.bytes.span) {
        let text = [UInt32(truncatingIfNeeded: text)]
        append(text.span)
      }
      bytes += later.bytes[(end + 1)...]
      last = later.last
    }
  }
}

/// The texts of a list of steps, one after the other; a step that is cut off ends it.
private struct Steps {
  private var index: Int
  private let end: Int
  private var text = -1

  init(_ range: Range<Int>) { (index, end) = (range.lowerBound, range.upperBound) }

  @inline(__always)
  mutating func next(in bytes: Span<UInt8>) -> Int? {
    guard index < end else { return nil }
    var byte = bytes[index]
    index &+= 1
    var step = Int(byte & 0x7F)
    var shift = 7
    while byte >= 0x80 {
      guard index < end else { return nil }
      byte = bytes[index]
      index &+= 1
      step |= Int(byte & 0x7F) << shift
      shift &+= 7
    }
    text &+= step
    return text
  }
}
