import Model
import Pattern
import Store

/// Whether texts match a pattern: once for each value of a dictionary, else row by row.
func patternTest(_ computation: Computation, _ pattern: Pattern) -> Test {
  guard case .column(let source) = computation, let dictionary = source.column.dictionary else {
    return .pattern(computation, pattern)
  }
  var matcher = pattern.makeMatcher()
  // One byte where there is no value, since unknown cells hold code 0.
  let members: [UInt8] =
    dictionary.values.isEmpty
    ? [0] : dictionary.values.map { matcher.matches($0) ? 1 : 0 }
  return .codes(source, members: members)
}

extension Test {
  func matches(_ vector: Vector, _ pattern: Pattern) -> BlockTruth {
    guard let texts = vector.texts else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    var matcher = pattern.makeMatcher()
    let found = texts.map { matcher.matches($0) }
    return BlockTruth(
      certain: packed(found.count) { found[$0] }, unknown: vector.unknown, none: vector.none)
  }
}
