/// The data package's description of the three files.
enum Descriptor {
  /// The text of `datapackage.json`.
  static var text: String {
    JSONText.object([
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .text("classroom")),
      ("title", .text("Classroom (synthetic): 3,900 drawn cases and 6,000 drawn statements")),
      ("description", .text(description)),
      ("keywords", .texts(["synthetic", "teaching", "political prisoners", "discourse"])),
      ("resources", .list(resources)),
      ("casebook", extensionMembers),
    ]).written() + "\n"
  }

  private static let description =
    "Synthetic data for teaching: every case, speaker and sentence was drawn by a seeded generator"
    + " and none stands for a real person. Only these totals are those published, at the as-of day"
    + " 2025-07-20: 1,100 held; 2,800 former prisoners, who include the 8 who died in custody; 200"
    + " on the humanitarian list; 300 released since July 2024; 105 freed and 167 newly detained"
    + " in 2025."

  private static var resources: [JSONText] {
    [
      resource(
        "cases", "Synthetic cases", "One row for each synthetic case, by number.", Field.cases),
      resource(
        "statements", "Synthetic statements",
        "One row for each synthetic statement of a speaker on a topic.", Field.statements,
        links: [("speaker", "speakers"), ("case_id", "cases")]),
      resource(
        "speakers", "Synthetic speakers", "One row for each synthetic speaker, by number.",
        Field.speakers),
    ]
  }

  private static func resource(
    _ name: String, _ title: String, _ description: String, _ fields: [Field],
    links: [(field: String, table: String)] = []
  ) -> JSONText {
    var schema: [(String, JSONText)] = [
      ("fields", .list(fields.map(\.json))), ("missingValues", .texts([""])),
      ("primaryKey", .texts(["id"])),
    ]
    if !links.isEmpty {
      schema.append(("foreignKeys", .list(links.map { foreignKey($0.field, to: $0.table) })))
    }
    return .object([
      ("name", .text(name)), ("type", .text("table")), ("path", .text("\(name).csv")),
      ("title", .text(title)), ("description", .text(description)), ("format", .text("csv")),
      ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
      ("schema", .object(schema)),
    ])
  }

  private static func foreignKey(_ field: String, to table: String) -> JSONText {
    .object([
      ("fields", .texts([field])),
      ("reference", .object([("resource", .text(table)), ("fields", .texts(["id"]))])),
    ])
  }

  private static var extensionMembers: JSONText {
    let held = JSONText.object([
      ("from", .text("detained")), ("to", .texts(["released", "died"])),
    ])
    return .object([
      ("asOf", .text(Landmark.asOf.text)),
      ("synthetic", .truth(true)),
      (
        "tables",
        .object([
          (
            "cases",
            .object([
              ("label", .text("id")), ("singular", .text("case")),
              ("events", .texts(["detained", "sentenced", "released", "died"])),
              ("states", .object([("held", held)])),
              ("emptyIsNone", .texts(["sentenced", "sentence_months", "release_kind"])),
            ])
          ),
          (
            "statements",
            .object([
              ("label", .text("id")), ("singular", .text("statement")), ("time", .text("date")),
              ("verb", .text("said")), ("actor", .text("speaker")), ("topic", .text("topic")),
              ("stance", .text("stance")), ("text", .text("text")),
              ("emptyIsNone", .texts(["case_id"])),
            ])
          ),
          ("speakers", .object([("label", .text("id")), ("singular", .text("speaker"))])),
        ])
      ),
    ])
  }
}
