import FullText
import Model
import Plan
import Store

// Tests of many texts, answered from an index of their words or from their order.

extension Execution {
  private func words(of origin: ColumnOrigin) -> Stored<WordPostings>? {
    casebook.tables[origin.table].words[origin.column]
  }

  /// The index of a column's words; nil if it holds no texts.
  private func index(
    of column: Column, _ origin: ColumnOrigin
  ) throws(ExecutionError) -> TextIndex? {
    try indexes.index(
      of: origin, column, words(of: origin),
      language: casebook.schema.tables[origin.table].language, threads: workers.count, cancellation)
  }

  /// Whether the words are in a column's texts: once for each value of a dictionary, else for
  /// each row of its table.
  mutating func mentionTest(
    _ query: TextQuery, of reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> Test {
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin,
      let index = try index(of: source.column, origin)
    else { throw .unsupported("`mentioning` of a computed text") }
    let bits = try index.matches(query) { () throws(ExecutionError) in try cancellation.check() }
    let words = query.alternatives.joined().reduce(0) { $0 + $1.words.count }
    expectReadying(lists: words, in: index.count, bits)
    return test(ofTexts: bits, in: source)
  }

  /// What taking the texts of some words from their lists is expected to take.
  private mutating func expectReadying(lists: Int, in textCount: Int, _ found: [UInt64]) {
    expectReadying(
      Double(lists * textCount) / 64 * Costs.word
        + Double(Bitmap(words: found, count: textCount).setCount) * Costs.listed)
  }

  /// Whether a set holds a column's texts, from an index; nil where the texts are to be read.
  mutating func searchTest(
    _ set: TextSet, of source: MappedColumn
  ) throws(ExecutionError) -> Test? {
    guard let parts = set.foldedParts, let anchored = set.anchoredParts, let origin = source.origin,
      isStored(source, origin),
      let arena = source.column.storage.texts, arena.count >= Execution.textsMin
    else { return nil }
    if set.isReadWhereItLies, !indexes.hasIndex(of: origin, words(of: origin)) { return nil }
    if case .starting(let key) = set, let dictionary = source.column.dictionary {
      let codes = dictionary.codes(startingFolded: key)
      return .answered(test(ofCodes: codes, in: source), how: "by the order of values")
    }
    if arena.isOfShortTexts {
      var scan = TextScan(set)
      return try shortTextTest(anchored, of: source) { scan.holds(arena, at: $0) }
    }
    let pieces = parts.flatMap(piecesOfWords)
    guard !pieces.isEmpty,
      indexes.isWorthIndex(
        of: origin, words(of: origin), reading: source.rows?.count ?? source.column.count,
        of: arena.count),
      let index = try index(of: source.column, origin)
    else { return nil }
    var bits: [UInt64]
    if case .starting(let key) = set, let first = pieces.first, key.utf8.starts(with: first) {
      bits = index.texts(beginning: first, containing: Array(pieces.dropFirst()))
    } else {
      bits = index.texts(containing: pieces)
    }
    expectReadying(Double(pieces.count * index.wordCount) * Costs.searched)
    expectReadying(lists: pieces.count, in: arena.count, bits)
    var how = "by \(index.wordCount) words"
    if case .containing(let key) = set, pieces == [Array(key.utf8)] {
      return .answered(test(ofTexts: bits, in: source), how: how)
    }
    let candidates = Bitmap(words: bits, count: arena.count)
    how += ", then \(counted(candidates.setCount, "text")) read"
    expectReading(candidates, of: arena)
    var scan = TextScan(set)
    for (place, row) in candidates.rows.enumerated() {
      if place % 8192 == 0 { try cancellation.check() }
      if !scan.holds(arena, at: Int(row)) { bits[Int(row) / 64] &= ~(1 << UInt64(row % 64)) }
    }
    return .answered(test(ofTexts: bits, in: source), how: how)
  }

  /// A test of short texts, of which only those are asked that may hold some folded texts by their
  /// letter pairs; nil where all are to be read. A zero stands for a text's start or end.
  mutating func shortTextTest(
    _ parts: [[UInt8]], of source: MappedColumn, _ holds: (Int) -> Bool
  ) throws(ExecutionError) -> Test? {
    guard let arena = source.column.storage.texts, arena.count >= Execution.textsMin,
      arena.isOfShortTexts, parts.contains(where: { $0.count > 1 }),
      let origin = source.origin, isStored(source, origin),
      (source.rows?.count ?? source.column.count) > arena.count / 20
    else { return nil }
    let pairs = try indexes.letterPairs(of: origin, arena, cancellation)
    var bits = pairs.texts(holding: parts)
    let candidates = Bitmap(words: bits, count: arena.count)
    // Each two and three bytes that are next to each other have bits of their own.
    let classCount = parts.reduce(0) { $0 + 2 * $1.count }
    expectReadying(Double(classCount * arena.count) / 64 * Costs.word)
    expectReading(candidates, of: arena)
    for (place, row) in candidates.rows.enumerated() {
      if place % 8192 == 0 { try cancellation.check() }
      if !holds(Int(row)) { bits[Int(row) / 64] &= ~(1 << UInt64(row % 64)) }
    }
    return .answered(
      test(ofTexts: bits, in: source),
      how: "by letter pairs, then \(counted(candidates.setCount, "text")) read")
  }

  /// What reading some texts of a column is expected to take, all taken to be of one length; a
  /// short one takes as long, for it lies alone.
  private mutating func expectReading(_ texts: Bitmap, of arena: TextArena) {
    expectReadying(
      Double(texts.setCount) * max(Costs.text, arena.searchCost / Double(max(1, arena.count))))
  }

  /// Fewer texts are read faster than anything is looked up.
  private static let textsMin = 4096

  /// A test of rows by what was found of their texts: a bit for each value of a dictionary, else
  /// for each row of the column.
  private func test(ofTexts bits: [UInt64], in source: MappedColumn) -> Test {
    if let dictionary = source.column.dictionary {
      return test(
        ofCodes: Bitmap(words: bits, count: dictionary.count).rows.map(Int.init), in: source)
    }
    let truths = source.column.truths(bits)
    return source.rows.map { .linked(truths, rows: $0, missing: .unsure) } ?? .found(truths)
  }

  private func test(ofCodes codes: [Int], in source: MappedColumn) -> Test {
    if case .codes32(let all, _) = source.column.storage, source.rows == nil,
      let origin = source.origin, isStored(source, origin), codes.count < all.count / 32,
      let rows = indexes.rowsOfCodes(of: origin, source.column)
    {
      return .found(source.column.truths(rows.bits(of: codes, in: 0..<all.count)))
    }
    var members = [UInt8](repeating: 0, count: max(1, source.column.dictionary?.count ?? 0))
    for code in codes { members[code] = 1 }
    return codesTest(source, CodeSet(members))
  }
}

extension Column {
  /// What bits say of rows of which some are unknown or none.
  fileprivate func truths(_ bits: [UInt64]) -> TruthSet {
    var yes = Bitmap(words: bits, count: count)
    var possible = yes
    if let unknown {
      yes = yes.subtracting(unknown)
      possible = possible.union(unknown)
    }
    if let none {
      yes = yes.subtracting(none)
      possible = possible.subtracting(none)
    }
    return TruthSet(yes: yes, possible: possible)
  }
}

extension TextArena {
  /// True for names and the like, which have few letter pairs each; prose is found by its words.
  fileprivate var isOfShortTexts: Bool { bytes.count <= 64 * count }
}
