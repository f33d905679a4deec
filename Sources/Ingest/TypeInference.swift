import Model

/// Decides what the columns of an undeclared file hold, from all of its cells: the first of these
/// that every cell that is not empty can be read as.
///
/// | reading | cells |
/// |---|---|
/// | boolean | `true` and `false`, or `yes` and `no`, in any case |
/// | integer | whole numbers of at most 64 bits; no plus sign, no leading zero: codes stay text |
/// | number | with a fraction or an exponent too; `nan`, `inf` and hexadecimal digits are text |
/// | date | EDTF, `2024`, `2024-07`, `2024-07-15`, `2021~`; a column of years alone is integer |
/// | text | anything else; closed if its values repeat (see `TextColumnBuilder`) |
///
/// A column without a single cell is text.
struct TypeInference {
  private var columns: [Candidates]

  init(columnCount: Int) { columns = Array(repeating: Candidates(), count: columnCount) }

  /// What a column can still be.
  fileprivate struct Candidates {
    var isTrueFalse = true
    var isYesNo = true
    var isInteger = true
    var isNumber = true
    var isDate = true
    var hasValue = false
    var hasDate = false
    var dates = DateText()

    var isDecided: Bool {
      !isTrueFalse && !isYesNo && !isInteger && !isNumber && !isDate
    }
  }

  /// Looks at all cells of a block.
  mutating func look(at block: CellBlock, in bytes: [UInt8]) {
    for column in columns.indices where !columns[column].isDecided {
      columns[column].look(at: block, in: bytes, column: column, of: columns.count)
    }
  }

  /// The reading of each column.
  var readings: [CellReading] {
    columns.map { column in
      guard column.hasValue else { return .undeclaredText }
      if column.isTrueFalse { return .boolean(yes: [], no: []) }
      if column.isYesNo { return .boolean(yes: [], no: []) }
      if column.isInteger { return .integer }
      if column.isNumber { return .number }
      return column.isDate && column.hasDate ? .date : .undeclaredText
    }
  }
}

extension TypeInference.Candidates {
  fileprivate mutating func look(
    at block: CellBlock, in bytes: [UInt8], column: Int, of columnCount: Int
  ) {
    let file = bytes.span
    let spill = block.spill.span
    var index = column
    for _ in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= columnCount
      if cell.count == 0 { continue }
      look(at: cell.isSpilled ? spill : file, cell.start, cell.end)
      if isDecided { return }
    }
  }

  private mutating func look(at source: Span<UInt8>, _ start: Int, _ end: Int) {
    hasValue = true
    if isTrueFalse {
      isTrueFalse =
        Self.isWord("true", source, start, end) || Self.isWord("false", source, start, end)
    }
    if isYesNo {
      isYesNo = Self.isWord("yes", source, start, end) || Self.isWord("no", source, start, end)
    }
    if isInteger { isInteger = NumberText.isPlainInteger(source, start, end) }
    if isNumber { isNumber = NumberText.isPlainNumber(source, start, end) }
    if isDate { lookForDate(source, start, end) }
  }

  private mutating func lookForDate(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    if dates.day(source, start, end) != nil {
      hasDate = true
      return
    }
    // The longest notation is an interval of two qualified days.
    guard end - start <= 23, source[start] < 0x80 else {
      isDate = false
      return
    }
    var bytes: [UInt8] = []
    for index in start..<end { bytes.append(source[index]) }
    switch EDTF.read(String(decoding: bytes, as: UTF8.self)) {
    case .date: hasDate = true
    case .unknown: break
    case .malformed: isDate = false
    }
  }

  private static func isWord(
    _ word: StaticString, _ source: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard word.utf8CodeUnitCount == end - start else { return false }
    var index = start
    var isEqual = true
    for scalar in word.description.utf8 {
      let byte = source[index]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      isEqual = isEqual && scalar == (isCapital ? byte | 0x20 : byte)
      index += 1
    }
    return isEqual
  }
}
