import Testing

@testable import Pattern

@Suite struct CharacterClassTests {
  @Test(arguments: [
    ("L", ["Lu", "Ll", "Lt", "Lm", "Lo"]), ("M", ["Mn", "Mc", "Me"]), ("N", ["Nd", "Nl", "No"]),
    ("P", ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]), ("S", ["Sm", "Sc", "Sk", "So"]),
    ("Z", ["Zs", "Zl", "Zp"]), ("C", ["Cc", "Cf", "Co", "Cn"]),
  ])
  func `A category is the union of its parts`(_ name: String, _ parts: [String]) throws {
    let whole = try #require(CharacterClass(property: name))
    let sets = try parts.map { try #require(CharacterClass(property: $0)) }
    #expect(CharacterClass(sets.flatMap(\.ranges)) == whole)
  }

  @Test func `Every scalar is in the category and the blanks that the standard library says`()
    throws
  {
    let letters = try #require(CharacterClass(property: "L"))
    let unassigned = try #require(CharacterClass(property: "Cn"))
    let privateUse = try #require(CharacterClass(property: "Co"))
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      let category = properties.generalCategory
      let isLetter =
        [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter]
        .contains(category) || category == .otherLetter
      if letters.contains(value) != isLetter
        || unassigned.contains(value) != (category == .unassigned)
        || privateUse.contains(value) != (category == .privateUse)
        || CharacterClass.digit.contains(value) != (category == .decimalNumber)
        || CharacterClass.blank.contains(value) != properties.isWhitespace
      {
        wrong.append(value)
      }
    }
    #expect(wrong == [])
  }

  @Test func `No scalar beyond the planes walked has a case`() {
    var wrong: [UInt32] = []
    for value in UInt32(0x20000)...0x10FFFF {
      if Unicode.Scalar(value)?.properties.changesWhenCaseMapped == true { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func `Scripts hold letters, marks, numbers and signs of the scripts they name`() throws {
    for (name, word) in [("Latin", "LATIN"), ("Cyrillic", "CYRILLIC")] {
      let set = try #require(CharacterClass(property: name))
      for value in UInt32(0)...0x1FFFF {
        guard let scalar = Unicode.Scalar(value),
          scalar.properties.generalCategory == .lowercaseLetter,
          let full = scalar.properties.name, full.hasPrefix(word + " SMALL LETTER")
        else { continue }
        #expect(set.contains(value), "\(full)")
      }
    }
  }

  @Test func `A set turned inside out twice is the set`() {
    let sets = [
      CharacterClass([]), CharacterClass([0...0x10FFFF]), CharacterClass([5...9, 7...12, 13...13]),
      CharacterClass([0...0, 0x10FFFF...0x10FFFF]), CharacterClass.word, CharacterClass.blank,
    ]
    for set in sets { #expect(set.inverted.inverted == set) }
    #expect(CharacterClass([5...9, 7...12, 13...13]).ranges == [5...13])
    #expect(CharacterClass([0...0x10FFFF]).inverted.ranges == [])
  }

  @Test func `An alphabet tells apart exactly what its sets tell apart`() {
    let sets = [CharacterClass.word, .digit, .anyButNewline, CharacterClass([0x61...0x7A])]
    let alphabet = Alphabet(distinguishing: sets)
    let members = sets.map(alphabet.members)
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x10FFFF where Unicode.Scalar(value) != nil {
      let symbol = alphabet.symbol(of: value)
      for (set, hasSymbol) in zip(sets, members) where set.contains(value) != hasSymbol[symbol] {
        wrong.append(value)
      }
    }
    #expect(wrong == [])
    #expect(alphabet.count == 6)
  }
}
