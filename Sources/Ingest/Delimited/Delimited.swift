/// Reads records of delimited text as RFC 4180 has them, strictly, in one pass over the bytes.
///
/// What the standard leaves open is decided so: lines end with LF or CRLF, mixed ends are fine, and
/// the last needs none; a lone CR is content like any other, but refused in the header, where it
/// shows that the file ends its lines with it; lines that hold nothing (or blanks only) are passed
/// over and counted, except in a file of one column, where an empty line is an empty cell. A quote
/// may stand only at a field's start; within a quoted field it is doubled, and anything else than a
/// delimiter or a line's end after the closing quote is refused.
///
/// A descriptor can name another quote, an escape for it, and a byte that begins a comment.
///
/// Records as most are go the quick way of `PlainRecords`; here is what all of them mean.
struct DelimitedReader {
  let file: String
  /// The whole file, or a part of it that begins at a line's start.
  private(set) var bytes: [UInt8]
  /// True if the file goes on after the bytes; then only records that end in them are read.
  private(set) var hasMore = false
  let dialect: DelimitedDialect
  private var delimiter: UInt8 { dialect.delimiter }
  /// Fields of each record, as the first record has them; 0 before it is read.
  private(set) var columnCount = 0
  /// Lines that were passed over because nothing stood on them.
  private(set) var blankLineCount = 0
  /// True if a line ended with more than one CR before its LF.
  private(set) var hasRepeatedReturns = false
  /// The byte that the next record starts with.
  var position: Int
  /// Its line.
  var line: Int

  /// Lines that were passed over because they are comments.
  private(set) var commentLineCount = 0

  /// Starts at the first byte after a byte order mark, or at a later line's start.
  ///
  /// The bytes must be UTF-8; `TextEncoding.check` has said so.
  init(
    _ bytes: [UInt8], file: String, dialect: DelimitedDialect = DelimitedDialect(),
    hasMore: Bool = false
  ) {
    self.file = file
    self.hasMore = hasMore
    self.bytes = bytes
    self.dialect = dialect
    let first = bytes.starts(with: Byte.orderMark) ? 3 : 0
    position = max(first, dialect.start ?? first)
    line = TextPlace(of: position, in: bytes).line
  }

  /// How much of the file has been read.
  var fraction: Double { bytes.isEmpty ? 1 : Double(position) / Double(bytes.count) }

  /// Goes on with other bytes, which begin where the next record does.
  mutating func go(on bytes: [UInt8], hasMore: Bool) {
    self.bytes = bytes
    self.hasMore = hasMore
    position = 0
  }

  /// Cells after which a block ends at the next record.
  static let blockCells = 32_768

  /// Reads the next records into a block; false at the end of the bytes.
  mutating func read(
    into block: inout CellBlock, records: Int, cells: Int = Self.blockCells
  ) throws(LoadError) -> Bool {
    block.clear()
    block.bytes = bytes
    while position < bytes.count && block.cells.count < cells && block.recordCount < records {
      if records == .max, readPlainRecords(into: &block, cells: cells) { continue }
      if hasMore && !recordEnds { break }
      if columnCount != 1, skipBlankLine() { continue }
      if let comment = dialect.comment, bytes[position] == comment {
        skipComment()
        continue
      }
      try readRecord(into: &block)
    }
    block.end = position
    return block.recordCount > 0
  }

  private mutating func readRecord(into block: inout CellBlock) throws(LoadError) {
    let recordLine = line
    let recordStart = position
    let before = block.cells.count
    repeat {
      if position < bytes.count && bytes[position] == dialect.quote {
        try readQuoted(into: &block)
      } else {
        try readPlain(into: &block)
      }
    } while try eatDelimiter()
    let found = block.cells.count - before
    if columnCount == 0 { columnCount = found }
    if found != columnCount {
      throw LoadError(
        file: file, line: recordLine,
        message: "\(counted(found, "field")), where the first line has \(columnCount)")
    }
    block.records.append(Record(line: recordLine, start: recordStart))
  }

  /// Eats a delimiter (true) or a line's end (false).
  private mutating func eatDelimiter() throws(LoadError) -> Bool {
    guard position < bytes.count else { return false }
    if bytes[position] == delimiter {
      position += 1
      return true
    }
    guard isLineEnd(position) else { throw loneReturn(position) }
    let end = endOfReturns(from: position)
    if end - position > 1 { hasRepeatedReturns = true }
    // A last line may end in CR alone, as one cut off between CR and LF does.
    position = min(end + 1, bytes.count)
    line += end < bytes.count ? 1 : 0
    return false
  }

  private func endOfReturns(from start: Int) -> Int {
    var index = start
    while index < bytes.count && bytes[index] == Byte.carriageReturn { index += 1 }
    return index
  }

  /// True at an LF, or at CRs that end in one or in the file's end.
  private func isLineEnd(_ start: Int) -> Bool {
    let end = endOfReturns(from: start)
    return end == bytes.count || bytes[end] == Byte.lineFeed
  }

  private func loneReturn(_ offset: Int) -> LoadError {
    fault(at: offset, "a carriage return alone; end lines with LF or CRLF")
  }

