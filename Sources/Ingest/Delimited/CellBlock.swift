import CScan

/// Where one cell's content lies: in the block's bytes, or in its spill if it had doubled quotes.
struct Cell {
  /// What the loops in C write.
  private let place: cscan_cell

  /// Makes the place of a cell.
  init(start: Int, count: Int32, isSpilled: Bool) {
    place = cscan_cell(start: start, count: count, is_spilled: isSpilled)
  }

  /// The first byte.
  var start: Int { place.start }
  /// Bytes; the closing quote is not one of them.
  var count: Int32 { place.count }
  /// True if the range lies in the spill.
  var isSpilled: Bool { place.is_spilled }
  /// The byte after the last.
  var end: Int { start &+ Int(count) }
}

/// Where one record starts.
struct Record {
  /// What the loops in C write.
  private let place: cscan_record

  /// Makes the place of a record.
  init(line: Int, start: Int = 0) {
    place = cscan_record(start: start, line: line, has_doubled: false)
  }

  /// Where in the bytes it starts; 0 if the cells have places of their own.
  var start: Int { place.start }
  /// The line at which it starts.
  var line: Int { place.line }
  /// True if cells that say they are spilled lie in the bytes yet, their quotes doubled.
  var hasDoubledQuotes: Bool { place.has_doubled }
}

/// Some records of a file, as places of cells; no text is made until a column wants it.
struct CellBlock {
  /// What cells that are not spilled lie in: the whole file, or the part that was read of it.
  var bytes: [UInt8] = []
  /// The cells, record after record.
  var cells: [Cell] = []
  /// The byte after the last record.
  var end = 0
  /// How much of the source has been read with this block, from 0 to 1; 0 if that is not known.
  var fraction = 0.0
  /// Bytes of the source; 0 if they are not known.
  var sourceByteCount = 0
  /// Contents of cells whose quotes had to be halved, end to end.
  var spill: [UInt8] = []
  /// Where each spilled cell lies in the spill and in the bytes.
  var spilled: [(start: Int, offset: Int)] = []
  /// The records.
  var records: [Record] = []
  /// Records in the block.
  var recordCount: Int { records.count }
  /// Where each cell stands, where cells do not lie in the file as they are read; empty otherwise.
  var places: [TextPlace] = []

  /// Records before a cell is read that its bytes are asked for, so that they have come by then.
  static let fetchedAhead = 6
  /// Records before a cell's place is read that it is asked for.
  static let placesFetchedAhead = 16

  /// Makes room for other records; the bytes stay.
  mutating func clear() {
    cells.removeAll(keepingCapacity: true)
    spill.removeAll(keepingCapacity: true)
    spilled.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Where in the bytes a cell's content starts.
  private func offset(of cell: Cell) -> Int {
    guard cell.isSpilled else { return cell.start }
    let index = spilled.partitioningIndex { $0.start >= cell.start }
    return index < spilled.count ? spilled[index].offset : 0
  }

  /// Where a cell stands: its line and column, or its row.
  ///
  /// - Complexity: O(bytes of the record)
  func place(of cell: Cell) -> TextPlace {
    guard !places.isEmpty else {
      let offset = offset(of: cell)
      let next = records.partitioningIndex { $0.start > offset }
      guard next > 0 else { return TextPlace(of: offset, in: bytes) }
      let record = records[next - 1]
      return TextPlace(
        of: offset, in: bytes, fromLine: record.line, startingAt: record.start)
    }
    // All cells of such a block lie in the spill, in order, each at a start of its own.
    let index = cells.partitioningIndex { $0.start >= cell.start }
    return places[min(index, places.count - 1)]
  }

  /// Appends a cell of text that does not lie in the file as it is read.
  mutating func append(_ text: some Collection<UInt8>, at place: TextPlace) {
    let start = spill.count
    spill.append(contentsOf: text)
    cells.append(
      Cell(start: start, count: Int32(clamping: spill.count - start), isSpilled: true))
    // Empty cells too are told apart by where they start.
    spill.append(0)
    places.append(place)
  }

  /// A cell's content as text.
  func text(of cell: Cell) -> String {
    String(decoding: (cell.isSpilled ? spill : bytes)[cell.start..<cell.end], as: UTF8.self)
  }
}

extension Array {
  /// The index of the first element that fulfils a condition, where all before it do not and all
  /// after it do.
  ///
  /// - Complexity: O(log *n*)
  func partitioningIndex(where isAtOrAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
