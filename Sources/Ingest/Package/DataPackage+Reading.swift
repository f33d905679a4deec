extension DataPackage {
  /// Reads a descriptor; throws with line and column at the first thing that cannot be meant.
  package init(descriptor: JSONValue, file: String) throws(LoadError) {
    let root = try DescriptorObject(descriptor, file: file)
    guard let listed = try root.objects("resources"), !listed.isEmpty else {
      throw root.fault("a data package lists its files under resources")
    }
    var resources: [Resource] = []
    for object in listed {
      let resource = try Self.resource(object)
      if resources.contains(where: { $0.name.lowercased() == resource.name.lowercased() }) {
        throw object.fault("two resources have the same name")
      }
      resources.append(resource)
    }
    self.file = file
    self.resources = resources
    name = try root.string("name") ?? ""
    title = try root.string("title") ?? ""
    description = try root.string("description") ?? ""
    casebook = try root.object("casebook").map { key throws(LoadError) in try CasebookKey(key) }
  }

  private static func resource(_ object: DescriptorObject) throws(LoadError) -> Resource {
    let path = try path(of: object)
    let schema = try object.object("schema")
    let ownMissing = try object.values("missingValues")
    let dialect = try object.object("dialect")
    return Resource(
      name: try object.string("name") ?? tableName(ofFile: path.name),
      path: path.name, pathPlace: path.place,
      description: try object.string("description", or: "title") ?? "",
      format: try object.string("format")?.lowercased(), encoding: try encoding(object),
      dialect: try DelimitedDialect(dialect, path: path.name),
      selection: try TableSelection(dialect),
      fields: try schema?.objects("fields").map(Self.fields),
      fieldsPlace: schema?.value("fields")?.place ?? object.place,
      missingValues: (try schema?.values("missingValues") ?? ownMissing ?? [""])
        + (try dialect?.string("nullSequence").map { [$0] } ?? []),
      primaryKey: try schema?.mentions("primaryKey") ?? [],
      foreignKeys: try schema?.objects("foreignKeys").map(Self.foreignKeys) ?? [])
  }

  private static func path(of object: DescriptorObject) throws(LoadError) -> Mention {
    if object.value("data") != nil {
      throw object.fault("rows within the descriptor are not read; put them in a file")
    }
    guard let paths = try object.mentions("path"), let path = paths.first else {
      throw object.fault("a resource needs a path")
    }
    guard paths.count == 1 else {
      throw object.fault(at: paths[1].place, "a table in several files is not read; join them")
    }
    guard path.name.hasPrefix("./") else { return path }
    return Mention(name: String(path.name.dropFirst(2)), place: path.place)
  }

  private static func encoding(_ object: DescriptorObject) throws(LoadError) -> TextEncoding? {
    guard let name = try object.mention("encoding") else { return nil }
    guard let encoding = TextEncoding(name: name.name) else {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw object.fault(at: name.place, "this encoding is not read; there are \(known)")
    }
    return encoding
  }

  private static func foreignKeys(_ objects: [DescriptorObject]) throws(LoadError) -> [ForeignKey] {
    var keys: [ForeignKey] = []
    for object in objects {
      guard let fields = try object.mentions("fields"),
        let reference = try object.object("reference"),
        let targets = try reference.mentions("fields")
      else { throw object.fault("a foreign key needs fields and reference") }
      guard fields.count == 1, targets.count == 1 else {
        throw object.fault("a foreign key of several fields is not read; link by one")
      }
      let resource = try reference.mention("resource")
      keys.append(
        ForeignKey(
          field: fields[0], resource: resource?.name.isEmpty == false ? resource : nil,
          key: targets[0]))
    }
    return keys
  }
}
