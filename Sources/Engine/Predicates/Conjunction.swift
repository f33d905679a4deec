import Model
import Store

// Several tests of the same rows, all of which must be yes, or one.

extension Test {
  /// Tests of which all must be yes, in the order in which they are best asked: first those that
  /// are answered beforehand. Ranges of one column are one range.
  static func all(_ tests: [Test]) -> Test {
    let asked = tests.reduce(into: [] as [Test]) { asked, test in
      for place in asked.indices {
        guard let both = asked[place].narrowed(by: test) else { continue }
        asked[place] = both
        return
      }
      asked.append(test)
    }
    return .and(asked.filter(\.isAtHand) + asked.filter { !$0.isAtHand })
  }

  /// The range that two ranges of one column have in common; nil for other tests.
  private func narrowed(by other: Test) -> Test? {
    guard case .within(let range, let test) = self, case .within(let second, let rest) = other,
      let both = range.narrowed(by: second)
    else { return nil }
    return .within(both, instead: .and([test, rest]))
  }

  /// True for what is answered by bits that are there, or by lists of rows.
  private var isAtHand: Bool {
    switch self {
    case .constant, .found, .kept, .listed: true
    case .and(let tests), .or(let tests): tests.allSatisfy(\.isAtHand)
    case .not(let test), .answered(let test, _): test.isAtHand
    case .status(.column(let source), _): source.rows == nil
    default: false
    }
  }

  /// Each test sees only the words that those before it left.
  static func conjunction(
    _ tests: [Test], _ range: Range<Int>, _ live: [UInt64]?
  ) -> BlockTruth {
    guard let first = tests.first else {
      return BlockTruth(constant: .yes, rowCount: range.count)
    }
    var result = first.evaluate(range, within: live)
    for test in tests.dropFirst() {
      if isZero(result.possible.span) { break }
      if let truths = test.truths {
        result = result.and(truths, range)
      } else {
        result = result.and(test.evaluate(range, within: result.possible))
      }
    }
    return result
  }

  static func disjunction(
    _ tests: [Test], _ range: Range<Int>, _ live: [UInt64]?
  ) -> BlockTruth {
    guard let first = tests.first else { return BlockTruth(constant: .no, rowCount: range.count) }
    return tests.dropFirst().reduce(first.evaluate(range, within: live)) { result, test in
      test.truths.map { result.or($0, range) } ?? result.or(test.evaluate(range, within: live))
    }
  }
}

extension StoredRange {
  /// The range that both have in common; nil if they are not of one column, or no ranges.
  fileprivate func narrowed(by other: StoredRange) -> StoredRange? {
    guard let origin = source.origin, origin == other.source.origin, !isInverted, !other.isInverted
    else { return nil }
    return StoredRange(
      source: source, zones: zones, first: max(first, other.first), last: min(last, other.last))
  }
}

extension BlockTruth {
  /// As `and`, with what was found of all rows.
  fileprivate func and(_ truths: TruthSet, _ rows: Range<Int>) -> BlockTruth {
    combined(truths, rows) { intersected($0, $1) }
  }

  /// As `or`, with what was found of all rows.
  fileprivate func or(_ truths: TruthSet, _ rows: Range<Int>) -> BlockTruth {
    combined(truths, rows) { united($0, $1) }
  }

  private func combined(
    _ truths: TruthSet, _ rows: Range<Int>, _ operation: (Span<UInt64>, Span<UInt64>) -> [UInt64]
  ) -> BlockTruth {
    let certain = operation(yes.span, truths.yes.words.span.extracting(rows.words))
    if isCertain && truths.isCertain { return BlockTruth(certain: certain) }
    return BlockTruth(
      yes: certain,
      possible: operation(possible.span, truths.possible.words.span.extracting(rows.words)))
  }
}
