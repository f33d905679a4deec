import Store

/// The texts that hold each of some words, in the making: for each batch of texts the lists of all
/// words end to end, as steps from text to text.
struct GrowingLists: Sendable {
  private var batches: [Batch] = []
  private var words: [Word] = []
  /// Bytes of the batch in the making.
  private var room: [UInt8] = []

  private struct Batch: Sendable {
    let bytes: [UInt8]
    /// Where each word's list ends; words that came later have none.
    let ends: [UInt32]
  }

  fileprivate struct Word: Sendable {
    /// The first text, which no step leads to, and the last.
    var first = -1
    var last = -1
    /// Bytes of the steps in all batches.
    var byteCount = 0
  }

  /// Adds the texts of each word, ascending and not before the last one added; one that comes again
  /// counts once.
  ///
  /// - Parameters:
  ///   - texts: Those of all words, word after word.
  ///   - ends: Where those of each word end.
  mutating func append(_ texts: Span<UInt32>, ends: Span<UInt32>) {
    while words.count < ends.count { words.append(Word()) }
    room.removeAll(keepingCapacity: true)
    var byteEnds: [UInt32] = []
    room.append(addingCapacity: texts.count * Step.bytesMax) { bytes in
      byteEnds.append(addingCapacity: ends.count) { byteEnds in
        var next = 0
        for index in 0..<ends.count {
          let (start, end) = (bytes.count, Int(ends[index]))
          if next < end { words[index].append(texts.extracting(next..<end), to: &bytes) }
          words[index].byteCount &+= bytes.count &- start
          byteEnds.append(UInt32(truncatingIfNeeded: bytes.count))
          next = end
        }
      }
    }
    batches.append(Batch(bytes: Array(room[...]), ends: byteEnds))
  }

  /// Forgets what only further texts would need.
  mutating func end() { room = [] }

  /// The lists of several parts of some texts, as `PostingLists` reads them.
  ///
  /// - Parameters:
  ///   - parts: Lists of texts, those of each part after those of the one before it, and the
  ///     numbers that its words have among all.
  ///   - order: The numbers of all words in the order that their lists are to have.
  /// - Returns: The bytes, and where each list begins among them.
  static func laidOut(
    _ parts: [(lists: GrowingLists, numbers: [Int])], order: [Int], textCount: Int
  ) -> (bytes: Cells<UInt8>, offsets: TextOffsets) {
    var sizes = [Int](repeating: 0, count: order.count)
    var ends = [Int](repeating: -1, count: order.count)
    for (lists, numbers) in parts {
      for (word, number) in zip(lists.words, numbers) where word.first >= 0 {
        sizes[number] += Step.byteCount(word.first - ends[number]) + word.byteCount
        ends[number] = word.last
      }
    }
    let bitmapSize = PostingLists.bitmapSize(textCount)
    var places = [Place](repeating: Place(), count: order.count)
    var offsets = [0]
    for number in order {
      places[number] = Place(
        next: offsets[offsets.count - 1], isBitmap: sizes[number] >= bitmapSize)
      offsets.append(places[number].next + min(sizes[number], bitmapSize))
    }
    var bytes: [UInt8] = []
    bytes.reserveGreatCapacity(offsets[offsets.count - 1])
    bytes.append(contentsOf: repeatElement(0, count: offsets[offsets.count - 1]))
    for (lists, numbers) in parts { lists.write(numbers, at: &places, to: &bytes) }
    return (Cells(bytes), TextOffsets(offsets))
  }

  /// Where a list goes on in the bytes of all.
  fileprivate struct Place {
    /// Where the next step is to stand; the start of a list of bits.
    var next = 0
    var isBitmap = false
    /// The last text there is.
    var text = -1
  }

  /// Writes the lists, each where it goes on: batch by batch, for each of these is read through.
  private func write(_ numbers: [Int], at places: inout [Place], to bytes: inout [UInt8]) {
    var room = bytes.mutableSpan
    var places = places.mutableSpan
    for (index, word) in words.enumerated() where word.first >= 0 {
      let number = numbers[index]
      if places[number].isBitmap {
        room.setBit(word.first, from: places[number].next)
      } else {
        Step.write(word.first &- places[number].text, to: &room, at: &places[number].next)
      }
      places[number].text = word.first
    }
    for batch in batches {
      let bytes = batch.bytes.span
      var start = 0
      for (index, end) in batch.ends.enumerated() where start < Int(end) {
        places[numbers[index]].write(bytes, start..<Int(end), to: &room)
        start = Int(end)
      }
    }
    for (index, word) in words.enumerated() { places[numbers[index]].text = word.last }
  }
}

extension GrowingLists.Word {
  fileprivate mutating func append(_ texts: Span<UInt32>, to bytes: inout OutputSpan<UInt8>) {
    var next = 0
    if first < 0 {
      first = Int(texts[0])
      last = first
      next = 1
    }
    var last = last
    while next < texts.count {
      var step = Int(texts[next]) &- last
      next &+= 1
      guard step > 0 else { continue }
      last &+= step
      while step >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: step) | 0x80)
        step >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: step))
    }
    self.last = last
  }
}

extension GrowingLists.Place {
  /// Writes steps that go on from the last text.
  @inline(__always)
  fileprivate mutating func write(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to room: inout MutableSpan<UInt8>
  ) {
    if isBitmap {
      var steps = Steps(range, after: text)
      while let text = steps.next(in: bytes) {
        room.setBit(text, from: next)
        self.text = text
      }
    } else {
      for index in range {
        room[next] = bytes[index]
        next &+= 1
      }
    }
  }
}

extension MutableSpan<UInt8> {
  /// Sets the bit of a text in a list of bits that starts somewhere.
  fileprivate mutating func setBit(_ text: Int, from start: Int) {
    self[start &+ text / 8] |= 1 << UInt8(truncatingIfNeeded: text % 8)
  }
}

/// How a step from text to text is written: seven bits a byte, the lowest first, the eighth set in
/// all but the last.
private enum Step {
  /// The most bytes that a step takes: texts are fewer than 2³⁵.
  static let bytesMax = 5

  static func byteCount(_ step: Int) -> Int {
    max(1, (Int.bitWidth - step.leadingZeroBitCount + 6) / 7)
  }

  static func write(_ step: Int, to room: inout MutableSpan<UInt8>, at place: inout Int) {
    var rest = step
    while rest >= 0x80 {
      room[place] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest >>= 7
      place += 1
    }
    room[place] = UInt8(truncatingIfNeeded: rest)
    place += 1
  }
}
