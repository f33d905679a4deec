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
    let bytes = arena.bytes.span
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
        let scalar = scalarRange(of: arena.range(at: start).dropFirst(prefix.byteCount), in: bytes)
        let group = start..<upperBound(start..<prefix.codes.upperBound, scalar, prefix.byteCount)
        start = group.upperBound
        if scalar.isEmpty { continue }
        let lead = bytes[scalar.lowerBound]
        if lead < 0x80 {
          guard foldedByte(lead) == key[prefix.foldedCount] else { continue }
          open.append(prefix.followed(by: group, byteCount: 1, foldedCount: 1))
          continue
        }
        let text = String(decoding: arena.bytes[scalar], as: UTF8.self)
        let fold = Array(folded(text).utf8)
        let rest = key[prefix.foldedCount...]
        if fold.starts(with: rest) {
          found += group
        } else if rest.starts(with: fold) {
          open.append(
            prefix.followed(by: group, byteCount: scalar.count, foldedCount: fold.count))
        }
      }
    }
    return found.sorted()
  }

  /// Where the values end that go on with the same scalar as the first of some, all of which have
  /// the same bytes before it; an empty scalar is the end of the first.
  private func upperBound(_ codes: Range<Int>, _ scalar: Range<Int>, _ skipped: Int) -> Int {
    if scalar.isEmpty { return codes.lowerBound + 1 }
    let bytes = arena.bytes.span
    var low = codes.lowerBound + 1
    var high = codes.upperBound
    while low < high {
      let middle = (low + high) / 2
      let rest = arena.range(at: middle).dropFirst(skipped)
      if rest.count >= scalar.count && stands(scalar, of: bytes, at: rest.lowerBound) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// Whether the bytes of a range stand at another place too.
private func stands(_ range: Range<Int>, of bytes: Span<UInt8>, at place: Int) -> Bool {
  for index in range where bytes[index] != bytes[place &+ index &- range.lowerBound] {
    return false
  }
  return true
}

/// The bytes of the first scalar of a text; none of an empty one.
private func scalarRange(of text: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
  guard let first = text.first else { return text }
  let lead = bytes[first]
  return text.prefix(lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
}

/// Values that begin with the same bytes, whose folded form is the beginning of what is looked for.
private struct Prefix {
  let codes: Range<Int>
  let byteCount: Int
  let foldedCount: Int

  /// Those of the values that go on with so many bytes more.
  func followed(by codes: Range<Int>, byteCount more: Int, foldedCount: Int) -> Prefix {
    Prefix(
      codes: codes, byteCount: byteCount + more, foldedCount: self.foldedCount + foldedCount)
  }
}