  private mutating func readPlain(into block: inout CellBlock) throws(LoadError) {
    let start = position
    var end = endOfPlain(from: start)
    while end < bytes.count && bytes[end] == Byte.carriageReturn && !isLineEnd(end) {
      guard columnCount > 0 else { throw loneReturn(end) }
      end = endOfPlain(from: endOfReturns(from: end))
    }
    if end < bytes.count && bytes[end] == dialect.quote {
      throw fault(
        at: end, "a quote inside a field; put the whole field in quotes and double the inner ones")
    }
    block.cells.append(try cell(start, end, isSpilled: false))
    position = end
  }

  private func endOfPlain(from start: Int) -> Int {
    let span = bytes.span
    let delimiter = delimiter
    let quote = dialect.quote
    var index = start
    while index < span.count {
      let byte = span[index]
      if byte == delimiter || byte == Byte.lineFeed || byte == quote
        || byte == Byte.carriageReturn
      {
        return index
      }
      index &+= 1
    }
    return index
  }

  private mutating func readQuoted(into block: inout CellBlock) throws(LoadError) {
    let opening = position
    let openingLine = line
    var end = quoteOrEscape(from: opening + 1)
    guard isInner(end) else {
      try checkAfterQuote(end, opening, openingLine)
      block.cells.append(try cell(opening + 1, end, isSpilled: false))
      position = end + 1
      return
    }
    let spillStart = block.spill.count
    var pieceStart = opening + 1
    while isInner(end) {
      // Of a quote that is written twice, and of an escape and what it escapes, the second stays.
      block.spill.append(contentsOf: bytes[pieceStart..<end])
      block.spill.append(bytes[end + 1])
      if bytes[end + 1] == Byte.lineFeed { line += 1 }
      pieceStart = end + 2
      end = quoteOrEscape(from: pieceStart)
    }
    try checkAfterQuote(end, opening, openingLine)
    block.spill.append(contentsOf: bytes[pieceStart..<end])
    block.spilled.append((spillStart, opening + 1))
    block.cells.append(try cell(spillStart, block.spill.count, isSpilled: true))
    position = end + 1
  }

  /// Goes to the next quote or escape, or to the end of the file, and counts the lines on the way.
  private mutating func quoteOrEscape(from start: Int) -> Int {
    let (index, lines) = Self.next(
      dialect.quote, or: dialect.escape ?? dialect.quote, in: bytes.span, from: start)
    line += lines
    return index
  }

  private static func next(
    _ quote: UInt8, or escape: UInt8, in span: Span<UInt8>, from start: Int
  ) -> (index: Int, lines: Int) {
    var index = start
    var lines = 0
    while index < span.count {
      let byte = span[index]
      if byte == quote || byte == escape { break }
      if byte == Byte.lineFeed { lines &+= 1 }
      index &+= 1
    }
    return (index, lines)
  }

  /// True at a quote written twice, and at an escape with something after it.
  private func isInner(_ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    if let escape = dialect.escape { return bytes[index] == escape }
    return bytes[index + 1] == dialect.quote
  }

  private func checkAfterQuote(
    _ end: Int, _ opening: Int, _ openingLine: Int
  ) throws(LoadError) {
    guard end < bytes.count, bytes[end] == dialect.quote else {
      let place = TextPlace(of: opening, in: bytes)
      throw LoadError(
        file: file, line: openingLine, column: place.column,
        message: "a quote opens here and never closes")
    }
    guard end + 1 < bytes.count else { return }
    switch bytes[end + 1] {
    case delimiter, Byte.lineFeed, Byte.carriageReturn: return
    default:
      throw fault(at: end, "text after a closing quote; an inner quote is written twice")
    }
  }

  private func cell(_ start: Int, _ end: Int, isSpilled: Bool) throws(LoadError) -> Cell {
    guard let count = Int32(exactly: end - start) else {
      throw fault(at: isSpilled ? position : start, "a field of more than 2 GiB")
    }
    return Cell(start: start, count: count, isSpilled: isSpilled)
  }

  /// Passes over a line with nothing but blanks on it; false if there is something to read.
  private mutating func skipBlankLine() -> Bool {
    var index = position
    while index < bytes.count
      && (bytes[index] == Byte.blank || bytes[index] == Byte.carriageReturn)
    {
      index += 1
    }
    guard index == bytes.count || bytes[index] == Byte.lineFeed else { return false }
    if index < bytes.count { line += 1 }
    position = min(index + 1, bytes.count)
    blankLineCount += 1
    return true
  }

  private mutating func skipComment() {
    let end = bytes[position...].firstIndex(of: Byte.lineFeed) ?? bytes.count
    if end < bytes.count { line += 1 }
    position = min(end + 1, bytes.count)
    commentLineCount += 1
  }

  private func fault(at offset: Int, _ message: String) -> LoadError {
    LoadError(file: file, at: TextPlace(of: offset, in: bytes), message: message)
  }
}

/// `1 field`, `3 fields`
func counted(_ count: Int, _ noun: String) -> String {
  String(count) + " " + noun + (count == 1 ? "" : "s")
}
