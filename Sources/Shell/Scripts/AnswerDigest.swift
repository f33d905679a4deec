import CLibmd
package import Engine
import Glibc
import Model

/// Sixteen hexadecimal digits that tell whether two programs gave the same rows, in any order.
///
/// Each value becomes text: what is missing `\N`; booleans `1` and `0`; integers in decimal; a
/// number with a fraction as C's `%.6g`, one without as an integer; dates ISO, a period of the
/// calendar by its first day; texts as they are. Values are joined by tabs, the lines sorted by
/// code point and joined by line feeds; the digest is the beginning of the SHA-256 of those bytes.
///
/// - Throws: `interrupted`.
package func digest(
  of answer: Answer, _ cancellation: Cancellation
) throws(ExecutionError) -> String {
  var lines: [[UInt8]] = []
  lines.reserveCapacity(answer.rowCount)
  for start in stride(from: 0, to: answer.rowCount, by: 4096) {
    try cancellation.check()
    let range = start..<min(start + 4096, answer.rowCount)
    let cells = answer.columns.map { $0.values(range) }
    let isPeriod = answer.columns.map(\.type.isPeriod)
    for row in range.indices {
      var line: [UInt8] = []
      for (index, column) in cells.enumerated() {
        if index > 0 { line.append(UInt8(ascii: "\t")) }
        line += digested(column[row - start], isPeriod: isPeriod[index]).utf8
      }
      lines.append(line)
    }
  }
  try lines.sort(cancellation) { $0.lexicographicallyPrecedes($1) }
  return String(sha256(Array(lines.joined(separator: [UInt8(ascii: "\n")]))).prefix(16))
}

private func digested(_ value: Value, isPeriod: Bool) -> String {
  switch value {
  case .unknown, .none: "\\N"
  case .text(let text): text
  case .integer(let number): String(number)
  case .number(let number): Int(exactly: number).map { String($0) } ?? sixDigits(number)
  case .boolean(let isTrue): isTrue ? "1" : "0"
  case .date(let date, let notation): isPeriod ? date.earliest.text : notation
  case .days(let least, let most): least == most ? String(least) : "\(least)/\(most)"
  }
}

/// A number as `%.6g` writes it.
private func sixDigits(_ number: Double) -> String {
  var text = [CChar](repeating: 0, count: 32)
  let length = unsafe withVaList([number]) { unsafe vsnprintf(&text, text.count, "%.6g", $0) }
  return String(
    decoding: text.prefix(Int(max(0, length))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The SHA-256 of some bytes, in hexadecimal.
private func sha256(_ bytes: [UInt8]) -> String {
  var text = [CChar](repeating: 0, count: 65)
  _ = unsafe SHA256Data(bytes, bytes.count, &text)
  return String(decoding: text.prefix(64).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension ValueType {
  /// True for months, years and the like.
  fileprivate var isPeriod: Bool {
    if case .period = self { return true }
    return false
  }
}
