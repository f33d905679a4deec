/// Notes what a parser looks for at the end of its text.
///
/// The parser, a value, writes into this one object while it looks, and looking is not `mutating`.
final class ExpectationRecord {
  private(set) var keywords: Set<Keyword> = []
  private(set) var kinds: Set<Token.Kind> = []
  private(set) var slots: [Slot] = []
  /// The innermost pipeline around the end, as far as it was read.
  private(set) var pipeline: PipelineSyntax?
  /// The quantified paths around the end, outermost first.
  private(set) var scopes: [Path] = []
  private var isStopped = false
  private var hasPlace = false

  func note(_ keyword: Keyword, in parser: borrowing Parser) {
    guard begin(parser) else { return }
    keywords.insert(keyword)
  }

  func note(_ kind: Token.Kind, in parser: borrowing Parser) {
    guard begin(parser) else { return }
    kinds.insert(kind)
  }

  func note(_ slot: Slot, in parser: borrowing Parser) {
    guard begin(parser), !slots.contains(slot) else { return }
    slots.append(slot)
  }

  /// Takes no more notes: something was missing, and what follows that is not yet expected.
  func stop() { isStopped = true }

  private func begin(_ parser: borrowing Parser) -> Bool {
    guard !isStopped else { return false }
    if !hasPlace {
      hasPlace = true
      scopes = parser.scopes
      pipeline = parser.pipelines.last.flatMap { open in
        open.source.map { source in
          let end = open.clauses.last?.range ?? source.range
          return PipelineSyntax(
            source: source, clauses: open.clauses, range: source.range.joined(with: end))
        }
      }
    }
    return true
  }
}
