/// How a JSON text holds its records.
enum JSONLayout: Equatable {
  /// `[ {…}, {…} ]`
  case array
  /// One value after the other, a line each.
  case lines
  /// `{ "key": {…}, "key": {…} }`: each member is a record, and its key the first column.
  case keyed
  /// `{ …, "records": [ {…} ], … }`: the elements of these members.
  case members([String])
  /// `{ … }`: a record alone.
  case single
}

/// One record of a JSON text.
struct JSONRecord {
  /// The key of its member; nil if it has none.
  let key: (text: String, place: TextPlace)?
  /// What it holds.
  let value: JSONValue
}

/// Goes through the records of a JSON text, one at a time.
struct JSONRecords {
  private(set) var parser: JSONParser
  private let layout: JSONLayout
  /// The member whose elements are the records, for `.members`.
  private let member: String
  private var state = State.before
  private var keys: Set<String> = []

  private enum State { case before, first, next, end }

  init(_ bytes: [UInt8], file: String, layout: JSONLayout, member: String = "") {
    parser = JSONParser(bytes, file: file)
    self.layout = layout
    self.member = member
  }

  var fraction: Double {
    parser.bytes.isEmpty ? 1 : Double(parser.position) / Double(parser.bytes.count)
  }

  /// The next record; nil after the last, once the rest of the text has been found to be sound.
  mutating func next() throws(LoadError) -> JSONRecord? {
    switch state {
    case .end: return nil
    case .before: try start()
    default: break
    }
    switch layout {
    case .lines:
      if parser.peek() != nil { return JSONRecord(key: nil, value: try parser.parseValue()) }
    case .single:
      if state == .first { return try step(JSONRecord(key: nil, value: try parser.parseValue())) }
      try refuseMore()
    case .array, .members:
      if try parser.hasElement(isFirst: state == .first) {
        return try step(JSONRecord(key: nil, value: try parser.parseValue()))
      }
      try finishMembers()
    case .keyed:
      if let key = try parser.nextKey(isFirst: state == .first) {
        guard keys.insert(key.text).inserted else {
          throw LoadError(
            file: parser.file, at: key.place, message: "this key stands in its object twice")
        }
        return try step(JSONRecord(key: key, value: try parser.parseValue()))
      }
      try refuseMore()
    }
    state = .end
    return nil
  }

  private mutating func step(_ record: JSONRecord) throws(LoadError) -> JSONRecord {
    state = .next
    return record
  }

  private mutating func start() throws(LoadError) {
    state = .first
    _ = parser.peek()
    switch layout {
    case .lines, .single: return
    case .array, .keyed: parser.enter()
    case .members:
      parser.enter()
      var isFirst = true
      while let key = try parser.nextKey(isFirst: isFirst) {
        isFirst = false
        if key.text == member, parser.peek() == UInt8(ascii: "[") {
          parser.enter()
          return
        }
        _ = try parser.parseValue()
      }
    }
  }

  private mutating func finishMembers() throws(LoadError) {
    if case .members = layout {
      while try parser.nextKey(isFirst: false) != nil { _ = try parser.parseValue() }
    }
    try refuseMore()
  }

  private mutating func refuseMore() throws(LoadError) {
    guard parser.peek() == nil else { throw parser.fault("more text after the end of the value") }
  }
}

extension JSONLayout {
  /// Finds out how a text holds its records, reading it once from end to end; throws for a text
  /// that is no JSON or holds no records.
  init(
    of bytes: [UInt8], file: String, notes: inout [String]
  ) throws(LoadError) {
    var parser = JSONParser(bytes, file: file)
    guard let first = parser.peek() else { throw parser.fault("the file is empty") }
    switch first {
    case UInt8(ascii: "["):
      // Whether records follow one another on lines of their own shows after the first.
      parser.enter()
      var isFirst = true
      while try parser.hasElement(isFirst: isFirst) {
        isFirst = false
        _ = try parser.parseValue()
      }
      self = parser.peek() == nil ? .array : .lines
    case UInt8(ascii: "{"): try self.init(ofObject: &parser, notes: &notes)
    default:
      let place = parser.currentPlace()
      let value = try parser.parseValue()
      throw LoadError(
        file: file, at: place,
        message: "\(value.kind.name) holds no records; an array of objects should be here")
    }
  }

  private init(ofObject parser: inout JSONParser, notes: inout [String]) throws(LoadError) {
    parser.enter()
    var isFirst = true
    var objects = 0
    var arrays: [String] = []
    var others: [String] = []
    var shared: Set<String>?
    while let key = try parser.nextKey(isFirst: isFirst) {
      isFirst = false
      if parser.peek() == UInt8(ascii: "["), try Self.holdsRecords(&parser) {
        arrays.append(key.text)
        continue
      }
      let value = try parser.parseValue()
      guard case .object(let members) = value.kind else {
        others.append(key.text)
        continue
      }
      objects += 1
      let keys = Set(members.map(\.key))
      shared = shared?.intersection(keys) ?? keys
    }
    if parser.peek() != nil {
      self = .lines
    } else if !arrays.isEmpty {
      self = .members(arrays)
      let passed = objects + others.count
      notes.append(
        "the records are those of " + arrays.map { "`\($0)`" }.joined(separator: ", ")
          + (passed == 0 ? "" : "; \(counted(passed, "other member")) of the object passed over"))
    } else if objects > 0 && others.isEmpty && shared?.isEmpty == false {
      self = .keyed
      notes.append("each member of the object is a record; its key is the column `key`")
    } else {
      self = .single
      notes.append("the object is read as one record")
    }
  }

  /// Steps over an array; true if it holds objects and nothing else.
  private static func holdsRecords(_ parser: inout JSONParser) throws(LoadError) -> Bool {
    let before = parser
    parser.enter()
    var isFirst = true
    var areObjects = true
    while try parser.hasElement(isFirst: isFirst) {
      isFirst = false
      if parser.peek() != UInt8(ascii: "{") { areObjects = false }
      _ = try parser.parseValue()
    }
    if areObjects && !isFirst { return true }
    parser = before
    return false
  }
}
