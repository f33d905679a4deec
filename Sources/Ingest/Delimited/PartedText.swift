import Threading

/// A great delimited text on disk, read part by part, so that it never lies in memory whole.
///
/// This is for plain UTF-8 without a fault. Whatever else is met is thrown, and the file is then
/// read whole, which tells what it is and where.
struct PartedText {
  let file: OpenFile
  let shown: String
  /// The bytes of the file.
  let size: Int
  /// Bytes of a part.
  let partBytes: Int
  /// Looks whether all is UTF-8, the first time that it is read.
  private let utf8 = UTF8Lane()

  /// The first bytes of a file that can be read so: whole lines, as many as show its dialect; nil
  /// if the file is another or too small.
  static func open(
    path: String, shownAs shown: String, _ pace: LoadPace
  ) -> (text: PartedText, prefix: [UInt8])? {
    guard let size = FileBytes.size(path), size >= pace.partedBytes, size > pace.sampleBytes,
      let file = try? FileBytes.open(path: path, shownAs: shown)
    else { return nil }
    let text = PartedText(file: file, shown: shown, size: size, partBytes: pace.partBytes)
    var prefix = [UInt8](repeating: 0, count: pace.sampleBytes)
    guard (try? file.read(prefix.count, from: 0, into: &prefix, at: 0)) != nil,
      let lastLine = prefix.lastIndex(of: Byte.lineFeed),
      lastLine >= pace.sampleBytes / 2
    else { return nil }
    prefix.removeSubrange((lastLine + 1)...)
    guard TextEncoding.firstFault(in: prefix) == nil,
      WideText.guess(prefix) == nil, !Gzip.isPacked(prefix)
    else { return nil }
    return (text, prefix)
  }

  /// The records from where a reader of the first bytes has come to.
  func records(after reader: DelimitedReader) -> PartedReader {
    PartedReader(self, reader, utf8)
  }
}

/// Gives the records of a text that is read part by part.
struct PartedReader: RecordReading {
  private let text: PartedText
  private var reader: DelimitedReader
  private let utf8: UTF8Lane
  /// Where the next part starts in the file.
  private var offset: Int
  /// What was read and belongs to a record that goes on.
  private var rest: [UInt8] = []

  fileprivate init(_ text: PartedText, _ reader: DelimitedReader, _ utf8: UTF8Lane) {
    self.text = text
    self.utf8 = utf8
    self.reader = reader
    offset = reader.position
  }

  var fraction: Double { Double(offset) / Double(max(1, text.size)) }
  var notes: [String] { reader.notes }
  var lanes: [any BlockLane] { utf8.isDone ? [] : [utf8] }

  func check() throws(LoadError) {
    if utf8.hasFault { throw LoadError(file: text.shown, message: "a byte that is not UTF-8") }
    if offset == text.size && rest.isEmpty { utf8.end() }
  }

  mutating func read(into block: inout CellBlock) throws(LoadError) -> Bool {
    if utf8.hasFault { try check() }
    block.clear()
    while block.recordCount == 0 && (offset < text.size || !rest.isEmpty) {
      // A record that is longer than a part makes the next part longer.
      let count = min(max(text.partBytes, rest.count, 1), text.size - offset)
      var bytes: [UInt8] = []
      swap(&bytes, &block.bytes)
      let whole = rest.count + count
      if bytes.count > whole { bytes.removeSubrange(whole...) }
      if bytes.count < whole {
        bytes.append(contentsOf: repeatElement(0, count: whole - bytes.count))
      }
      bytes.replaceSubrange(0..<rest.count, with: rest)
      try text.file.read(count, from: offset, into: &bytes, at: rest.count)
      offset += count
      reader.go(on: bytes, hasMore: offset < text.size)
      bytes = []
      _ = try reader.read(into: &block, records: .max, cells: .max)
      rest.removeAll(keepingCapacity: true)
      rest.append(contentsOf: block.bytes[reader.position...])
      reader.go(on: [], hasMore: true)
      if offset == text.size && block.recordCount == 0 && rest.isEmpty { break }
    }
    (block.fraction, block.sourceByteCount) = (fraction, text.size)
    return block.recordCount > 0
  }
}

/// Looks whether all bytes are UTF-8, beside the other work.
final class UTF8Lane: BlockLane, @unchecked Sendable {
  // The reader asks while a lane may be looking, so the answer is behind a monitor.
  private let monitor = Monitor()
  private var isFaulty = false
  private var hasEnded = false

  /// True once all was looked at.
  var isDone: Bool { monitor.inside { hasEnded } }

  func end() { monitor.inside { hasEnded = true } }

  var hasFault: Bool { monitor.inside { isFaulty } }

  func take(_ block: CellBlock, slot: Int) {
    let bytes = block.bytes.span.extracting(0..<block.end)
    if !ByteScan.isUTF8(bytes) { monitor.inside { isFaulty = true } }
  }
}
