import Model
import Plan
import Store

// A date that is chosen among others, `first_known(released, died)`, is written as it stands there.
extension Computation {
  /// A column of the values, over all rows of the shape that it was lowered over.
  ///
  /// - Throws: `interrupted`.
  func column(rowCount: Int, _ cancellation: Cancellation) throws(ExecutionError) -> Column {
    let column = try evaluate(rowCount: rowCount, cancellation).column(cancellation)
    guard case .conditional = self, column.type == .date,
      case .dayRanges(let ranges) = column.storage
    else { return column }
    var notations = [""]
    var codes: [String: UInt32] = [:]
    let rows = self.notations(rowCount).map { text -> UInt32 in
      guard !text.isEmpty else { return 0 }
      if let code = codes[text] { return code }
      let code = UInt32(truncatingIfNeeded: notations.count)
      codes[text] = code
      notations.append(text)
      return code
    }
    return Column(
      type: .date,
      storage: .dayRanges(
        DayRanges(
          earliest: ranges.earliest, latest: ranges.latest, notationCodes: Cells(rows),
          notations: notations)), unknown: column.unknown, none: column.none)
  }

  /// How each date is written; empty for those that are computed or one day.
  private func notations(_ rowCount: Int) -> [String] {
    switch self {
    case .column(let source):
      guard case .dayRanges(let ranges) = source.column.storage, !ranges.notationCodes.isEmpty
      else { break }
      return (0..<rowCount).map { row in
        let row = source.rows.map { Int($0[row]) } ?? row
        return row < 0 ? "" : ranges.notations[Int(ranges.notationCodes[row])]
      }
    case .conditional(let test, let then, let otherwise, _):
      let yes = Bitmap(words: test.evaluate(0..<rowCount).yes, count: rowCount)
      let (one, other) = (then.notations(rowCount), otherwise.notations(rowCount))
      return (0..<rowCount).map { yes[$0] ? one[$0] : other[$0] }
    default: break
    }
    return Array(repeating: "", count: rowCount)
  }
}
