import Store

/// Lays texts that seldom repeat end to end, and counts how many are different.
struct ProseBuilder {
  private var bytes: [UInt8] = []
  private var offsets = GrowingOffsets()
  private var texts: DistinctTexts

  /// Makes room for no row yet; whether the bytes of different texts are to be told too.
  init(countsBytes: Bool) { texts = DistinctTexts(countsBytes: countsBytes) }

  /// Rows.
  var count: Int { offsets.count - 1 }

  /// Where the texts to come will be laid.
  var room: GreatRoom? { bytes.greatRoom }

  /// Appends a column's cells of a block.
  mutating func append(
    _ block: CellBlock, of batch: ColumnBatch, missing: inout MissingRows
  ) {
    let (cells, file, spill) = (block.cells.span, block.bytes.span, block.spill.span)
    func cell(_ record: Int) -> Cell { cells[record &* batch.columnCount &+ batch.column] }
    let byteCount = (0..<block.recordCount).reduce(0) { $0 &+ Int(cell($1).count) }
    let missingCells = batch.plan.missing
    var valueCount = 0
    var end = bytes.count
    bytes.append(addingCapacity: byteCount) { bytes in
      offsets.append(block.recordCount, upTo: end + byteCount) { record in
        let cell = cell(record)
        let source = cell.isSpilled ? spill : file
        if missingCells.contain(source, cell) {
          missing.appendValues(valueCount)
          missing.appendEmpty()
          valueCount = 0
        } else {
          ByteScan.append(source, cell.start, cell.end, to: &bytes)
          texts.append(source, cell.start, cell.end)
          end &+= Int(cell.count)
          valueCount &+= 1
        }
        return end
      }
    }
    missing.appendValues(valueCount)
  }

  /// Appends a row's text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    bytes.append(addingCapacity: end &- start) { bytes in
      ByteScan.append(source, start, end, to: &bytes)
    }
    appendOffset()
    texts.append(source, start, end)
  }

  /// Appends a row without a text.
  mutating func appendNothing() { appendOffset() }

  private mutating func appendOffset() {
    let end = bytes.count
    offsets.append(1, upTo: end) { _ in end }
  }

  /// Makes room for many times what there is.
  mutating func expect(_ more: RowExpectation) {
    bytes.reserveGreatCapacity(more.count(from: bytes.count, stride: 1))
    offsets.reserve(more.count(from: offsets.count, stride: 4))
    texts.expect(more)
  }

  /// Different texts, and their bytes; no bytes if those are not counted. To be asked once, for
  /// what they are counted by is gone afterwards.
  mutating func countDistinct() -> (texts: Int, bytes: Int) {
    var counted = DistinctTexts(countsBytes: false)
    swap(&counted, &texts)
    return counted.counted()
  }

  /// The texts.
  consuming func arena() -> TextArena {
    TextArena(bytes: Cells(bytes), offsets: offsets.offsets())
  }

  /// Goes through the rows' texts; an empty one may be a row without a text.
  func forEach(_ take: (Span<UInt8>, _ row: Int, _ start: Int, _ end: Int) -> Void) {
    for row in 0..<count { take(bytes.span, row, offsets[row], offsets[row + 1]) }
  }
}
