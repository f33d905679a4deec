/// What the names of columns say of keys and links, to be checked against all of their cells.
enum KeyNames {
  /// The names that a table's key has, in small letters, the likeliest first.
  static func ofKeys(in table: String) -> [String] {
    let one = singular(ofTable: table).lowercased()
    return ["id", "key", one + "_id", one + "id", table.lowercased() + "_id", "_id", "uuid", "row"]
  }

  /// True for a column that may be a key or a link: it is kept so that its values can be looked up.
  static func mayBeKey(_ column: String, in table: String, among tables: [String]) -> Bool {
    let name = column.lowercased()
    if ofKeys(in: table).contains(name) || name.hasSuffix("_id") { return true }
    return tables.contains { fits(name, to: $0, key: "") }
  }

  /// True if a column is named after a table, alone or with its key: `person`, `person_id`.
  static func fits(_ column: String, to table: String, key: String) -> Bool {
    let name = column.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" && $0 != "." }
    let key = key.lowercased().filter { $0 != "_" }
    for word in [singular(ofTable: table).lowercased(), table.lowercased()] {
      let plain = word.filter { $0 != "_" }
      if name == plain || name == plain + "id" || !key.isEmpty && name == plain + key {
        return true
      }
    }
    // A key that says whose it is may stand under the same name elsewhere.
    return !["", "id", "key", "row", "uuid", "code", "name"].contains(key) && name == key
  }
}
