/// Gives the records of a JSON table as rows of cells.
struct JSONTableReader: RecordReading {
  private var records: JSONRecords
  private let table: JSONTable
  private let indices: [[String]: Int]
  private var isFirst = true
  private var row = 0

  init(_ table: JSONTable) {
    self.table = table
    records = JSONRecords(
      table.bytes, file: table.file, layout: table.layout, member: table.member)
    var indices: [[String]: Int] = [:]
    for (index, path) in table.paths.enumerated() where !path.isEmpty { indices[path] = index }
    self.indices = indices
  }

  var notes: [String] { [] }
  var fraction: Double { records.fraction }

  mutating func read(into block: inout CellBlock) throws(LoadError) -> Bool {
    block.clear()
    while block.cells.count < DelimitedReader.blockCells, let record = try records.next() {
      if isFirst && table.hasHeader {
        isFirst = false
        continue
      }
      isFirst = false
      row += 1
      append(record, to: &block)
    }
    return block.recordCount > 0
  }

  private mutating func append(_ record: JSONRecord, to block: inout CellBlock) {
    guard let path = table.childPath else {
      var cells = Row(count: table.paths.count)
      if let key = record.key { fill(&cells, ["key"], .text(key.text), key.place) }
      fill(&cells, record.value)
      if let number = table.numberColumn {
        cells.texts[number] = String(row)
        cells.places[number] = record.value.place
      }
      append(cells, at: record.value.place, to: &block)
      return
    }
    guard case .array(let elements)? = Self.value(of: record.value, at: path)?.kind,
      JSONShape.areObjects(elements)
    else { return }
    let link = linkText(record)
    for element in elements {
      var cells = Row(count: table.paths.count)
      cells.texts[0] = link
      cells.places[0] = element.place
      fill(&cells, element)
      append(cells, at: element.place, to: &block)
    }
  }

  /// The key of the record that a child's row belongs to.
  private func linkText(_ record: JSONRecord) -> String {
    guard let path = table.parentKey else { return String(row) }
    if path == ["key"], let key = record.key { return key.text }
    return Self.value(of: record.value, at: path).map { JSONCell($0).text() } ?? ""
  }

  private static func value(of value: JSONValue, at path: [String]) -> JSONValue? {
    var found = value
    for key in path {
      guard let next = found[key] else { return nil }
      found = next
    }
    return found
  }

  /// The texts of one row and where they stand.
  private struct Row {
    var texts: [String]
    var places: [TextPlace?]

    init(count: Int) {
      texts = Array(repeating: "", count: count)
      places = Array(repeating: nil, count: count)
    }
  }

  private func fill(_ row: inout Row, _ value: JSONValue) {
    switch value.kind {
    case .object(let members):
      for member in members { fill(&row, [member.key], member.value) }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        fill(&row, [table.header?[index] ?? "column_" + String(index + 1)], element)
      }
    default: fill(&row, ["value"], JSONCell(value), value.place)
    }
  }

  private func fill(_ row: inout Row, _ path: [String], _ value: JSONValue) {
    guard case .object(let members) = value.kind else {
      fill(&row, path, JSONCell(value), value.place)
      return
    }
    for member in members { fill(&row, path + [member.key], member.value) }
  }

  private func fill(_ row: inout Row, _ path: [String], _ cell: JSONCell, _ place: TextPlace) {
    guard let index = indices[path] else { return }
    row.texts[index] = cell.text(partedBy: table.separators[index])
    row.places[index] = place
  }

  private func append(_ row: Row, at place: TextPlace, to block: inout CellBlock) {
    for (text, cell) in zip(row.texts, row.places) {
      block.append(text.utf8, at: cell ?? place)
    }
    block.records.append(Record(line: place.line))
  }
}
