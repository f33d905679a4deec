/// One line of a text made fit to be shown with carets below it: tabs become blanks, control
/// characters and marks that reorder text become pictures, and a long line is cut round the place
/// that matters.
struct ShownLine {
  /// What to print.
  let text: String
  /// Blanks before the first caret.
  let indentColumns: Int
  /// How many carets, at least one.
  let caretColumns: Int

  /// Characters of the line as they are drawn.
  private struct Cell {
    let text: String
    let columns: Int
    let offset: Int
  }

  /// Columns of a tab.
  private static let tabColumns = 4

  /// Makes the line that holds the start of `range`, at most `columnsMax` wide.
  init(of source: SourceText, around range: SourceRange, columnsMax: Int) {
    let line = source.lineRange(at: range.lower)
    var cells: [Cell] = []
    var offset = line.lower
    for character in source.string(in: line) {
      // The mark of the byte order, which begins some files, is not to be seen.
      let isMark = offset == 0 && character == "\u{FEFF}"
      let (text, columns) = isMark ? ("", 0) : Self.drawn(character)
      cells.append(Cell(text: text, columns: columns, offset: offset))
      offset += character.utf8.count
    }
    let guilty = cells.indices.filter {
      cells[$0].offset >= range.lower && cells[$0].offset < range.upper
    }
    let first = guilty.first ?? cells.firstIndex { $0.offset >= range.lower } ?? cells.count
    let end = (guilty.last).map { $0 + 1 } ?? first
    let window = Self.window(cells, first: first, end: end, columnsMax: columnsMax)
    let isCutBefore = window.lowerBound > 0
    let isCutAfter = window.upperBound < cells.count
    text =
      (isCutBefore ? "…" : "") + cells[window].map(\.text).joined() + (isCutAfter ? "…" : "")
    let before = cells[window.lowerBound..<max(first, window.lowerBound)]
    indentColumns = (isCutBefore ? 1 : 0) + before.reduce(0) { $0 + $1.columns }
    let marked = cells[max(first, window.lowerBound)..<max(first, min(end, window.upperBound))]
    caretColumns = max(1, marked.reduce(0) { $0 + $1.columns })
  }

  /// The cells to show: all when they fit, else those from a little before the guilty ones on.
  private static func window(
    _ cells: [Cell], first: Int, end: Int, columnsMax: Int
  ) -> Range<Int> {
    let total = cells.reduce(0) { $0 + $1.columns }
    guard total > columnsMax else { return 0..<cells.count }
    let room = max(columnsMax - 2, 10)
    var lower = min(first, cells.count)
    var columns = 0
    // A third of the room shows what stands before; more when little stands after.
    let after = cells[lower...].reduce(0) { $0 + $1.columns }
    let beforeMax = max(room / 3, room - after)
    while lower > 0, columns + cells[lower - 1].columns <= beforeMax {
      lower -= 1
      columns += cells[lower].columns
    }
    var upper = min(first, cells.count)
    while upper < cells.count, columns + cells[upper].columns <= room {
      columns += cells[upper].columns
      upper += 1
    }
    return lower..<upper
  }

  private static func drawn(_ character: Character) -> (text: String, columns: Int) {
    if character == "\t" { return (String(repeating: " ", count: tabColumns), tabColumns) }
    var text = String.UnicodeScalarView()
    for scalar in character.unicodeScalars { text.append(GlyphWidth.visible(scalar)) }
    let shown = String(text)
    return (shown, shown.reduce(0) { $0 + GlyphWidth.columns(of: $1) })
  }
}

/// How many columns a terminal gives to a character, near enough to put carets below it.
enum GlyphWidth {
  /// Columns of a whole text.
  static func columns(of text: String) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

  /// 0, 1 or 2.
  static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// Blocks of Unicode whose characters take two columns.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]

  /// The character itself, or a picture of one that would act on the terminal or not be seen.
  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "␀" }
    if scalar.value == 0x7F { return "␡" }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format, .privateUse, .surrogate:
      return scalar.properties.isJoinControl ? scalar : "\u{FFFD}"
    default: return scalar
    }
  }
}
