import Model

/// The columns in scope where a condition stands.
struct QueryScope {
  /// The table of the rows; nil for groups.
  var table: Int?
  var columns: [QueryColumn]
  /// Inside the brackets of `any X (…)`, where names that `define` gives are not of the rows.
  var isRelated = false
  /// The singulars by which the rows outside the brackets go.
  var outside: [String] = []

  func without(_ name: String) -> QueryScope {
    QueryScope(table: table, columns: columns.filter { $0.path != name }, isRelated: isRelated)
  }

  func columns(where test: (ValueType) -> Bool) -> [QueryColumn] {
    columns.filter { test($0.type) }
  }
}

extension QueryDraw {
  mutating func condition(_ scope: QueryScope, depth: Int) -> String {
    if depth > 0 {
      switch random.number(1...10) {
      case 1, 2:
        return "(" + condition(scope, depth: depth - 1) + " and "
          + condition(scope, depth: depth - 1) + ")"
      case 3, 4:
        return "(" + condition(scope, depth: depth - 1) + " or "
          + condition(scope, depth: depth - 1) + ")"
      case 5: return "not (" + condition(scope, depth: depth - 1) + ")"
      case 6:
        return random.word("possibly", "unsure") + " (" + condition(scope, depth: depth - 1) + ")"
      default: break
      }
    }
    for _ in 0..<20 {
      if let test = test(scope, depth: depth) { return test }
    }
    return random.pick(scope.columns).map { $0.path + " is known" } ?? "1 = 1"
  }

  private mutating func test(_ scope: QueryScope, depth: Int) -> String? {
    if features.isFull, random.once(in: 3) { return computedTest(scope, depth: depth) }
    return switch random.number(1...15) {
    case 1, 2, 3: textTest(scope)
    case 4, 5, 6, 7: dateTest(scope)
    case 8: twoDates(scope)
    case 9, 10: numberTest(scope, depth: depth)
    case 11: booleanTest(scope)
    case 12: statusTest(scope)
    case 13: stateTest(scope)
    case 14: features.relatedRows ? relatedTest(scope, depth: depth) : nil
    default: features.subqueries ? subqueryTest(scope, depth: depth) : nil
    }
  }

  // MARK: Texts

  private mutating func textTest(_ scope: QueryScope) -> String? {
    guard let column = random.pick(scope.columns(where: \.isText)) else { return nil }
    switch random.number(1...9) {
    case 9:
      guard let other = random.pick(scope.columns(where: \.isText)) else { return nil }
      let path = other.path.contains(".") || scope.table == nil ? other.path : "this." + other.path
      guard path.contains(".") else { return nil }
      return "\(column.path) \(random.word("=", "!=", "<", ">=")) \(path)"
    case 1, 2, 3:
      let comparison = random.word("=", "=", "!=")
      return value(of: column).map { "\(column.path) \(comparison) \($0)" }
    case 4, 5:
      let members = (0..<random.number(2...3)).compactMap { _ in value(of: column) }
      guard members.count > 1 else { return nil }
      let word = random.word("in", "not in")
      return "\(column.path) \(word) (\(members.joined(separator: ", ")))"
    case 6:
      let comparison = random.word("<", "<=", ">", ">=")
      return "\(column.path) \(comparison) \(typed(random.word("H", "m", "relief", "É")))"
    default:
      let test = random.word("contains", "has", "starts", "ends")
      let part = random.word("in", "the", "minsk", "o", "nov", "press", "NOVAK", "city", "no one")
      return "\(column.path) \(test) \"\(part)\""
    }
  }

  // MARK: Dates

  // The first dates are drawn most, so that several tests are often of one.
  private mutating func date(_ scope: QueryScope) -> QueryColumn? {
    let dates = scope.columns { $0 == .date }
    return random.once(in: 2) ? random.pick(Array(dates.prefix(2))) : random.pick(dates)
  }

  mutating func timeTest() -> String {
    let literal = DrawnDates.literal(&random)
    switch random.number(1...9) {
    case 1: return "between " + span(" and ")
    case 2: return "during " + span("..")
    case 3: return "since " + random.word("90 days ago", "1 year ago", "this month")
    default:
      return random.word("since", "until", "before", "after", "on", "during") + " " + literal
    }
  }

  private mutating func span(_ separator: String) -> String {
    let years = [random.number(2022...2024), random.number(2022...2024)].sorted()
    return "\(years[0])-0\(random.number(1...5))" + separator
      + "\(years[1])-0\(random.number(6...9))"
  }

