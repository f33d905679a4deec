import Engine

extension RenderedParts {
  /// Tabs between fields and a line a row, with a heading; a backslash, tab, line feed or carriage
  /// return in a field is written `\\`, `\t`, `\n`, `\r`.
  ///
  /// What is unknown and what there is none of are both empty. Otherwise as csv.
  static func tsv(_ answer: Answer, _ options: RenderingOptions) -> RenderedParts {
    func field(_ text: String) -> String {
      let text = escaped(text)
      return options.isTerminal ? text.sanitized : text
    }
    return RenderedParts(
      rowCount: answer.rowCount,
      begin: { buffer in
        buffer.append(answer.columns.map { field($0.name) }.joined(separator: "\t") + "\n")
      },
      rows: { range, buffer in
        let cells = answer.cells(range)
        for row in range.indices {
          for (index, column) in cells.enumerated() {
            if index > 0 { buffer.append("\t") }
            if let text = column[row - range.lowerBound].exported { buffer.append(field(text)) }
          }
          buffer.append("\n")
        }
      })
  }
}

private func escaped(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\\") }
  if isPlain { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
