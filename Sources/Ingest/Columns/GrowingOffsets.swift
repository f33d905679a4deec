import Store

/// Where texts begin that are laid end to end, in four bytes each as long as that is enough.
struct GrowingOffsets {
  private var narrow: [UInt32] = [0]
  private var wide: [Int] = []
  /// The greatest offset that stands in four bytes.
  private let narrowMax: Int

  /// Makes the first offset, 0.
  init(narrowMax: Int = TextOffsets.narrowMax) { self.narrowMax = narrowMax }

  /// Offsets.
  var count: Int { narrow.count + wide.count }

  /// The offset at a place, which must be one.
  subscript(place: Int) -> Int { wide.isEmpty ? Int(narrow[place]) : wide[place] }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    if wide.isEmpty {
      narrow.reserveGreatCapacity(count)
    } else {
      wide.reserveGreatCapacity(count)
    }
  }

  /// Appends offsets, none beyond an end, which the closure gives one by one.
  @inline(__always)
  mutating func append(_ more: Int, upTo end: Int, _ offset: (_ place: Int) -> Int) {
    if end > narrowMax && wide.isEmpty { widen(for: more) }
    if wide.isEmpty {
      narrow.append(addingCapacity: more) { narrow in
        for place in 0..<more { narrow.append(UInt32(truncatingIfNeeded: offset(place))) }
      }
    } else {
      wide.append(addingCapacity: more) { wide in
        for place in 0..<more { wide.append(offset(place)) }
      }
    }
  }

  private mutating func widen(for more: Int) {
    wide.reserveGreatCapacity(max(narrow.capacity, narrow.count + more))
    wide.append(contentsOf: narrow.lazy.map { Int($0) })
    narrow = []
  }

  /// The offsets.
  consuming func offsets() -> TextOffsets {
    wide.isEmpty ? .narrow(Cells(narrow)) : .wide(Cells(wide))
  }
}
