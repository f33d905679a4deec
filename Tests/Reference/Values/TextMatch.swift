import Model

// Typed values of text columns: exact, else folded; in a link also the names of the rows it leads
// to.
extension Interpreter {
  /// The stored texts that a typed one stands for.
  ///
  /// - Throws: a refusal, if the column lists its values and this is none of them.
  func stored(
    _ typed: String, of column: Quantity
  ) throws(ReferenceRefusal) -> Set<String> {
    let listed = categories(of: column)
    if !listed.isEmpty {
      let found = spellings(of: typed, among: listed)
      guard !found.isEmpty else { throw .meaningless("no value '\(typed)'") }
      return found
    }
    return named(typed, of: column, byWords: false)
  }

  /// The stored texts that `from typed` stands for.
  func storedActor(_ typed: String, of column: Quantity) -> Set<String> {
    named(typed, of: column, byWords: true)
  }

  private func categories(of column: Quantity) -> [String] {
    guard column.type == .category, let origin = column.origin else { return [] }
    return casebook.column(origin).statistics.categories.map(\.value)
  }

  private func named(_ typed: String, of column: Quantity, byWords: Bool) -> Set<String> {
    let cells = column.origin.map(casebook.cells) ?? column.cells
    let values = cells.compactMap(\.keyText)
    if values.contains(typed) { return [typed] }
    if column.isNamed, let origin = column.origin, let link = casebook.column(origin).link {
      let people = names(in: link)
      for level in levels(typed, byWords: byWords) {
        let found = people.filter(level)
        if found.count == 1 { return [found[0].key] }
        if found.count > 1 { return [] }
      }
    }
    let folds = spellings(of: typed, among: values)
    if !folds.isEmpty || !byWords { return folds }
    let holding = Set(values.filter { holdsWords(of: typed, $0) })
    return holding.count == 1 ? holding : []
  }

  /// Exactly this text if it is there, else all that fold to the same.
  private func spellings(of typed: String, among values: [String]) -> Set<String> {
    if values.contains(typed) { return [typed] }
    return Set(values.filter { folded($0) == folded(typed) })
  }

  // MARK: Names of linked rows

  private struct Names {
    let key: String
    let label: String?
    let aliases: [String]

    /// What `from WHO` looks for words in.
    var spellings: [String] { [label ?? key] + aliases }
  }

  private func names(in link: LinkSchema) -> [Names] {
    let target = schema.tables[link.table]
    return casebook.tables[link.table].compactMap { cells in
      guard let key = cells[link.keyColumn].keyText else { return nil }
      let aliases = target.aliasColumn.flatMap { cells[$0].keyText } ?? ""
      return Names(
        key: key, label: target.labelColumn.flatMap { cells[$0].keyText },
        aliases: aliases.split(separator: ";").map { trimmed(String($0)) })
    }
  }

  /// From the closest way of meaning a row to the loosest; the first that finds any decides.
  private func levels(_ typed: String, byWords: Bool) -> [(Names) -> Bool] {
    let name = folded(typed)
    let close: [(Names) -> Bool] = [
      { $0.key == typed }, { $0.label == typed }, { $0.aliases.contains(typed) },
      { folded($0.key) == name }, { $0.label.map(folded) == name },
      { $0.aliases.contains { folded($0) == name } },
    ]
    guard byWords else { return close }
    return close + [{ $0.spellings.contains { holdsWords(of: typed, $0) } }]
  }
}

extension Value {
  /// The text of a text or a whole number, as a key or a name is shown; nil if there is none.
  var keyText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

/// The words of a text: runs of letters, digits and apostrophes of the folded text.
func foldedWords(of text: String) -> [String] {
  folded(text).split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
}

/// Whether a text has all words of another, in any order; no if there are none.
private func holdsWords(of typed: String, _ text: String) -> Bool {
  let wanted = foldedWords(of: typed)
  let words = foldedWords(of: text)
  return !wanted.isEmpty && wanted.allSatisfy(words.contains)
}

private func trimmed(_ text: String) -> String {
  let start = text.drop { $0 == " " }
  return String(start.reversed().drop { $0 == " " }.reversed())
}

/// Whether folded words stand one after the other in a text.
func hasWords(_ text: String, _ phrase: String) -> Bool {
  let wanted = foldedWords(of: phrase)
  let words = foldedWords(of: text)
  guard !wanted.isEmpty else { return true }
  guard wanted.count <= words.count else { return false }
  return (0...(words.count - wanted.count)).contains { start in
    Array(words[start..<(start + wanted.count)]) == wanted
  }
}

/// Whether a folded text contains another.
func containsText(_ text: String, _ part: String) -> Bool {
  let (text, part) = (Array(folded(text).unicodeScalars), Array(folded(part).unicodeScalars))
  guard part.count <= text.count else { return false }
  return (0...(text.count - part.count)).contains { start in
    text[start..<(start + part.count)].elementsEqual(part)
  }
}
