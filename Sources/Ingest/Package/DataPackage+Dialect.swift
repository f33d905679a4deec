// How a resource's file is written, as its descriptor says.

extension DelimitedDialect {
  /// Reads a descriptor's `dialect`; throws for what the reader of delimited text does not do.
  init(_ object: DescriptorObject?, path: String) throws(LoadError) {
    self.init()
    if path.lowercased().hasSuffix(".tsv") { delimiter = Byte.tab }
    guard let object else { return }
    if let byte = try object.byte("delimiter") { delimiter = byte }
    if let text = try object.string("quoteChar") {
      quote = text.isEmpty ? Self.noQuote : try object.byte("quoteChar") ?? quote
    }
    escape = try object.byte("escapeChar")
    if try object.boolean("doubleQuote") == false, escape == nil, quote != Self.noQuote {
      throw object.fault("if an inner quote is not written twice, an escapeChar stands before it")
    }
    comment = try object.byte("commentChar")
    hasHeader = try object.boolean("header") ?? true
    if try object.boolean("skipInitialSpace") == true {
      throw object.fault("blanks after a delimiter are kept; drop skipInitialSpace")
    }
    guard Set([delimiter, quote, escape ?? 0xFE, comment ?? 0xFD]).count == 4 else {
      throw object.fault("the delimiter, the quote, the escape and the comment are different bytes")
    }
  }
}

extension DescriptorObject {
  /// A plain character; throws for anything longer, and for the ends of lines.
  fileprivate func byte(_ key: String) throws(LoadError) -> UInt8? {
    guard let text = try string(key) else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, bytes[0] < 0x80, bytes[0] != Byte.lineFeed,
      bytes[0] != Byte.carriageReturn
    else { throw fault("\(key) is one plain character, such as ; or \\t") }
    return bytes[0]
  }
}

/// Which of the tables of a file is meant.
struct TableSelection: Equatable {
  /// The member of a JSON object that holds the records.
  var property: String?
  /// The member of the records whose lists of objects are the rows.
  var lists: String?
  /// The table of a database.
  var table: String?

  init() {}

  init(_ dialect: DescriptorObject?) throws(LoadError) {
    property = try dialect?.string("property")
    lists = try dialect?.string("lists")
    table = try dialect?.string("table")
  }

  /// What the origin of a table says.
  init(_ origin: TableOrigin) {
    for (key, value) in origin.dialect {
      guard case .string(let text) = value else { continue }
      switch key {
      case "property": property = text
      case "lists": lists = text
      case "table": table = text
      default: break
      }
    }
  }

  var isEmpty: Bool { self == TableSelection() }
}

extension DataPackage {
  /// A descriptor of what was found in files.
  init(inferred name: String, resources: [Resource], casebook: CasebookKey?) {
    self.init(
      file: name, name: name, title: "", description: "", resources: resources,
      casebook: casebook, isInferred: true)
  }
}

extension DataPackage.Resource {
  /// A resource whose fields nobody declared.
  init(
    inferred name: String, path: String, primaryKey: [DataPackage.Mention],
    foreignKeys: [DataPackage.ForeignKey]
  ) {
    let nowhere = TextPlace(line: 1, column: 1)
    self.init(
      name: name, path: path, pathPlace: nowhere, description: "", format: nil, encoding: nil,
      dialect: DelimitedDialect(), selection: TableSelection(), fields: nil,
      fieldsPlace: nowhere, missingValues: [""], primaryKey: primaryKey, foreignKeys: foreignKeys)
  }
}
