/// Where one cell's content lies: in the file's bytes, or in the block's spill if it had doubled
/// quotes.
struct Cell {
  /// The first byte.
  let start: Int
  /// Bytes; the closing quote is not one of them.
  let count: Int32
  /// True if the range lies in the spill.
  let isSpilled: Bool

  /// The byte after the last.
  var end: Int { start &+ Int(count) }
}

/// Some records of a file, as places of cells; no text is made until a column wants it.
struct CellBlock {
  /// The cells, record after record.
  var cells: [Cell] = []
  /// Contents of cells whose quotes had to be halved, end to end.
  var spill: [UInt8] = []
  /// Where each spilled cell lies in the spill and in the file.
  var spilled: [(start: Int, offset: Int)] = []
  /// The line at which each record starts.
  var lines: [Int] = []
  /// Records in the block.
  var recordCount: Int { lines.count }
  /// Where the block starts in the file, always at a line's start.
  var offset = 0
  /// The line of the block's first byte.
  var line = 1
  /// Where each cell stands, where cells do not lie in the file as they are read; empty otherwise.
  var places: [TextPlace] = []

  mutating func clear(offset: Int, line: Int) {
    cells.removeAll(keepingCapacity: true)
    spill.removeAll(keepingCapacity: true)
    spilled.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    self.offset = offset
    self.line = line
  }

  /// Where in the file a cell's content starts.
  func fileOffset(of cell: Cell) -> Int {
    guard cell.isSpilled else { return cell.start }
    return spilled.first { $0.start == cell.start }?.offset ?? offset
  }

  /// Where a cell stands: its line and column, or its row.
  func place(of cell: Cell, in bytes: [UInt8]) -> TextPlace {
    guard !places.isEmpty else {
      return TextPlace(
        of: fileOffset(of: cell), in: bytes, fromLine: line, startingAt: offset)
    }
    // All cells of such a block lie in the spill, in order.
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      let isBefore =
        cells[middle].start < cell.start
        || cells[middle].start == cell.start && cells[middle].count == 0 && cell.count > 0
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return places[min(low, places.count - 1)]
  }

  /// Appends a cell of text that does not lie in the file as it is read.
  mutating func append(_ text: some Collection<UInt8>, at place: TextPlace) {
    let start = spill.count
    spill.append(contentsOf: text)
    cells.append(
      Cell(start: start, count: Int32(clamping: spill.count - start), isSpilled: true))
    places.append(place)
  }

  /// A cell's content as text.
  func text(of cell: Cell, in bytes: [UInt8]) -> String {
    String(decoding: (cell.isSpilled ? spill : bytes)[cell.start..<cell.end], as: UTF8.self)
  }
}
