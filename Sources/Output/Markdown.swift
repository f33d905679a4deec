import Engine
import Model

extension RenderedParts {
  /// A pipe table of GitHub Flavored Markdown: cells as in the shell's table, whole, and with every
  /// character escaped that Markdown or HTML would read.
  static func markdown(_ answer: Answer) -> RenderedParts {
    RenderedParts(
      rowCount: answer.rowCount,
      begin: { buffer in
        appendLine(answer.columns.map { $0.name.sanitized }, to: &buffer)
        let rules = answer.columns.map { $0.type.alignment == .right ? " ---: |" : " --- |" }
        buffer.append("|" + rules.joined() + "\n")
      },
      rows: { range, buffer in
        let cells = answer.cells(range)
        for row in range.indices {
          appendLine(cells.map { $0[row - range.lowerBound].shown() }, to: &buffer)
        }
      })
  }
}

private func appendLine(_ cells: [String], to buffer: inout [UInt8]) {
  buffer.append("|" + cells.map { " " + escaped($0) + " |" }.joined() + "\n")
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "|", "`", "*", "_", "[", "]", "<", ">", "&", "~", "$": result += "\\"
    default: break
    }
    result.unicodeScalars.append(scalar)
  }
  return result
}
