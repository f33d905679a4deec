/// Where a Discourse Network Analyzer file of one version keeps things.
struct DNASchema {
  /// The table of what variables can be.
  let entities: String
  /// False where statements hold the names themselves.
  let hasEntities: Bool
  /// The columns of documents, in small letters.
  let documentColumns: Set<String>
  /// The column with a statement type's name.
  let kindLabel: String
  /// A document's date, as an expression over `d`.
  let date: String
  /// The name of a statement's coder, as an expression over `s`.
  let coder: String
  /// What was decided about the dates.
  let notes: [String]
  private let link: String?

  init(_ database: SQLiteDatabase) throws(LoadError) {
    func columns(_ table: String) throws(LoadError) -> [String] {
      try database.rows("PRAGMA table_info(\(table))").map { $0[1].lowercased() }
    }
    let isThird = try !columns("ENTITIES").isEmpty
    entities = isThird ? "ENTITIES" : "ATTRIBUTES"
    hasEntities = try columns(entities).contains("value")
    documentColumns = Set(try columns("DOCUMENTS"))
    kindLabel = try columns("STATEMENTTYPES").contains("label") ? "Label" : "Type"
    coder =
      try columns("CODERS").contains("name")
      ? "(SELECT c.Name FROM CODERS c WHERE c.ID = s.Coder)" : "s.Coder"
    let values = try database.rows("PRAGMA table_info(DATASHORTTEXT)")
    let isText = values.contains { $0[1].lowercased() == "value" && $0[2].uppercased() == "TEXT" }
    link = isText ? nil : values.contains { $0[1].lowercased() == "entity" } ? "Entity" : "Value"
    (date, notes) = try Self.date(database, inSeconds: isThird)
  }

  /// Dates are moments. Version 2 keeps the midnight of the coder's own time zone, so that in
  /// universal time many stand on the evening before; the nearest midnight is the day then.
  private static func date(
    _ database: SQLiteDatabase, inSeconds: Bool
  ) throws(LoadError) -> (String, [String]) {
    let moments = try database.rows("SELECT Date FROM DOCUMENTS").compactMap {
      $0.first.flatMap { Int($0) }
    }
    let isMilliseconds =
      !inSeconds || !moments.isEmpty && moments.allSatisfy { abs($0) > 100_000_000_000 }
    let seconds = isMilliseconds ? "d.Date / 1000" : "d.Date"
    var times: [Int: Int] = [:]
    for moment in moments {
      let second = isMilliseconds ? moment / 1000 : moment
      times[(second % 86_400 + 86_400) % 86_400, default: 0] += 1
    }
    let usual = times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
    let share = usual.reduce(0) { $0 + $1.value }
    let isMidnight =
      usual.first.map { $0.key != 0 } ?? false
      && usual.allSatisfy { $0.key.isMultiple(of: 900) }
      && (usual.count < 2 || abs(usual[0].key - usual[1].key) == 3600)
      && share * 10 >= moments.count * 9
    guard isMidnight else { return ("date(\(seconds), 'unixepoch')", []) }
    return (
      "date(\(seconds) + 43200, 'unixepoch')",
      [
        "the documents' dates are midnights of another time zone than the universal one; the day "
          + "there was taken"
      ]
    )
  }

  /// A statement's value of a variable, as an expression over `s`.
  func value(ofVariable id: String, type: String) -> String {
    let place = "x.StatementId = s.ID AND x.VariableId = \(id)"
    switch type.lowercased() {
    case "boolean": return "(SELECT x.Value FROM DATABOOLEAN x WHERE \(place))"
    case "integer": return "(SELECT x.Value FROM DATAINTEGER x WHERE \(place))"
    case "long text":
      return "(SELECT nullif(x.Value, '') FROM DATALONGTEXT x WHERE \(place))"
    default:
      guard let link else {
        return "(SELECT nullif(x.Value, '') FROM DATASHORTTEXT x WHERE \(place))"
      }
      return
        "(SELECT nullif(e.Value, '') FROM DATASHORTTEXT x JOIN \(entities) e ON e.ID = x.\(link) "
        + "WHERE \(place))"
    }
  }

  /// What is known of a variable's entities: expressions over `e`.
  func attributes(
    ofVariable id: String, _ database: SQLiteDatabase
  ) throws(LoadError) -> [(name: String, expression: String)] {
    let own = try database.rows("PRAGMA table_info(\(entities))").map { $0[1] }
    var attributes = own.filter { ["type", "alias", "notes"].contains($0.lowercased()) }
      .map { (name: $0.lowercased(), expression: "nullif(e.\($0), '')") }
    let listed = try database.rows("PRAGMA table_info(ATTRIBUTEVARIABLES)").map {
      $0[1].lowercased()
    }
    // A state between the two versions has the same under yet other names.
    let isMeta = listed.contains("metavariable")
    guard isMeta || listed.contains("attributevariable") else { return attributes }
    let named = try database.rows(
      "SELECT ID, \(isMeta ? "MetaVariable" : "AttributeVariable") FROM ATTRIBUTEVARIABLES "
        + "WHERE VariableId = \(id) ORDER BY ID")
    for row in named {
      let value =
        isMeta
        ? "SELECT nullif(a.Value, '') FROM ATTRIBUTEMETADATA a WHERE a.AttributeId = e.ID AND "
          + "a.MetaVariableId = \(row[0])"
        : "SELECT nullif(a.AttributeValue, '') FROM ATTRIBUTEVALUES a WHERE a.EntityId = e.ID AND "
          + "a.AttributeVariableId = \(row[0])"
      attributes.append((row[1].lowercased(), "(\(value))"))
    }
    return attributes
  }
}
