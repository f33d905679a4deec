import Model
import Store

/// Makes a table of another's columns: a row for each element of a list, or for each slot that
/// holds something, linked to the row that it comes from.
///
/// Its columns are the link, named as one row of the other table; the place among the row's parts,
/// from 1; and the parts. Elements have the blanks round them taken off, and empty ones are left
/// out.
struct PartsTable {
  private let parent: ReadTable
  private let keyColumn: Int
  private let linkName: String
  private let key: DataPackage.PartsKey
  private let sources: [[Int]]

  /// Finds the columns; throws for those that are not there.
  init(
    of parent: ReadTable, singular: String, keyColumn: Int?, _ key: DataPackage.PartsKey,
    descriptor: String
  ) throws(LoadError) {
    self.parent = parent
    self.key = key
    linkName = singular
    let resolver = ColumnResolver(table: parent, descriptor: descriptor)
    guard let keyColumn else {
      throw resolver.fault(
        key.name, "\(parent.name) needs a primaryKey of one column, for the parts to point to")
    }
    self.keyColumn = keyColumn
    var sources: [[Int]] = []
    for (_, mentions) in key.columns {
      var columns: [Int] = []
      for mention in mentions { columns.append(try resolver.column(mention)) }
      sources.append(columns)
    }
    self.sources = sources
  }

  /// One row of the new table.
  private struct Part {
    let row: Int
    let place: Int
    let texts: [String?]
  }

  /// The new table.
  func read() -> ReadTable {
    let parts = key.separator.map(elements(partedBy:)) ?? slots()
    var lines = RowLines()
    for part in parts { lines.append(parent.lines.line(of: part.row)) }
    var table = ReadTable(
      name: key.name.name, file: parent.file, plans: [], columns: [], rowCount: parts.count,
      lines: lines, unit: parent.unit, log: ProblemLog(),
      notes: ["made of \(parent.name), \(origin)"])
    table.partOf = ReadTable.Parent(table: parent.name, keyColumn: keyColumn)
    let keyText = parts.map { parent.columns[keyColumn].column.value(at: $0.row).written }
    table.add(linkName, parent.plans[keyColumn].reading.partReading, keyText, isKey: true)
    if !key.columns.contains(where: { $0.name == "position" }) {
      table.add("position", .integer, parts.map { String($0.place) })
    }
    for (index, column) in key.columns.enumerated() {
      let isList = key.separator != nil
      let reading = common(sources[index].map { parent.plans[$0].reading.partReading })
      table.add(column.name, isList ? .undeclaredText : reading, parts.map { $0.texts[index] })
    }
    return table
  }

  /// What holds the values of all slots: years are dates too, whole numbers are numbers.
  private func common(_ readings: [CellReading]) -> CellReading {
    let all = Set(readings)
    if all.count == 1, let reading = all.first { return reading }
    if all == [.integer, .date] { return .date }
    return all == [.integer, .number] ? .number : .undeclaredText
  }

  private var origin: String {
    guard let separator = key.separator, let column = sources.first?.first else {
      return "one row for each of its slots that holds something"
    }
    return "one row for each element of \(parent.plans[column].name), parted by '\(separator)'"
  }

  private func elements(partedBy separator: String) -> [Part] {
    let column = parent.columns[sources[0][0]].column
    var parts: [Part] = []
    for row in 0..<parent.rowCount {
      guard let text = column.value(at: row).written else { continue }
      let found = text.pieces(partedBy: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
      for (place, element) in found.enumerated() {
        parts.append(Part(row: row, place: place + 1, texts: [element]))
      }
    }
    return parts
  }

  private func slots() -> [Part] {
    var parts: [Part] = []
    for row in 0..<parent.rowCount {
      for slot in sources[0].indices {
        let texts = sources.map { columns in
          parent.columns[columns[slot]].column.value(at: row).partText
        }
        if texts.contains(where: { $0 != nil }) {
          parts.append(Part(row: row, place: slot + 1, texts: texts))
        }
      }
    }
    return parts
  }
}

extension CellReading {
  /// How a part of such a column is read from the text that says its value plainly.
  fileprivate var partReading: CellReading {
    switch self {
    case .formattedInteger: .integer
    case .formattedNumber: .number
    case .boolean: .boolean(yes: [], no: [])
    case .dateTime, .writtenDate: .date
    case .category, .duration, .text: .undeclaredText
    case .undeclaredText, .uri, .integer, .number, .date: self
    }
  }
}

extension Value {
  /// The value said plainly: dates in EDTF.
  fileprivate var partText: String? {
    guard case .date(let date, let notation) = self else { return written }
    return EDTF.read(notation) == .malformed ? date.notation : notation
  }
}

extension String {
  /// The pieces between the places where a text stands.
  fileprivate func pieces(partedBy separator: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let place = rest.firstRange(of: separator) {
      pieces.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    return pieces + [rest]
  }
}
