// Escapes, and sets of characters in square brackets.

extension PatternParser {
  /// What an escape stands for.
  enum Escape {
    case scalar(Unicode.Scalar)
    case set(CharacterClass)
  }

  /// Reads the rest of an escape whose backslash, at `start`, has been read.
  mutating func parseEscape(from start: Int) throws(PatternError) -> Escape {
    guard let scalar = next() else { throw error(.trailingBackslash, start..<index) }
    switch scalar {
    case "d": return .set(.digit)
    case "D": return .set(CharacterClass.digit.inverted)
    case "w": return .set(.word)
    case "W": return .set(CharacterClass.word.inverted)
    case "s": return .set(.blank)
    case "S": return .set(CharacterClass.blank.inverted)
    case "n": return .scalar("\n")
    case "t": return .scalar("\t")
    case "r": return .scalar("\r")
    case "f": return .scalar("\u{0C}")
    case "v": return .scalar("\u{0B}")
    case "x", "u": return .scalar(try parseCodePoint(from: start))
    case "p": return .set(try parseProperty(from: start))
    case "P": return .set(try parseProperty(from: start).inverted)
    case "1"..."9", "k": throw error(.backReference, start..<index)
    default:
      guard scalar.value >= 0x20, scalar.value < 0x7F, scalar != "0", !scalar.isASCIILetter
      else { throw error(.unknownEscape, start..<index) }
      return .scalar(scalar)
    }
  }

  // `\x41`, `\x{41}`, `\u{41}`; `\u0041` as in JSON.
  private mutating func parseCodePoint(from start: Int) throws(PatternError) -> Unicode.Scalar {
    let bareDigits = peek(-1) == "x" ? 2 : 4
    let isBraced = consume("{")
    var value: UInt32 = 0
    var digits = 0
    while digits < (isBraced ? 8 : bareDigits), let digit = peek()?.hexadecimalDigit {
      value = value << 4 | digit
      digits += 1
      index += 1
    }
    let isComplete = isBraced ? digits > 0 && consume("}") : digits == bareDigits
    guard isComplete, let scalar = Unicode.Scalar(value) else {
      throw error(.badCodePoint, start..<index)
    }
    return scalar
  }

  // `\p{Lu}`, `\pL`
  private mutating func parseProperty(from start: Int) throws(PatternError) -> CharacterClass {
    var name = ""
    if consume("{") {
      while let scalar = peek(), scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard consume("}") else { throw error(.unknownProperty, start..<index) }
    } else if let scalar = next() {
      name.unicodeScalars.append(scalar)
    }
    guard let set = CharacterClass(property: name) else {
      throw error(.unknownProperty, start..<index)
    }
    return set
  }

  /// Reads the rest of a set whose `[`, at `start`, has been read.
  mutating func parseClass(from start: Int) throws(PatternError) -> CharacterClass {
    let isNegated = consume("^")
    let first = index
    var ranges: [ClosedRange<UInt32>] = []
    while index == first || peek() != "]" {
      guard peek() != nil else { throw error(.unclosedClass, start..<start + 1) }
      let memberStart = index
      switch try parseMember(openedAt: start) {
      case .set(let set):
        if peek() == "-", let after = peek(1), after != "]" {
          throw error(.badRangeEnd, memberStart..<index + 2)
        }
        ranges += set.ranges
      case .scalar(let low):
        let high = try parseRangeEnd(from: memberStart, openedAt: start) ?? low
        guard low <= high else { throw error(.reversedRange, memberStart..<index) }
        ranges.append(low.value...high.value)
      }
    }
    index += 1
    let set = cased(CharacterClass(ranges))
    return isNegated ? set.inverted : set
  }

  // The end of `a-z`, if a hyphen that is not the last of the set follows.
  private mutating func parseRangeEnd(
    from memberStart: Int, openedAt start: Int
  ) throws(PatternError) -> Unicode.Scalar? {
    guard peek() == "-", let after = peek(1), after != "]" else { return nil }
    index += 1
    guard case .scalar(let high) = try parseMember(openedAt: start) else {
      throw error(.badRangeEnd, memberStart..<index)
    }
    return high
  }

  private mutating func parseMember(openedAt start: Int) throws(PatternError) -> Escape {
    let memberStart = index
    guard let scalar = next() else { throw error(.unclosedClass, start..<start + 1) }
    if scalar == "\\" { return try parseEscape(from: memberStart) }
    if scalar == "[", let kind = peek(), kind == ":" || kind == "." || kind == "=" {
      var end = index + 1
      while let inner = peek(end - index), inner.isASCIILetter || inner == "^" { end += 1 }
      if peek(end - index) == kind, peek(end - index + 1) == "]" {
        throw error(.namedClass, memberStart..<end + 2)
      }
    }
    return .scalar(scalar)
  }
}
