import Model
import Store

/// A drawn column: its schema, and its cells.
struct DrawnColumn {
  let schema: ColumnSchema
  let cells: [Value]

  var texts: [String] {
    cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  static func texts(_ name: String, _ cells: [Value]) -> DrawnColumn {
    DrawnColumn(schema: ColumnSchema(name: name, type: .text), cells: cells)
  }

  static func link(_ name: String, _ cells: [Value], to table: Int = 0) -> DrawnColumn {
    let link = LinkSchema(table: table, keyColumn: 0)
    return DrawnColumn(schema: ColumnSchema(name: name, type: .text, link: link), cells: cells)
  }

  /// A closed column, whose values are listed.
  static func category(_ name: String, _ cells: [Value]) -> DrawnColumn {
    let column = DrawnColumn(schema: ColumnSchema(name: name, type: .category), cells: cells)
    let counts = Dictionary(column.texts.map { ($0, 1) }, uniquingKeysWith: +)
    let listed = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      ColumnStatistics.CategoryCount(value: $0.key, count: $0.value)
    }
    let statistics = ColumnStatistics(categories: listed)
    return DrawnColumn(
      schema: ColumnSchema(name: name, type: .category, statistics: statistics), cells: cells)
  }

  static func dates(_ name: String, _ cells: [Value], _ emptyIsNone: Bool = false) -> DrawnColumn {
    DrawnColumn(
      schema: ColumnSchema(name: name, type: .date, emptyIsNone: emptyIsNone),
      cells: emptyIsNone ? withNone(cells) : cells)
  }

  static func integers(_ name: String, _ cells: [Value], _ emptyIsNone: Bool = false)
    -> DrawnColumn
  {
    DrawnColumn(
      schema: ColumnSchema(name: name, type: .integer, emptyIsNone: emptyIsNone),
      cells: emptyIsNone ? withNone(cells) : cells)
  }

  /// Where empty cells say that there is none, each third is unknown nevertheless.
  private static func withNone(_ cells: [Value]) -> [Value] {
    cells.indices.map { cells[$0] == .unknown && $0 % 3 != 0 ? .none : cells[$0] }
  }

  static func numbers(_ name: String, _ cells: [Value]) -> DrawnColumn {
    DrawnColumn(schema: ColumnSchema(name: name, type: .number), cells: cells)
  }

  static func booleans(_ name: String, _ cells: [Value]) -> DrawnColumn {
    DrawnColumn(schema: ColumnSchema(name: name, type: .boolean), cells: cells)
  }
}

/// A drawn table.
struct DrawnTable {
  let name: String
  let singular: String
  let count: Int
  var columns: [DrawnColumn]
  var key: Int?
  var label: Int?
  var aliases: Int?
  var events: [(verb: String, column: Int)] = []
  var state: StateSchema?
  var roles = TableRoles()

  var schema: TableSchema {
    TableSchema(
      name: name, singular: singular, columns: columns.map(\.schema), keyColumn: key,
      labelColumn: label, aliasColumn: aliases,
      events: events.map { EventSchema(verb: $0.verb, column: $0.column) },
      states: state.map { [$0] } ?? [], roles: roles, rowCount: count)
  }

  /// The table as it is stored; the keys of all tables are given.
  func table(keys: [[String]]) -> Table {
    var links: [Int: LinkIndex] = [:]
    for (index, column) in columns.enumerated() {
      guard let link = column.schema.link else { continue }
      let targets = keys[link.table]
      let places = column.cells.map { cell in
        if case .text(let key) = cell { targets.firstIndex(of: key) ?? -1 } else { -1 }
      }
      links[index] = LinkIndex(targets: places.cells { Int32($0) }, targetCount: targets.count)
    }
    return Table(columns: columns.map(\.stored), rowCount: count, links: links)
  }
}

extension DrawnTable {
  /// The same rows in another order, drawn from a seed.
  func shuffled(_ seed: UInt64) -> DrawnTable {
    var random = SeededGenerator(seed: seed)
    let order = Array(0..<count).shuffled(using: &random)
    var table = self
    table.columns = columns.map { column in
      DrawnColumn(schema: column.schema, cells: order.map { column.cells[$0] })
    }
    return table
  }

  /// The same rows, the values of closed columns called otherwise.
  func renamed(_ names: [String: String]) -> DrawnTable {
    var table = self
    table.columns = columns.map { column in
      guard column.schema.type == .category else { return column }
      let cells = column.cells.map { cell -> Value in
        if case .text(let text) = cell { .text(names[text] ?? text) } else { cell }
      }
      return .category(column.schema.name, cells)
    }
    return table
  }
}

// MARK: - Storage

extension DrawnColumn {
  /// The column as it is stored.
  var stored: Column {
    Column(
      type: schema.type, storage: storage,
      unknown: Bitmap(rows: cells.indices.filter { cells[$0] == .unknown }, count: cells.count),
      none: Bitmap(rows: cells.indices.filter { cells[$0] == .none }, count: cells.count))
  }

  private var storage: Column.Storage {
    if schema.name == "text" {
      let texts = cells.map { if case .text(let text) = $0 { text } else { "" } }
      return .text(TextArena(texts))
    }
    switch schema.type {
    case .integer:
      let numbers = cells.map { cell -> Int64? in
        if case .integer(let value) = cell { Int64(value) } else { nil }
      }
      let known = numbers.compactMap(\.self)
      let bounds = known.min().flatMap { least in known.max().map { least...$0 } }
      return .integers(Integers(numbers.map { $0 ?? 0 }, within: bounds))
    case .number:
      return .numbers(cells.cells { if case .number(let value) = $0 { value } else { 0 } })
    case .boolean:
      let rows = cells.indices.filter { cells[$0] == .boolean(true) }
      return .booleans(Bitmap(rows: rows, count: cells.count))
    case .date: return dates
    default: return codes
    }
  }

  // Codes of any width serve as well; which one depends on the name alone, so that all are tried.
  private var codes: Column.Storage {
    let values = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let dictionary = TextDictionary(sorted: values)
    let codes = cells.map { cell -> Int in
      if case .text(let text) = cell { values.firstIndex(of: text) ?? 0 } else { 0 }
    }
    return switch schema.name.utf8.count % 3 {
    case 0: .codes8(codes.cells { UInt8($0) }, dictionary)
    case 1: .codes16(codes.cells { UInt16($0) }, dictionary)
    default: .codes32(codes.cells { UInt32($0) }, dictionary)
    }
  }

  private var dates: Column.Storage {
    let bounds = cells.map { cell in
      if case .date(let date, _) = cell { date } else { UncertainDate(Day(0)) }
    }
    if bounds.allSatisfy(\.isExact) {
      let known = cells.compactMap { cell in
        if case .date(let date, _) = cell { date.earliest.number } else { nil }
      }
      let range = known.min().flatMap { least in known.max().map { least...$0 } }
      return .days(Integers(bounds.map(\.earliest.number), within: range))
    }
    var notations = [""]
    let codes = cells.map { cell -> UInt32 in
      guard case .date(let date, let notation) = cell, !date.isExact else { return 0 }
      if let code = notations.firstIndex(of: notation) { return UInt32(code) }
      notations.append(notation)
      return UInt32(notations.count - 1)
    }
    return .dayRanges(
      DayRanges(
        earliest: bounds.cells(\.earliest.number), latest: bounds.cells(\.latest.number),
        notationCodes: Cells(codes), notations: notations))
  }
}
