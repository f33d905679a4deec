import Engine

extension RenderedParts {
  /// RFC 4180 with a heading, in UTF-8; lines end with a line feed alone, as Unix tools expect.
  ///
  /// What is unknown and what there is none of are both empty; an empty text is `""`. Booleans are
  /// `true` and `false`. Texts that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first)
  /// stay byte for byte: a file is data, and rewriting it would falsify what it records. Only on a
  /// terminal are texts made safe.
  static func csv(_ answer: Answer, _ options: RenderingOptions) -> RenderedParts {
    let isAlone = answer.columns.count == 1
    func field(_ text: String?) -> String {
      // A blank line would be skipped by readers, so a lone missing cell is quoted.
      guard let text else { return isAlone ? "\"\"" : "" }
      return quoted(options.isTerminal ? text.sanitized : text)
    }
    return RenderedParts(
      rowCount: answer.rowCount,
      begin: { buffer in
        buffer.append(answer.columns.map { field($0.name) }.joined(separator: ",") + "\n")
      },
      rows: { range, buffer in
        let cells = answer.cells(range)
        for row in range.indices {
          for (index, column) in cells.enumerated() {
            if index > 0 { buffer.append(",") }
            buffer.append(field(column[row - range.lowerBound].exported))
          }
          buffer.append("\n")
        }
      })
  }
}

/// A field between quotes if it is empty or holds what would end it.
private func quoted(_ text: String) -> String {
  let needsQuotes = text.utf8.contains {
    $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
      || $0 == UInt8(ascii: "\r")
  }
  if !needsQuotes && !text.isEmpty { return text }
  var result = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { result += "\"" }
    result.unicodeScalars.append(scalar)
  }
  return result + "\""
}
