import Model
import Store

/// Builds a column of text: codes into a sorted dictionary, or an arena if it turns out to be
/// prose.
struct TextColumnBuilder: ColumnBuilding {
  private let plan: ColumnPlan
  private let declared: Set<[UInt8]>?
  /// True if not every text may stand in the column.
  private let hasRules: Bool
  private var interner = TextInterner()
  /// What the interner gives, and one more.
  private var codes = RowCodes()
  /// For each code, whether the list lacks it or it is no address; empty where all texts will do.
  private var breaksRule: [Bool] = []
  private var missing: MissingRows
  /// What takes the rows in place of codes, once they look like prose.
  private var prose: ProseBuilder?
  /// What was expected, and after how many rows.
  private var expected: (more: RowExpectation, rows: Int)?

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
    if case .category(let values) = plan.reading {
      declared = Set(values.map { Array($0.utf8) })
    } else {
      declared = nil
    }
    hasRules = declared != nil || plan.reading == .uri
    if plan.isProse && !hasRules { prose = ProseBuilder(countsBytes: false) }
  }

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    // Rules are asked once for each different text.
    if prose == nil && !hasRules && interner.count >= Self.proseSample && isProse { becomeProse() }
    if prose == nil {
      appendCodes(block, of: batch, into: &log)
    } else {
      prose?.append(block, of: batch, missing: &missing)
    }
  }

  private mutating func appendCodes(
    _ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) {
    let (cells, bytes, spill) = (block.cells.span, block.bytes.span, block.spill.span)
    let missingCells = plan.missing
    var valueCount = 0
    // Taken out, so that what is appended to is known to be nobody else's all the while.
    var codes = RowCodes()
    swap(&codes, &self.codes)
    codes.append(block.recordCount) { record in
      let place = record &* batch.columnCount &+ batch.column
      let cell = cells[place]
      let source = cell.isSpilled ? spill : bytes
      ByteScan.fetch(bytes, for: cells, after: place, of: batch.columnCount)
      if missingCells.contain(source, cell) {
        missing.appendValues(valueCount)
        missing.appendEmpty()
        valueCount = 0
        return 0
      }
      let code = interner.code(of: source, cell.start, cell.end)
      if hasRules { check(code, source, cell, in: block, of: batch, into: &log) }
      valueCount &+= 1
      return code &+ 1
    }
    missing.appendValues(valueCount)
    swap(&codes, &self.codes)
  }

  /// Different texts that show whether a column is prose.
  private static let proseSample = 4_096

  /// Goes on without codes, which would take as much again as the texts.
  private mutating func becomeProse() {
    var texts = ProseBuilder(countsBytes: !plan.isProse)
    codes.forEach { code in
      if code == 0 {
        texts.appendNothing()
      } else {
        let text = Int(code) - 1
        texts.append(interner.bytes.span, interner.offsets[text], interner.offsets[text + 1])
      }
    }
    if let (more, rows) = expected, codes.count > 0 {
      let factor = more.factor * Double(rows) / Double(codes.count)
      texts.expect(RowExpectation(factor: factor, bytesMax: more.bytesMax))
    }
    prose = texts
    (codes, interner) = (RowCodes(), TextInterner())
  }

  /// Gives the rows codes after all, for the rows to come were not like the first.
  private mutating func becomeCodes(_ texts: ProseBuilder) {
    let missingRows = missing.missingRows
    texts.forEach { source, row, start, end in
      let isMissing = missingRows?[row] == true
      let code = isMissing ? 0 : interner.code(of: source, start, end) + 1
      codes.append(1) { _ in code }
    }
  }

  var room: GreatRoom? { prose?.room }

  mutating func expect(_ more: RowExpectation) {
    expected = (more, codes.count)
    codes.reserve(more.count(from: codes.count, stride: 4))
    prose?.expect(more)
  }

  /// Looks whether a cell's text may stand in the column; each text is looked at once.
  private mutating func check(
    _ code: UInt32, _ source: Span<UInt8>, _ cell: Cell, in block: CellBlock,
    of batch: ColumnBatch, into log: inout ProblemLog
  ) {
    if Int(code) == breaksRule.count {
      var value: [UInt8] = []
      for index in cell.start..<cell.end { value.append(source[index]) }
      breaksRule.append(declared.map { !$0.contains(value) } ?? !AddressText.isAddress(value))
    }
    if breaksRule[Int(code)] { note(cell, in: block, of: batch, into: &log) }
  }

  private func note(
    _ cell: Cell, in block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) {
    if declared != nil {
      log.note(.undeclaredValue, cell, in: block, of: batch, "a value that its list lacks")
    } else {
      log.note(
        .brokenConstraint, cell, in: block, of: batch,
        "no address, such as https://example.org/", showsCell: true)
    }
  }

  mutating func finish() -> BuiltColumn {
    if var texts = prose {
      prose = nil
      let distinct = texts.countDistinct()
      if plan.isProse || isProse(distinct.texts, bytes: distinct.bytes) {
        return finishProse(texts, distinctCount: distinct.texts)
      }
      becomeCodes(texts)
    } else if isProse {
      let distinctCount = interner.count
      becomeProse()
      if let texts = prose {
        prose = nil
        return finishProse(texts, distinctCount: distinctCount)
      }
    }
    let type: ValueType = isClosed ? .category : .text
    let order = interner.sortedCodes()
    var places = [UInt32](repeating: 0, count: order.count + 1)
    for (place, text) in order.enumerated() {
      places[text + 1] = UInt32(truncatingIfNeeded: place)
    }
    let dictionary = TextDictionary(sorted: interner.arena(of: order))
    let statistics = ColumnStatistics(
      unknownCount: missing.unknownCount, noneCount: missing.noneCount,
      distinctCount: interner.count,
      categories: type == .category ? categories(order, dictionary.values) : [])
    return BuiltColumn(
      column: Column(
        type: type, storage: codes.storage(places, dictionary), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: statistics)
  }

  /// Prose is what `mentioning` searches, and open text whose values are long and seldom repeat.
  private var isProse: Bool {
    if plan.isProse { return true }
    if plan.isKey { return false }
    if case .category = plan.reading { return false }
    return isProse(interner.count, bytes: interner.bytes.count)
  }

  private func isProse(_ distinctCount: Int, bytes: Int) -> Bool {
    distinctCount * 2 > missing.count && bytes > 24 * distinctCount
  }

  /// Declared values close a column. Without a declaration it is closed if its values repeat: at
  /// most half as many as cells, and no more than 20 or a tenth of the rows, and never more than
  /// 1,000.
  private var isClosed: Bool {
    switch plan.reading {
    case .category: true
    case .undeclaredText:
      interner.count > 0 && interner.count * 2 <= missing.valueCount && interner.count <= 1000
        && interner.count <= max(20, missing.count / 10)
    default: false
    }
  }

  private func categories(
    _ order: [Int], _ values: TextDictionary.Values
  ) -> [ColumnStatistics.CategoryCount] {
    let counts = codes.histogram(codes: order.count + 1)
    var listed = order.indices.map { place in
      ColumnStatistics.CategoryCount(value: values[place], count: counts[order[place] + 1])
    }
    // Declared values that no row has are still values that can be asked for.
    if case .category(let all) = plan.reading {
      let present = Set(listed.map(\.value))
      listed += all.filter { !present.contains($0) }.map { .init(value: $0, count: 0) }
    }
    return listed.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private func finishProse(_ texts: ProseBuilder, distinctCount: Int) -> BuiltColumn {
    BuiltColumn(
      column: Column(
        type: .text, storage: .text(texts.arena()), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinctCount))
  }
}
