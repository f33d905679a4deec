import CSQLite
import Glibc

@testable import Ingest

/// A folder of a test's own, removed with its files at the end.
final class ScratchFolder {
  let path: String
  private var files: [String] = []

  init?() {
    var template = Array((P_tmpdir + "/casebook-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func write(_ name: String, _ text: String) {
    let descriptor = unsafe open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    _ = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    close(descriptor)
    files.append(name)
  }

  func write(_ name: String, bytes: [UInt8]) {
    let descriptor = unsafe open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    files.append(name)
  }

  /// Makes a database by statements of SQL.
  func database(_ name: String, _ sql: String) {
    var handle: OpaquePointer?
    unsafe sqlite3_open(path + "/" + name, &handle)
    var message: UnsafeMutablePointer<CChar>?
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, &message)
    precondition(code == SQLITE_OK, "the test's SQL is sound")
    unsafe sqlite3_close(handle)
    files.append(name)
  }

  /// The names in the folder.
  var names: [String] { ((try? FileBytes.names(in: path)) ?? []).sorted() }

  func link(_ name: String, to target: String) {
    _ = unsafe symlink(target, path + "/" + name)
    files.append(name)
  }

  deinit {
    for file in files { _ = unsafe unlink(path + "/" + file) }
    _ = unsafe rmdir(path)
  }
}
