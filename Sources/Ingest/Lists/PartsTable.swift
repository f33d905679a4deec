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
    of parent: ReadTable, singular: String, keyColumn: Int, _ key: DataPackage.PartsKey,
    descriptor: String
  ) throws(LoadError) {
    self.parent = parent
    self.key = key
    linkName = singular
    self.keyColumn = keyColumn
    let resolver = ColumnResolver(table: parent, descriptor: descriptor)
    var sources: [[Int]] = []
    for (_, mentions) in key.columns {
      var columns: [Int] = []
      for mention in mentions { columns.append(try resolver.column(mention)) }
      sources.append(columns)
    }
    self.sources = sources
  }

  /// The new table.
  func read() -> ReadTable {
    if let separator = key.separator {
      let list = ListElements(parent.columns[sources[0][0]].column, partedBy: separator)
      var table = empty(rows: list.rows)
      addLink(list.rows, to: &table)
      addPlaces(list.places, to: &table)
      table.add(key.columns[0].name, .undeclaredText, codes: list.codes, of: list.texts)
      return table
    }
    let parts = slots()
    let rows = parts.map(\.row)
    var table = empty(rows: rows)
    addLink(rows, to: &table)
    addPlaces(parts.map(\.place), to: &table)
    for (index, column) in key.columns.enumerated() {
      let reading = common(sources[index].map { parent.plans[$0].reading.partReading })
      table.add(column.name, reading, parts.map { $0.texts[index] })
    }
    return table
  }

  private func empty(rows: [Int]) -> ReadTable {
    var lines = RowLines()
    for row in rows { lines.append(parent.lines.line(of: row)) }
    var table = ReadTable(
      name: key.name.name, file: parent.file, plans: [], columns: [], rowCount: rows.count,
      lines: lines, unit: parent.unit, log: ProblemLog(),
      notes: ["made of \(parent.name), \(origin)"])
    table.partOf = ReadTable.Parent(table: parent.name, keyColumn: keyColumn)
    return table
  }

  private func addLink(_ rows: [Int], to table: inout ReadTable) {
    let column = parent.columns[keyColumn].column
    let reading = parent.plans[keyColumn].reading.partReading
    guard column.missingRows == nil else {
      table.add(linkName, reading, rows.map { column.value(at: $0).written }, isKey: true)
      return
    }
    switch column.storage {
    case .integers(let values):
      table.add(linkName, integers: rows.map { values[$0] }, isKey: true)
    case .codes8(let codes, let keys):
      table.add(
        linkName, reading, codes: rows.map { UInt32(codes[$0]) }, of: keys.arena, isKey: true)
    case .codes16(let codes, let keys):
      table.add(
        linkName, reading, codes: rows.map { UInt32(codes[$0]) }, of: keys.arena, isKey: true)
    case .codes32(let codes, let keys):
      table.add(linkName, reading, codes: rows.map { codes[$0] }, of: keys.arena, isKey: true)
    default:
      table.add(linkName, reading, rows.map { column.value(at: $0).written }, isKey: true)
    }
  }

  private func addPlaces(_ places: [Int], to table: inout ReadTable) {
    guard linkName != "position", !key.columns.contains(where: { $0.name == "position" }) else {
      return
    }
    table.add("position", integers: places.map(Int64.init))
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

  /// One row of a table of slots.
  private struct Part {
    let row: Int
    let place: Int
    let texts: [String?]
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
