import Model
import Store
import Testing

@testable import Ingest

@Suite("A descriptor that cannot be meant is refused with its line")
struct DescriptorTests {
  private static let good = """
    { "resources": [
      { "name": "cases", "path": "cases.csv", "schema": { "fields": [
        { "name": "id" },
        { "name": "detained", "type": "date" },
        { "name": "released", "type": "date" } ],
        "primaryKey": "id" } } ],
      "casebook": { "asOf": "2024-01-31",
        "tables": { "cases": {
          "events": ["detained", "released"],
          "states": { "held": { "from": "detained", "to": "released" } } } } } }
    """

  private func error(replacing old: String, by new: String) -> LoadError? {
    guard let range = Self.good.firstRange(of: old) else { return nil }
    var text = Self.good
    text.replaceSubrange(range, with: new)
    do {
      _ = try load(
        .embedded(
          name: "x",
          files: [
            ("datapackage.json", Array(text.utf8)),
            ("cases.csv", Array("id,detained,released\n1,2023-01-01,\n".utf8)),
          ]))
      return nil
    } catch {
      return error
    }
  }

  @Test("the one they are made from loads")
  func good() {
    #expect(error(replacing: "2024-01-31", by: "2024-01-30") == nil)
  }

  @Test(
    "faults",
    arguments: [
      ("\"events\": [\"detained\"", "\"events\": [\"detaned\"", 9, "no column 'detaned'"),
      ("\"held\": {", "\"released\": {", 10, "already a table, an event or a state"),
      ("\"from\": \"detained\"", "\"from\": \"id\"", 10, "a date column"),
      ("\"to\": \"released\"", "\"too\": \"released\"", 10, "no such key"),
      ("\"to\": \"released\"", "\"to\": []", 10, "a state needs"),
      ("\"tables\": { \"cases\"", "\"tables\": { \"case\"", 8, "no table 'case'"),
      ("2024-01-31", "2024-01", 7, "a day"), ("\"asOf\"", "\"asof\"", 7, "no such key"),
      ("\"path\": \"cases.csv\"", "\"path\": \"../cases.csv\"", 2, ".."),
      ("\"path\": \"cases.csv\"", "\"path\": \"/cases.csv\"", 2, "absolute"),
      ("\"path\": \"cases.csv\"", "\"path\": \"http://x/cases.csv\"", 2, "colon"),
      ("\"path\": \"cases.csv\"", "\"path\": \"other.csv\"", 2, "no such file"),
      ("\"path\": \"cases.csv\"", "\"path\": [\"a.csv\", \"b.csv\"]", 2, "several files"),
      ("\"path\": \"cases.csv\"", "\"data\": []", 2, "put them in a file"),
      ("\"type\": \"date\" }", "\"type\": \"dat\" }", 4, "no such type"),
      ("\"type\": \"date\" }", "\"type\": \"date\", \"format\": \"%x\" }", 4, "the formats"),
      ("\"name\": \"released\", \"type\"", "\"name\": \"Detained\", \"type\"", 5, "same name"),
      ("\"primaryKey\": \"id\"", "\"primaryKey\": \"key\"", 6, "no column 'key'"),
      ("\"resources\"", "\"resource\"", 1, "under resources"),
      ("[\n", "[,\n", 1, "value should be here"),
      ("\"name\": \"id\"", "\"name\": \"ID\"", nil, "not among the fields"),
    ] as [(String, String, Int?, String)])
  func faults(old: String, new: String, line: Int?, message: String) {
    let error = error(replacing: old, by: new)
    #expect(error != nil, "\(new) should be refused")
    if let line {
      #expect(error?.line == line, "\(error?.description ?? "")")
      #expect(error?.file == "datapackage.json")
    }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("without the casebook key each date column is a verb and the latest date is the as-of day")
  func inferred() throws {
    guard let key = Self.good.firstRange(of: ",\n  \"casebook\"") else { return }
    let text = Self.good[..<key.lowerBound] + "}"
    let schema = try load(
      .embedded(
        name: "x",
        files: [
          ("datapackage.json", Array(text.utf8)),
          ("cases.csv", Array("id,detained,released\n1,2023-01-01,2023-02\n2,2021,\n".utf8)),
        ])
    ).casebook.schema
    #expect(schema.tables[0].events.map(\.verb) == ["detained", "released"])
    #expect(schema.asOf.text == "2023-02-28")
    #expect(schema.tables[0].columns[2].emptyIsNone == false)
  }
}
