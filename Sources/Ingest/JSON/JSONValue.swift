/// One value of a JSON text, with the place where it stands.
package struct JSONValue: Sendable {
  /// What it is.
  package let kind: Kind
  /// Where it starts.
  package let place: TextPlace

  /// Makes a value.
  package init(kind: Kind, place: TextPlace) {
    self.kind = kind
    self.place = place
  }

  /// The six kinds of JSON values.
  package enum Kind: Sendable {
    /// `null`
    case null
    /// `true`, `false`
    case boolean(Bool)
    /// `-1.5e3`, as written, so that no digit is lost.
    case number(String)
    /// `"text"`, with escapes resolved.
    case string(String)
    /// `[…]`
    case array([JSONValue])
    /// `{…}`, members in the order written, keys all different.
    case object([JSONMember])

    /// The kind's name in messages.
    package var name: String {
      switch self {
      case .null: "null"
      case .boolean: "true or false"
      case .number: "a number"
      case .string: "a string"
      case .array: "an array"
      case .object: "an object"
      }
    }
  }

  /// The member with this key; nil if there is none or if this is no object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// One member of an object.
package struct JSONMember: Sendable {
  /// The key, with escapes resolved.
  package let key: String
  /// Where the key stands.
  package let place: TextPlace
  /// The value.
  package let value: JSONValue

  /// Makes a member.
  package init(key: String, place: TextPlace, value: JSONValue) {
    self.key = key
    self.place = place
    self.value = value
  }
}
