/// The texts of a column end to end.
package struct TextArena: Sendable {
  /// UTF-8, no terminators.
  package let bytes: Cells<UInt8>
  /// Where each row's text starts, and one more for the end.
  package let offsets: Cells<Int>

  /// Makes an arena.
  package init(bytes: Cells<UInt8>, offsets: Cells<Int>) {
    precondition(offsets.last == bytes.count, "the last offset is the arena's end")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// Makes an arena of texts, end to end.
  package init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var offsets = [0]
    offsets.reserveCapacity(texts.count + 1)
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      offsets.append(bytes.count)
    }
    self.init(bytes: Cells(bytes), offsets: Cells(offsets))
  }

  /// Rows in the arena.
  package var count: Int { offsets.count - 1 }

  /// The text of a row.
  package func text(at row: Int) -> String { String(decoding: slice(at: row), as: UTF8.self) }

  /// The bytes of a row's text.
  package func slice(at row: Int) -> Cells<UInt8> {
    bytes.slice(offsets[row]..<offsets[row + 1])
  }
}
