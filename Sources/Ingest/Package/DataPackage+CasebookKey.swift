import Model

extension DataPackage.CasebookKey {
  /// Reads what stands under `casebook`.
  init(_ object: DescriptorObject) throws(LoadError) {
    try object.refuseKeys(except: ["asOf", "synthetic", "tables"])
    asOf = try Self.day(object.mention("asOf"), object)
    isSynthetic = try object.boolean("synthetic") ?? false
    var tables: [(table: DataPackage.Mention, key: DataPackage.TableKey)] = []
    if let listed = try object.object("tables") {
      for member in listed.members {
        let key = try DescriptorObject(member.value, file: object.file)
        let mention = DataPackage.Mention(name: member.key, place: member.place)
        tables.append((mention, try DataPackage.TableKey(key)))
      }
    }
    self.tables = tables
  }

  private static func day(
    _ mention: DataPackage.Mention?, _ object: DescriptorObject
  ) throws(LoadError) -> Day? {
    guard let mention else { return nil }
    guard case .date(let date) = EDTF.read(mention.name), date.isExact else {
      throw object.fault(at: mention.place, "asOf should be a day, such as 2025-07-20")
    }
    return date.earliest
  }
}

extension DataPackage.TableKey {
  init(_ object: DescriptorObject) throws(LoadError) {
    try object.refuseKeys(except: [
      "label", "singular", "aliases", "events", "states", "emptyIsNone", "time", "verb", "actor",
      "topic", "stance", "text", "language", "order", "precision", "coarser", "yearless", "lists",
      "slots",
    ])
    singular = try object.string("singular")
    label = try object.mention("label")
    aliases = try object.mention("aliases")
    events = try object.mentions("events")
    states = try Self.states(object)
    emptyIsNone = try object.mentions("emptyIsNone") ?? []
    time = try object.mention("time")
    verb = try object.mention("verb")
    actor = try object.mention("actor")
    topic = try object.mention("topic")
    stance = try object.mention("stance")
    text = try object.mention("text")
    language = try object.string("language")
    orders = try Self.orders(object)
    precision = try Self.precision(object)
    coarser = try Self.coarser(object)
    yearless = try Self.yearless(object)
    parts = try Self.lists(object) + Self.slots(object)
    if let verb, time == nil {
      throw object.fault(at: verb.place, "a verb needs a time, the date column that it names")
    }
  }

  private static func states(_ object: DescriptorObject) throws(LoadError) -> [DataPackage.State] {
    var states: [DataPackage.State] = []
    for member in try object.object("states")?.members ?? [] {
      let state = try DescriptorObject(member.value, file: object.file)
      try state.refuseKeys(except: ["from", "to"])
      guard let from = try state.mention("from"), let to = try state.mentions("to"), !to.isEmpty
      else { throw state.fault("a state needs from, a date column, and to, one or more of them") }
      states.append(
        DataPackage.State(
          name: DataPackage.Mention(name: member.key, place: member.place), from: from, to: to))
    }
    return states
  }
}
