import Store

/// Groups of rows, each one code made of those of its keys: the last key's lie next to each other.
struct RowCodes: Sendable {
  private let keys: [ColumnCodes]
  /// How many groups there may be.
  let count: Int
  /// The rows that count.
  let rows: Bitmap
  /// Rows of each group.
  let counts: [Int]

  /// Puts keys together.
  init(_ keys: [ColumnCodes], rows: Bitmap) {
    self.keys = keys
    self.rows = rows
    count = keys.reduce(1) { $0 * $1.count }
    counts = RowCodes.counted(keys, rows)
  }

  private static func counted(_ keys: [ColumnCodes], _ rows: Bitmap) -> [Int] {
    guard let last = keys.last else { return [rows.setCount] }
    guard keys.count > 1 else {
      let isWhole = rows.setCount == rows.count
      return isWhole ? last.counts : last.codes.counts(within: rows, codeCount: last.count)
    }
    let count = keys.reduce(1) { $0 * $1.count }
    return RowCodes.combined(keys.dropLast()).counts(
      with: last.codes, width: last.count, within: rows, pairCount: count)
  }

  /// The group of each row; without keys all are one.
  var codes: PackedCodes {
    keys.isEmpty
      ? .bytes(Array(repeating: 0, count: rows.count)) : RowCodes.combined(keys[...])
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
  func counts(within rows: Bitmap, codeCount: Int) -> [Int] {
    let bits = rows.words.span
    return switch self {
    case .bytes(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
    case .words(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
    case .wide(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
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
    _ first: [First], _ width: Int, _ limit: Int
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
      self = .bytes(pairedCodes(first, second, width: width))
    } else if limit <= 1 << 16 {
      self = .words(pairedCodes(first, second, width: width))
    } else {
      self = .wide(pairedCodes(first, second, width: width))
    }
  }

  /// Rows of each pair of codes among those that have a bit.
  func counts(
    with second: PackedCodes, width: Int, within rows: Bitmap, pairCount: Int
  ) -> [Int] {
    switch self {
    case .bytes(let codes): second.counts(after: codes, width, rows, pairCount)
    case .words(let codes): second.counts(after: codes, width, rows, pairCount)
    case .wide(let codes): second.counts(after: codes, width, rows, pairCount)
    }
  }

  private func counts<First: SmallCode>(
    after first: [First], _ width: Int, _ rows: Bitmap, _ pairCount: Int
  ) -> [Int] {
    let (first, bits) = (first.span, rows.words.span)
    return switch self {
    case .bytes(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    case .words(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    case .wide(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    }
  }
}
