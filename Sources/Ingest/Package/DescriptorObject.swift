/// One object of a descriptor, asked for its members by key; wrong kinds are errors with their
/// place.
struct DescriptorObject {
  let file: String
  let members: [JSONMember]
  let place: TextPlace

  /// Takes an object; throws if the value is something else.
  init(_ value: JSONValue, file: String) throws(LoadError) {
    guard case .object(let members) = value.kind else {
      throw LoadError(
        file: file, at: value.place, message: "an object should be here, not \(value.kind.name)")
    }
    self.file = file
    self.members = members
    place = value.place
  }

  func value(_ key: String) -> JSONValue? {
    // Members are many and asked for often, so that only the one wanted is copied, and few are
    // compared byte by byte.
    let length = key.utf8.count
    let found = members.indices.first {
      members[$0].key.utf8.count == length && members[$0].key == key
    }
    guard let place = found else { return nil }
    let value = members[place].value
    if case .null = value.kind { return nil }
    return value
  }

  func string(_ key: String) throws(LoadError) -> String? {
    guard let value = value(key) else { return nil }
    return try text(of: value, key)
  }

  /// The text of the first of two keys that is there.
  func string(_ key: String, or other: String) throws(LoadError) -> String? {
    try string(value(key) == nil ? other : key)
  }

  func mention(_ key: String) throws(LoadError) -> DataPackage.Mention? {
    guard let value = value(key) else { return nil }
    return DataPackage.Mention(name: try text(of: value, key), place: value.place)
  }

  /// A name or a list of names; nil if the key is not there.
  func mentions(_ key: String) throws(LoadError) -> [DataPackage.Mention]? {
    guard let value = value(key) else { return nil }
    guard case .array(let elements) = value.kind else {
      return [DataPackage.Mention(name: try text(of: value, key), place: value.place)]
    }
    var mentions: [DataPackage.Mention] = []
    for element in elements {
      mentions.append(
        DataPackage.Mention(name: try text(of: element, key), place: element.place))
    }
    return mentions
  }

  /// A list of texts, each a string, a number, or an object whose `value` is one.
  func values(_ key: String) throws(LoadError) -> [String]? {
    guard let value = value(key) else { return nil }
    guard case .array(let elements) = value.kind else {
      throw fault(at: value.place, "\(key) should be a list, not \(value.kind.name)")
    }
    var texts: [String] = []
    for element in elements {
      switch element.kind {
      case .string(let text), .number(let text): texts.append(text)
      case .boolean(let isTrue): texts.append(isTrue ? "true" : "false")
      case .object:
        guard let inner = element["value"] else {
          throw fault(at: element.place, "an entry of \(key) lacks its value")
        }
        texts.append(try text(of: inner, key))
      default: throw fault(at: element.place, "\(key) should hold texts, not \(element.kind.name)")
      }
    }
    return texts
  }

  func boolean(_ key: String) throws(LoadError) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .boolean(let isTrue) = value.kind else {
      throw fault(at: value.place, "\(key) should be true or false, not \(value.kind.name)")
    }
    return isTrue
  }

  func object(_ key: String) throws(LoadError) -> DescriptorObject? {
    guard let value = value(key) else { return nil }
    return try DescriptorObject(value, file: file)
  }

  /// A list of objects; nil if the key is not there.
  func objects(_ key: String) throws(LoadError) -> [DescriptorObject]? {
    guard let value = value(key) else { return nil }
    guard case .array(let elements) = value.kind else {
      throw fault(at: value.place, "\(key) should be a list, not \(value.kind.name)")
    }
    var objects: [DescriptorObject] = []
    for element in elements { objects.append(try DescriptorObject(element, file: file)) }
    return objects
  }

  /// Throws for a key that nothing would read, which is most often a misspelling.
  func refuseKeys(except known: [String]) throws(LoadError) {
    for member in members where !known.contains(member.key) {
      throw fault(
        at: member.place, "no such key here; there are " + known.joined(separator: ", "))
    }
  }

  func fault(at place: TextPlace? = nil, _ message: String) -> LoadError {
    LoadError(file: file, at: place ?? self.place, message: message)
  }

  private func text(of value: JSONValue, _ key: String) throws(LoadError) -> String {
    switch value.kind {
    case .string(let text), .number(let text): return text
    default: throw fault(at: value.place, "\(key) should be a string, not \(value.kind.name)")
    }
  }
}
