package import Engine
import Model

/// The forms in which an answer can be had; the raw value is the name typed and the file's ending.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table, csv, tsv, json, jsonl, md

  /// The one list of formats: what each writes.
  func parts(of answer: Answer, _ options: RenderingOptions) -> RenderedParts {
    switch self {
    case .table: .table(answer, options)
    case .csv: .csv(answer, options)
    case .tsv: .tsv(answer, options)
    case .json: .json(answer)
    case .jsonl: .jsonLines(answer)
    case .md: .markdown(answer)
    }
  }
}

/// What a format writes before, for and after the rows; each part appends UTF-8.
struct RenderedParts {
  /// Rows that are written; a table may leave some out.
  let rowCount: Int
  let begin: (inout [UInt8]) -> Void
  let rows: (Range<Int>, inout [UInt8]) -> Void
  let end: (inout [UInt8]) -> Void

  init(
    rowCount: Int, begin: @escaping (inout [UInt8]) -> Void,
    rows: @escaping (Range<Int>, inout [UInt8]) -> Void,
    end: @escaping (inout [UInt8]) -> Void = { _ in }
  ) {
    self.rowCount = rowCount
    self.begin = begin
    self.rows = rows
    self.end = end
  }
}

/// Renders an answer as UTF-8, a batch of rows at a time.
///
/// `write` receives every byte in order, in pieces of some 64 KiB. The same answer and options give
/// the same bytes.
///
/// - Throws: What `write` throws; then nothing more is rendered.
package func render<E: Error>(
  _ answer: Answer, as format: OutputFormat, options: RenderingOptions = RenderingOptions(),
  to write: ([UInt8]) throws(E) -> Void
) throws(E) {
  let parts = format.parts(of: answer, options)
  var buffer: [UInt8] = []
  parts.begin(&buffer)
  for batch in batches(of: parts.rowCount) {
    parts.rows(batch, &buffer)
    if buffer.count >= 65_536 {
      try write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
  }
  parts.end(&buffer)
  if !buffer.isEmpty { try write(buffer) }
}

/// Runs of rows small enough to be held as text.
func batches(of rowCount: Int) -> some Sequence<Range<Int>> {
  let size = 256
  return stride(from: 0, to: rowCount, by: size).lazy.map { $0..<min($0 + size, rowCount) }
}

extension Answer {
  /// The cells of some rows, column by column.
  func cells(_ range: Range<Int>) -> [[Value]] { columns.map { $0.values(range) } }
}

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }
  mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }
}
