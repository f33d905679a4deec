import FullText
import Language
import Model

// `mentioning "words"`: the words are read when the query is, so that a mistake in them is shown in
// place.
extension Binder {
  mutating func mention(
    _ words: String, _ range: SourceRange, _ selector: SourceRange, _ relation: Relation
  ) -> Predicate? {
    let column = textColumn(words, selector, relation)
    let query: TextQuery
    do {
      query = try TextQuery(words)
    } catch {
      return fail(
        Diagnostic(
          .malformedWords, error.message, at: place(of: error.range, in: words, quoted: range),
          remedy: error.remedy,
          fix: error.mended.map { .init(replace: range, with: QuotedText.quoting($0)) }))
    }
    return column.map { .mentions($0, query) }
  }

  private mutating func textColumn(
    _ words: String, _ range: SourceRange, _ relation: Relation
  ) -> ColumnReference? {
    guard case .table(let index) = relation.shape, let first = textColumns(of: index).first else {
      return role(\.text, "mentioning", "a text", range, relation)
    }
    let table = schema.tables[index]
    let columns = textColumns(of: index).map { table.columns[$0].name }
    if columns.count == 1 { return reference(first, of: index) }
    return fail(
      Diagnostic(
        .noRole,
        "`mentioning` needs the text, and \(table.name) has several: \(enumerated(columns)).",
        at: range,
        remedy: "Test one: where \(spelled(columns[0])) contains \(QuotedText.quoting(words))."))
  }

  /// The text that the dataset names, else the columns of open text.
  func textColumns(of index: Int) -> [Int] {
    let table = schema.tables[index]
    if let text = table.roles.text { return [text] }
    return table.columns.indices.filter { index in
      let column = table.columns[index]
      return column.type == .text && column.link == nil && index != table.keyColumn
        && index != table.aliasColumn
    }
  }

  /// Where a part of a text stands in its quotes; all of the text if that cannot be told.
  private func place(
    of part: Range<Int>, in text: String, quoted range: SourceRange
  ) -> SourceRange {
    let bytes = Array(text.utf8)
    let escaped = QuotedText.quoting(text).utf8.count
    func offset(_ end: Int) -> Int? {
      if range.length == bytes.count + 2 { return end + 1 }
      guard range.length == escaped else { return nil }
      // The opening quote stays, the closing one does not.
      return QuotedText.quoting(String(decoding: bytes[..<end], as: UTF8.self)).utf8.count - 1
    }
    guard !part.isEmpty, let lower = offset(part.lowerBound), let upper = offset(part.upperBound)
    else { return range }
    return SourceRange(range.lower + lower, range.lower + upper)
  }
}
