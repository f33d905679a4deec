// Texts where they lie, eight bytes at a time. Every load is within the span, which checks it.

/// Whether all bytes are of ASCII.
func isASCII(_ text: Span<UInt8>) -> Bool { asciiEnd(of: text, from: 0) == text.count }

/// The place from `start` on of the first byte that is not of ASCII; the end if there is none.
func asciiEnd(of text: Span<UInt8>, from start: Int) -> Int {
  var index = start
  let bytes = unsafe text.bytes
  while index &+ 8 <= text.count {
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let others = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
    if others != 0 { return index &+ others.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < text.count, text[index] < 0x80 { index &+= 1 }
  return index
}

/// Whether two texts have the same bytes.
func areSame(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
  one.count == other.count && sharedCount(one, other) == one.count
}

/// Whether a text comes before another by their bytes, which is by code point.
func comesBefore(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
  let shared = sharedCount(one, other)
  guard shared < one.count, shared < other.count else { return one.count < other.count }
  return one[shared] < other[shared]
}

/// How many bytes two texts begin with that are the same.
private func sharedCount(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Int {
  let end = min(one.count, other.count)
  let (bytes, others) = unsafe (one.bytes, other.bytes)
  var index = 0
  while index &+ 8 <= end {
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let next = unsafe others.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let difference = UInt64(littleEndian: word ^ next)
    if difference != 0 { return index &+ difference.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < end, one[index] == other[index] { index &+= 1 }
  return index
}

/// Eight bytes from a place on as a number, the first highest, which orders as they do; zeros stand
/// for those after the end.
func head(of text: Span<UInt8>, from start: Int) -> UInt64 {
  if start &+ 8 <= text.count {
    return UInt64(
      bigEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }
  var number: UInt64 = 0
  var shift = 64
  for index in min(start, text.count)..<text.count {
    shift &-= 8
    number |= UInt64(text[index]) &<< UInt64(truncatingIfNeeded: shift)
  }
  return number
}

/// A text's hash under a seed: products of 64 bits folded, eight bytes at a time.
func textHash(_ text: Span<UInt8>, seed: UInt64) -> UInt64 {
  var state = seed ^ UInt64(truncatingIfNeeded: text.count)
  let bytes = unsafe text.bytes
  var index = 0
  while index &+ 8 <= text.count {
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    state = foldedProduct(state ^ word, 0x9E37_79B9_7F4A_7C15)
    index &+= 8
  }
  if index < text.count {
    state = foldedProduct(state ^ head(of: text, from: index), 0xD6E8_FEB8_6659_FD93)
  }
  return foldedProduct(state ^ 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F)
}

private func foldedProduct(_ one: UInt64, _ other: UInt64) -> UInt64 {
  let (high, low) = one.multipliedFullWidth(by: other)
  return high ^ low
}

extension String {
  /// The text that some bytes are.
  init(_ text: Span<UInt8>) {
    self = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
