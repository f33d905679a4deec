import Language
import Model
import Store

/// Values of a column as candidates of a completion: a category's with their counts, the names
/// behind a link, or what an open column's dictionary holds.
struct ValueCandidates {
  let casebook: Casebook
  /// Whether the value is being typed in quotes.
  let isInQuotes: Bool

  /// The values of a column of the schema that may be meant by what is typed.
  func candidates(
    of origin: (table: Int, column: Int)?, _ partial: String
  ) -> [Completion.Candidate] {
    guard let origin else { return [] }
    let column = casebook.schema.tables[origin.table].columns[origin.column]
    if column.type == .boolean {
      return isInQuotes ? [] : ["yes", "no"].map { Completion.Candidate($0) }
    }
    if let link = column.link { return names(of: link, from: origin, partial) }
    let listed = column.statistics.categories
    if !listed.isEmpty { return listed.map { candidate($0.value, detail: "\($0.count)") } }
    let values: TextDictionary.Values
    switch casebook.tables[origin.table].columns[origin.column].storage {
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      values = dictionary.values
    default: return []
    }
    let key = folded(partial)
    let near = values.lazy.filter { hasWord(folded($0), startingWith: key) }
    return near.prefix(Completer.candidatesMax).map { candidate($0) }
  }

  private func candidate(_ value: String, detail: String? = nil) -> Completion.Candidate {
    let text =
      isInQuotes ? SyntaxPrinter.quoted(value) : SyntaxPrinter.text(ofValue: value)
    return Completion.Candidate(text, display: value, detail: detail)
  }

  // MARK: - Names behind a link

  /// One candidate a row that is linked to: the spelling that goes on from what is typed, its label
  /// otherwise.
  private func names(
    of link: LinkSchema, from origin: (table: Int, column: Int), _ partial: String
  ) -> [Completion.Candidate] {
    let target = casebook.schema.tables[link.table]
    let table = casebook.tables[link.table]
    let index = casebook.tables[origin.table].links[origin.column]?.value
    let key = folded(partial)
    var found: [Completion.Candidate] = []
    for row in 0..<table.rowCount where found.count < Completer.candidatesMax {
      // Rows that nothing leads to would give an empty answer.
      let uses = index.map { Int($0.offsets[row + 1] - $0.offsets[row]) } ?? 0
      guard uses > 0 else { continue }
      let label = target.labelColumn.flatMap { text(table.columns[$0], row) }
      let aliases = target.aliasColumn.flatMap { text(table.columns[$0], row) } ?? ""
      let spellings =
        [label].compactMap(\.self)
        + aliases.split(separator: ";").map { String($0).trimmingBlanks }
        + [text(table.columns[link.keyColumn], row)].compactMap(\.self)
      let chosen =
        spellings.first { folded($0).hasPrefix(key) }
        ?? spellings.first { hasWord(folded($0), startingWith: key) }
      guard let chosen else { continue }
      let isLabel = chosen == label || label == nil
      found.append(
        candidate(chosen, detail: isLabel ? "\(uses)" : "\(label ?? "") \(uses)"))
    }
    return found
  }

  private func text(_ column: Column, _ row: Int) -> String? {
    switch column.value(at: row) {
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

/// Whether one of the words of a folded text begins so.
func hasWord(_ text: String, startingWith key: String) -> Bool {
  if text.hasPrefix(key) { return true }
  return text.indices.contains { index in
    text[index] == " " && text[text.index(after: index)...].hasPrefix(key)
  }
}
