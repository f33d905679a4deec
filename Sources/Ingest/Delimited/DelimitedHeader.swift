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
  /// are refused.
  init(reading reader: inout DelimitedReader) throws(LoadError) {
    var block = CellBlock()
    guard try reader.read(into: &block, records: 1) else {
      throw LoadError(
        file: reader.file, message: "the file is empty; its first line must name the columns")
    }
    var names: [String] = []
    var notes: [String] = []
    var seen: [String: Int] = [:]
    for (index, cell) in block.cells.enumerated() {
      let written = block.text(of: cell, in: reader.bytes)
      let name = ColumnNames.name(written, index: index, notes: &notes)
      if let first = seen.updateValue(index, forKey: name.lowercased()) {
        let offset = block.fileOffset(of: cell)
        throw LoadError(
          file: reader.file, at: TextPlace(of: offset, in: reader.bytes),
          message: "columns \(first + 1) and \(index + 1) have the same name; rename one of them")
      }
      names.append(name)
    }
    self.names = names
    self.notes = notes
  }
}
