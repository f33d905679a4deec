/// What the records of one table of a JSON text hold, gathered from all of them.
struct JSONShape {
  /// The columns, in the order of first sight.
  private(set) var columns: [JSONColumn] = []
  /// Members that hold lists of objects, by column name.
  private(set) var children: [JSONChild] = []
  /// Records.
  private(set) var count = 0
  private var indices: [String: Int] = [:]
  private var foldedNames: [String: String] = [:]
  private let file: String
  /// Whether lists of objects may become tables; those of such a table may not.
  private let hasChildren: Bool
  /// The members of a record, where records are lists: the first list, if it holds names.
  private(set) var header: [String]?
  private var listCount: Int?
  private var kind: RecordKind?

  private enum RecordKind { case object, list, scalar }

  init(file: String, hasChildren: Bool = true) {
    self.file = file
    self.hasChildren = hasChildren
  }

  /// Looks at a record; false for a list of names, which is none.
  @discardableResult
  mutating func look(at record: JSONRecord) throws(LoadError) -> Bool {
    if let key = record.key { try note(.text(key.text), path: ["key"], at: key.place) }
    let kind: RecordKind =
      switch record.value.kind {
      case .object: .object
      case .array: .list
      default: .scalar
      }
    guard (self.kind ?? kind) == kind else { throw uneven(record.value) }
    self.kind = kind
    switch record.value.kind {
    case .object(let members):
      for member in members { try look(at: member.value, path: [member.key], member.place) }
    case .array(let elements):
      if listCount == nil && names(elements) != nil {
        header = names(elements)
        listCount = elements.count
        return false
      }
      guard listCount ?? elements.count == elements.count else {
        throw LoadError(
          file: file, at: record.value.place,
          message: "\(counted(elements.count, "element")), where the first list has "
            + String(listCount ?? 0))
      }
      listCount = elements.count
      for (index, element) in elements.enumerated() {
        let name = header?[index] ?? "column_" + String(index + 1)
        try look(at: element, path: [name], element.place)
      }
    default:
      try look(at: record.value, path: ["value"], record.value.place)
    }
    count += 1
    return true
  }

  /// The names that a list holds: strings, all different.
  private func names(_ elements: [JSONValue]) -> [String]? {
    var names: [String] = []
    for element in elements {
      guard case .string(let name) = element.kind, !name.isEmpty else { return nil }
      names.append(name)
    }
    return Set(names.map { $0.lowercased() }).count == names.count && !names.isEmpty ? names : nil
  }

  private func uneven(_ value: JSONValue) -> LoadError {
    LoadError(
      file: file, at: value.place,
      message: "\(value.kind.name), where the records before are of another kind")
  }

  private mutating func look(
    at value: JSONValue, path: [String], _ place: TextPlace
  ) throws(LoadError) {
    switch value.kind {
    case .object(let members):
      for member in members {
        try look(at: member.value, path: path + [member.key], member.place)
      }
    case .array(let elements) where hasChildren && Self.areObjects(elements):
      let name = path.joined(separator: ".")
      if let index = children.firstIndex(where: { $0.path == path }) {
        children[index].count += 1
      } else {
        children.append(JSONChild(name: name, path: path, count: 1))
      }
      try note(.children, path: path, at: place)
    default: try note(JSONCell(value), path: path, at: place)
    }
  }

  static func areObjects(_ elements: [JSONValue]) -> Bool {
    !elements.isEmpty
      && elements.allSatisfy { if case .object = $0.kind { true } else { false } }
  }

  private mutating func note(
    _ cell: JSONCell, path: [String], at place: TextPlace
  ) throws(LoadError) {
    let name = path.joined(separator: ".")
    if let index = indices[name] {
      guard columns[index].path == path else { throw clash(name, place) }
      try columns[index].note(cell, record: count, file: file, at: place)
      return
    }
    guard foldedNames.updateValue(name, forKey: name.lowercased()) == nil else {
      throw clash(name, place)
    }
    guard name.utf8.count <= ColumnNames.bytesMax else {
      throw LoadError(
        file: file, at: place,
        message: "keys of more than \(ColumnNames.bytesMax) bytes, nested ones written with dots")
    }
    guard columns.count < Self.columnsMax else {
      throw LoadError(
        file: file, at: place,
        message: "more than \(Self.columnsMax) different keys; an object "
          + "whose keys are data should be a list")
    }
    indices[name] = columns.count
    columns.append(JSONColumn(name: name, path: path))
    try columns[columns.count - 1].note(cell, record: count, file: file, at: place)
  }

  /// Different keys of all records together.
  static let columnsMax = 16_384

  private func clash(_ name: String, _ place: TextPlace) -> LoadError {
    LoadError(
      file: file, at: place,
      message: "two members give a column of this name, nested ones written with dots; rename one")
  }
}

/// A member whose values are lists of objects: a table of its own, with a link.
struct JSONChild {
  let name: String
  let path: [String]
  /// Records that have such a list.
  var count: Int
}

