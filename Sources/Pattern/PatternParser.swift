import Model

/// Reads the text of a pattern into a tree.
///
/// A function that moves the cursor is `mutating`. Everything accepted means what it means in RE2,
/// except that classes go by Unicode; what RE2 takes in silence but is likely a slip, such as a `{`
/// that counts nothing, is an error.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  /// The byte at which each scalar begins, and the number of bytes.
  private let offsets: [Int]
  private var depth = 0
  var index = 0
  /// Whether the pattern begins with `(?i)`.
  private(set) var ignoresCase = false

  /// Starts at the beginning of `text`; throws if it is longer than a pattern may be.
  init(_ text: String) throws(PatternError) {
    guard text.utf8.count <= Limits.patternBytesMax else {
      throw PatternError.Code.tooLong.error(at: 0..<text.utf8.count, found: "")
    }
    scalars = Array(text.unicodeScalars)
    var offsets = [0]
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  /// Reads the whole text.
  mutating func parse() throws(PatternError) -> PatternSyntax {
    ignoresCase = consume("(?i)")
    let syntax = try parseAlternation()
    if peek() != nil { throw error(.unopenedGroup, index..<index + 1) }
    guard syntax.instructionCount < Limits.patternStepsMax else {
      throw error(.tooLarge, 0..<scalars.count)
    }
    return syntax
  }

  private mutating func parseAlternation() throws(PatternError) -> PatternSyntax {
    var parts = [try parseSequence()]
    while consume("|") { parts.append(try parseSequence()) }
    return parts.count == 1 ? parts[0] : PatternSyntax(.alternation(parts))
  }

  private mutating func parseSequence() throws(PatternError) -> PatternSyntax {
    var parts: [PatternSyntax] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let atom = try parseAtom()
      parts.append(try parseRepetition(of: atom))
    }
    return parts.count == 1 ? parts[0] : PatternSyntax(.sequence(parts))
  }

  private mutating func parseAtom() throws(PatternError) -> PatternSyntax {
    let start = index
    guard let scalar = peek() else { return .empty }
    index += 1
    switch scalar {
    case "(": return try parseGroup(from: start)
    case "[": return PatternSyntax(.character(try parseClass(from: start)))
    case "\\": return try parseEscapedAtom(from: start)
    case ".": return PatternSyntax(.character(.anyButNewline))
    case "^": return PatternSyntax(.assertion(.textStart))
    case "$": return PatternSyntax(.assertion(.textEnd))
    case "*", "+", "?": throw error(.nothingToRepeat, start..<index)
    case "{": throw error(.badRepetition, start..<index)
    default: return literal(scalar)
    }
  }

  private mutating func parseEscapedAtom(from start: Int) throws(PatternError) -> PatternSyntax {
    if consume("b") { return PatternSyntax(.assertion(.wordBoundary)) }
    if consume("B") { return PatternSyntax(.assertion(.notWordBoundary)) }
    switch try parseEscape(from: start) {
    case .scalar(let scalar): return literal(scalar)
    case .set(let set): return PatternSyntax(.character(cased(set)))
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> PatternSyntax {
    PatternSyntax(.character(cased(CharacterClass(scalar))))
  }

  /// The set that stands for `set` under the pattern's flag.
  func cased(_ set: CharacterClass) -> CharacterClass {
    ignoresCase ? set.ignoringCase() : set
  }

  // MARK: Groups

  private mutating func parseGroup(from start: Int) throws(PatternError) -> PatternSyntax {
    if consume("?") { try parseGroupKind(from: start) }
    depth += 1
    guard depth <= Limits.patternNestingMax else { throw error(.tooDeep, start..<index) }
    let syntax = try parseAlternation()
    guard consume(")") else { throw error(.unclosedGroup, start..<start + 1) }
    depth -= 1
    return syntax
  }

  private mutating func parseGroupKind(from start: Int) throws(PatternError) {
    if consume(":") { return }
    let kinds: [(StaticString, PatternError.Code)] = [
      ("=", .lookAround), ("!", .lookAround), ("<=", .lookAround), ("<!", .lookAround),
      ("P=", .backReference), ("P>", .unsupportedGroup), ("P<", .unsupportedGroup),
      ("i)", .misplacedFlag),
    ]
    for (spelling, code) in kinds where consume(spelling) {
      throw error(code, start..<index)
    }
    let flags = index
    while let scalar = peek(), scalar == "-" || scalar.isASCIILetter { index += 1 }
    if index > flags, consume(")") || consume(":") {
      throw error(.unsupportedFlag, start..<index)
    }
    throw error(.unsupportedGroup, start..<min(flags + 1, scalars.count))
  }

  // MARK: Repetition

  private mutating func parseRepetition(
    of part: PatternSyntax
  ) throws(PatternError) -> PatternSyntax {
    let start = index
    guard let (least, most) = try parseCount() else { return part }
    let end = index
    _ = consume("?")
    let next = index
    if try parseCount() != nil { throw error(.repeatedRepetition, next..<index) }
    let whole = PatternSyntax(.repetition(part, least: least, most: most))
    guard whole.instructionCount < Limits.patternStepsMax else {
      throw error(.tooLarge, start..<end)
    }
    return whole
  }

  private mutating func parseCount() throws(PatternError) -> (least: Int, most: Int?)? {
    let start = index
    if consume("*") { return (0, nil) }
    if consume("+") { return (1, nil) }
    if consume("?") { return (0, 1) }
    guard consume("{") else { return nil }
    guard let least = parseNumber() else { throw error(.badRepetition, start..<start + 1) }
    var most: Int? = least
    if consume(",") { most = parseNumber() }
    guard consume("}") else { throw error(.badRepetition, start..<start + 1) }
    guard max(least, most ?? 0) <= Limits.patternRepetitionMax else {
      throw error(.tooManyRepetitions, start..<index)
    }
    if let most, most < least { throw error(.reversedRepetition, start..<index) }
    return (least, most)
  }

  // A number beyond the limit stays just beyond it, however many digits it has.
  private mutating func parseNumber() -> Int? {
    var number: Int?
    while let scalar = peek(), let digit = scalar.hexadecimalDigit, digit < 10 {
      number = min((number ?? 0) * 10 + Int(digit), Limits.patternRepetitionMax + 1)
      index += 1
    }
    return number
  }

  // MARK: The cursor

  /// The scalar `distance` beyond the cursor.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  /// Moves past the next scalar and returns it.
  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    index += 1
    return scalar
  }

  /// Moves past `spelling`, which is ASCII, if it stands here.
  mutating func consume(_ spelling: StaticString) -> Bool {
    let expected = spelling.description.unicodeScalars
    guard scalars[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  /// The error of a kind at a range of scalars.
  func error(_ code: PatternError.Code, _ range: Range<Int>) -> PatternError {
    var found = String.UnicodeScalarView()
    found.append(contentsOf: scalars[range])
    return code.error(
      at: offsets[range.lowerBound]..<offsets[range.upperBound], found: String(found))
  }
}

extension Unicode.Scalar {
  /// Whether it is one of A–Z and a–z.
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  /// Its value as an ASCII hexadecimal digit.
  var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
