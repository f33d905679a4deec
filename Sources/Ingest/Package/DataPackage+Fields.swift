// The fields of a resource: what each column's cells are read as.
extension DataPackage {
  static func fields(_ objects: [DescriptorObject]) throws(LoadError) -> [Field] {
    var fields: [Field] = []
    var names = Set<String>(minimumCapacity: objects.count)
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
          missingValues: try object.values("missingValues"),
          constraints: try object.object("constraints").map {
            object throws(LoadError) in try FieldConstraints(object)
          } ?? FieldConstraints(), place: object.place))
    }
    return fields
  }

  private static func reading(
    _ object: DescriptorObject, type: String
  ) throws(LoadError) -> CellReading {
    let format = try object.string("format") ?? "default"
    switch type {
    case "string": return try text(object, format: format)
    case "any", "object", "array", "list", "geopoint", "geojson", "time": return .text
    case "duration": return .duration
    case "integer":
      let format = try numberFormat(object)
      return format == .plain ? .integer : .formattedInteger(format)
    case "number":
      let format = try numberFormat(object)
      return format == .plain ? .number : .formattedNumber(format)
    case "boolean":
      return .boolean(
        yes: try object.values("trueValues") ?? [], no: try object.values("falseValues") ?? [])
    case "date", "yearmonth", "year", "datetime":
      return try dates(object, format: format, usual: type == "datetime" ? .dateTime : .date)
    default:
      throw object.fault(
        "no such type; there are string, integer, number, boolean, date, datetime, yearmonth, "
          + "year, duration")
    }
  }

  private static func numberFormat(_ object: DescriptorObject) throws(LoadError) -> NumberFormat {
    let decimal = try object.string("decimalChar") ?? "."
    let group = try object.string("groupChar") ?? ""
    guard decimal != group, decimal.unicodeScalars.count == 1, group.unicodeScalars.count <= 1
    else { throw object.fault("decimalChar and groupChar are one character each, and differ") }
    return NumberFormat(
      decimalMark: decimal, groupMark: group,
      hasUnits: try object.boolean("bareNumber") == false)
  }

  /// Dates in a format: one of ours, or a pattern such as `%d/%m/%Y`.
  private static func dates(
    _ object: DescriptorObject, format: String, usual: CellReading
  ) throws(LoadError) -> CellReading {
    let pivot = try object.string("pivot").map { text throws(LoadError) in
      guard let year = Int(text), (1...9900).contains(year) else {
        throw object.fault("pivot is the first of the hundred years that two digits stand for")
      }
      return year
    }
    let first = pivot ?? DateReading.usualPivot
    let splits = try object.boolean("splitYears") ?? false
    switch format {
    case "default", "edtf": return splits ? .writtenDate(DateReading(splitsYears: true)) : usual
    case "any": return .writtenDate(DateReading(pivot: first, splitsYears: splits))
    case "dmy", "mdy", "ymd":
      return .writtenDate(
        DateReading(order: DayOrder(rawValue: format), pivot: first, splitsYears: splits))
    case "serial": return .writtenDate(DateReading(.serial))
    case "epoch": return .writtenDate(DateReading(.epochSeconds))
    case "epoch-ms": return .writtenDate(DateReading(.epochMilliseconds))
    case "compact": return .writtenDate(DateReading(.compact))
    default:
      if format.contains("%"), let pattern = DatePattern(format) {
        return .writtenDate(DateReading(.pattern(pattern), order: .dmy, pivot: first))
      }
      throw object.fault(
        "dates are read in the formats default, any, dmy, mdy, ymd, serial, epoch, epoch-ms, "
          + "compact, and patterns such as %d/%m/%Y")
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
    guard let values = listed ?? categories else { return format == "uri" ? .uri : .text }
    return .category(values)
  }

  /// Where the Library of Congress defines its classes of EDTF dates.
  private static let edtfClasses = [
    "http://id.loc.gov/datatypes/edtf", "https://id.loc.gov/datatypes/edtf",
  ]
}
