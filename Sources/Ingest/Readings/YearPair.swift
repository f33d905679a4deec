import Model

/// Four digits and two after a dash or a slash: a month, `2003-04`, or two years of which the
/// second is said short, `1977-78`.
struct YearPair {
  private let year: Int
  private let rest: Int

  /// Nil for any other text.
  init?(_ text: String) {
    guard text.utf8.count <= 12, let tokens = DateToken.tokens(of: text), tokens.count == 3,
      case .number(let year, width: 4) = tokens[0].kind,
      [.symbol("-"), .symbol("/")].contains(tokens[1].kind),
      case .number(let rest, width: 2) = tokens[2].kind, (1...9998).contains(year)
    else { return nil }
    self.year = year
    self.rest = rest
  }

  /// True if the two digits are those of the next year.
  var isSplit: Bool { (year + 1) % 100 == rest }

  /// The two years.
  var edtf: String { padded(year, 4) + "/" + padded(year + 1, 4) }
}
