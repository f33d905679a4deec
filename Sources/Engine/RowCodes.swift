import Plan
import Store

/// Groups of rows, each one code made of those of its keys: the last key's lie next to each other.
struct RowCodes: Sendable {
  let keys: [ColumnCodes]
  /// How many groups there may be.
  let count: Int
  /// The rows that count.
  let rows: Bitmap
  /// What counts them.
  let workers: Workers

  /// Whether it may be used what was counted of a key before.
  private let isCounted: Bool

  /// Puts keys together.
  init(
    _ keys: [ColumnCodes], rows: Bitmap, _ workers: Workers, isCounted: Bool = true
  ) {
    self.isCounted = isCounted
    self.keys = keys
    self.rows = rows
    self.workers = workers
    count = keys.reduce(1) { $0 * $1.count }
  }

  /// Counts the rows of each group.
  func counted() -> [Int] {
    guard let last = keys.last else { return [rows.setCount] }
    guard keys.count > 1 else {
      let missingCount = rows.count - rows.setCount
      if isCounted, missingCount == 0 { return last.counts }
      guard isCounted, missingCount < rows.count / 2 else {
        return last.codes.counts(within: rows, codeCount: last.count, workers)
      }
      // The fewer rows are those that do not count.
      let missing = last.codes.counts(
        within: rows.complement, codeCount: last.count, workers)
      return zip(last.counts, missing).map { $0 - $1 }
    }
    return RowCodes.combined(keys.dropLast()).counts(
      with: last.codes, width: last.count, within: rows, pairCount: count, workers)
  }

  /// What counting the rows of each group takes, in the ways of `counted`.
  var nanoseconds: Double {
    let (all, present) = (Double(rows.count), Double(rows.setCount))
    let words = all / 64 * Costs.word
    return switch keys.count {
    case 0: words
    case 1: words + min(present, all - present) * Costs.counted
    default: words + all * Double(keys.count - 2) * Costs.gathered + present * Costs.countedPair
    }
  }

  /// The group of each row; without keys all are one.
  var codes: PackedCodes {
    keys.isEmpty
      ? .bytes(Cells(repeating: 0, count: rows.count)) : RowCodes.combined(keys[...])
  }

  private static func combined(_ keys: ArraySlice<ColumnCodes>) -> PackedCodes {
    guard let first = keys.first else { return .bytes([]) }
    var codes = first.codes
    var count = first.count
    for key in keys.dropFirst() {
      count *= key.count
      codes = codes.combined(with: key.codes, width: key.count, below: count)
    }
    return codes
  }
}

extension PackedCodes {
  /// Rows of each code among those that have a bit.
  func counts(within rows: Bitmap, codeCount: Int, _ workers: Workers) -> [Int] {
    workers.worth(codeCount, of: rows).counts(of: count, tableSize: codeCount) { part in
      let bits = rows.words.span.extracting(part.words)
      return switch self {
      case .bytes(let codes):
        codeCounts(codes.span.extracting(part), within: bits, codeCount: codeCount)
      case .words(let codes):
        codeCounts(codes.span.extracting(part), within: bits, codeCount: codeCount)
      case .wide(let codes):
        codeCounts(codes.span.extracting(part), within: bits, codeCount: codeCount)
      }
    }
  }

  /// Pairs of codes as codes: the first times the width plus the second.
  fileprivate func combined(
    with second: PackedCodes, width: Int, below limit: Int
  ) -> PackedCodes {
    switch self {
    case .bytes(let codes): second.following(codes, width, limit)
    case .words(let codes): second.following(codes, width, limit)
    case .wide(let codes): second.following(codes, width, limit)
    }
  }

  private func following<First: SmallCode>(
    _ first: Cells<First>, _ width: Int, _ limit: Int
  ) -> PackedCodes {
    switch self {
    case .bytes(let codes): PackedCodes(pairing: first.span, codes.span, width, below: limit)
    case .words(let codes): PackedCodes(pairing: first.span, codes.span, width, below: limit)
    case .wide(let codes): PackedCodes(pairing: first.span, codes.span, width, below: limit)
    }
  }

  private init<First: SmallCode, Second: SmallCode>(
    pairing first: Span<First>, _ second: Span<Second>, _ width: Int, below limit: Int
  ) {
    if limit <= 1 << 8 {
      self = .bytes(Cells(pairedCodes(first, second, width: width)))
    } else if limit <= 1 << 16 {
      self = .words(Cells(pairedCodes(first, second, width: width)))
    } else {
      self = .wide(Cells(pairedCodes(first, second, width: width)))
    }
  }

  /// Rows of each pair of codes among those that have a bit.
  func counts(
    with second: PackedCodes, width: Int, within rows: Bitmap, pairCount: Int, _ workers: Workers
  ) -> [Int] {
    workers.worth(pairCount, of: rows).counts(of: count, tableSize: pairCount) { part in
      switch self {
      case .bytes(let codes): second.counts(after: codes, width, rows, pairCount, part)
      case .words(let codes): second.counts(after: codes, width, rows, pairCount, part)
      case .wide(let codes): second.counts(after: codes, width, rows, pairCount, part)
      }
    }
  }

  private func counts<First: SmallCode>(
    after first: Cells<First>, _ width: Int, _ rows: Bitmap, _ pairCount: Int, _ part: Range<Int>
  ) -> [Int] {
    let (first, bits) = (first.span.extracting(part), rows.words.span.extracting(part.words))
    return switch self {
    case .bytes(let codes):
      pairCounts(
        first, codes.span.extracting(part), width: width, within: bits, pairCount: pairCount)
    case .words(let codes):
      pairCounts(
        first, codes.span.extracting(part), width: width, within: bits, pairCount: pairCount)
    case .wide(let codes):
      pairCounts(
        first, codes.span.extracting(part), width: width, within: bits, pairCount: pairCount)
    }
  }
}
