import Model

// Windows, and days of the week.
extension QueryDraw {
  /// `prior(x) over (by k sort d)`, as a column without a name; nil if there is nothing for it.
  mutating func window(_ scope: QueryScope) -> QueryColumn? {
    guard let column = random.pick(scope.columns) else { return nil }
    let keys = random.once(in: 2) ? "by \(windowKey(scope)) " : ""
    let more = random.once(in: 3) ? ", \(windowKey(scope))" : ""
    let order = "sort \(windowKey(scope))\(random.word("", " desc"))\(more)"
    let over = "over (\(keys)\(order))"
    var made = column
    made.isLink = false
    made.isComputed = true
    switch random.number(1...6) {
    case 1, 2: made.path = "\(random.word("prior", "next"))(\(column.path)) \(over)"
    case 3, 4:
      let total = total(scope)
      guard let total else { return nil }
      made = QueryColumn(
        path: "total(\(total.path)) \(over)", type: total.type, isComputed: true)
    case 5:
      // Beside the row's own value.
      guard let number = random.pick(scope.columns(where: \.isNumeric)) else { return nil }
      let before = "\(random.word("prior", "next"))(\(number.path)) \(over)"
      made = QueryColumn(
        path: "\(number.path) - \(before)", type: number.type, isComputed: true)
    default: made = QueryColumn(path: "rank() \(over)", type: .integer, isComputed: true)
    }
    return made
  }

  private mutating func total(_ scope: QueryScope) -> QueryColumn? {
    if random.once(in: 4), let span = span(scope) { return QueryColumn(path: span, type: .days) }
    return random.pick(scope.columns(where: \.isNumeric))
  }

  private mutating func windowKey(_ scope: QueryScope) -> String {
    guard let column = random.pick(scope.columns) else { return "1" }
    guard column.type == .date, random.once(in: 2) else { return column.path }
    return column.path + "." + random.word("month", "year", "weekday")
  }

  // MARK: Weekdays

  mutating func weekdayTest(_ scope: QueryScope) -> String? {
    let dates = scope.columns { $0 == .date }.map { $0.path + ".weekday" }
    let made = scope.columns { $0 == .weekday }.map(\.path)
    guard let weekday = random.pick(dates + made) else { return nil }
    switch random.number(1...8) {
    case 1: return "\(weekday) in (\(day()), \(day()))"
    case 2:
      return "\(weekday) between \(random.word("monday", "tuesday")) and "
        + random.word("tuesday", "Thursday", "sunday")
    case 3:
      guard let other = random.pick(dates) else { return nil }
      return "\(weekday) \(random.word("=", "!=", "<", ">=")) \(other)"
    case 4:
      // Of one date together with a time test.
      guard let date = random.pick(scope.columns { $0 == .date }) else { return nil }
      let word = random.word("and", "or")
      return "(\(date.path).weekday = \(day()) \(word) \(date.path) \(timeTest()))"
    default:
      return "\(weekday) \(random.word("=", "=", "!=", "<", "<=", ">", ">=")) \(day())"
    }
  }

  private mutating func day() -> String {
    random.word("monday", "tuesday", "Wednesday", "thursday", "friday", "saturday", "\"sunday\"")
  }
}
