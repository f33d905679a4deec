import Model
import Store

/// A descriptor of what was read, ready to be edited, and what was decided for it.
package struct DatasetDescription: Sendable {
  /// The text of `datapackage.json`.
  package let descriptor: String
  /// What the files left open and how it was decided, for the user to look over.
  package let report: LoadReport
  /// What must be done for the descriptor to find its files.
  package let notes: [String]
}

/// Describes a dataset: the package that its descriptor declares, or the one that was found in its
/// files. Opened by it, the files give the same tables.
package func describe(
  _ source: DatasetSource, options: LoadOptions = LoadOptions()
) throws(LoadError) -> DatasetDescription {
  let read = try ReadDataset(source, options: options)
  let (package, tables, origins) = (read.package, read.tables, read.origins)
  let descriptor = read.descriptor
  let loaded = try read.dataset()
  let writer = DescriptorWriter(
    package: package, tables: tables, origins: origins, schema: loaded.casebook.schema)
  return DatasetDescription(
    descriptor: descriptor.map { writer.completing($0) } ?? writer.text, report: loaded.report,
    notes: writer.notes)
}

/// Writes a descriptor.
struct DescriptorWriter {
  private typealias Members = [(key: String, value: JSONText)]

  private let package: DataPackage
  private let tables: [ReadTable]
  private let origins: [TableOrigin]
  private let schema: Schema

  init(package: DataPackage, tables: [ReadTable], origins: [TableOrigin], schema: Schema) {
    self.package = package
    self.tables = tables
    self.origins = origins
    self.schema = schema
  }

  /// The descriptor's text.
  var text: String {
    var members: Members = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string(schema.name)),
    ]
    if !schema.title.isEmpty { members.append(("title", .string(schema.title))) }
    if !schema.description.isEmpty {
      members.append(("description", .string(schema.description)))
    }
    members.append(("resources", .list(tables.indices.map(resource))))
    if package.casebook != nil || !package.lists.isEmpty {
      members.append(("casebook", casebook(package.casebook)))
    }
    return JSONText.object(members).laidOut() + "\n"
  }

  /// A descriptor as it was read, with the fields that it leaves to be found out.
  func completing(_ descriptor: JSONValue) -> String {
    guard case .object(var members) = JSONText(descriptor),
      let place = members.firstIndex(where: { $0.key == "resources" }),
      case .list(let resources) = members[place].value
    else { return JSONText(descriptor).laidOut() + "\n" }
    members[place].value = .list(
      zip(resources, tables.indices).map { resource, index in
        completing(resource, with: fields(index))
      })
    return JSONText.object(members).laidOut() + "\n"
  }

  private func completing(_ resource: JSONText, with fields: JSONText) -> JSONText {
    guard case .object(var members) = resource else { return resource }
    let place = members.firstIndex { $0.key == "schema" }
    guard let place, case .object(var schema) = members[place].value else {
      members.append(("schema", .object([("fields", fields)])))
      return .object(members)
    }
    if !schema.contains(where: { $0.key == "fields" }) { schema.insert(("fields", fields), at: 0) }
    members[place].value = .object(schema)
    return .object(members)
  }

  /// What must be done for the descriptor to find its files.
  var notes: [String] {
    var seen: Set<String> = []
    return origins.compactMap { origin in
      let (path, isMoved) = Self.relative(origin.path)
      guard isMoved, seen.insert(origin.path).inserted else { return nil }
      return "the descriptor names \(path) alone; put it in the folder of \(origin.path)"
    }
  }

  /// A path that a descriptor in the working folder may name: below it, without `.` or `..`.
  private static func relative(_ path: String) -> (path: String, isMoved: Bool) {
    var path = path
    if let folder = FileBytes.resolved("."), path.hasPrefix(folder + "/") {
      path = String(path.dropFirst(folder.utf8.count + 1))
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard path.hasPrefix("/") || parts.contains("..") else {
      return (parts.joined(separator: "/"), false)
    }
    return (parts.last.map(String.init) ?? path, true)
  }

  // MARK: - Resources

  private func resource(_ index: Int) -> JSONText {
    let origin = origins[index]
    let declared = package.resources.first { $0.name == tables[index].name }
    var members: Members = [
      ("name", .string(tables[index].name)), ("path", .string(Self.relative(origin.path).path)),
    ]
    if let text = declared?.description, !text.isEmpty {
      members.append(("description", .string(text)))
    }
    members.append(("format", .string(origin.format)))
    if let encoding = origin.encoding {
      members.append(("encoding", .string(encoding.rawValue)))
    }
    if !origin.dialect.isEmpty { members.append(("dialect", .object(origin.dialect))) }
    var fields: Members = [("fields", self.fields(index))]
    if let missing = declared?.missingValues, missing != [""] {
      fields.append(("missingValues", .list(missing.map(JSONText.string))))
    }
    if let keys = declared?.primaryKey, !keys.isEmpty {
      fields.append(("primaryKey", .list(keys.map { .string($0.name) })))
    }
    if let links = declared?.foreignKeys, !links.isEmpty {
      fields.append(("foreignKeys", .list(links.map(Self.link))))
    }
    members.append(("schema", .object(fields)))
    return .object(members)
  }

  private func fields(_ index: Int) -> JSONText {
    // What is made of other columns is made again.
    let columns = tables[index].plans.indices.filter { !tables[index].plans[$0].isDays }
    return .list(columns.map { field($0, of: index) })
  }

  private static func link(_ link: DataPackage.ForeignKey) -> JSONText {
    .object([
      ("fields", .list([.string(link.field.name)])),
      (
        "reference",
        .object([
          ("resource", .string(link.resource?.name ?? "")),
          ("fields", .list([.string(link.key.name)])),
        ])
      ),
    ])
  }

  private func field(_ column: Int, of table: Int) -> JSONText {
    let plan = tables[table].plans[column]
    let built = tables[table].columns[column]
    var members: Members = [("name", .string(plan.name))]
    members += plan.reading.fieldMembers(as: built)
    if plan.isInferred, plan.missing.texts.count > 1 {
      members.append(("missingValues", .list(plan.missing.texts.map(JSONText.string))))
    }
    if !plan.description.isEmpty { members.append(("description", .string(plan.description))) }
    return .object(members)
  }

  // MARK: - The casebook key

  private func casebook(_ key: DataPackage.CasebookKey?) -> JSONText {
    var members: Members = []
    if let day = key?.asOf { members.append(("asOf", .string(day.text))) }
    if key?.isSynthetic == true { members.append(("synthetic", .literal("true"))) }
    // Tables that are made of others' columns are none that it lists.
    let listed = zip(tables.indices, schema.tables).compactMap { index, table in
      let told = key?.tables.first { $0.table.name == table.name }?.key
      let found = told?.members ?? events(table, index)
      let members = found + lists(of: table.name)
      return members.isEmpty && told == nil ? nil : (table.name, JSONText.object(members))
    }
    members.append(("tables", .object(listed)))
    return .object(members)
  }

  /// Once one table says something, nothing is inferred of the others' events.
  private func events(_ table: TableSchema, _ index: Int) -> Members {
    guard package.isInferred, !table.events.isEmpty else { return [] }
    let names = table.events.map { JSONText.string(tables[index].plans[$0.column].name) }
    return [("events", .list(names))]
  }

  private func lists(of table: String) -> Members {
    let found = package.lists.filter { $0.table == table }.map { list in
      (
        key: list.key.name.name,
        value: JSONText.object([
          ("column", .string(list.column)), ("separator", .string(list.key.separator ?? "")),
        ])
      )
    }
    return found.isEmpty ? [] : [("lists", .object(found))]
  }
}

