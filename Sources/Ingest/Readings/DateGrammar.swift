import Model

/// The grammar of written dates: pieces to EDTF.
struct DateGrammar {
  let order: DayOrder
  let pivot: Int
  /// What was met on the way.
  var traits: DateTraits = []

  typealias Tokens = ArraySlice<DateToken>

  init(order: DayOrder, pivot: Int) {
    self.order = order
    self.pivot = pivot
  }

  /// The date in EDTF; nil if the pieces are none.
  mutating func edtf(of tokens: Tokens) -> String? {
    if let date = attempt({ $0.qualified(tokens) }) { return date }
    if let open = attempt({ $0.open(tokens) }) { return open }
    return range(tokens)
  }

  /// A day and a month without a year: `26-Dec`, `Dec 26`.
  mutating func yearless(_ tokens: Tokens) -> (month: Int, day: Int)? {
    let shape = DateShape(tokens)
    guard ["dm", "md"].contains(shape.text) else { return nil }
    let isDayFirst = shape.text == "dm"
    let month = shape.numbers[isDayFirst ? 1 : 0]
    let day = shape.numbers[isDayFirst ? 0 : 1]
    // Of a leap year, for nobody says that the year is not one.
    return (1...Day.length(ofMonth: month, year: 2000)).contains(day) ? (month, day) : nil
  }

  /// Runs a part of the grammar, and takes back the traits of one that does not fit.
  private mutating func attempt<Result>(_ part: (inout Self) -> Result?) -> Result? {
    let before = traits
    if let result = part(&self) { return result }
    traits = before
    return nil
  }

  // MARK: - Qualifiers

  /// A date with `about` before it or `?` after it.
  private mutating func qualified(_ tokens: Tokens) -> String? {
    var rest = tokens.filter { ![.symbol("("), .symbol(")")].contains($0.kind) }[...]
    var mark = ""
    while let first = rest.first, let found = Self.mark(first, isFirst: true) {
      mark = found
      rest = rest.dropFirst()
      if rest.first?.kind == .symbol(".") { rest = rest.dropFirst() }
    }
    while let last = rest.last, let found = Self.mark(last, isFirst: false) {
      mark = found
      rest = rest.dropLast()
    }
    if mark.isEmpty && rest.count < tokens.count { return nil }
    return single(rest).map { $0.edtf + mark }
  }

  private static func mark(_ token: DateToken, isFirst: Bool) -> String? {
    switch token.kind {
    case .symbol("~"): return "~"
    case .symbol("?") where !isFirst: return "?"
    case .word(let word):
      if DateWords.approximate.contains(word) { return "~" }
      return DateWords.uncertain.contains(word) ? "?" : nil
    default: return nil
    }
  }

  // MARK: - Ranges

  /// `before 1977`, `since 12.01.2013`
  private mutating func open(_ tokens: Tokens) -> String? {
    guard case .word(let word)? = tokens.first?.kind, let side = DateWords.sides[word],
      let written = qualified(tokens.dropFirst()), case .date(let date) = EDTF.read(written)
    else { return nil }
    switch side {
    case .before: return "../" + date.earliest.advanced(by: -1).text
    case .until: return "../" + date.latest.text
    case .after: return date.latest.advanced(by: 1).text + "/.."
    case .since:
      return written.last.map { "~?".contains($0) } == true
        ? date.earliest.text + "/.." : written + "/.."
    }
  }

  /// `25- 26/12/1977`, `between March and May 1977`
  private mutating func range(_ tokens: Tokens) -> String? {
    // Three numbers that are no day in the order are no range of months in another.
    guard !["d-d-y", "d/d/y", "d.d.y"].contains(DateShape(tokens).text) else { return nil }
    var rest = tokens
    if case .word(let word)? = rest.first?.kind, DateWords.opening.contains(word) {
      rest = rest.dropFirst()
    }
    for isConnector in Self.connectors {
      for place in rest.indices.dropFirst().dropLast() where isConnector(rest, place) {
        let found = attempt { grammar -> String? in
          guard let end = grammar.endpoint(rest[(place + 1)...]),
            let start = grammar.start(rest[..<place], of: end.parts)
          else { return nil }
          let written = start + "/" + end.edtf
          return EDTF.read(written) == .malformed ? nil : written
        }
        if let found { return found }
      }
    }
    return nil
  }

  /// Words before dashes, dashes with blanks before bare ones, slashes last.
  private static let connectors: [@Sendable (Tokens, Int) -> Bool] = [
    { tokens, place in
      if case .word(let word) = tokens[place].kind { return DateWords.connecting.contains(word) }
      return false
    },
    { tokens, place in
      tokens[place].kind == .symbol("-")
        && (tokens[place].followsBlank || tokens[place + 1].followsBlank)
    },
    { tokens, place in tokens[place].kind == .symbol("-") },
    { tokens, place in tokens[place].kind == .symbol("/") },
  ]

  private mutating func endpoint(_ tokens: Tokens) -> WrittenDay? {
    attempt { $0.single(tokens) }
  }

  /// A range's start, which may leave to the end what both have.
  private mutating func start(_ tokens: Tokens, of end: DateParts?) -> String? {
    if let whole = attempt({ $0.qualified(tokens) }) { return whole }
    guard let end else { return nil }
    let shape = DateShape(tokens)
    let found = shape.numbers
    switch shape.text {
    case "d" where end.day != nil:
      return written(DateParts(year: end.year, month: end.month, day: found[0]))?.edtf
    case "d" where end.month != nil, "m":
      return written(DateParts(year: end.year, month: found[0]))?.edtf
    case "dm": return written(DateParts(year: end.year, month: found[1], day: found[0]))?.edtf
    case "md": return written(DateParts(year: end.year, month: found[0], day: found[1]))?.edtf
    case "d.d", "d/d", "d-d", "d.d.":
      guard order != .ymd else { return nil }
      traits.insert(.dependsOnOrder)
      if shape.text.contains(".") { traits.insert(.hasFullStops) }
      let (day, month) = order == .dmy ? (found[0], found[1]) : (found[1], found[0])
      return written(DateParts(year: end.year, month: month, day: day))?.edtf
    default: return nil
    }
  }
}
