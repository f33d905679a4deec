import Engine
import Model

extension RenderedParts {
  /// A table for a reader: headings over a thin rule, quantities at the right, one line a row.
  ///
  /// A single row with many columns, or with more than fit, is written downwards, a column a line.
  static func table(_ answer: Answer, _ options: RenderingOptions) -> RenderedParts {
    let shownRows = min(answer.rowCount, options.rowLimit ?? answer.rowCount)
    let layout = TableLayout(answer, rowCount: shownRows, options: options)
    let isTall = answer.columns.count > 8 || (answer.columns.count > 1 && !layout.fitsUncut)
    if answer.rowCount == 1 && shownRows == 1 && isTall { return list(answer, options) }
    return RenderedParts(
      rowCount: shownRows,
      begin: { appendHeading(layout, options, to: &$0) },
      rows: { range, buffer in
        let cells = layout.indices.map { answer.columns[$0].values(range) }
        for row in range.indices {
          appendRow(cells.map { $0[row - range.lowerBound] }, layout, options, to: &buffer)
        }
      },
      end: { buffer in
        for line in remainder(of: answer, shownRows: shownRows, layout, options) {
          buffer.append(options.dim(line) + "\n")
        }
      })
  }

  /// `name: value`, a line each, values aligned and whole.
  private static func list(_ answer: Answer, _ options: RenderingOptions) -> RenderedParts {
    let names = answer.columns.map { $0.name.sanitized + ":" }
    let width = names.reduce(0) { max($0, $1.displayWidth) } + TableLayout.gap
    return RenderedParts(
      rowCount: 1, begin: { _ in },
      rows: { range, buffer in
        for (name, column) in zip(names, answer.columns) {
          for value in column.values(range) {
            let blanks = String(repeating: " ", count: width - name.displayWidth)
            let text = value.shown()
            buffer.append(options.bold(name) + blanks)
            buffer.append((value.isMissing ? options.dim(text) : text) + "\n")
          }
        }
      })
  }
}

private func appendHeading(
  _ layout: TableLayout, _ options: RenderingOptions, to buffer: inout [UInt8]
) {
  guard !layout.columns.isEmpty else { return }
  let headings = layout.columns.map(\.heading)
  appendLine(headings, layout, to: &buffer) { text, _ in options.bold(text) }
  let rules = layout.columns.map { String(repeating: "─", count: $0.width) }
  appendLine(rules, layout, to: &buffer) { text, _ in options.dim(text) }
}

private func appendRow(
  _ values: [Value], _ layout: TableLayout, _ options: RenderingOptions, to buffer: inout [UInt8]
) {
  let texts = zip(values, layout.columns).map { $0.shown(decimals: $1.decimals) }
  appendLine(texts, layout, to: &buffer) { text, index in
    values[index].isMissing ? options.dim(text) : text
  }
}

/// Appends cells in their columns; no blanks stand at the end of the line.
private func appendLine(
  _ texts: [String], _ layout: TableLayout, to buffer: inout [UInt8],
  styled: (String, Int) -> String
) {
  var blanks = 0
  for (index, text) in texts.enumerated() {
    let column = layout.columns[index]
    let cut = text.truncated(toWidth: column.width)
    let room = max(0, column.width - cut.displayWidth)
    if column.alignment == .right { blanks += room }
    if !cut.isEmpty {
      buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks))
      buffer.append(styled(cut, index))
      blanks = 0
    }
    if column.alignment == .left { blanks += room }
    blanks += TableLayout.gap
  }
  buffer.append("\n")
}

/// What the table leaves out: rows, and columns by name.
private func remainder(
  of answer: Answer, shownRows: Int, _ layout: TableLayout, _ options: RenderingOptions
) -> [String] {
  var lines: [String] = []
  if answer.rowCount == 0 { lines.append("no rows") }
  let rows = answer.rowCount - shownRows
  if rows > 0 { lines.append("… \(rows) more \(rows == 1 ? "row" : "rows")") }
  let count = layout.hidden.count
  if count > 0 {
    let start = "+ \(count) more \(count == 1 ? "column" : "columns"): "
    let end = "(show \(count == 1 ? "it" : "them") by name)"
    let names = layout.hidden.enumerated().map { $0 == count - 1 ? $1 : $1 + "," }
    let words = [start + (names.first ?? "")] + names.dropFirst() + [end]
    lines += filled(words, upTo: options.terminalColumns ?? Int.max)
  }
  return lines
}

/// Words on as many lines as they need, those after the first indented by two.
private func filled(_ words: [String], upTo room: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in words {
    if line.isEmpty {
      line = word
    } else if line.displayWidth + 1 + word.displayWidth <= room {
      line += " " + word
    } else {
      lines.append(line.truncated(toWidth: room))
      line = "  " + word
    }
  }
  return lines + [line.truncated(toWidth: room)]
}
