/// The first record of a file: the names of its columns.
struct DelimitedHeader {
  /// The names, all different.
  let names: [String]
  /// What was changed in them, for the load report.
  let notes: [String]

  /// Reads and checks the header; throws if there is none or if two names are the same.
  ///
  /// A column without a name gets `column_5` by its place, and control characters in a name become
  /// `_`; both are told. Names that differ by case alone cannot be told apart in a query, so they
  /// are refused, and so is what can be no name.
  init(reading reader: inout DelimitedReader) throws(LoadError) {
    var block = CellBlock()
    guard try reader.read(into: &block, records: 1) else {
      throw LoadError(
        file: reader.file, message: "the file is empty; its first line must name the columns")
    }
    var names: [String] = []
    var notes: [String] = []
    var seen = Set<String>(minimumCapacity: block.cells.count)
    for (index, cell) in block.cells.enumerated() {
      let written = block.text(of: cell)
      let isText = !written.utf8.contains(0)
      guard isText, written.utf8.count <= ColumnNames.bytesMax else {
        throw LoadError(
          file: reader.file, at: block.place(of: cell),
          message: isText
            ? "a column's name of more than \(ColumnNames.bytesMax) bytes; is this the header?"
            : "a zero byte in a column's name; this is no text")
      }
      let name = ColumnNames.name(written, index: index, notes: &notes)
      let folded = name.lowercased()
      if !seen.insert(folded).inserted {
        let first = names.firstIndex { $0.lowercased() == folded } ?? index
        throw LoadError(
          file: reader.file, at: block.place(of: cell),
          message: "columns \(first + 1) and \(index + 1) have the same name; rename one of them")
      }
      names.append(name)
    }
    self.names = names
    self.notes = notes
  }
}
