import Model

extension QueryDraw {
  mutating func query() -> String {
    guard random.once(in: 6) else { return pipeline() }
    let table = random.number(0...(vocabulary.schema.tables.count - 1))
    let operation = random.word("union", "intersect", "except")
    let scope = tableScope(table)
    var sides = [side(table, scope), side(table, scope)]
    if random.once(in: 3), let column = random.pick(scope.columns) {
      sides = sides.map { "\($0) show \(column.path)" }
      return sides.joined(separator: " \(operation) ")
    }
    let ends = scope.columns.isEmpty ? "" : finish(scope)
    return "(" + sides.joined(separator: " \(operation) ") + ")" + ends
  }

  private mutating func side(_ table: Int, _ scope: QueryScope) -> String {
    var name = vocabulary.schema.tables[table].name
    if random.once(in: 3), let event = random.pick(vocabulary.schema.tables[table].events) {
      name = event.verb
    }
    let limit = random.once(in: 4) ? limit(scope) : ""
    return "\(name) where \(condition(scope, depth: features.depth))\(limit)"
  }

  private func tableScope(_ table: Int) -> QueryScope {
    QueryScope(table: table, columns: vocabulary.columns[table])
  }

  private mutating func pipeline() -> String {
    let table = random.number(0...(vocabulary.schema.tables.count - 1))
    var scope = tableScope(table)
    var text = source(table)
    if table == 1, !declared.isEmpty, random.once(in: 4) { text = declaredSource() }
    if features.isFull, random.once(in: 16) { return named(table) }
    if random.once(in: 8) { text = "(" + text + " where " + condition(scope, depth: 1) + ")" }
    for _ in 0..<random.number(0...2) {
      switch random.number(1...5) {
      case 1: text += eventClause(scope)
      case 5 where random.once(in: 2): text += " sort " + sortKeys(scope)
      case 2: text += with(&scope)
      default: text += " where " + condition(scope, depth: features.depth)
      }
    }
    if random.once(in: 6) { text += limit(scope) + " where " + condition(scope, depth: 1) }
    if features.isFull, random.once(in: 12), let series = series(scope) { return text + series }
    if features.isFull, random.once(in: 8) { text += join(&scope) }
    return text + finish(scope)
  }

  // MARK: Sources

  private mutating func source(_ table: Int) -> String {
    let schema = vocabulary.schema.tables[table]
    var text = schema.name
    var hasAxis = schema.roles.time != nil || schema.columns.count { $0.type.isDate } == 1
    switch random.number(1...4) {
    case 1:
      if let event = random.pick(schema.events) {
        text = event.verb
        hasAxis = true
        if random.once(in: 4) {
          text = random.word("possibly ", "unsure ") + text + " " + timeTest()
        }
      }
    case 2:
      if let state = schema.states.first { return "\(state.name) \(stateTime())" }
    default: break
    }
    if hasAxis, random.once(in: 2) { text += " " + timeTest() }
    guard schema.roles.actor != nil else { return text }
    if random.once(in: 3) {
      text += " from \(typed(random.word("Novak", "Ivo", "p1", "p3", "kova", "Ana Kóva", "lund")))"
    }
    if random.once(in: 4), let topic = schema.roles.topic,
      let value = value(of: vocabulary.columns[table][topic])
    {
      text += " about \(value)"
    }
    if schema.roles.text != nil, random.once(in: 5) {
      let words = random.word(
        "released", "the pressure", "reli* or no-one", "PRESS*", #"\"keep the\" or now"#,
        "ever them")
      text += " mentioning \"\(words)\""
    }
    return text
  }

  private mutating func eventClause(_ scope: QueryScope) -> String {
    guard let date = random.pick(scope.columns { $0 == .date }) else { return "" }
    return " " + random.word("", "", "possibly ", "unsure ") + date.path + " " + timeTest()
  }