  private mutating func dateTest(_ scope: QueryScope) -> String? {
    guard let date = date(scope) else { return nil }
    let literal = DrawnDates.literal(&random)
    switch random.number(1...10) {
    case 1:
      return "\(date.path) \(random.word("=", "!=", "<", "<=", ">", ">=")) \(literal)"
    case 2: return "\(date.path) in (\(literal), \(DrawnDates.literal(&random)))"
    case 3:
      return "\(date.path) within \(random.number(0...60)) days "
        + random.word("of", "after", "before") + " " + literal
    case 4:
      let year = random.number(2022...2024)
      let part = random.word("month", "quarter", "year")
      return "\(date.path).\(part) \(random.word("=", "!=", "<", ">=")) \(year)"
    case 5: return "\(date.path) + \(random.number(1...40)) days \(timeTest())"
    default: return "\(date.path) \(timeTest())"
    }
  }

  private mutating func twoDates(_ scope: QueryScope) -> String? {
    guard let date = date(scope), let other = self.date(scope), date.path != other.path else {
      return nil
    }
    switch random.number(1...5) {
    case 1:
      let count = random.number(0...400)
      return
        "\(date.path) within \(count) days \(random.word("of", "after", "before")) \(other.path)"
    case 2:
      let comparison = random.word("=", "<", "<=", ">", ">=")
      return "\(date.path) - \(other.path) \(comparison) \(random.number(-40...400))"
    case 3:
      let part = random.word("month", "year")
      return "\(date.path).\(part) \(random.word("=", "<", ">=")) \(other.path).\(part)"
    default:
      return "\(date.path) \(random.word("before", "after", "since", "until", "on")) \(other.path)"
    }
  }

  private mutating func stateTest(_ scope: QueryScope) -> String? {
    guard let table = scope.table, let state = vocabulary.schema.tables[table].states.first else {
      return nil
    }
    if features.isFull, random.once(in: 5) { return state.name }
    return "\(state.name) \(stateTime())"
  }

  mutating func stateTime() -> String {
    switch random.number(1...5) {
    case 1: "between " + span(" and ")
    default:
      random.word("on", "during", "throughout", "since", "until") + " "
        + DrawnDates.literal(&random)
    }
  }

  // MARK: Numbers and the rest

  mutating func number(_ scope: QueryScope, depth: Int) -> String? {
    if features.isFull, random.once(in: 2) {
      return computedNumber(scope, depth: depth)
    }
    guard let column = random.pick(scope.columns(where: \.isNumeric)) else { return nil }
    switch random.number(1...9) {
    case 1: return "\(column.path) + \(random.number(0...3))"
    case 2: return "\(column.path) * \(random.number(-2...2))"
    case 3: return "\(column.path) / \(random.number(0...3))"
    case 4: return "-\(column.path)"
    case 5: return "abs(\(column.path) - 2)"
    case 6: return "round(\(column.path) / 2)"
    case 7:
      let other = random.pick(scope.columns(where: \.isNumeric)) ?? column
      return "\(column.path) - \(other.path)"
    case 8 where depth > 0 && column.type == .integer:
      return "(if \(condition(scope, depth: 0)) then \(column.path) else \(random.number(0...3)))"
    default: return column.path
    }
  }

  private mutating func numberTest(_ scope: QueryScope, depth: Int) -> String? {
    guard let number = number(scope, depth: depth) else { return nil }
    switch random.number(1...6) {
    case 1: return "\(number) between \(random.number(-1...2)) and \(random.number(2...5))"
    case 2: return "\(number) in (\(random.number(0...2)), \(random.number(0...6)))"
    default:
      return "\(number) \(random.word("=", "!=", "<", "<=", ">", ">=")) \(random.number(-1...5))"
    }
  }

  private mutating func booleanTest(_ scope: QueryScope) -> String? {
    guard let column = random.pick(scope.columns { $0 == .boolean }) else { return nil }
    return switch random.number(1...3) {
    case 1: column.path
    case 2: "not " + column.path
    default: "\(column.path) \(random.word("=", "!=")) \(random.word("yes", "no"))"
    }
  }

  private mutating func statusTest(_ scope: QueryScope) -> String? {
    guard let column = random.pick(scope.columns) else { return nil }
    let word =
      column.type == .date && random.once(in: 2)
      ? random.word("exact", "imprecise") : random.word("none", "known", "unknown")
    return "\(column.path) is \(random.word("", "", "not "))\(word)"
  }
}