/// One column of a JSON table.
struct JSONColumn {
  /// The keys on the way to it, with dots.
  let name: String
  let path: [String]
  private(set) var values = 0
  private(set) var nulls = 0
  private(set) var emptyTexts = 0
  private(set) var joined = 0
  /// The separators that a text or an element of a list holds.
  private var held: Set<String> = []
  /// Lists of numbers with fractions: places and measurements, whose elements mean nothing alone.
  private var measurements = 0
  private(set) var written = 0
  private(set) var childLists = 0
  /// The record that had a value last, to find a second one of the same record.
  private var lastRecord = -1

  fileprivate init(name: String, path: [String]) {
    self.name = name
    self.path = path
  }

  fileprivate mutating func note(
    _ cell: JSONCell, record: Int, file: String, at place: TextPlace
  ) throws(LoadError) {
    guard lastRecord != record else {
      throw LoadError(
        file: file, at: place, message: "a second value of one column in the same record")
    }
    lastRecord = record
    switch cell {
    case .absent: nulls += 1
    case .text(let text):
      if text.isEmpty { emptyTexts += 1 } else { values += 1 }
      hold(text)
    case .list(let elements, let areMeasurements):
      joined += 1
      if areMeasurements { measurements += 1 }
      for element in elements { hold(element) }
    case .written: written += 1
    case .children: childLists += 1
    }
  }

  private mutating func hold(_ text: String) {
    guard mayHoldSeparator(text) else { return }
    for separator in Self.separators where !held.contains(separator) {
      if holds(text.utf8, separator.utf8) { held.insert(separator) }
    }
  }

  /// What may part the elements of lists, the likeliest first.
  private static let separators = [";", "|", "¦", "‖"]

  /// What parts the elements of lists in a cell: what no element holds, if there is such a one.
  var separator: String { freeSeparator ?? JSONCell.usualSeparator }

  private var freeSeparator: String? { Self.separators.first { !held.contains($0) } }

  /// What parts the elements, if a table of them loses nothing; nil for columns without lists.
  var listSeparator: String? {
    joined > 0 && written + childLists + measurements == 0 ? freeSeparator : nil
  }

  /// True if the member holds lists of objects and nothing else: the table made of them has it all.
  var isChild: Bool { childLists > 0 && values + emptyTexts + joined + written == 0 }

  /// What the load report says of the column.
  var note: String? {
    if written > 0 || childLists > 0 {
      return
        "\(name): \(counted(written + childLists, "cell")) of nested lists and objects kept as "
        + "JSON text"
    }
    if joined > 0 {
      return "\(name): lists joined with \(separator)"
        + (freeSeparator == nil ? ", which some of them also hold within a value" : "")
    }
    if nulls > 0 && emptyTexts > 0 {
      return "\(name): null and empty text both count as missing"
    }
    return nil
  }
}

/// False if no byte of a text begins `;`, `|`, `¦` or `‖`, which is so of most.
private func mayHoldSeparator(_ text: String) -> Bool {
  let bytes = text.utf8.span
  for index in bytes.indices {
    switch bytes[index] {
    case UInt8(ascii: ";"), UInt8(ascii: "|"), 0xC2, 0xE2: return true
    default: continue
    }
  }
  return false
}

/// True if bytes stand in a text, which is told sooner than whether characters do.
private func holds(_ text: String.UTF8View, _ piece: String.UTF8View) -> Bool {
  guard let first = piece.first else { return true }
  var rest = text[...]
  while let place = rest.firstIndex(of: first) {
    rest = rest[place...]
    if rest.starts(with: piece) { return true }
    rest = rest.dropFirst()
  }
  return false
}

/// What one value of a JSON text becomes in a cell.
enum JSONCell {
  /// Null, or nothing.
  case absent
  /// A scalar, as written.
  case text(String)
  /// A list of scalars, and whether they are numbers some of which have a fraction.
  case list([String], areMeasurements: Bool)
  /// Anything else, as JSON.
  case written(String)
  /// A list of objects that are rows of another table.
  case children

  /// What parts the elements of a list where nothing else is said.
  static let usualSeparator = ";"

  init(_ value: JSONValue) {
    if let text = Self.scalar(value) {
      self = .text(text)
      return
    }
    switch value.kind {
    case .array(let elements): self = Self.list(elements) ?? .written(JSONText(value).compact)
    case .object: self = .written(JSONText(value).compact)
    default: self = .absent
    }
  }

  /// A list of scalars; nil if they are not all scalars, or nulls, which are left out.
  private static func list(_ elements: [JSONValue]) -> JSONCell? {
    var texts: [String] = []
    var areNumbers = true
    var hasFraction = false
    for element in elements {
      if case .null = element.kind { continue }
      guard let text = scalar(element) else { return nil }
      texts.append(text)
      guard case .number = element.kind else {
        areNumbers = false
        continue
      }
      hasFraction = hasFraction || text.contains { $0 == "." || $0 == "e" || $0 == "E" }
    }
    return texts.isEmpty ? .absent : .list(texts, areMeasurements: areNumbers && hasFraction)
  }

  private static func scalar(_ value: JSONValue) -> String? {
    switch value.kind {
    case .string(let text), .number(let text): text
    case .boolean(let isTrue): isTrue ? "true" : "false"
    default: nil
    }
  }

  /// The cell's text; empty if there is none.
  func text(partedBy separator: String = usualSeparator) -> String {
    switch self {
    case .absent, .children: ""
    case .text(let text), .written(let text): text
    case .list(let elements, _): elements.joined(separator: separator)
    }
  }
}
