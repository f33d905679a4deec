import FullText
import Model
import Store

/// Some texts that others are held against where they lie: by their bytes, and as text only where
/// these may be equal in other bytes.
///
/// A class, for it is passed on with each text that is asked of.
final class EqualTexts: Sendable {
  private let texts: Set<String>
  /// The same by their bytes.
  private let sorted: TextDictionary
  /// True if texts of other bytes that equal one of these are none of ``isComposed(_:)``.
  private let areComposed: Bool
  /// The bytes of the shortest and of the longest.
  private let sizes: ClosedRange<Int>

  /// Makes a set to look texts up in.
  init(_ texts: Set<String>) {
    let sorted = TextDictionary(sorted: texts.sorted(by: byteOrder))
    let counts = texts.map(\.utf8.count)
    self.texts = texts
    self.sorted = sorted
    areComposed = isComposed(sorted.arena.bytes.span)
    sizes = (counts.min() ?? 0)...(counts.max() ?? 0)
  }

  /// Whether a text is one of these.
  func contains(_ text: String) -> Bool { texts.contains(text) }

  /// The same of a text in UTF-8.
  func contains(_ text: Span<UInt8>) -> Bool {
    if texts.isEmpty { return false }
    if let end = openingEnd(of: text), !mayBegin(text.extracting(0..<end)) { return false }
    return containsWhole(text)
  }

  /// Whether a text is one of these when it is folded.
  func containsFolded(_ text: Span<UInt8>, _ buffer: inout FoldingBuffer) -> Bool {
    if let end = openingEnd(of: text) {
      let count = buffer.fold(text.extracting(0..<end))
      if !mayBegin(buffer.bytes.span.extracting(0..<count)) { return false }
    }
    let count = buffer.fold(text)
    return containsWhole(buffer.bytes.span.extracting(0..<count))
  }

  private func containsWhole(_ text: Span<UInt8>) -> Bool {
    if sizes.contains(text.count), sorted.code(of: text) != nil { return true }
    if areComposed, isComposed(text) { return false }
    return texts.contains(String(text))
  }

  /// Where the first bytes of a text end that mostly tell that it is none of these; nil where all
  /// of it is to be read.
  private func openingEnd(of text: Span<UInt8>) -> Int? {
    var end = 16
    guard areComposed, text.count > end else { return nil }
    while end > 0, text[end] & 0xC0 == 0x80 { end &-= 1 }
    return end
  }

  /// Whether one of these may equal a text that begins so: the last scalar is left out, for marks
  /// after it may join it.
  private func mayBegin(_ opening: Span<UInt8>) -> Bool {
    guard isComposed(opening) else { return true }
    var end = opening.count
    while end > 0 {
      end &-= 1
      if opening[end] & 0xC0 != 0x80 { break }
    }
    return sorted.hasValue(beginning: opening.extracting(0..<end))
  }

  /// What a text holds when it is folded if it equals the one of these; nil where there are
  /// several, or such as are spelled in other ways. Letters with marks of which a part may be
  /// folded and a part not are left out.
  var foldedParts: [String]? {
    guard areComposed, texts.count == 1, let text = texts.first else { return nil }
    let parts = folded(text).unicodeScalars.split { scalar in
      !(0x61...0x7A).contains(scalar.value) && !(0x30...0x39).contains(scalar.value)
    }
    return longest(parts.map { String($0) })
  }

  /// The same where these are folded.
  var partsOfFolded: [String]? {
    guard texts.count == 1, let text = texts.first else { return nil }
    return longest(piecesOfWords(text).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Two that are long leave few texts, and each takes time to look up; short ones are in many
  /// words.
  private func longest(_ parts: [String]) -> [String] {
    let long = parts.filter { $0.utf8.count > 3 }
    return Array(long.sorted { $0.utf8.count > $1.utf8.count }.prefix(2))
  }
}
