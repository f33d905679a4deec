/// Reads one JSON text as RFC 8259 has it: nothing more is accepted than a byte order mark before
/// it.
///
/// Stricter than the standard where it leaves room: the keys of an object differ, and an escape for
/// half of a surrogate pair is refused. Nesting is limited, and open brackets are kept in a list of
/// our own, so that no input can exhaust the stack.
struct JSONParser {
  /// Brackets one inside the other.
  static let nestingMax = 512

  let file: String
  let bytes: [UInt8]
  var position: Int
  var line = 1
  /// A byte of the current line, and its column; moves on, so that long lines are walked once.
  private var mark: (offset: Int, column: Int)
  private var open: [Container] = []

  /// A bracket that waits for its end.
  private struct Container {
    let place: TextPlace
    let isObject: Bool
    /// What it holds so far, if it is an array.
    var elements: [JSONValue] = []
    /// What it holds so far, if it is an object.
    var members: [JSONMember] = []
    /// The key whose value comes next, in an object.
    var key = ""
    var keyPlace: TextPlace
    /// Filled once there are too many members to look through.
    var keys: Set<String> = []
  }

  /// Reads a whole file; throws with line and column at the first fault.
  static func parse(_ bytes: [UInt8], file: String) throws(LoadError) -> JSONValue {
    try TextEncoding.check(bytes, file: file)
    var parser = JSONParser(bytes, file: file)
    let value = try parser.parseValue()
    parser.skipBlanks()
    guard parser.position == bytes.count else {
      throw parser.fault("more text after the end of the value")
    }
    return value
  }

  /// Starts at the first byte after a byte order mark; the bytes must be UTF-8.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    position = bytes.starts(with: Byte.orderMark) ? 3 : 0
    mark = (position, 1)
  }

  /// Reads one value, whatever comes after it.
  mutating func parseValue() throws(LoadError) -> JSONValue {
    while true {
      guard var value = try parseScalarOrOpen() else { continue }
      // A value is complete: it belongs to the innermost open bracket, which it may complete in
      // turn.
      while true {
        guard !open.isEmpty else { return value }
        let isObject = attach(value)
        guard let closed = try closeOrGoOn(isObject) else { break }
        value = closed
      }
    }
  }

  /// A scalar or an empty container; nil if a bracket was opened that holds something.
  private mutating func parseScalarOrOpen() throws(LoadError) -> JSONValue? {
    skipBlanks()
    let place = currentPlace()
    guard position < bytes.count else { throw fault("the text ends where a value should be") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try openContainer(place, isObject: true)
    case UInt8(ascii: "["): return try openContainer(place, isObject: false)
    case Byte.quote: return JSONValue(kind: .string(try parseString()), place: place)
    case UInt8(ascii: "t"): return try literal("true", .boolean(true), place)
    case UInt8(ascii: "f"): return try literal("false", .boolean(false), place)
    case UInt8(ascii: "n"): return try literal("null", .null, place)
    case Byte.minus, Byte.zero...Byte.nine:
      return JSONValue(kind: .number(try parseNumber()), place: place)
    default: throw fault("a value should be here")
    }
  }

  private mutating func openContainer(
    _ place: TextPlace, isObject: Bool
  ) throws(LoadError) -> JSONValue? {
    guard open.count < Self.nestingMax else {
      throw fault("more than \(Self.nestingMax) brackets one inside the other")
    }
    position += 1
    skipBlanks()
    if position < bytes.count, bytes[position] == UInt8(ascii: isObject ? "}" : "]") {
      position += 1
      return JSONValue(kind: isObject ? .object([]) : .array([]), place: place)
    }
    open.append(Container(place: place, isObject: isObject, keyPlace: place))
    if isObject {
      open[open.count - 1].members.reserveCapacity(Self.usualMemberCount)
      try parseKey()
    }
    return nil
  }

  /// Members that room is made for at once.
  private static let usualMemberCount = 4

  /// Puts a value into the innermost container; true if that is an object.
  private mutating func attach(_ value: JSONValue) -> Bool {
    let innermost = open.count - 1
    guard open[innermost].isObject else {
      open[innermost].elements.append(value)
      return false
    }
    let member = JSONMember(
      key: open[innermost].key, place: open[innermost].keyPlace, value: value)
    open[innermost].members.append(member)
    return true
  }

  /// The container's value if it ends here; nil if a comma says that there is more.
  private mutating func closeOrGoOn(_ isObject: Bool) throws(LoadError) -> JSONValue? {
    skipBlanks()
    guard position < bytes.count else {
      throw fault("the text ends within \(isObject ? "an object" : "an array")")
    }
    let byte = bytes[position]
    if byte == Byte.comma {
      position += 1
      if isObject { try parseKey() }
      return nil
    }
    guard byte == UInt8(ascii: isObject ? "}" : "]"), let container = open.popLast() else {
      throw fault("a comma or \(isObject ? "}" : "]") should be here")
    }
    position += 1
    return JSONValue(
      kind: isObject ? .object(container.members) : .array(container.elements),
      place: container.place)
  }

  private mutating func parseKey() throws(LoadError) {
    skipBlanks()
    guard position < bytes.count, bytes[position] == Byte.quote else {
      throw fault("a key in quotes should be here")
    }
    let place = currentPlace()
    let key = try parseString()
    if isTaken(key) {
      throw LoadError(file: file, at: place, message: "this key stands in its object twice")
    }
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      throw fault("a colon should be here")
    }
    position += 1
    let innermost = open.count - 1
    open[innermost].key = key
    open[innermost].keyPlace = place
  }

  /// True if a member of the innermost object has this key already.
  private mutating func isTaken(_ key: String) -> Bool {
    let innermost = open.count - 1
    let members = open[innermost].members
    if members.count < 24 { return members.indices.contains { members[$0].key == key } }
    if open[innermost].keys.isEmpty { open[innermost].keys = Set(members.map(\.key)) }
    return !open[innermost].keys.insert(key).inserted
  }

  private mutating func literal(
    _ text: String, _ kind: JSONValue.Kind, _ place: TextPlace
  ) throws(LoadError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else { throw fault("a value should be here") }
    position += text.utf8.count
    return JSONValue(kind: kind, place: place)
  }

  // MARK: - Places

  mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case Byte.lineFeed:
        position += 1
        line += 1
        mark = (position, 1)
      case Byte.blank, Byte.tab, Byte.carriageReturn: position += 1
      default: return
      }
    }
  }

  // Neither a string nor a number holds a line's end, so the line is known everywhere.
  mutating func currentPlace() -> TextPlace {
    mark.column = column(of: position)
    mark.offset = position
    return TextPlace(line: line, column: mark.column)
  }

  private func column(of offset: Int) -> Int {
    var column = mark.column
    for byte in bytes[mark.offset..<max(mark.offset, offset)] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return column
  }

  func fault(_ message: String, at offset: Int? = nil) -> LoadError {
    let place = TextPlace(line: line, column: column(of: offset ?? position))
    return LoadError(file: file, at: place, message: message)
  }
}
