import Output

/// Rows of cells as lines, columns aligned, two blanks between them.
///
/// What is too long in the last column goes on below itself.
func aligned(_ rows: [[String]], rightAligned: Set<Int> = [], width: Int = .max) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let clean = rows.map { $0.map(\.sanitized) }
  let widths = (0..<columns).map { column in
    clean.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
  }
  let indent = widths.dropLast().reduce(0) { $0 + $1 + 2 }
  // Where little room is left beside the other columns, the last one goes below them.
  let isBeside = width - indent >= 24
  return clean.flatMap { row -> [String] in
    let cells = row.enumerated().map { column, cell in
      cell.padded(toWidth: widths[column], rightAligned.contains(column) ? .right : .left)
    }
    let whole = cells.joined(separator: "  ").trimmingEnd
    guard whole.displayWidth > width, row.count == columns, let last = row.last else {
      return [whole]
    }
    let head = cells.dropLast().joined(separator: "  ")
    let inset = isBeside ? indent : 4
    let rest = wrapped(last, width: max(20, width - inset))
    let blanks = String(repeating: " ", count: inset)
    guard isBeside, let first = rest.first else {
      return [head.trimmingEnd] + rest.map { blanks + $0 }
    }
    return [head + "  " + first] + rest.dropFirst().map { blanks + $0 }
  }
}

/// A text broken at blanks into lines of at most `width` columns; a longer word has a line of its
/// own.
func wrapped(_ text: String, width: Int = 88) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.sanitized.split(separator: " ") {
    if !line.isEmpty, line.displayWidth + 1 + String(word).displayWidth > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [line]
}

/// `1 row`, `24 rows`
func count(_ number: Int, _ one: String, _ many: String) -> String {
  "\(number) \(number == 1 ? one : many)"
}

extension String {
  /// The text without blanks behind it.
  var trimmingEnd: String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}
