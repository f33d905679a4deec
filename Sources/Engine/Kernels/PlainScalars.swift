/// What a scalar of a text is for its words.
enum ScalarKind {
  /// A letter, a digit or the apostrophe, and a character of its own.
  case ofWord
  /// A character of its own that parts words.
  case apart
  /// What may join other scalars in a character, or is not told here.
  case other
}

/// What the scalar is that begins at a byte of a text, and how many bytes it has: told of the
/// blocks in which most is written. The byte must be there.
func scalarKind(in text: Span<UInt8>, at index: Int) -> (kind: ScalarKind, length: Int) {
  let lead = text[index]
  if lead < 0x80 {
    if lead == UInt8(ascii: "\r") { return (.other, 1) }
    if lead == UInt8(ascii: "'") {
      // With a mark on it, it is no apostrophe.
      let isMarked =
        index &+ 1 < text.count && text[index &+ 1] >= 0x80
        && scalarKind(in: text, at: index &+ 1).kind == .other
      return (isMarked ? .other : .ofWord, 1)
    }
    let isOfWord = (lead | 0x20) &- 0x61 < 26 || lead &- 0x30 < 10
    return (isOfWord ? .ofWord : .apart, 1)
  }
  guard index &+ 1 < text.count else { return (.other, 1) }
  let next = text[index &+ 1]
  switch lead {
  case 0xC2:
    switch next {
    // ¡ § « ¶ · » ¿
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF: return (.apart, 2)
    default: return (.other, 2)
    }
  // Latin letters, but for × and ÷, and Cyrillic ones.
  case 0xC3: return (next == 0x97 || next == 0xB7 ? .apart : .ofWord, 2)
  case 0xC4...0xC9, 0xD0, 0xD1, 0xD3: return (.ofWord, 2)
  case 0xD2: return (next >= 0x8A ? .ofWord : .other, 2)
  // The dashes, quotation marks and signs of U+2010…U+2027 and U+2030…U+205E.
  case 0xE2 where index &+ 2 < text.count:
    let last = text[index &+ 2]
    let isApart =
      next == 0x80 && ((0x90...0xA7).contains(last) || last >= 0xB0)
      || next == 0x81 && last <= 0x9E
    return (isApart ? .apart : .other, 3)
  default: return (.other, 1)
  }
}

/// What the scalar is that ends before a byte of a text; nil at the text's start.
func scalarKind(in text: Span<UInt8>, before end: Int) -> ScalarKind? {
  guard end > 0 else { return nil }
  var start = end &- 1
  while start > 0, text[start] & 0xC0 == 0x80 { start &-= 1 }
  return scalarKind(in: text, at: start).kind
}
