import Model
import Store

/// Each row's value as a number that stands for its place in the total order of values: grouping,
/// sorting and counting different values all work on these.
///
/// Values come first, ascending (dates by first and last possible day, text by code point); then
/// unknown; then none.
struct Ordinals: Sendable {
  /// The ordinal of each row.
  let codes: [Int32]
  /// How many ordinals values have; some may have no row.
  let valueCount: Int

  /// The ordinal of unknown.
  var unknown: Int32 { Int32(truncatingIfNeeded: valueCount) }
  /// The ordinal of none.
  var none: Int32 { unknown + 1 }
  /// All ordinals, unknown and none included.
  var count: Int { valueCount + 2 }

  /// - Throws: `interrupted`.
  init(_ vector: Vector, _ cancellation: Cancellation) throws(ExecutionError) {
    try cancellation.check()
    let (known, valueCount) = try Ordinals.ofValues(vector, cancellation)
    try cancellation.check()
    self.valueCount = valueCount
    var codes = known
    for row in vector.unknown?.rows ?? [] {
      codes[Int(row)] = Int32(truncatingIfNeeded: valueCount)
    }
    for row in vector.none?.rows ?? [] {
      codes[Int(row)] = Int32(truncatingIfNeeded: valueCount + 1)
    }
    self.codes = codes
  }

  init(codes: [Int32], valueCount: Int) {
    self.codes = codes
    self.valueCount = valueCount
  }

  /// The ordinals at some rows, in the order given; where there is no row, those of ``NoRow``.
  func gathered(at rows: [Int32]) -> Ordinals {
    Ordinals(
      codes: gatheredCodes(codes.span, at: rows.span, unknown: unknown, none: none),
      valueCount: valueCount)
  }

  /// The first row of each ordinal, −1 where there is none.
  var firstRows: [Int32] {
    var rows = [Int32](repeating: -1, count: count)
    for row in codes.indices.reversed() {
      rows[Int(codes[row])] = Int32(truncatingIfNeeded: row)
    }
    return rows
  }

  /// The codes with values in descending order; unknown and none stay last.
  var descending: [Int32] {
    codes.map { $0 < unknown ? unknown - 1 - $0 : $0 }
  }

  private static func ofValues(
    _ vector: Vector, _ cancellation: Cancellation
  ) throws(ExecutionError) -> ([Int32], Int) {
    switch vector.values {
    case .booleans(let bits): return ((0..<bits.count).map { bits[$0] ? 1 : 0 }, 2)
    case .codes(let codes, let dictionary) where dictionary.count <= max(1024, codes.count * 4):
      return (codes.map { Int32(truncatingIfNeeded: $0) }, dictionary.count)
    case .codes(let codes, _):
      return try ranked(codes.map(UInt64.init), vector.known, cancellation)
    case .integers(let values): return try ofIntegers(values, vector.known, cancellation)
    case .numbers(let values):
      return try ranked(values.map(\.orderedBits), vector.known, cancellation)
    case .dates(let earliest, let latest):
      return try ranked(pairs(earliest, latest), vector.known, cancellation)
    case .durations(let least, let most):
      return try ranked(pairs(least, most), vector.known, cancellation)
    case .prose(let texts):
      let check = { () throws(ExecutionError) in try cancellation.check() }
      return try DistinctTexts(texts, vector.known, check: check).ranks(check: check)
    }
  }

  /// Whole numbers near each other are told by how far they lie from the least.
  private static func ofIntegers(
    _ values: Cells<Int64>, _ known: Bitmap, _ cancellation: Cancellation
  ) throws(ExecutionError) -> ([Int32], Int) {
    if let (least, greatest) = bounds(of: values.span, within: known.words.span) {
      let (span, overflow) = greatest.subtractingReportingOverflow(least)
      if !overflow, span < Int64(max(1024, values.count * 4)) {
        return (values.map { Int32(truncatingIfNeeded: $0 &- least) }, Int(span) + 1)
      }
      if !overflow, span <= Int64(UInt32.max), values.count <= 1024 {
        return rankedFew(values.span, from: least, within: known.words.span)
      }
    }
    return try ranked(values.map { UInt64(bitPattern: $0) ^ (1 << 63) }, known, cancellation)
  }

  /// Numbers that order as values do, or the other way round; of rows without a value, any.
  ///
  /// - Throws: `interrupted`.
  static func ranks(
    of vector: Vector, isDescending: Bool, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [UInt64] {
    let ranks = try ascendingRanks(of: vector, cancellation)
    try cancellation.check()
    return isDescending ? inverted(ranks.span) : ranks
  }

  private static func ascendingRanks(
    of vector: Vector, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [UInt64] {
    switch vector.values {
    case .booleans(let bits): (0..<bits.count).map { bits[$0] ? 1 : 0 }
    case .codes(let codes, _): codes.map(UInt64.init)
    case .integers(let values): orderedBits(of: values.span)
    case .numbers(let values): values.map(\.orderedBits)
    case .dates(let earliest, let latest): pairs(earliest, latest)
    case .durations(let least, let most): pairs(least, most)
    case .prose:
      try Ordinals(vector, cancellation).codes.map { UInt64(UInt32(bitPattern: $0)) }
    }
  }

  private static func pairs(_ first: Cells<Int32>, _ second: Cells<Int32>) -> [UInt64] {
    zip(first, second).map { UInt64($0.orderedBits) << 32 | UInt64($1.orderedBits) }
  }

  /// Numbers keys in their order; rows without a value get 0.
  private static func ranked(
    _ keys: [UInt64], _ known: Bitmap, _ cancellation: Cancellation
  ) throws(ExecutionError) -> ([Int32], Int) {
    let (numbers, firstRows) = try numbered(keys.span, within: known.words.span, cancellation)
    var order = Array(firstRows.indices)
    try order.sort(cancellation) { keys[Int(firstRows[$0])] < keys[Int(firstRows[$1])] }
    return (renumbered(numbers, order), firstRows.count)
  }

  private static func renumbered(_ numbers: [Int32], _ order: [Int]) -> [Int32] {
    var rank = [Int32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() {
      rank[number] = Int32(truncatingIfNeeded: place)
    }
    return numbers.map { $0 < 0 ? 0 : rank[Int($0)] }
  }
}

extension Int32 {
  /// Bits that, taken as an unsigned number, order as the numbers do.
  fileprivate var orderedBits: UInt32 { UInt32(bitPattern: self) ^ (1 << 31) }
}

extension Double {
  /// Bits that, taken as an unsigned number, order as the numbers do; both zeros are one.
  fileprivate var orderedBits: UInt64 {
    let bits = (self == 0 ? 0 : self).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}
