import Language
import Model
import Pattern
import Store

/// A predicate over concrete columns, evaluated block by block.
indirect enum Test: Sendable {
  case constant(Truth)
  case and([Test])
  case or([Test])
  case not(Test)
  case hedged(Hedge, Test)
  /// A dictionary column against a set of its codes: one byte a code, 1 for a member.
  case codes(MappedColumn, members: [UInt8])
  /// Texts without a dictionary.
  case texts(Computation, TextSet)
  /// Texts without a dictionary, against a regular expression.
  case pattern(Computation, Pattern)
  case days(Computation, SortedPeriods, includesNone: Bool)
  /// Days of some weekdays in some periods, of others in others.
  case weekdays(Computation, WeekdayPeriods, includesNone: Bool)
  case compare(ComparisonOperator, Computation, Computation)
  case near(NearDirection, days: Int, Computation, Computation)
  case status(Computation, Status)
  case truth(Computation)
  /// A number against a set of them.
  case numbers(Computation, NumberSet)
  /// What was found beforehand, row by row of the shape.
  case found(TruthSet)
  /// What was found in the table that a link leads to, for each row the row there.
  case linked(TruthSet, rows: [Int32], missing: Truth)
  /// What was found for each code of a column.
  case coded(PackedCodes, CodedTruth, name: String)
  /// A test and how it was answered beforehand, in words.
  case answered(Test, how: String)
}

/// What a test says of a block: a bit a row for yes, and for yes or unsure.
///
/// Bits past the block's last row mean nothing.
struct BlockTruth {
  let yes: [UInt64]
  let possible: [UInt64]

  init(yes: [UInt64], possible: [UInt64]) {
    self.yes = yes
    self.possible = possible
  }

  init(constant truth: Truth, rowCount: Int) {
    let wordCount = (rowCount + 63) / 64
    yes = Array(repeating: truth.isCertain ? .max : 0, count: wordCount)
    possible = truth == .unsure ? Array(repeating: .max, count: wordCount) : yes
  }

  func and(_ other: BlockTruth) -> BlockTruth {
    BlockTruth(
      yes: intersected(yes.span, other.yes.span),
      possible: intersected(possible.span, other.possible.span))
  }

  func or(_ other: BlockTruth) -> BlockTruth {
    BlockTruth(
      yes: united(yes.span, other.yes.span), possible: united(possible.span, other.possible.span))
  }

  var negated: BlockTruth {
    BlockTruth(yes: inverted(possible.span), possible: inverted(yes.span))
  }

  /// Unknown values make it unsure, none makes it no; none counts where both stand.
  func without(unknown: Bitmap?, none: Bitmap?) -> BlockTruth {
    var result = self
    if let unknown {
      result = BlockTruth(
        yes: subtracted(result.yes.span, unknown.words.span),
        possible: united(result.possible.span, unknown.words.span))
    }
    if let none {
      result = BlockTruth(
        yes: subtracted(result.yes.span, none.words.span),
        possible: subtracted(result.possible.span, none.words.span))
    }
    return result
  }

  /// The bits given, unsure where a value is unknown, no where it is none.
  init(certain bits: [UInt64], unknown: Bitmap?, none: Bitmap?) {
    self = BlockTruth(yes: bits, possible: bits).without(unknown: unknown, none: none)
  }
}

// MARK: - Evaluation

extension Test {
  /// What the test says of some rows of the shape that it was lowered over.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func evaluate(_ range: Range<Int>) -> BlockTruth {
    switch self {
    case .constant(let truth): BlockTruth(constant: truth, rowCount: range.count)
    case .and(let tests): Test.conjunction(tests, range)
    case .or(let tests): Test.disjunction(tests, range)
    case .not(let test): test.evaluate(range).negated
    case .hedged(let hedge, let test): Test.hedged(hedge, test.evaluate(range))
    case .codes(let source, let members): codes(source, members, range)
    case .texts(let value, let set): texts(value, set, range)
    case .pattern(let value, let pattern): matches(value.evaluate(range), pattern)
    case .days(let value, let periods, let includesNone):
      days(value, range, periods, includesNone: includesNone)
    case .weekdays(let value, let periods, let includesNone):
      weekdays(value.evaluate(range), periods, includesNone: includesNone)
    case .compare(let comparison, let left, let right):
      left.isWithinBounds || right.isWithinBounds
        ? compared(comparison, left.bounds(range), right.bounds(range))
        : compared(comparison, left.evaluate(range), right.evaluate(range))
    case .near(let direction, let days, let left, let right):
      near(direction, days: days, left.evaluate(range), right.evaluate(range))
    case .status(let value, let status): Test.status(value.evaluate(range), status)
    case .truth(let value): Test.truth(value.evaluate(range))
    case .numbers(let value, let set): numbers(value.evaluate(range), set)
    case .found(let truths):
      BlockTruth(
        yes: truths.yes.slice(range).words, possible: truths.possible.slice(range).words)
    case .linked(let truths, let rows, let missing): linked(truths, rows, range, missing)
    case .coded(let codes, let truth, _): truth.truth(of: codes, range)
    case .answered(let test, _): test.evaluate(range)
    }
  }

  private static func conjunction(_ tests: [Test], _ range: Range<Int>) -> BlockTruth {
    guard var result = tests.first?.evaluate(range) else {
      return BlockTruth(constant: .yes, rowCount: range.count)
    }
    for test in tests.dropFirst() {
      if isZero(result.possible.span) { break }
      result = result.and(test.evaluate(range))
    }
    return result
  }

  private static func disjunction(_ tests: [Test], _ range: Range<Int>) -> BlockTruth {
    tests.reduce(BlockTruth(constant: .no, rowCount: range.count)) { result, test in
      result.or(test.evaluate(range))
    }
  }

  private static func hedged(_ hedge: Hedge, _ truth: BlockTruth) -> BlockTruth {
    let bits =
      switch hedge {
      case .possibly: truth.possible
      case .unsure: subtracted(truth.possible.span, truth.yes.span)
      }
    return BlockTruth(yes: bits, possible: bits)
  }

  private static func truth(_ vector: Vector) -> BlockTruth {
    guard case .booleans(let bits) = vector.values else {
      return BlockTruth(constant: .unsure, rowCount: vector.count)
    }
    return BlockTruth(certain: bits.words, unknown: vector.unknown, none: vector.none)
  }

  private static func status(_ vector: Vector, _ status: Status) -> BlockTruth {
    let empty = Bitmap(repeating: false, count: vector.count)
    let bits =
      switch status {
      case .unknown: vector.unknown ?? empty
      case .none: vector.none ?? empty
      case .known: vector.known
      case .exact: vector.exact
      case .imprecise: vector.known.subtracting(vector.exact)
      }
    return BlockTruth(yes: bits.words, possible: bits.words)
  }
}
