/// Where the marks of a part of a text stand: quotes, line ends, and delimiters outside quotes.
///
/// They are found 64 bytes at a time, for as many bytes at once as the processor keeps near it.
struct DelimiterMarks {
  /// Distances from the start.
  private(set) var places: [UInt32] = []
  /// How many of the places mean something.
  private(set) var count = 0
  /// The first byte of the part, at a record's start.
  private(set) var start = 0
  /// The byte after its last.
  private(set) var end = 0
  /// The first mark that no record read so far has.
  var next = 0

  /// Bytes that are looked at together.
  static let partBytes = 1 << 18

  /// Finds the marks from a record's start on.
  mutating func find(
    in bytes: [UInt8], from start: Int, _ dialect: DelimitedDialect
  ) {
    self.start = start
    end = min(bytes.count, start + Self.partBytes)
    next = 0
    count = ByteScan.places(
      in: bytes, from: start, to: end, delimiter: dialect.delimiter, quote: dialect.quote,
      into: &places)
  }

  /// Passes over the marks before a byte.
  mutating func pass(_ position: Int) {
    while next < count && start + Int(places[next]) < position { next += 1 }
  }

  /// Forgets what was found, for the bytes are others.
  mutating func forget() {
    (count, start, end, next) = (0, 0, 0, 0)
  }
}

// The quick way through records: from mark to mark, without a look at what lies between.
extension DelimitedReader {
  /// Reads the records from here on whose cells lie in the text as they are; true if it read any.
  ///
  /// It stops before a record that needs a second look, because of quotes within a cell, a carriage
  /// return where none is usual, a line that may be empty, or another number of fields: what such a
  /// record is, the other way says. Quotes come in pairs in every record that the other way
  /// accepts, so both agree on what stands within quotes.
  mutating func readMarked(into block: inout CellBlock, cells: Int) -> Bool {
    guard columnCount > 0, dialect.escape == nil, dialect.comment == nil else { return false }
    if marks.start <= position && position < marks.end {
      marks.pass(position)
    } else {
      marks.find(in: bytes, from: position, dialect)
    }
    let before = block.recordCount
    var way = MarkedWay(self)
    let stop = way.readAll(
      bytes.span, marks.places.span, into: &block, cells: cells, columnCount: columnCount)
    (position, line, marks.next) = (way.position, way.line, way.mark)
    if stop == .end && marks.end < bytes.count && marks.start < position {
      marks.find(in: bytes, from: position, dialect)
      return true
    }
    return block.recordCount > before
  }

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

/// A walk from mark to mark.
private struct MarkedWay {
  var position: Int
  var line: Int
  var mark: Int
  private let base: Int
  private let count: Int
  private let delimiter: UInt8
  private let quote: UInt8

  /// Why the walk stopped.
  enum Stop {
    /// The marks go no further.
    case end
    /// The block holds enough.
    case full
    /// The next record needs a second look.
    case odd
  }

  init(_ reader: DelimitedReader) {
    position = reader.position
    line = reader.line
    mark = reader.marks.next
    base = reader.marks.start
    count = reader.marks.count
    delimiter = reader.dialect.delimiter
    quote = reader.dialect.quote
  }

  mutating func readAll(
    _ text: Span<UInt8>, _ places: Span<UInt32>, into block: inout CellBlock, cells: Int,
    columnCount: Int
  ) -> Stop {
    let before = block.cells.count
    // Room for a record more than is asked for, so that none that fits its columns lacks it; each
    // cell has a mark behind it.
    let room = min(max(0, cells - before), count - mark) + columnCount
    var (lines, starts): ([Int], [Int]) = ([], [])
    swap(&lines, &block.lines)
    swap(&starts, &block.starts)
    defer {
      swap(&lines, &block.lines)
      swap(&starts, &block.starts)
    }
    var reason = Stop.end
    block.cells.append(addingCapacity: room) { found in
      while mark < count {
        if before + found.count >= cells {
          reason = .full
          return
        }
        if columnCount > 1, Self.mayBeEmpty(text[position]) {
          reason = .odd
          return
        }
        let (first, way) = (found.count, self)
        let stop = readRecord(text, places, into: &found)
        guard stop == nil, found.count - first == columnCount else {
          found.removeLast(found.count - first)
          self = way
          reason = stop ?? .odd
          return
        }
        lines.append(way.line)
        starts.append(way.position)
      }
    }
    return reason
  }

  private static func mayBeEmpty(_ byte: UInt8) -> Bool {
    byte == Byte.lineFeed || byte == Byte.blank || byte == Byte.carriageReturn
  }

  /// Reads one record; nil if that went well.
  private mutating func readRecord(
    _ text: Span<UInt8>, _ places: Span<UInt32>, into cells: inout OutputSpan<Cell>
  ) -> Stop? {
    while mark < count {
      if cells.isFull { return .odd }
      var place = base &+ Int(places[mark])
      if place == position && text[place] == quote {
        mark &+= 1
        while mark < count, text[base &+ Int(places[mark])] == Byte.lineFeed {
          line &+= 1
          mark &+= 1
        }
        guard mark &+ 1 < count else { return .end }
        let closing = base &+ Int(places[mark])
        place = base &+ Int(places[mark &+ 1])
        let isReturned =
          place == closing &+ 2 && text[place] == Byte.lineFeed
          && text[closing &+ 1] == Byte.carriageReturn
        guard isReturned || place == closing &+ 1 && text[place] != quote else { return .odd }
        append(position &+ 1, closing, to: &cells)
        mark &+= 2
      } else {
        guard text[place] != quote else { return .odd }
        var end = place
        if text[place] == Byte.lineFeed && end > position
          && text[end &- 1] == Byte.carriageReturn
        {
          end &-= 1
          if end > position && text[end &- 1] == Byte.carriageReturn { return .odd }
        }
        append(position, end, to: &cells)
        mark &+= 1
      }
      position = place &+ 1
      if text[place] == Byte.lineFeed {
        line &+= 1
        return nil
      }
    }
    return .end
  }

  /// Appends a cell, whose bytes are not as many as a part has.
  private func append(_ start: Int, _ end: Int, to cells: inout OutputSpan<Cell>) {
    cells.append(
      Cell(start: start, count: Int32(truncatingIfNeeded: end &- start), isSpilled: false))
  }
}