  mutating func with(_ scope: inout QueryScope) -> String {
    let name = newName()
    if features.isFull, random.once(in: 3) {
      guard var window = window(scope) else { return "" }
      let text = window.path
      window.path = name
      scope.columns.append(window)
      return " with \(name) = \(text)"
    }
    switch random.number(1...4) {
    case 1:
      guard let number = number(scope, depth: 0), !number.contains("/") else { return "" }
      let isInteger = scope.columns.allSatisfy { $0.type != .number || !number.contains($0.path) }
      scope.columns.append(
        QueryColumn(path: name, type: isInteger ? .integer : .number, isComputed: true))
      return " with \(name) = \(number)"
    case 2:
      let test = condition(scope, depth: 1)
      scope.columns.append(QueryColumn(path: name, type: .boolean, isComputed: true))
      return " with \(name) = \(test)"
    case 3:
      let test = condition(scope, depth: 0)
      if features.isFull, random.once(in: 2), let text = computedText(scope) {
        scope.columns.append(
          QueryColumn(path: name, type: .text, values: ["some", "other"], isComputed: true))
        return " with \(name) = \(text)"
      }
      scope.columns.append(
        QueryColumn(path: name, type: .text, values: ["some", "other"], isComputed: true))
      return " with \(name) = if \(test) then \"some\" else \"other\""
    default:
      guard let date = random.pick(scope.columns { $0 == .date }) else { return "" }
      scope.columns.append(QueryColumn(path: name, type: .date, isComputed: true))
      if features.isFull, random.once(in: 2), let other = computedDate(scope.without(name)) {
        return " with \(name) = \(other)"
      }
      return " with \(name) = \(date.path) + \(random.number(1...40)) days"
    }
  }

  // MARK: Ends

  mutating func finish(_ scope: QueryScope) -> String {
    switch random.number(1...8) {
    case 1: return " count"
    case 2, 3, 4: return groups(scope)
    case 5: return unique(scope)
    case 6:
      let shown = " show " + items(scope, 1...3)
      guard features.isFull, random.once(in: 3), let window = window(scope) else { return shown }
      return shown + ", \(window.path) as \(newName())"
    case 7:
      let shown = random.once(in: 2) ? " show " + items(scope, 1...3) : ""
      return limit(scope) + shown
    default: return ""
    }
  }

  private mutating func unique(_ scope: QueryScope) -> String {
    let sort = random.once(in: 3) ? " sort " + sortKeys(scope) : ""
    return sort + " unique " + items(scope, 1...2)
  }

  mutating func items(_ scope: QueryScope, _ range: ClosedRange<Int>) -> String {
    (0..<random.number(range)).map { place in
      let key = key(scope)
      // Two items without a name could have one heading.
      return place == 0 && key != "1" && random.once(in: 3) ? key : key + " as " + newName()
    }.joined(separator: ", ")
  }

  /// Something to group by or to show.
  mutating func key(_ scope: QueryScope) -> String {
    guard let column = random.pick(scope.columns) else { return "1" }
    if features.isFull, random.once(in: 8) {
      return computedKey(scope) ?? column.path
    }
    if column.type == .date, !random.once(in: 3) {
      let part = random.word("day", "week", "month", "quarter", "year", "decade", "weekday")
      return column.path + "." + part
    }
    return column.path
  }

  private mutating func sortKeys(_ scope: QueryScope) -> String {
    (0..<random.number(1...2)).map { _ in key(scope) + random.word("", " desc") }
      .joined(separator: ", ")
  }

  mutating func limit(_ scope: QueryScope) -> String {
    let count = random.number(0...4)
    if features.isFull, random.once(in: 4) {
      return " sample \(count)" + (random.once(in: 2) ? " per \(key(scope))" : "")
    }
    if features.isFull, random.once(in: 12), let window = window(scope) {
      return random.once(in: 2)
        ? " \(random.word("top", "bottom")) \(count) by \(window.path)"
        : " sort \(window.path) desc first \(count)"
    }
    switch random.number(1...6) {
    case 1: return " \(random.word("top", "bottom")) \(count) by \(key(scope))"
    case 2: return " \(random.word("first", "last")) \(count) per \(key(scope))"
    case 3: return " \(random.word("first", "last")) \(count)"
    default: return " sort \(sortKeys(scope)) \(random.word("first", "last")) \(count)"
    }
  }
}
