/// The texts of a column end to end.
package struct TextArena: Sendable {
  /// UTF-8, no terminators.
  package let bytes: Cells<UInt8>
  /// Where each row's text starts, and one more for the end.
  package let offsets: TextOffsets

  /// Makes an arena.
  package init(bytes: Cells<UInt8>, offsets: TextOffsets) {
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
    self.init(bytes: Cells(bytes), offsets: TextOffsets(offsets))
  }

  /// Rows in the arena.
  package var count: Int { offsets.count - 1 }

  /// Bytes that it takes.
  package var byteCount: Int { bytes.count + offsets.byteCount }

  /// True if two are the same place in memory, so that they need no comparing.
  package func isSame(as other: TextArena) -> Bool {
    offsets.isSame(as: other.offsets) && bytes.isSame(as: other.bytes)
  }

  /// The text of a row.
  package func text(at row: Int) -> String { String(decoding: slice(at: row), as: UTF8.self) }

  /// The bytes of a row's text.
  package func slice(at row: Int) -> Cells<UInt8> { bytes.slice(range(at: row)) }

  /// Where a row's text lies in the bytes.
  @inlinable package func range(at row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }
}

/// Where texts begin that lie end to end, from 0 on, and where the last ends: in four bytes each
/// unless the texts need more.
package enum TextOffsets: Sendable {
  /// Of less than 4 GiB of texts.
  case narrow(Cells<UInt32>)
  /// Of more.
  case wide(Cells<Int>)

  /// Makes offsets that ascend.
  package init(_ offsets: [Int]) {
    if Self.width(upTo: offsets.last ?? 0) == 4 {
      self = .narrow(offsets.cells { UInt32(truncatingIfNeeded: $0) })
    } else {
      self = .wide(Cells(offsets))
    }
  }

  /// The greatest offset that four bytes hold.
  package static let narrowMax = Int(UInt32.max)

  /// Bytes that each offset among so many bytes of texts takes.
  package static func width(upTo byteCount: Int) -> Int { byteCount <= narrowMax ? 4 : 8 }

  /// Bytes that they take.
  package var byteCount: Int {
    switch self {
    case .narrow(let cells): cells.count * 4
    case .wide(let cells): cells.count * 8
    }
  }

  /// True if two are the same place in memory.
  package func isSame(as other: TextOffsets) -> Bool {
    switch (self, other) {
    case (.narrow(let own), .narrow(let others)): own.isSame(as: others)
    case (.wide(let own), .wide(let others)): own.isSame(as: others)
    default: false
    }
  }
}

extension TextOffsets: RandomAccessCollection, Equatable {
  /// The first place, 0.
  @inlinable package var startIndex: Int { 0 }
  /// The place behind the last.
  @inlinable package var endIndex: Int {
    switch self {
    case .narrow(let cells): cells.count
    case .wide(let cells): cells.count
    }
  }

  /// The offset at a place, which must be one.
  @inlinable package subscript(place: Int) -> Int {
    switch self {
    case .narrow(let cells): Int(cells[place])
    case .wide(let cells): cells[place]
    }
  }
}
