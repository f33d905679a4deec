import Model
import Store

@testable import Ingest

/// A loaded table as texts, to be compared with what a person expects.
struct Reading {
  let dataset: LoadedDataset

  init(_ paths: String..., options: LoadOptions = LoadOptions()) throws {
    dataset = try load(.paths(paths), options: options)
  }

  var tables: [String] { dataset.casebook.schema.tables.map(\.name) }

  func schema(_ table: String) -> TableSchema? {
    dataset.casebook.schema.tables.first { $0.name == table }
  }

  func columns(_ table: String) -> [String] { schema(table)?.columns.map(\.name) ?? [] }

  func types(_ table: String) -> [String] { schema(table)?.columns.map(\.type.name) ?? [] }

  /// The rows as texts; `–` stands for a missing cell.
  func rows(_ table: String) -> [[String]] {
    guard let index = dataset.casebook.schema.tableIndex(named: table) else { return [] }
    let stored = dataset.casebook.tables[index]
    return (0..<stored.rowCount).map { row in
      stored.columns.map { Self.text($0.value(at: row)) }
    }
  }

  /// For each column that is a link, `column → table.key`.
  func links(_ table: String) -> [String] {
    schema(table)?.columns.compactMap { column in
      column.link.map { link in
        let target = dataset.casebook.schema.tables[link.table]
        return "\(column.name) → \(target.name).\(target.columns[link.keyColumn].name)"
      }
    } ?? []
  }

  func key(_ table: String) -> String? {
    schema(table).flatMap { schema in schema.keyColumn.map { schema.columns[$0].name } }
  }

  func notes(_ table: String) -> [String] {
    dataset.report.tables.first { $0.name == table }?.notes ?? []
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .unknown, .none: "–"
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .date(let date, let notation): notation.isEmpty ? date.earliest.text : notation
    default: "?"
    }
  }

  /// What a file is refused with.
  static func refusal(_ paths: String..., options: LoadOptions = LoadOptions()) -> LoadError? {
    do {
      _ = try load(.paths(paths), options: options)
      return nil
    } catch {
      return error
    }
  }
}
