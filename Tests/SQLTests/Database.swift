import CSQLite

/// An SQLite database in memory.
@safe final class Database {
  private let connection: OpaquePointer

  /// What a cell holds.
  enum Cell: Hashable {
    case null
    case integer(Int)
    case number(Double)
    case text(String)
  }

  /// What SQLite says is wrong, and with which statement.
  struct Failure: Error, CustomStringConvertible {
    let message: String
    let statement: String

    var description: String { message + " in\n" + statement }
  }

  init() throws {
    var opened: OpaquePointer?
    guard unsafe sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened = unsafe opened else {
      throw Failure(message: "cannot open a database", statement: "")
    }
    unsafe connection = opened
  }

  deinit { unsafe sqlite3_close(connection) }

  /// Runs a statement and gives its rows.
  @discardableResult
  func rows(of text: String, binding cells: [Cell] = []) throws -> [[Cell]] {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(connection, text, -1, &prepared, nil) == SQLITE_OK,
      let statement = unsafe prepared
    else { throw failure(text) }
    defer { unsafe sqlite3_finalize(statement) }
    for (place, cell) in cells.enumerated() {
      let place = Int32(place + 1)
      switch cell {
      case .null: unsafe sqlite3_bind_null(statement, place)
      case .integer(let value): unsafe sqlite3_bind_int64(statement, place, Int64(value))
      case .number(let value): unsafe sqlite3_bind_double(statement, place, value)
      case .text(let value):
        // SQLITE_TRANSIENT, a cast that is not imported: SQLite copies the bytes.
        let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        unsafe sqlite3_bind_text(statement, place, value, -1, copies)
      }
    }
    var rows: [[Cell]] = []
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW:
        unsafe rows.append((0..<sqlite3_column_count(statement)).map { unsafe cell(statement, $0) })
      case SQLITE_DONE: return rows
      default: throw failure(text)
      }
    }
  }

  private func cell(_ statement: OpaquePointer, _ column: Int32) -> Cell {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: return .number(unsafe sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    default:
      guard let text = unsafe sqlite3_column_text(statement, column) else { return .null }
      return .text(unsafe String(cString: text))
    }
  }

  private func failure(_ statement: String) -> Failure {
    Failure(message: unsafe String(cString: sqlite3_errmsg(connection)), statement: statement)
  }
}
