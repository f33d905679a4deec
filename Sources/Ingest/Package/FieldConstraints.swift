/// What a descriptor demands of a column's values, as the standard has it.
package struct FieldConstraints: Hashable, Sendable {
  /// Whether each row must have a value.
  package var isRequired = false
  /// Whether each value may come once only.
  package var isUnique = false
  /// The least value, as text of the column's type.
  package var minimum: String?
  /// The greatest value.
  package var maximum: String?
  /// Characters at least.
  package var minLength: Int?
  /// Characters at most.
  package var maxLength: Int?
  /// A regular expression that the whole text matches.
  package var pattern: String?
  /// The values that there may be, for columns that are not of text.
  package var values: [String]?

  /// Makes constraints that demand nothing.
  package init() {}

  /// True if nothing is demanded.
  var isEmpty: Bool { self == FieldConstraints() }

  /// Reads `constraints` of a field.
  init(_ object: DescriptorObject) throws(LoadError) {
    isRequired = try object.boolean("required") ?? false
    isUnique = try object.boolean("unique") ?? false
    minimum = try object.string("minimum")
    maximum = try object.string("maximum")
    minLength = try Self.count(object, "minLength")
    maxLength = try Self.count(object, "maxLength")
    pattern = try object.string("pattern")
    values = try object.values("enum")
  }

  private static func count(
    _ object: DescriptorObject, _ key: String
  ) throws(LoadError) -> Int? {
    guard let text = try object.string(key) else { return nil }
    guard let count = Int(text), count >= 0 else {
      throw object.fault("\(key) should be a whole number")
    }
    return count
  }
}
