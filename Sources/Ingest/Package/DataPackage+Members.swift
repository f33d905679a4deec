// What is known of a table, as a descriptor says it.

extension DataPackage.TableKey {
  /// What stands under `casebook` for the table, but for how columns are read together.
  var members: [(key: String, value: JSONText)] {
    var members: [(key: String, value: JSONText)] = []
    func add(_ key: String, _ text: String?) {
      if let text { members.append((key, .string(text))) }
    }
    func add(_ key: String, _ names: [DataPackage.Mention]) {
      members.append((key, .list(names.map { .string($0.name) })))
    }
    add("label", label?.name)
    add("singular", singular)
    add("aliases", aliases?.name)
    if let events { add("events", events) }
    if !states.isEmpty {
      let listed = states.map { state in
        (
          key: state.name.name,
          value: JSONText.object([
            ("from", .string(state.from.name)),
            ("to", .list(state.to.map { .string($0.name) })),
          ])
        )
      }
      members.append(("states", .object(listed)))
    }
    if !emptyIsNone.isEmpty { add("emptyIsNone", emptyIsNone) }
    add("time", time?.name)
    add("verb", verb?.name)
    add("actor", actor?.name)
    add("topic", topic?.name)
    add("stance", stance?.name)
    add("text", text?.name)
    add("language", language)
    return members
  }
}
