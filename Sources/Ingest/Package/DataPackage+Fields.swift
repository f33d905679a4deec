// The fields of a resource: what each column's cells are read as.
extension DataPackage {
  static func fields(_ objects: [DescriptorObject]) throws(LoadError) -> [Field] {
    var fields: [Field] = []
    var names: Set<String> = []
    for object in objects {
      guard let name = try object.string("name"), !name.isEmpty else {
        throw object.fault("a field needs a name")
      }
      guard names.insert(name.lowercased()).inserted else {
        throw object.fault("two fields have the same name")
      }
      let type = try object.string("type") ?? "string"
      fields.append(
        Field(
          name: name, reading: try reading(object, type: type), type: type,
          description: try object.string("description", or: "title") ?? "",
          missingValues: try object.values("missingValues"), place: object.place))
    }
    return fields
  }

  private static func reading(
    _ object: DescriptorObject, type: String
  ) throws(LoadError) -> CellReading {
    let format = try object.string("format") ?? "default"
    switch type {
    case "string": return try text(object, format: format)
    case "any", "object", "array", "list", "geopoint", "geojson", "duration", "time":
      return .text
    case "integer": return .integer
    case "number":
      if let mark = try object.string("decimalChar"), mark != "." {
        throw object.fault("only a decimal point is read; write 1.5")
      }
      if try object.string("groupChar")?.isEmpty == false {
        throw object.fault("digit groups are not read; write 1000 plainly")
      }
      return .number
    case "boolean":
      return .boolean(
        yes: try object.values("trueValues") ?? [], no: try object.values("falseValues") ?? [])
    case "date", "yearmonth", "year", "datetime":
      guard ["default", "any", "edtf"].contains(format) else {
        throw object.fault("dates of this format are not read; write them as 2024-07-15")
      }
      return type == "datetime" ? .dateTime : .date
    default:
      throw object.fault(
        "no such type; there are string, integer, number, boolean, date, datetime, yearmonth, year")
    }
  }

  private static func text(
    _ object: DescriptorObject, format: String
  ) throws(LoadError) -> CellReading {
    // The standard has no type for imprecise dates; it lets a field name a class of values by its
    // address.
    let meaning = try object.string("rdfType") ?? ""
    if format == "edtf" || edtfClasses.contains(where: meaning.hasPrefix) { return .date }
    let listed = try object.object("constraints")?.values("enum")
    let categories = try object.values("categories")
    guard let values = listed ?? categories else { return .text }
    return .category(values)
  }

  /// Where the Library of Congress defines its classes of EDTF dates.
  private static let edtfClasses = [
    "http://id.loc.gov/datatypes/edtf", "https://id.loc.gov/datatypes/edtf",
  ]
}
