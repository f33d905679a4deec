/// A field of a table, as the data package describes it.
struct Field: Sendable {
  let name: String
  let type: String
  let rdfType: String?
  let categories: [String]
  let description: String

  /// The class of dates that may be imprecise, as the Library of Congress names it; the package
  /// standard has no type of its own for them.
  static let edtf = "http://id.loc.gov/datatypes/edtf/EDTF-level1"

  /// A column of open text.
  static func text(_ name: String, _ description: String) -> Field {
    Field(name: name, type: "string", rdfType: nil, categories: [], description: description)
  }

  /// A column closed to the categories.
  static func closed(_ name: String, _ categories: [String], _ description: String) -> Field {
    Field(
      name: name, type: "string", rdfType: nil, categories: categories, description: description)
  }

  /// A column of days in EDTF, which may be imprecise.
  static func date(_ name: String, _ description: String) -> Field {
    Field(name: name, type: "string", rdfType: edtf, categories: [], description: description)
  }

  /// A column of another type.
  static func typed(_ name: String, _ type: String, _ description: String) -> Field {
    Field(name: name, type: type, rdfType: nil, categories: [], description: description)
  }

  var json: JSONText {
    var members: [(String, JSONText)] = [("name", .text(name)), ("type", .text(type))]
    if let rdfType {
      members.append(("rdfType", .text(rdfType)))
    }
    if !categories.isEmpty {
      members.append(("categories", .texts(categories)))
    }
    members.append(("description", .text(description)))
    return .object(members)
  }
}

extension Field {
  static let cases: [Field] = [
    .text("id", "Number of the synthetic case, in the order of registration. There are no names."),
    .closed("sex", Vocabulary.sexes, "Sex."),
    .typed("birth_year", "integer", "Year of birth; empty where unknown."),
    .closed("occupation", Vocabulary.occupations, "Occupation at arrest; empty where unknown."),
    .closed(
      "region", Vocabulary.regions.map(\.0), "Region of the arrest; empty where unknown."),
    .closed("charge", Charge.all.map(\.name), "Kind of the main charge; empty where unknown."),
    .closed(
      "faction", Vocabulary.factions,
      "Position on engagement or pressure, as coded; none is a coded position, empty is not"
        + " coded."),
    .date("detained", "Day of arrest, as precisely as recorded; empty where unknown."),
    .date(
      "sentenced",
      "Day of the sentence; empty where there was none by the as-of day, XXXX-XX-XX where its day"
        + " is unknown."),
    .typed("sentence_months", "integer", "Sentence in months; empty where there was none."),
    .date("released", "Day of release; empty where it had not come by the as-of day."),
    .date("died", "Day of death in custody; empty where none occurred by the as-of day."),
    .closed(
      "release_kind", Vocabulary.endings, "How the case ended; empty while the person is held."),
    .closed(
      "status", Vocabulary.statuses,
      "State on the as-of day. The former prisoners are the released and the died together."),
    .closed(
      "facility", Vocabulary.facilities,
      "Last known place of custody, by a synthetic number; empty where unknown."),
    .typed(
      "humanitarian", "boolean", "Whether the case is on the humanitarian list; all are held."),
  ]

  static let statements: [Field] = [
    .text("id", "Number of the synthetic statement, in the order of time."),
    .date("date", "Day of the statement, as precisely as recorded; empty where unknown."),
    .text("speaker", "The speaker; empty where unknown."),
    .closed(
      "faction", Vocabulary.factions,
      "Position from which the statement speaks; it may differ from the speaker's own."),
    .closed(
      "topic", Position.topics,
      "What it is about: talks (engage), sanctions relief, pressure, prisoners as a priority,"
        + " silence, the revolving door, deals, the effect of sanctions; empty where unknown."),
    .closed("stance", Position.stances, "Stance on the topic; empty where the coders disagreed."),
    .text("outlet", "Where it appeared, by a synthetic letter; empty where unknown."),
    .text("text", "A sentence composed from a fixed vocabulary; nobody ever said it."),
    .text("case_id", "The synthetic case it concerns; empty where it concerns none."),
  ]

  static let speakers: [Field] = [
    .text("id", "Number of the synthetic speaker. There are no names."),
    .closed(
      "faction", Vocabulary.factions,
      "Position at the first statement, as coded; none is a coded position, empty is not coded."),
    .closed("role", Speaker.roles, "Role in which the speaker is heard."),
    .closed("base", Speaker.bases, "Whether the speaker lives abroad or at home."),
  ]
}
