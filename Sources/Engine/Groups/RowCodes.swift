import Plan
import Store

/// The rows of the codes of a key, code by code.
struct ListedRows: Sendable {
  /// The key's place among the keys.
  let key: Int
  /// The rows of each of its values, in the order of its codes.
  let rows: [Cells<Int32>]
  /// How many all are.
  var count: Int { rows.reduce(0) { $0 + $1.count } }
}

/// Groups of rows, each one code made of those of its keys: the last key's lie next to each other.
struct RowCodes: Sendable {
  let keys: [ColumnCodes]
  /// How many groups there may be.
  let count: Int
  /// The rows that count; where the codes of a key are chosen, all rows, those of others too.
  let rows: Bitmap
  /// How many rows count, of the codes that are chosen.
  let rowCount: Int
  /// What counts them.
  let workers: Workers

  /// Whether it may be used what was counted of a key before.
  private let isCounted: Bool
  /// The rows of a key that is chosen, where they are listed.
  private let listed: ListedRows?

  /// Puts keys together.
  init(
    _ keys: [ColumnCodes], rows: Bitmap, _ workers: Workers, isCounted: Bool = true,
    listed: ListedRows? = nil
  ) {
    self.isCounted = isCounted
    self.listed = listed
    self.keys = keys
    self.rows = rows
    self.workers = workers
    count = keys.reduce(1) { $0 * $1.count }
    rowCount = keys.first(where: \.isChosen)?.counts.reduce(0, +) ?? rows.setCount
  }

  /// Counts the rows of each group.
  func counted() -> [Int] {
    guard let last = keys.last else { return [rowCount] }
    guard keys.count > 1 else {
      if last.isChosen { return last.counts }
      let missingCount = rows.count - rowCount
      if isCounted, missingCount == 0 { return last.counts }
      guard isCounted, missingCount < rows.count / 2 else {
        return last.codes.counts(within: rows, codeCount: last.count, workers)
      }
      // The fewer rows are those that do not count.
      let missing = last.codes.counts(
        within: rows.complement, codeCount: last.count, workers)
      return zip(last.counts, missing).map { $0 - $1 }
    }
    return counts(with: nil)
  }

  /// Counts the rows of each group and code of some values, a code's groups one after the other;
  /// of each group where there are none.
  func counts(with values: ColumnCodes?) -> [Int] {
    let (terms, stride) = terms(values)
    if terms.count == 1, terms[0].isPlain {
      return terms[0].codes.counts(within: rows, codeCount: stride, workers)
    }
    let counter = PlaceCounter(terms, placeCount: stride)
    var counts = workers.worth(stride, of: rows).counts(of: rows.count, tableSize: stride) {
      [rows] part in counter.counts(of: part, among: rows)
    }
    leaveOut(&counts, terms)
    return counts
  }

  /// Adds up for each group what its rows weigh by the codes of some values.
  func totals(of values: ColumnCodes, _ weights: [Int]) -> [Int] {
    let (terms, stride) = terms(nil)
    let adder = PlaceAdder(terms, of: values.codes, weights, placeCount: stride)
    if let listed,
      CostModel.isLessToFollowLists(listed.count, of: rows.count),
      let totals = adder.totals(of: listed.rows, at: keys.count - 1 - listed.key)
    {
      return totals
    }
    var totals = workers.worth(stride, of: rows).counts(of: rows.count, tableSize: stride) {
      [rows] part in adder.totals(of: part, among: rows)
    }
    leaveOut(&totals, terms)
    return totals
  }

  /// What the codes of keys, and of values where there are some, add to a row's place, the last
  /// key's first; and how many places there are.
  private func terms(_ values: ColumnCodes?) -> (terms: [PlaceTerm], placeCount: Int) {
    var terms: [PlaceTerm] = []
    var stride = 1
    for codes in keys.reversed() + [values].compactMap(\.self) {
      terms.append(PlaceTerm(codes, stride: stride))
      stride *= codes.count
    }
    return (terms, stride)
  }

  /// What counts as unknown of a key that is chosen are the rows of other codes.
  private func leaveOut(_ counts: inout [Int], _ terms: [PlaceTerm]) {
    for (key, term) in zip(keys.reversed(), terms) where key.isChosen {
      let unknown = key.valueCount * term.stride
      for start in stride(from: unknown, to: counts.count, by: key.count * term.stride) {
        for place in start..<(start + term.stride) { counts[place] = 0 }
      }
    }
  }

  /// What counting the rows of each group takes, in the ways of `counted`.
  var nanoseconds: Double {
    let (all, present) = (Double(rows.count), Double(rows.setCount))
    let words = all / 64 * Costs.word
    return switch keys.count {
    case 0: words
    case 1: words + min(present, all - present) * Costs.counted / threads(count)
    default: words + all * Double(keys.count - 2) * Costs.gathered / threads(count) + costOfPairs
    }
  }

  /// What counting the rows takes under two codes each.
  var costOfPairs: Double {
    let present = rows.setCount
    let cost = present == rows.count ? Costs.countedPairOfAll : Costs.countedPair
    return Double(present) * cost / threads(count)
  }

  /// How many threads share the rows where each has a table of so many counts.
  func threads(_ tableSize: Int) -> Double {
    workers.worth(tableSize, of: rows).sharing(rows.count)
  }

  /// The group of each row; without keys all are one.
  var codes: PackedCodes {
    keys.isEmpty
      ? .bytes(Cells(repeating: 0, count: rows.count)) : combined()
  }

  private func combined() -> PackedCodes {
    guard let first = keys.first else { return .bytes([]) }
    var codes = first.numbered(within: rows)
    var count = first.count
    for key in keys.dropFirst() {
      count *= key.count
      codes = codes.combined(
        with: key.numbered(within: rows), width: key.count, below: count)
    }
    return codes
  }
}

extension PackedCodes {
  /// Rows of each code among those that have a bit.
  func counts(within rows: Bitmap, codeCount: Int, _ workers: Workers) -> [Int] {
    workers.worth(codeCount, of: rows).counts(of: count, tableSize: codeCount) { part in
      let bits = rows.words.span.extracting(part.words)
      func counts(_ codes: Cells<some SmallCode>) -> [Int] {
        codeCounts(codes.span.extracting(part), within: bits, codeCount: codeCount)
      }
      return switch self {
      case .bytes(let codes): counts(codes)
      case .words(let codes): counts(codes)
      case .wide(let codes): counts(codes)
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
}
