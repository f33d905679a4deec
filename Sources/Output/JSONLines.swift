import Engine

extension RenderedParts {
  /// An object a line, as in the lines of json; no row, no byte.
  static func jsonLines(_ answer: Answer) -> RenderedParts {
    let keys = objectKeys(answer)
    return RenderedParts(
      rowCount: answer.rowCount,
      begin: { _ in },
      rows: { range, buffer in
        let cells = answer.cells(range)
        for row in range.indices {
          appendObject(keys, cells, row: row - range.lowerBound, to: &buffer)
          buffer.append("\n")
        }
      })
  }
}
