// Numbers that are not written as programs write them.
extension CellReading {
  /// How the column's numbers are written.
  var numberFormat: NumberFormat {
    switch self {
    case .formattedInteger(let format), .formattedNumber(let format): format
    default: .plain
    }
  }
}

extension ColumnPlan {
  /// A cell as a program would write the number: without blanks round it, in the usual format; nil
  /// if it is none.
  ///
  /// Blanks are told as a repair; the format is the column's reading.
  func plainNumber(
    _ cell: Cell, in block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) -> [UInt8]? {
    guard cell.count <= 256 else { return nil }
    let written = block.text(of: cell)
    let text = written.trimmed
    guard !text.isEmpty else { return nil }
    let format = reading.numberFormat
    let isPlain = format == .plain
    guard isPlain ? text.utf8.count < written.utf8.count : true,
      let plain = isPlain ? text : format.plain(text)
    else { return nil }
    let bytes = Array(plain.utf8)
    guard NumberText.number(bytes.span, 0, bytes.count) != nil else { return nil }
    if text.utf8.count < written.utf8.count {
      log.repair("blanks round it left out", cell, in: block, of: batch)
    }
    return bytes
  }
}
