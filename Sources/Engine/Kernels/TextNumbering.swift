import Store

// Different texts, told by their bytes and put in the order of these.

/// How many texts are read before it is asked whether to go on.
let textsPerCheck = 8192

/// Numbers different texts 0, 1, 2, … in the order in which they first stand.
///
/// Only texts with a bit in `rows` count; the others get −1. Open addressing with linear probing;
/// the table doubles when it is half full.
///
/// - Parameters:
///   - seed: what texts are hashed under, so that none can be written to collide.
///   - check: throws when the caller has lost interest.
/// - Returns: each text's number, and for each number the place where it first stands.
func numberedTexts<Failure>(
  _ texts: Prose, within rows: Span<UInt64>, seed: UInt64, check: () throws(Failure) -> Void
) throws(Failure) -> (numbers: [Int32], firstPlaces: [Int32]) {
  var numbers = [Int32](repeating: -1, count: texts.count)
  var firstPlaces: [Int32] = []
  var slots = [UInt64](repeating: 0, count: 1024)
  let bytes = texts.arena.bytes.span
  for place in 0..<texts.count {
    if place % textsPerCheck == 0 { try check() }
    if rows[place / 64] &>> UInt64(place % 64) & 1 == 0 { continue }
    let text = bytes.extracting(texts.range(at: place))
    // Half of the hash is kept beside the number and one, so that few texts are looked at in vain.
    let key = textHash(text, seed: seed) &>> 32
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] != 0 {
      if slots[slot] &>> 32 == key {
        let number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1
        let other = bytes.extracting(texts.range(at: Int(firstPlaces[number])))
        if areSame(text, other) {
          numbers[place] = Int32(truncatingIfNeeded: number)
          break
        }
      }
      slot = (slot &+ 1) & mask
    }
    if slots[slot] != 0 { continue }
    numbers[place] = Int32(truncatingIfNeeded: firstPlaces.count)
    firstPlaces.append(Int32(truncatingIfNeeded: place))
    slots[slot] = key &<< 32 | UInt64(firstPlaces.count)
    if firstPlaces.count &* 2 > slots.count { slots = doubled(slots.span) }
  }
  return (numbers, firstPlaces)
}

private func doubled(_ slots: Span<UInt64>) -> [UInt64] {
  var wide = [UInt64](repeating: 0, count: slots.count &* 2)
  let mask = wide.count &- 1
  for index in 0..<slots.count where slots[index] != 0 {
    var slot = Int(truncatingIfNeeded: slots[index] &>> 32) & mask
    while wide[slot] != 0 { slot = (slot &+ 1) & mask }
    wide[slot] = slots[index]
  }
  return wide
}

/// The places of different texts in the order of their bytes, of places given.
///
/// Eight bytes are compared at a time, as a number; texts that have the same go on to the next.
///
/// - Parameter check: throws when the caller has lost interest.
/// - Returns: indices of `places`.
func sortedTexts<Failure>(
  _ texts: Prose, at places: [Int32], check: () throws(Failure) -> Void
) throws(Failure) -> [Int32] {
  var keys = places.indices.map { TextKey(texts, at: places[$0], index: $0, from: 0) }
  var open: [(keys: Range<Int>, start: Int)] = [(0..<keys.count, 0)]
  var sortedCount = textsPerCheck
  while let part = open.popLast() {
    if sortedCount >= textsPerCheck {
      try check()
      sortedCount = 0
    }
    sortedCount += part.keys.count
    if part.start > 0 {
      for key in part.keys {
        let index = Int(keys[key].index)
        keys[key] = TextKey(texts, at: places[index], index: index, from: part.start)
      }
    }
    sort(&keys, part.keys)
    var first = part.keys.lowerBound
    while first < part.keys.upperBound {
      var end = first + 1
      while end < part.keys.upperBound, !(keys[first] < keys[end]) { end += 1 }
      // What ends within these bytes is told from all others by them.
      if end - first > 1, keys[first].goesOn { open.append((first..<end, part.start + 8)) }
      first = end
    }
  }
  return keys.map(\.index)
}

/// Sorts a part of some keys where they are.
private func sort(_ keys: inout [TextKey], _ part: Range<Int>) {
  unsafe keys.withUnsafeMutableBufferPointer { keys in
    // The span of the part is checked by the slice.
    var part = unsafe UnsafeMutableBufferPointer(rebasing: keys[part])
    unsafe part.sort()
  }
}

/// What a text is sorted by: eight of its bytes, and how many of them it has.
private struct TextKey: Comparable, BitwiseCopyable {
  let head: UInt64
  /// Bytes from there to the text's end, 9 for more than eight.
  let rest: Int32
  let index: Int32

  init(_ texts: Prose, at place: Int32, index: Int, from start: Int) {
    let text = texts.arena.bytes.span.extracting(texts.range(at: Int(place)))
    self.head = Engine.head(of: text, from: start)
    rest = Int32(truncatingIfNeeded: min(9, text.count &- start))
    self.index = Int32(truncatingIfNeeded: index)
  }

  var goesOn: Bool { rest > 8 }

  static func < (one: TextKey, other: TextKey) -> Bool {
    one.head != other.head ? one.head < other.head : one.rest < other.rest
  }
}
