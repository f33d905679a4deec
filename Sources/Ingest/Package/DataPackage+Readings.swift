import Model

// What stands under `casebook` of how a table's columns are to be read together.
extension DataPackage.TableKey {
  /// `"order": ["detained", "sentenced", "released"]`, or a list of such lists.
  static func orders(_ object: DescriptorObject) throws(LoadError) -> [[DataPackage.Mention]] {
    guard let value = object.value("order"), case .array(let elements) = value.kind else {
      if let value = object.value("order") {
        throw object.fault(at: value.place, "order is a list of date columns")
      }
      return []
    }
    let isList = elements.contains { if case .array = $0.kind { true } else { false } }
    guard isList else { return [try object.mentions("order") ?? []] }
    var orders: [[DataPackage.Mention]] = []
    for element in elements {
      guard case .array(let names) = element.kind else {
        throw object.fault(at: element.place, "a list of date columns should be here")
      }
      var order: [DataPackage.Mention] = []
      for name in names {
        guard case .string(let text) = name.kind else {
          throw object.fault(at: name.place, "the name of a date column should be here")
        }
        order.append(DataPackage.Mention(name: text, place: name.place))
      }
      orders.append(order)
    }
    return orders
  }

  /// `"precision": { "detained": "detained_precision" }`, or with
  /// `{ "column": "date_prec", "values": { "4": "month" } }`.
  static func precision(_ object: DescriptorObject) throws(LoadError) -> [DataPackage.PrecisionKey]
  {
    var keys: [DataPackage.PrecisionKey] = []
    for member in try object.object("precision")?.members ?? [] {
      let date = DataPackage.Mention(name: member.key, place: member.place)
      if case .string(let name) = member.value.kind {
        let column = DataPackage.Mention(name: name, place: member.value.place)
        keys.append(DataPackage.PrecisionKey(date: date, column: column, codes: []))
        continue
      }
      let key = try DescriptorObject(member.value, file: object.file)
      try key.refuseKeys(except: ["column", "values"])
      guard let column = try key.mention("column") else {
        throw key.fault("precision needs the column that holds it")
      }
      keys.append(
        DataPackage.PrecisionKey(date: date, column: column, codes: try codes(key)))
    }
    return keys
  }

  private static func codes(
    _ key: DescriptorObject
  ) throws(LoadError) -> [(value: String, precision: DatePrecision)] {
    var codes: [(value: String, precision: DatePrecision)] = []
    for member in try key.object("values")?.members ?? [] {
      guard case .string(let word) = member.value.kind, let precision = DatePrecision(word: word)
      else {
        throw key.fault(
          at: member.value.place, "a precision is one of \(DatePrecision.words)")
      }
      codes.append((member.key, precision))
    }
    return codes
  }

  /// `"coarser": { "start_date_daily": "start_date_monthly" }`
  static func coarser(
    _ object: DescriptorObject
  ) throws(LoadError) -> [(date: DataPackage.Mention, coarser: DataPackage.Mention)] {
    try pairs(object, "coarser").map { ($0, $1) }
  }

  /// `"yearless": { "date": "2015-01-30" }`
  static func yearless(
    _ object: DescriptorObject
  ) throws(LoadError) -> [(column: DataPackage.Mention, until: Day)] {
    var keys: [(column: DataPackage.Mention, until: Day)] = []
    for (column, text) in try pairs(object, "yearless") {
      guard case .date(let date) = EDTF.read(text.name), date.isExact else {
        throw object.fault(
          at: text.place, "the day that dates without a year are not after, such as 2015-01-30")
      }
      keys.append((column, date.earliest))
    }
    return keys
  }

  /// `"lists": { "sources": { "column": "source", "separator": ";" } }`
  static func lists(_ object: DescriptorObject) throws(LoadError) -> [DataPackage.PartsKey] {
    var keys: [DataPackage.PartsKey] = []
    for member in try object.object("lists")?.members ?? [] {
      let key = try DescriptorObject(member.value, file: object.file)
      try key.refuseKeys(except: ["column", "separator"])
      guard let column = try key.mention("column"), let separator = try key.string("separator"),
        !separator.isEmpty
      else { throw key.fault("a list needs its column, and the separator of its elements") }
      keys.append(
        DataPackage.PartsKey(
          list: DataPackage.Mention(name: member.key, place: member.place), of: column,
          separator: separator))
    }
    return keys
  }

  /// `"slots": { "stays": { "place": ["place_1", "place_2"], "location": ["location_1", …] } }`
  static func slots(_ object: DescriptorObject) throws(LoadError) -> [DataPackage.PartsKey] {
    var keys: [DataPackage.PartsKey] = []
    for member in try object.object("slots")?.members ?? [] {
      let key = try DescriptorObject(member.value, file: object.file)
      var columns: [(name: String, sources: [DataPackage.Mention])] = []
      for column in key.members {
        columns.append((column.key, try key.mentions(column.key) ?? []))
      }
      guard let count = columns.first?.sources.count, count > 0,
        columns.allSatisfy({ $0.sources.count == count })
      else { throw key.fault("slots need columns, each with as many columns to come from") }
      keys.append(
        DataPackage.PartsKey(
          name: DataPackage.Mention(name: member.key, place: member.place), columns: columns,
          separator: nil))
    }
    return keys
  }

  private static func pairs(
    _ object: DescriptorObject, _ key: String
  ) throws(LoadError) -> [(DataPackage.Mention, DataPackage.Mention)] {
    guard let listed = try object.object(key) else { return [] }
    var pairs: [(DataPackage.Mention, DataPackage.Mention)] = []
    for member in listed.members {
      guard let other = try listed.mention(member.key) else { continue }
      pairs.append((DataPackage.Mention(name: member.key, place: member.place), other))
    }
    return pairs
  }
}

extension DataPackage.PartsKey {
  /// A table of a column's elements, each called as one of the table: `source` of `sources`.
  init(list name: DataPackage.Mention, of column: DataPackage.Mention, separator: String) {
    self.init(
      name: name, columns: [(singular(ofTable: name.name), [column])], separator: separator)
  }
}
