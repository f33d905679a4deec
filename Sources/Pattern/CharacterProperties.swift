extension CharacterClass {
  /// `\d`: a decimal digit of any script (general category Nd).
  static let digit = CharacterClass(categories: [.decimalNumber])

  /// `\w`: a letter, a mark upon one, a number, or a connector such as `_` (general categories L,
  /// M, N and Pc), of any script.
  static let word = CharacterClass(
    categories: (categoriesByName["L"] ?? []) + (categoriesByName["M"] ?? [])
      + (categoriesByName["N"] ?? []) + [.connectorPunctuation])

  /// `\s`: blanks and line ends (the Unicode property White_Space).
  static let blank = CharacterClass([
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
    0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ])

  /// Makes the set that `\p{name}` stands for: a general category by its short name, or a script.
  init?(property name: String) {
    switch name {
    case "Latin": self = Self.latin
    case "Cyrillic": self = Self.cyrillic
    default:
      guard let categories = Self.categoriesByName[name] else { return nil }
      self.init(categories: categories)
    }
  }

  /// Makes the set of the scalars of some general categories.
  init(categories: [Unicode.GeneralCategory]) {
    self.init(categories.flatMap { Self.rangesByCategory[$0] ?? [] })
  }

  private static let categoriesByName: [String: [Unicode.GeneralCategory]] = {
    var table: [String: [Unicode.GeneralCategory]] = [
      "Lu": [.uppercaseLetter], "Ll": [.lowercaseLetter], "Lt": [.titlecaseLetter],
      "Lm": [.modifierLetter], "Lo": [.otherLetter],
      "Mn": [.nonspacingMark], "Mc": [.spacingMark], "Me": [.enclosingMark],
      "Nd": [.decimalNumber], "Nl": [.letterNumber], "No": [.otherNumber],
      "Pc": [.connectorPunctuation], "Pd": [.dashPunctuation], "Ps": [.openPunctuation],
      "Pe": [.closePunctuation], "Pi": [.initialPunctuation], "Pf": [.finalPunctuation],
      "Po": [.otherPunctuation],
      "Sm": [.mathSymbol], "Sc": [.currencySymbol], "Sk": [.modifierSymbol],
      "So": [.otherSymbol],
      "Zs": [.spaceSeparator], "Zl": [.lineSeparator], "Zp": [.paragraphSeparator],
      "Cc": [.control], "Cf": [.format], "Co": [.privateUse], "Cn": [.unassigned],
    ]
    for (name, categories) in table { table[String(name.prefix(1)), default: []] += categories }
    return table
  }()

  // One walk over the planes that have characters, at the first pattern that asks. The rest have
  // been unassigned or private since Unicode 2 and are not walked.
  private static let rangesByCategory: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = {
    var table: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [
      .unassigned: [0x40000...0xDFFFF, 0xFFFFE...0xFFFFF, 0x10FFFE...0x10FFFF],
      .privateUse: [0xF0000...0xFFFFD, 0x100000...0x10FFFD],
    ]
    for block in [0...0xD7FF, 0xE000...0x3FFFF, 0xE0000...0xEFFFF] as [ClosedRange<UInt32>] {
      var start = block.lowerBound
      var current: Unicode.GeneralCategory?
      for value in block {
        guard let category = Unicode.Scalar(value)?.properties.generalCategory,
          category != current
        else { continue }
        if let current { table[current, default: []].append(start...value - 1) }
        start = value
        current = category
      }
      if let current { table[current, default: []].append(start...block.upperBound) }
    }
    return table
  }()

  // The standard library does not tell scripts; these are the Script property of Unicode 17.
  private static let latin = CharacterClass([
    0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8,
    0x2E0...0x2E4, 0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65, 0x1D6B...0x1D77,
    0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x2071...0x2071, 0x207F...0x207F, 0x2090...0x209C,
    0x212A...0x212B, 0x2132...0x2132, 0x214E...0x214E, 0x2160...0x2188, 0x2C60...0x2C7F,
    0xA722...0xA787, 0xA78B...0xA7DC,
    0xA7F1...0xA7FF, 0xAB30...0xAB5A, 0xAB5C...0xAB64, 0xAB66...0xAB69, 0xFB00...0xFB06,
    0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x10780...0x10785, 0x10787...0x107B0,
    0x107B2...0x107BA, 0x1DF00...0x1DF1E, 0x1DF25...0x1DF2A,
  ])

  private static let cyrillic = CharacterClass([
    0x400...0x484, 0x487...0x52F, 0x1C80...0x1C8A, 0x1D2B...0x1D2B, 0x1D78...0x1D78,
    0x2DE0...0x2DFF, 0xA640...0xA69F, 0xFE2E...0xFE2F, 0x1E030...0x1E06D, 0x1E08F...0x1E08F,
  ])
}
