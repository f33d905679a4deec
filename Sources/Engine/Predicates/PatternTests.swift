import Model
import Pattern
import Store

extension Execution {
  /// Whether texts match a pattern: those that may, or all values of a dictionary, or row by row.
  ///
  /// - Throws: `interrupted`.
  mutating func patternTest(
    _ computation: Computation, _ pattern: Pattern
  ) throws(ExecutionError) -> Test {
    guard case .column(let source) = computation, let arena = source.column.storage.texts else {
      return .pattern(computation, pattern)
    }
    var matcher = pattern.makeMatcher()
    let found = try shortTextTest(pattern.requiredTexts.flatMap(piecesBetweenZeros), of: source) {
      matcher.matches(utf8: arena.slice(at: $0).span)
    }
    if let found { return found }
    guard let dictionary = source.column.dictionary else { return .pattern(computation, pattern) }
    expectReadying(dictionary.arena.searchCost)
    // One byte where there is no value, since unknown cells hold code 0.
    let members: [UInt8] =
      dictionary.values.isEmpty
      ? [0] : dictionary.values.map { matcher.matches($0) ? 1 : 0 }
    return codesTest(source, CodeSet(members))
  }
}

extension Test {
  func matches(_ vector: Vector, _ pattern: Pattern) -> BlockTruth {
    guard let texts = vector.texts else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    var matcher = pattern.makeMatcher()
    let bytes = texts.arena.bytes.span
    let found = (0..<texts.count).map {
      matcher.matches(utf8: bytes.extracting(texts.range(at: $0)))
    }
    return BlockTruth(
      certain: packed(found.count) { found[$0] }, unknown: vector.unknown, none: vector.none)
  }
}