extension CellReading {
  /// What a field of a descriptor says of this reading.
  fileprivate func fieldMembers(as built: BuiltColumn) -> [(key: String, value: JSONText)] {
    switch self {
    case .text, .undeclaredText, .category:
      guard built.column.type == .category else { return [("type", .string("string"))] }
      let values = built.statistics.categories.map { JSONText.string($0.value) }
      return [("type", .string("string")), ("categories", .list(values))]
    case .uri: return [("type", .string("string")), ("format", .string("uri"))]
    case .integer: return [("type", .string("integer"))]
    case .number: return [("type", .string("number"))]
    case .boolean(let yes, let no):
      var members: [(key: String, value: JSONText)] = [("type", .string("boolean"))]
      if !yes.isEmpty { members.append(("trueValues", .list(yes.map(JSONText.string)))) }
      if !no.isEmpty { members.append(("falseValues", .list(no.map(JSONText.string)))) }
      return members
    case .date:
      guard case .dayRanges = built.column.storage else { return [("type", .string("date"))] }
      // The standard has no type for imprecise dates.
      return [
        ("type", .string("string")), ("rdfType", .string("http://id.loc.gov/datatypes/edtf/EDTF")),
      ]
    case .dateTime: return [("type", .string("datetime"))]
    case .writtenDate(let reading):
      return [("type", .string("date")), ("format", .string(reading.format))]
        + (reading.splitsYears ? [("splitYears", .literal("true"))] : [])
    case .formattedInteger(let format): return format.members(type: "integer")
    case .formattedNumber(let format): return format.members(type: "number")
    case .duration: return [("type", .string("duration"))]
    }
  }
}

extension DateReading {
  /// The field's `format`.
  fileprivate var format: String {
    switch notation {
    case .written: order?.rawValue ?? "any"
    case .compact: "compact"
    case .serial: "serial"
    case .epochSeconds: "epoch"
    case .epochMilliseconds: "epoch-ms"
    case .pattern(let pattern): pattern.text
    }
  }
}

extension NumberFormat {
  /// The field's type and marks.
  fileprivate func members(type: String) -> [(key: String, value: JSONText)] {
    var members: [(key: String, value: JSONText)] = [("type", .string(type))]
    if decimalMark != "." { members.append(("decimalChar", .string(decimalMark))) }
    if !groupMark.isEmpty { members.append(("groupChar", .string(groupMark))) }
    if hasUnits { members.append(("bareNumber", .literal("false"))) }
    return members
  }
}
