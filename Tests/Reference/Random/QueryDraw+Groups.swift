import Model

// Groups, what is computed of them, and what is asked of those.
extension QueryDraw {
  mutating func groups(_ scope: QueryScope) -> String {
    var aggregates: [QueryColumn] = []
    var texts: [String] = []
    for _ in 0..<random.number(1...3) {
      let (text, type) = aggregate(scope)
      let name = newName()
      aggregates.append(QueryColumn(path: name, type: type))
      texts.append("\(text) as \(name)")
    }
    if random.once(in: 3) {
      (texts, aggregates) = (["count"], [QueryColumn(path: "count", type: .integer)])
    }
    let keyColumns = features.isFull ? keys(scope) : []
    let keys: String
    if features.isFull {
      keys =
        keyColumns.isEmpty
        ? "" : " by " + keyColumns.map { "\($0.text) as \($0.column.path)" }.joined(separator: ", ")
    } else {
      keys = random.once(in: 8) ? "" : " by " + items(scope, 1...2)
    }
    if random.once(in: 6) { return " " + texts[0] + keys + " across " + key(scope) }
    var text = " " + texts.joined(separator: ", ") + keys
    var groups = QueryScope(
      table: nil, columns: keyColumns.map(\.column) + aggregates.filter { $0.type.isNumeric })
    if features.isFull, random.once(in: 6) { text += with(&groups) }
    if random.once(in: 3), !groups.columns.isEmpty {
      text += " where " + condition(groups, depth: 1)
    }
    if random.once(in: 4) {
      let column = random.pick(aggregates + keyColumns.map(\.column))
      text += " sort " + (column?.path ?? "count") + random.word("", " desc")
    }
    if features.isFull, random.once(in: 8) {
      let key = random.pick(keyColumns.map(\.column) + aggregates)
      return text + (random.once(in: 3) ? " count" : " count by \(key?.path ?? "1")")
    }
    return text + (random.once(in: 4) ? " first \(random.number(1...4))" : "")
  }

  private mutating func aggregate(_ scope: QueryScope) -> (text: String, type: ValueType) {
    if features.isFull, random.once(in: 6) {
      return (random.word("possibly count", "unsure count"), .integer)
    }
    let number = random.pick(scope.columns(where: \.isNumeric))
    switch (random.number(1...10), number, random.pick(scope.columns)) {
    case (1, _, _): return ("count(\(condition(scope, depth: 1)))", .integer)
    case (2, _, _): return ("share", .number)
    case (3, .some(let number), _): return ("sum \(number.path)", number.type)
    case (4, .some(let number), _):
      return ("\(random.word("mean", "median", "deviation")) \(number.path)", .number)
    case (5, .some(let number), _):
      return ("quantile(\(number.path), 0.\(random.number(1...9)))", .number)
    case (6, _, .some(let column)):
      return ("\(random.word("least", "greatest")) \(column.path)", column.type)
    case (7, _, .some(let column)): return ("distinct(\(column.path))", .integer)
    case (8, _, .some(let column)): return ("list \(column.path)", .text)
    case (9, _, _):
      let dates = scope.columns { $0 == .date }
      guard let date = random.pick(dates), let other = random.pick(dates) else { break }
      return ("mean (\(date.path) - \(other.path))", .number)
    default: break
    }
    return ("count", .integer)
  }

  /// Keys with a name each, so that they can be asked for afterwards.
  private mutating func keys(_ scope: QueryScope) -> [(text: String, column: QueryColumn)] {
    (0..<random.number(0...2)).map { _ in
      let name = newName()
      guard let column = random.pick(scope.columns), !random.once(in: 8) else {
        let key = computedKey(scope) ?? "1"
        return (key, QueryColumn(path: name, type: .days, isComputed: true))
      }
      var key = column
      key.path = name
      key.isLink = false
      key.isComputed = true
      guard column.type == .date, !random.once(in: 3),
        let unit = random.pick(CalendarUnit.allCases)
      else {
        guard column.type == .date, random.once(in: 4) else { return (column.path, key) }
        key.type = .weekday
        return (column.path + ".weekday", key)
      }
      key.type = .period(unit)
      return ("\(column.path).\(unit.rawValue)", key)
    }
  }

  /// A key that is computed.
  mutating func computedKey(_ scope: QueryScope) -> String? {
    switch random.number(1...4) {
    case 1: computedNumber(scope, depth: 0)
    case 2: computedText(scope)
    case 3: span(scope)
    default: computedDate(scope)
    }
  }
}
