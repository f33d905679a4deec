// The quick way through records, which are found by a loop in C.
extension DelimitedReader {
  /// Reads the records from here on that are as most are; true if it read any.
  ///
  /// It stops before a record that needs a second look, because of a quote within a cell, a
  /// carriage return where none is usual, a line that may be empty, or another number of fields:
  /// what such a record is, the other way says. Quotes come in pairs in every record that the other
  /// way accepts, so both agree on what stands within quotes.
  mutating func readPlainRecords(into block: inout CellBlock, cells: Int) -> Bool {
    guard columnCount > 0, dialect.escape == nil, dialect.comment == nil else { return false }
    let before = block.recordCount
    (position, line) = ByteScan.appendRecords(
      in: bytes, from: position, line: line, max: roomForRecords(cells - block.cells.count),
      columnCount: columnCount, dialect, to: &block)
    for record in before..<block.recordCount where block.records[record].hasDoubledQuotes {
      for cell in (record * columnCount)..<((record + 1) * columnCount)
      where block.cells[cell].isSpilled {
        block.halveQuotes(ofCell: cell, dialect.quote)
      }
    }
    return block.recordCount > before
  }

  /// Records to make room for: as many as have the cells wanted, and no more than are likely here.
  private func roomForRecords(_ cells: Int) -> Int {
    let wanted = max(0, cells - 1) / columnCount + 1
    return min(wanted, (bytes.count - position) / (columnCount * Self.usualCellBytes) + 64)
  }

  /// Bytes of a cell that few texts have fewer of, its delimiter included.
  private static let usualCellBytes = 6

  /// True if the record that starts here certainly ends within the bytes.
  var recordEnds: Bool {
    var isQuoted = false
    for index in position..<bytes.count {
      if bytes[index] == dialect.quote { isQuoted.toggle() }
      if bytes[index] == Byte.lineFeed && !isQuoted { return true }
    }
    return false
  }
}

extension CellBlock {
  /// Puts the content of a cell with doubled quotes into the spill.
  fileprivate mutating func halveQuotes(ofCell index: Int, _ quote: UInt8) {
    let written = cells[index]
    let start = spill.count
    var piece = written.start
    while let pair = bytes[piece..<written.end].firstIndex(of: quote) {
      spill += bytes[piece...pair]
      piece = pair + 2
    }
    spill += bytes[piece..<written.end]
    spilled.append((start, written.start))
    cells[index] = Cell(
      start: start, count: Int32(truncatingIfNeeded: spill.count - start), isSpilled: true)
  }
}
