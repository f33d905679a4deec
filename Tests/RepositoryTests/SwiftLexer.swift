/// Splits Swift text into tokens and comments, knowing nested comments, raw and multi-line strings,
/// interpolations and regular expressions.
struct SwiftLexer {
  private(set) var tokens: [SwiftToken] = []
  private(set) var comments: [SwiftComment] = []
  private(set) var stringLines: Set<Int> = []
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var isAdjacent = false

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func lexAll() { lexCode(closing: nil) }

  // MARK: - Code

  /// Reads code up to the end, or past the parenthesis that closes an interpolation.
  private mutating func lexCode(closing: UInt8?) {
    var depth = 0
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        advance()
        isAdjacent = false
      case UInt8(ascii: "/") where starts("//"): lexLineComment()
      case UInt8(ascii: "/") where starts("/*"): lexBlockComment()
      case UInt8(ascii: "/") where lexRegularExpression(): break
      case UInt8(ascii: "\""): lexString(hashes: 0)
      case UInt8(ascii: "#") where lexRaw(): break
      case UInt8(ascii: "`"): lexQuotedName()
      case _ where isWordByte(byte): lexWord()
      default:
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        add(from: position, to: position + 1)
        if depth < 0, byte == closing { return }
      }
    }
  }

  private mutating func lexWord() {
    var end = position
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    add(from: position, to: end)
  }

  private mutating func lexQuotedName() {
    let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "`")) ?? bytes.count - 1
    add(from: position, to: end + 1)
  }

  // MARK: - Comments

  private mutating func lexLineComment() {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    comments.append(SwiftComment(text: text(position, end), line: line))
    position = end
    isAdjacent = false
  }

  private mutating func lexBlockComment() {
    var depth = 0
    var start = position
    repeat {
      if starts("/*") {
        depth += 1
        advance(2)
      } else if starts("*/") {
        depth -= 1
        advance(2)
      } else {
        if peek() == UInt8(ascii: "\n") {
          comments.append(SwiftComment(text: text(start, position), line: line))
          start = position + 1
        }
        advance()
      }
    } while depth > 0 && position < bytes.count
    comments.append(SwiftComment(text: text(start, position), line: line))
    isAdjacent = false
  }

  // MARK: - Literals

  /// Reads a literal between `#` signs, if one begins here.
  private mutating func lexRaw() -> Bool {
    let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let opener = position + hashes
    guard opener < bytes.count else { return false }
    if bytes[opener] == UInt8(ascii: "\"") {
      position = opener
      lexString(hashes: hashes)
      return true
    }
    guard bytes[opener] == UInt8(ascii: "/") else { return false }
    position = opener + 1
    let closer = "/" + String(repeating: "#", count: hashes)
    while position < bytes.count, !starts(closer) { advance() }
    advance(closer.utf8.count)
    addLiteral()
    return true
  }

  private mutating func lexString(hashes: Int) {
    let marks = String(repeating: "#", count: hashes)
    let isLong = starts("\"\"\"")
    let quotes = isLong ? "\"\"\"" : "\""
    advance(quotes.utf8.count)
    while position < bytes.count, !starts(quotes + marks) {
      if starts("\\" + marks + "(") {
        advance(1 + hashes)
        add(from: position, to: position + 1)
        lexCode(closing: UInt8(ascii: ")"))
      } else if starts("\\" + marks) {
        advance(2 + hashes)
      } else if peek() == UInt8(ascii: "\n") {
        // A line feed ends a short literal, closed or not.
        guard isLong else { break }
        advance()
        stringLines.insert(line)
      } else {
        advance()
      }
    }
    if starts(quotes + marks) { advance(quotes.utf8.count + hashes) }
    addLiteral()
  }

  /// Reads `/…/` where an operator cannot stand, if it is closed on its line.
  private mutating func lexRegularExpression() -> Bool {
    let last = tokens.last?.text ?? "="
    let next = position + 1 < bytes.count ? bytes[position + 1] : UInt8(ascii: " ")
    guard ["=", "(", ",", ":", "[", "return"].contains(last), next != UInt8(ascii: " "),
      next != UInt8(ascii: ")")
    else { return false }
    var end = position + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
      if bytes[end] == UInt8(ascii: "\n") { return false }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else { return false }
    position = end + 1
    addLiteral()
    return true
  }

  // MARK: - Bytes

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func add(from start: Int, to end: Int) {
    tokens.append(SwiftToken(text: text(start, end), line: line, isAdjacent: isAdjacent))
    position = start
    advance(end - start)
    isAdjacent = true
  }

  /// A string or a regular expression counts as one token, so that what follows is no statement's
  /// beginning.
  private mutating func addLiteral() {
    tokens.append(SwiftToken(text: "\"\"", line: line, isAdjacent: isAdjacent))
    isAdjacent = true
  }
}
