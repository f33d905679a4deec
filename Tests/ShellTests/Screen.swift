/// What a person sees of a terminal's output: as much of a terminal as a line editor makes use of.
///
/// Every character is one column wide, except that combining marks join the one before.
struct Screen {
  private let columns: Int
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  /// An escape sequence of which the end has not come yet.
  private var sequence = ""

  init(columns: Int, rows: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines from the top, without spaces behind them.
  var lines: [String] {
    cells.map { line in
      var kept = line[...]
      while kept.last == " " { kept.removeLast() }
      return kept.joined()
    }
  }

  /// Shows what a program wrote, and returns it without escape sequences.
  mutating func write(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      if !sequence.isEmpty || scalar == "\u{1B}" {
        sequence.unicodeScalars.append(scalar)
        act()
      } else if scalar != "\r" {
        plain.unicodeScalars.append(scalar)
        show(scalar)
      } else {
        column = 0
      }
    }
    return plain
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": lineFeed()
    case "\u{8}": column = max(0, min(column, columns - 1) - 1)
    case _ where scalar.properties.generalCategory == .control: break
    case _ where scalar.properties.generalCategory == .nonspacingMark:
      cells[row][max(0, column - 1)].unicodeScalars.append(scalar)
    default:
      // The last column is filled without moving on; the next character begins the next line.
      if column == columns {
        column = 0
        lineFeed()
      }
      cells[row][column] = String(scalar)
      column += 1
    }
  }

  private mutating func lineFeed() {
    row += 1
    guard row == cells.count else { return }
    cells.removeFirst()
    cells.append(Array(repeating: " ", count: columns))
    row -= 1
  }

  /// Does what a sequence asks once it is whole: ESC, `[`, parameters, and a final letter.
  private mutating func act() {
    guard sequence.unicodeScalars.count > 1 else { return }
    guard sequence.dropFirst().first == "[" else {
      sequence = ""
      return
    }
    guard let last = sequence.unicodeScalars.last, sequence.unicodeScalars.count > 2,
      (0x40...0x7E).contains(last.value)
    else { return }
    let parameters = sequence.dropFirst(2).dropLast().split(separator: ";").map { Int($0) }
    sequence = ""
    move(last, by: (parameters.first ?? nil) ?? (last == "J" || last == "K" ? 0 : 1), parameters)
  }

  private mutating func move(_ final: Unicode.Scalar, by count: Int, _ parameters: [Int?]) {
    column = min(column, columns - 1)
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(cells.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, max(1, count)) - 1
    case "H":
      row = min(cells.count, max(1, count)) - 1
      column = min(columns, max(1, (parameters.dropFirst().first ?? nil) ?? 1)) - 1
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(count)
    case "K": clear(row, from: count == 0 ? column : 0)
    case "J":
      clear(row, from: count == 0 ? column : 0)
      for other in cells.indices where other > row || count != 0 { clear(other, from: 0) }
    default: break
    }
  }

  private mutating func clear(_ row: Int, from column: Int) {
    for cell in column..<columns { cells[row][cell] = " " }
  }
}
