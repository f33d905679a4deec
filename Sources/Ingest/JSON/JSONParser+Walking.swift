// Walks through the outermost brackets of a text, so that a large one is never whole in memory.
extension JSONParser {
  /// The next byte that is no blank; nil at the end.
  mutating func peek() -> UInt8? {
    skipBlanks()
    return position < bytes.count ? bytes[position] : nil
  }

  /// Steps into an array or an object.
  mutating func enter() { position += 1 }

  /// True if there is another element in the array that was entered; steps over the comma before
  /// it, or over the closing bracket.
  mutating func hasElement(isFirst: Bool) throws(LoadError) -> Bool {
    try hasMore(isFirst: isFirst, closing: UInt8(ascii: "]"), "an array")
  }

  /// The next key of the object that was entered, with its colon; nil at its end.
  mutating func nextKey(isFirst: Bool) throws(LoadError) -> (text: String, place: TextPlace)? {
    guard try hasMore(isFirst: isFirst, closing: UInt8(ascii: "}"), "an object") else { return nil }
    guard peek() == Byte.quote else { throw fault("a key in quotes should be here") }
    let place = currentPlace()
    let key = try parseString()
    guard peek() == UInt8(ascii: ":") else { throw fault("a colon should be here") }
    position += 1
    return (key, place)
  }

  private mutating func hasMore(
    isFirst: Bool, closing: UInt8, _ what: String
  ) throws(LoadError) -> Bool {
    guard let next = peek() else { throw fault("the text ends within \(what)") }
    if next == closing {
      position += 1
      return false
    }
    if isFirst { return true }
    guard next == Byte.comma else {
      throw fault("a comma or \(Character(Unicode.Scalar(closing))) should be here")
    }
    position += 1
    if peek() == closing { throw fault("a value should be here") }
    return true
  }
}
