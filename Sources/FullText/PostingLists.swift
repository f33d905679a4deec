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
  private let bitmapSize: Int

  /// The lists of words in some number of texts.
  init(_ postings: WordPostings, textCount: Int) {
    (bytes, offsets) = (postings.lists, postings.offsets)
    self.textCount = textCount
    bitmapSize = Self.bitmapSize(textCount)
  }

  /// Bytes of a list that has a bit a text.
  static func bitmapSize(_ textCount: Int) -> Int { (textCount + 7) / 8 }

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
}

/// The texts of a list of steps, one after the other; a step that is cut off ends it.
struct Steps {
  private var index: Int
  private let end: Int
  private var text: Int

  /// The steps at some bytes, from a text on; -1 is before the first.
  init(_ range: Range<Int>, after text: Int = -1) {
    (index, end) = (range.lowerBound, range.upperBound)
    self.text = text
  }

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
