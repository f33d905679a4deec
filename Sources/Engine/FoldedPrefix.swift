import Model
import Store

extension TextDictionary {
  /// The codes of all values that fold to the same text as `value`, in order.
  ///
  /// - Complexity: that of `codes(startingFolded:)`
  func codes(foldingTo value: String) -> [Int] {
    let key = folded(value)
    return codes(startingFolded: key).filter { folded(values[$0]) == key }
  }

  /// The codes of the values whose folded form starts with a folded text, in order.
  ///
  /// Values lie in the order of their bytes, so that those that go on with the same scalar are a
  /// range, found by its ends: only ranges that may still hold the text are looked into.
  ///
  /// - Complexity: O(*m* log *n*) for *m* such ranges, beside what is found
  func codes(startingFolded key: String) -> [Int] {
    let key = Array(key.utf8)
    var found: [Int] = []
    var open = [Prefix(codes: 0..<count, byteCount: 0, foldedCount: 0)]
    while let prefix = open.popLast() {
      if prefix.foldedCount == key.count {
        found += prefix.codes
        continue
      }
      // Values that end here come first, and have too little.
      var start = prefix.codes.lowerBound
      while start < prefix.codes.upperBound {
        let scalar = arena.scalar(at: start, after: prefix.byteCount)
        let end = upperBound(start..<prefix.codes.upperBound, scalar, after: prefix.byteCount)
        if let byte = scalar.first, byte < 0x80, foldedByte(byte) != key[prefix.foldedCount] {
          start = end
          continue
        }
        let fold = Array(folded(String(decoding: scalar, as: UTF8.self)).utf8)
        let rest = key[prefix.foldedCount...]
        if !scalar.isEmpty && fold.starts(with: rest) {
          found += start..<end
        } else if !scalar.isEmpty && rest.starts(with: fold) {
          open.append(
            Prefix(
              codes: start..<end, byteCount: prefix.byteCount + scalar.count,
              foldedCount: prefix.foldedCount + fold.count))
        }
        start = end
      }
    }
    return found.sorted()
  }

  /// Where the values end that go on with the same bytes as the first of some.
  private func upperBound(
    _ codes: Range<Int>, _ bytes: Slice<Cells<UInt8>>, after skipped: Int
  ) -> Int {
    if bytes.isEmpty { return codes.lowerBound + 1 }
    var low = codes.lowerBound + 1
    var high = codes.upperBound
    while low < high {
      let middle = (low + high) / 2
      if arena.slice(at: middle).dropFirst(skipped).starts(with: bytes) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// What an ASCII character folds to, as ``folded(_:)`` says.
private func foldedByte(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
  case UInt8(ascii: "_"), UInt8(ascii: "-"): UInt8(ascii: " ")
  default: byte
  }
}

/// Values that begin with the same bytes, whose folded form is the beginning of what is looked for.
private struct Prefix {
  let codes: Range<Int>
  let byteCount: Int
  let foldedCount: Int
}

extension TextArena {
  /// The bytes of the scalar after some bytes of a text; empty at its end.
  fileprivate func scalar(at row: Int, after skipped: Int) -> Slice<Cells<UInt8>> {
    let rest = slice(at: row).dropFirst(skipped)
    guard let lead = rest.first else { return rest }
    return rest.prefix(lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
  }
}
