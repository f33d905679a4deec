import Store

/// What the codes of a column add to the places in which rows are counted: each code, or its
/// number, times the stride.
struct PlaceTerm: Sendable {
  let codes: PackedCodes
  fileprivate let codeCount: Int
  /// How far the places of two codes are from each other that follow one another.
  let stride: Int
  /// What each code adds, where that is not the code times the stride.
  fileprivate let numbers: [Int32]?

  /// What a column's codes add.
  init(_ column: ColumnCodes, stride: Int) {
    codes = column.codes
    codeCount = column.count
    self.stride = stride
    numbers = column.numbers?.map { $0 &* Int32(truncatingIfNeeded: stride) }
  }

  /// True where codes add themselves, so many times.
  var isPlain: Bool { numbers == nil }

  /// What each code adds.
  fileprivate var addends: [Int32] {
    let stride = Int32(truncatingIfNeeded: stride)
    return numbers ?? (0..<Int32(truncatingIfNeeded: codeCount)).map { $0 &* stride }
  }

  /// Sets the places of some rows to what their codes add, or adds it.
  fileprivate func add(to places: inout [Int32], _ rows: Range<Int>, isFirst: Bool) {
    switch codes {
    case .bytes(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    case .words(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    case .wide(let codes): add(codes.span.extracting(rows), to: &places, isFirst)
    }
  }

  private func add<Code: SmallCode>(
    _ codes: Span<Code>, to places: inout [Int32], _ isFirst: Bool
  ) {
    if let numbers {
      addNumbers(of: codes, numbers.span, to: &places, isFirst: isFirst)
    } else {
      addCodes(codes, times: Int32(truncatingIfNeeded: stride), to: &places, isFirst: isFirst)
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

  /// Makes a counter.
  ///
  /// - Precondition: there is a term; the first has the stride 1, and the sum of what terms add to
  ///   a row is less than `placeCount`, which is less than 2³¹.
  init(_ terms: [PlaceTerm], placeCount: Int) {
    self.placeCount = placeCount
    // What is looked up anyway is looked up while counting.
    let place = terms.firstIndex { !$0.isPlain } ?? 0
    (last, addends) = (terms[place].codes, terms[place].addends)
    self.terms = terms.indices.filter { $0 != place }.map { terms[$0] }
    pair =
      terms.count == 2 && terms.allSatisfy(\.isPlain)
      ? (terms[1].codes, terms[0].codes, terms[1].stride) : nil
  }

  /// Rows of each place, of some rows those that have a bit.
  func counts(of part: Range<Int>, among rows: Bitmap) -> [Int] {
    if let pair { return pair.first.counts(with: pair.second, pair.width, part, rows, placeCount) }
    var tally = PlaceTally(count: placeCount)
    terms.forEachPiece(of: part) { piece, places in
      func count(_ codes: Cells<some SmallCode>) {
        tally.count(
          codes.span.extracting(piece), addends.span, at: places,
          within: rows.words.span.extracting(piece.words))
      }
      switch last {
      case .bytes(let codes): count(codes)
      case .words(let codes): count(codes)
      case .wide(let codes): count(codes)
      }
    }
    return tally.counts
  }
}

extension [PlaceTerm] {
  /// Gives the places of some rows, a piece after the other: these stay in the nearest memory until
  /// they are counted.
  @inline(__always)
  fileprivate func forEachPiece(
    of part: Range<Int>, _ body: (_ piece: Range<Int>, _ places: Span<Int32>) -> Void
  ) {
    var places = [Int32](repeating: 0, count: 4096)
    for start in stride(from: part.lowerBound, to: part.upperBound, by: places.count) {
      let piece = start..<Swift.min(start + places.count, part.upperBound)
      for (index, term) in enumerated() { term.add(to: &places, piece, isFirst: index == 0) }
      body(piece, places.span)
    }
  }
}

/// Adds up what rows weigh by places that are sums of what some codes of each add.
struct PlaceAdder: Sendable {
  private let placeCount: Int
  private let terms: [PlaceTerm]
  private let codes: PackedCodes
  private let weights: [Int]

  /// Makes an adder.
  ///
  /// - Precondition: as for a counter's; there is a weight for each of the codes.
  init(_ terms: [PlaceTerm], of codes: PackedCodes, _ weights: [Int], placeCount: Int) {
    (self.terms, self.codes, self.weights) = (terms, codes, weights)
    self.placeCount = placeCount
  }

  /// The sum of each place, of some rows those that have a bit.
  func totals(of part: Range<Int>, among rows: Bitmap) -> [Int] {
    var totals = [Int](repeating: 0, count: placeCount)
    terms.forEachPiece(of: part) { piece, places in
      func add(_ codes: Cells<some SmallCode>) {
        addWeights(
          of: codes.span.extracting(piece), weights.span, at: places,
          within: rows.words.span.extracting(piece.words), to: &totals)
      }
      switch codes {
      case .bytes(let codes): add(codes)
      case .words(let codes): add(codes)
      case .wide(let codes): add(codes)
      }
    }
    return totals
  }
}

extension PlaceAdder {
  /// The sum of each place, of rows that are listed by their code of one of two terms; nil where
  /// the other's codes do not add themselves.
  ///
  /// - Parameter place: of the term by whose codes rows are listed, a list each.
  func totals(of lists: [Cells<Int32>], at place: Int) -> [Int]? {
    guard terms.count == 2, terms[1 - place].isPlain else { return nil }
    let (listed, other) = (terms[place], terms[1 - place])
    var totals = [Int](repeating: 0, count: placeCount)
    for (code, rows) in lists.enumerated() {
      let first = code * listed.stride
      switch codes {
      case .bytes(let codes): other.add(codes, weights, of: rows, from: first, to: &totals)
      case .words(let codes): other.add(codes, weights, of: rows, from: first, to: &totals)
      case .wide(let codes): other.add(codes, weights, of: rows, from: first, to: &totals)
      }
    }
    return totals
  }
}

extension PlaceTerm {
  /// Adds what codes of some rows weigh to the places that this term's codes tell.
  fileprivate func add<Code: SmallCode>(
    _ codes: Cells<Code>, _ weights: [Int], of rows: Cells<Int32>, from first: Int,
    to totals: inout [Int]
  ) {
    let (rows, weights) = (rows.span, weights.span)
    switch self.codes {
    case .bytes(let others):
      addWeights(
        ofRows: rows, codes.span, weights, from: first, others.span, times: stride, to: &totals)
    case .words(let others):
      addWeights(
        ofRows: rows, codes.span, weights, from: first, others.span, times: stride, to: &totals)
    case .wide(let others):
      addWeights(
        ofRows: rows, codes.span, weights, from: first, others.span, times: stride, to: &totals)
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
    func counts(_ second: Cells<some SmallCode>) -> [Int] {
      pairCounts(
        first, second.span.extracting(part), width: width, within: bits, pairCount: pairCount)
    }
    return switch self {
    case .bytes(let codes): counts(codes)
    case .words(let codes): counts(codes)
    case .wide(let codes): counts(codes)
    }
  }
}
