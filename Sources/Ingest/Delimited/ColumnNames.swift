/// Names of columns that can be shown and typed.
struct ColumnNames {
  /// The names.
  private(set) var names: [String] = []
  /// What was changed in them, for the load report.
  private(set) var notes: [String] = []

  /// Bytes of a name; what is longer is a text in the wrong place.
  static let bytesMax = 4096

  /// Takes the names as they are written; those that come out the same get a number.
  init(_ written: [String]) {
    var taken: Set<String> = []
    for (index, name) in written.enumerated() {
      var name = Self.name(name, index: index, notes: &notes)
      while !taken.insert(name.lowercased()).inserted { name += "_2" }
      names.append(name)
    }
  }

  /// A name with control characters made visible, or a number for one that is empty.
  static func name(_ written: String, index: Int, notes: inout [String]) -> String {
    if written.utf8.allSatisfy(isPlain), !written.isEmpty { return written }
    if written.allSatisfy(\.isWhitespace) {
      notes.append("column \(index + 1) has no name; it is called column_\(index + 1)")
      return "column_" + String(index + 1)
    }
    guard written.unicodeScalars.contains(where: isControl) else { return written }
    notes.append("column \(index + 1) has control characters in its name; they became _")
    var scalars = String.UnicodeScalarView()
    for scalar in written.unicodeScalars { scalars.append(isControl(scalar) ? "_" : scalar) }
    return String(scalars)
  }

  /// True for letters, digits and marks that are in no way in a name, as most names have alone.
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte && byte != UInt8(ascii: "`")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return scalar == "`" }
    let category = scalar.properties.generalCategory
    return category == .control || category == .format || category == .lineSeparator
      || category == .paragraphSeparator
  }
}
