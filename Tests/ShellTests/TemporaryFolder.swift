import Glibc

/// A new empty folder that goes with this value.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    var template = "\(P_tmpdir)/casebook-tests-XXXXXX".utf8CString.map { $0 }
    guard unsafe mkdtemp(&template) != nil else { throw POSIXFailure(code: errno) }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { removeAll(path) }

  /// Returns the path of a file in the folder.
  borrowing func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file with a text and returns its path.
  borrowing func write(_ name: String, _ text: String) throws -> String {
    try make(file(name), Array(text.utf8))
    return file(name)
  }

  /// The names in the folder, in order.
  borrowing func names() -> [String] { fileNames(in: path) }
}

private func fileNames(in path: String) -> [String] {
  guard let folder = unsafe opendir(path) else { return [] }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

private func removeAll(_ path: String) {
  guard unsafe remove(path) != 0, errno == ENOTEMPTY || errno == EEXIST else { return }
  for name in fileNames(in: path) { removeAll("\(path)/\(name)") }
  _ = unsafe remove(path)
}

/// A system call of a test that failed.
struct POSIXFailure: Error {
  let code: Int32
}

/// Returns the permission bits of a file; nil where there is none.
func permissions(_ path: String) -> UInt32? {
  var status = stat()
  return unsafe lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
}

/// Returns the bytes of a file as text.
func contents(_ path: String) -> String? {
  guard let file = unsafe fopen(path, "r") else { return nil }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = unsafe fgetc(file), byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Makes a file of given bytes and permissions.
func make(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o600) throws {
  guard let file = unsafe fopen(path, "w") else { throw POSIXFailure(code: errno) }
  unsafe fwrite(bytes, 1, bytes.count, file)
  unsafe fclose(file)
  guard unsafe chmod(path, mode) == 0 else { throw POSIXFailure(code: errno) }
}
