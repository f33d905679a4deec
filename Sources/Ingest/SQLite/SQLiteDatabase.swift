import CSQLite
import Glibc

/// An SQLite file, opened so that nothing is written in it or beside it, and closed exactly once.
///
/// The file is a stranger's: its schema is not trusted to call functions, and a statement of it can
/// be stopped.
@safe final class SQLiteDatabase {
  let file: String
  private let handle: OpaquePointer
  private let monitor: LoadMonitor

  /// The first bytes of every SQLite file.
  static let magic = Array("SQLite format 3\0".utf8)

  init(path: String, file: String, monitor: LoadMonitor) throws(LoadError) {
    self.file = file
    self.monitor = monitor
    for (suffix, what) in [("-wal", "a log"), ("-journal", "a journal")]
    where FileBytes.size(path + suffix) ?? 0 > 0 {
      throw LoadError(
        file: file,
        message:
          "\(what) lies beside it (\(file)\(suffix)), so what is in the file may be half of a "
          + "change; close the program that uses it, or work on a copy made by VACUUM INTO")
    }
    var opened: OpaquePointer?
    let uri = "file:" + Self.escaped(path) + "?immutable=1"
    let code = unsafe sqlite3_open_v2(
      uri, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened = unsafe opened else {
      throw LoadError(file: file, message: "there is no memory to open it")
    }
    unsafe handle = opened
    guard code == SQLITE_OK else { throw fault() }
    _ = unsafe casebook_sqlite_defend(opened)
    // A view of a stranger's may never end.
    unsafe sqlite3_progress_handler(
      opened, 100_000,
      { context in
        guard let context = unsafe context else { return 0 }
        let database = unsafe Unmanaged<SQLiteDatabase>.fromOpaque(context).takeUnretainedValue()
        return database.monitor.hasStopped ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { _ = unsafe sqlite3_close_v2(handle) }

  private static func escaped(_ path: String) -> String {
    let plain = Array("/._-~".utf8)
    var text = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if plain.contains(byte) || scalar.properties.isAlphabetic && byte < 0x80
        || (Byte.zero...Byte.nine).contains(byte)
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }

  /// What the library says of the last call, as an error.
  func fault(_ place: String = "") -> LoadError {
    if monitor.hasStopped { return .interrupted }
    let text = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "unknown"
    return LoadError(file: file + place, message: "SQLite: " + text)
  }

  /// Starts a statement.
  func statement(_ sql: String) throws(LoadError) -> SQLiteStatement {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK,
      let prepared = unsafe prepared
    else { throw fault() }
    return unsafe SQLiteStatement(prepared, of: self)
  }

  /// All rows of a statement as texts; an empty text stands for null.
  func rows(_ sql: String) throws(LoadError) -> [[String]] {
    let statement = try statement(sql)
    var rows: [[String]] = []
    while try statement.step() {
      rows.append(
        (0..<statement.columnCount).map { String(decoding: statement.text($0), as: UTF8.self) })
    }
    return rows
  }

  /// A name as SQL has it.
  static func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// A statement of a database, ended exactly once.
@safe final class SQLiteStatement {
  private let handle: OpaquePointer
  private let database: SQLiteDatabase
  /// A statement that ended would begin anew.
  private var isDone = false

  fileprivate init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
    unsafe self.handle = handle
    self.database = database
  }

  deinit { _ = unsafe sqlite3_finalize(handle) }

  var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

  /// Goes to the next row; false after the last.
  func step() throws(LoadError) -> Bool {
    if isDone { return false }
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      isDone = true
      return false
    default: throw database.fault()
    }
  }

  /// What kind of value a column of the row holds.
  func kind(_ column: Int) -> Kind {
    switch unsafe sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// The kinds of values that SQLite stores.
  enum Kind { case integer, real, text, blob, null }

  /// A value as text; empty for null. Its bytes need not be UTF-8.
  func text(_ column: Int) -> [UInt8] {
    let index = Int32(column)
    switch kind(column) {
    case .integer: return Array(String(unsafe sqlite3_column_int64(handle, index)).utf8)
    case .real: return Array(Self.written(unsafe sqlite3_column_double(handle, index)).utf8)
    case .null, .blob: return []
    case .text:
      guard let start = unsafe sqlite3_column_text(handle, index) else { return [] }
      let count = Int(unsafe sqlite3_column_bytes(handle, index))
      return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }
  }

  /// The shortest text that reads as the same number.
  private static func written(_ number: Double) -> String {
    let text = String(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
