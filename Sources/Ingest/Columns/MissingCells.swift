/// Which cells of a column hold nothing.
struct MissingCells {
  /// True if an empty cell is one; `""` in quotes counts as an empty cell, as the standard has it.
  let includesEmpty: Bool
  /// All texts that stand for one.
  let texts: [String]
  private let tokens: [[UInt8]]

  /// Takes the texts that stand for a missing cell.
  init(_ texts: [String]) {
    self.texts = texts
    includesEmpty = texts.contains("")
    tokens = texts.filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  /// True if other cells than empty ones hold nothing too.
  var hasTexts: Bool { !tokens.isEmpty }

  /// True if this cell is one.
  @inline(__always)
  func contain(_ source: Span<UInt8>, _ cell: Cell) -> Bool {
    if cell.count == 0 { return includesEmpty }
    return !tokens.isEmpty && contain(source, cell.start, cell.end)
  }

  /// True if the text from a place to another is one.
  func contain(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if start == end { return includesEmpty }
    if tokens.isEmpty { return false }
    return tokens.contains { token in
      token.count == end - start && token.indices.allSatisfy { token[$0] == source[start + $0] }
    }
  }
}
