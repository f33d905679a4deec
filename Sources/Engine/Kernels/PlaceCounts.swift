import Store

// Rows counted by several codes at once, each in the place of its combination of codes.

/// What the codes of a column add to the places in which rows are counted: each code, or its
/// number, times the stride.
struct PlaceTerm: Sendable {
  let codes: PackedCodes
  let codeCount: Int
  let stride: Int
  /// The number of each code, where it is not the code itself.
  let numbers: [Int32]?

  init(_ column: ColumnCodes, stride: Int) {
    codes = column.codes
    codeCount = column.count
    numbers = column.numbers
    self.stride = stride
  }

  /// Sets the places of some rows to what their codes add, or adds it.
  func add(to places: inout [Int32], _ rows: Range<Int>, isFirst: Bool) {
    switch codes {
    case .bytes(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    case .words(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    case .wide(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    }
  }

  private func add<Code: SmallCode>(
    _ codes: Span<Code>, to places: inout [Int32], _ isFirst: Bool
  ) {
    let stride = Int32(truncatingIfNeeded: stride)
    if let numbers {
      let numbers = numbers.span
      addCodes(codes, to: &places, isFirst) { numbers[Int(truncatingIfNeeded: $0)] &* stride }
    } else if stride == 1 {
      addCodes(codes, to: &places, isFirst) { Int32(truncatingIfNeeded: $0) }
    } else {
      addCodes(codes, to: &places, isFirst) { Int32(truncatingIfNeeded: $0) &* stride }
    }
  }
}

/// Counts rows by places that are sums of what some codes of each add.
struct PlaceCounter: Sendable {
  private let placeCount: Int
  /// The codes that are added up for all rows, a piece of them at a time.
  private let terms: [PlaceTerm]
  /// The codes by which rows are counted in the places so found, and what each adds.
  private let last: PackedCodes
  private let addends: [Int32]
  /// Two codes alone, the second's next to each other, need nothing added up before.
  private let pair: (first: PackedCodes, second: PackedCodes, width: Int)?

  /// Rows whose places are found before they are counted: these stay in the nearest memory.
  private static let pieceSize = 4096

  /// Makes a counter.
  ///
  /// - Precondition: there is a term; the first has the stride 1, and the sum of what terms add to
  ///   a row is less than `placeCount`, which is less than 2³¹.
  init(_ terms: [PlaceTerm], placeCount: Int) {
    self.placeCount = placeCount
    // What is looked up anyway is looked up while counting.
    let place = terms.firstIndex { $0.numbers != nil } ?? 0
    let last = terms[place]
    let stride = Int32(truncatingIfNeeded: last.stride)
    let numbers = last.numbers ?? Array(0..<Int32(truncatingIfNeeded: last.codeCount))
    addends = numbers.map { $0 &* stride }
    self.last = last.codes
    self.terms = terms.indices.filter { $0 != place }.map { terms[$0] }
    pair =
      terms.count == 2 && terms.allSatisfy { $0.numbers == nil }
      ? (terms[1].codes, terms[0].codes, terms[1].stride) : nil
  }

  /// Rows of each place, of some rows those that have a bit.
  func counts(of part: Range<Int>, among rows: Bitmap) -> [Int] {
    if let pair { return pair.first.counts(with: pair.second, pair.width, part, rows, placeCount) }
    return unsafe tallied(placeCount) { table, width in
      var places = [Int32](repeating: 0, count: PlaceCounter.pieceSize)
      for start in stride(from: part.lowerBound, to: part.upperBound, by: places.count) {
        let piece = start..<min(start &+ places.count, part.upperBound)
        for (index, term) in terms.enumerated() {
          term.add(to: &places, piece, isFirst: index == 0)
        }
        let bits = rows.words.span.extracting(piece.words)
        switch last {
        case .bytes(let codes):
          unsafe count(codes.span.extracting(piece), at: places.span, bits, table, width)
        case .words(let codes):
          unsafe count(codes.span.extracting(piece), at: places.span, bits, table, width)
        case .wide(let codes):
          unsafe count(codes.span.extracting(piece), at: places.span, bits, table, width)
        }
      }
    }
  }

  private func count<Code: SmallCode>(
    _ codes: Span<Code>, at places: Span<Int32>, _ bits: Span<UInt64>,
    _ table: UnsafeMutablePointer<UInt32>, _ width: Int
  ) {
    let addends = addends.span
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe places.withUnsafeBufferPointer { places in
        unsafe addends.withUnsafeBufferPointer { addends in
          forEachRow(bits) { row, lane in
            let addend = unsafe addends[Int(truncatingIfNeeded: codes[row])]
            let place = unsafe Int(truncatingIfNeeded: places[row] &+ addend)
            unsafe table[width &* lane &+ place] &+= 1
          }
        }
      }
    }
  }
}

@inline(__always)
private func addCodes<Code: SmallCode>(
  _ codes: Span<Code>, to places: inout [Int32], _ isFirst: Bool, _ addend: (Code) -> Int32
) {
  precondition(codes.count <= places.count, "a place for each row")
  unsafe places.withUnsafeMutableBufferPointer { places in
    unsafe codes.withUnsafeBufferPointer { codes in
      if isFirst {
        for row in 0..<codes.count { unsafe places[row] = addend(codes[row]) }
      } else {
        for row in 0..<codes.count { unsafe places[row] &+= addend(codes[row]) }
      }
    }
  }
}

extension PackedCodes {
  /// Rows of each pair of codes, of some rows those that have a bit.
  fileprivate func counts(
    with second: PackedCodes, _ width: Int, _ part: Range<Int>, _ rows: Bitmap, _ pairCount: Int
  ) -> [Int] {
    switch self {
    case .bytes(let codes): second.counts(after: codes, width, part, rows, pairCount)
    case .words(let codes): second.counts(after: codes, width, part, rows, pairCount)
    case .wide(let codes): second.counts(after: codes, width, part, rows, pairCount)
    }
  }

  private func counts<First: SmallCode>(
    after first: Cells<First>, _ width: Int, _ part: Range<Int>, _ rows: Bitmap, _ pairCount: Int
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
