/// `datapackage.json`: types, keys, links and the words that the language needs.
enum Descriptor {
  private static let dates: Set = ["detained", "sentenced", "released", "date"]
  private static let integers: Set = ["id", "birth_year", "sentence_months", "speaker", "case_id"]
  private static let categories = [
    "cases.region": Labels.regions, "cases.faction": Labels.factions,
    "people.faction": Labels.factions, "statements.faction": Labels.factions,
    "statements.stance": Labels.stances, "cases.charge": Labels.charges,
    "cases.occupation": Labels.occupations, "statements.topic": Labels.topics,
    "people.role": Labels.roles, "cases.status": Labels.statuses,
    "cases.gender": ["male", "female"], "cases.detained_precision": Labels.precisions,
    "cases.release_kind": Labels.releaseKinds, "cases.source": Labels.sources,
  ]

  static func text(seed: UInt64) -> String {
    let resources = [
      resource("people", People.heading), resource("cases", Cases.heading),
      resource(
        "statements", Statements.heading, links: [("speaker", "people"), ("case_id", "cases")]),
    ]
    return """
      {
       "name": "synthetic-case-archive",
       "title": "SYNTHETIC case archive for benchmarks",
       "description": "Randomly generated from the seed \(seed). Describes no real person, place, \
      institution or event.",
       "casebook": {
        "asOf": "2026-06-30",
        "tables": {
         "people": {"label": "name", "singular": "person"},
         "cases": {"label": "person", "singular": "case",
          "events": ["detained", "sentenced", "released"],
          "states": {"held": {"from": "detained", "to": ["released"]}},
          "emptyIsNone": ["sentenced"]},
         "statements": {"singular": "statement", "time": "date", "verb": "said",
          "actor": "speaker", "topic": "topic", "stance": "stance", "text": "text"}
        }
       },
       "resources": [
      \(resources.joined(separator: ",\n"))
       ]
      }

      """
  }

  private static func resource(
    _ name: String, _ columns: [String], links: [(String, String)] = []
  ) -> String {
    let fields = columns.map { column in
      let type =
        dates.contains(column)
        ? "date"
        : integers.contains(column) ? "integer" : column == "humanitarian" ? "boolean" : "string"
      let values = categories[name + "." + column]?.map { "\"\($0)\"" }.joined(separator: ", ")
      let constraint = values.map { ", \"constraints\": {\"enum\": [\($0)]}" } ?? ""
      return "    {\"name\": \"\(column)\", \"type\": \"\(type)\"\(constraint)}"
    }
    let keys = links.map { column, table in
      "{\"fields\": [\"\(column)\"], "
        + "\"reference\": {\"resource\": \"\(table)\", \"fields\": [\"id\"]}}"
    }
    return """
        {"name": "\(name)", "path": "\(name).csv", "format": "csv", "encoding": "utf-8",
         "schema": {"primaryKey": ["id"], "missingValues": [""],
          "foreignKeys": [\(keys.joined(separator: ", "))],
          "fields": [
      \(fields.joined(separator: ",\n"))
         ]}}
      """
  }
}
