internal import Glibc

/// Replaces the file at `path` by `bytes`, so that at every moment it holds the old or the new
/// whole.
///
/// The bytes go to a new file in the same folder, reach the disk and take the old one's name; a
/// symbolic link keeps pointing where it did. What is not a regular file (a pipe, a device, one of
/// the process's own streams) is written to directly. The file gets the permissions `mode` less the
/// process's mask, and never more than the old file had.
///
/// - Throws: The first step that failed; the old file is then as it was.
package func writeAtomically(
  _ bytes: [UInt8], to path: String, mode: UInt32 = 0o666
) throws(FileError) {
  if let descriptor = ownStream(path) {
    try writeAll(bytes, to: descriptor, path: path)
    return
  }
  var status = stat()
  let isThere = unsafe stat(path, &status) == 0
  if isThere, status.st_mode & S_IFMT != S_IFREG {
    let file = try FileDescriptor(opening: path, O_WRONLY | O_NOCTTY)
    try writeAll(bytes, to: file.number, path: path)
    try file.close(path: path)
    return
  }
  let target = isThere ? try resolved(path) : path
  let permissions = isThere ? mode & status.st_mode & 0o777 : mode
  try replace(target, by: bytes, mode: permissions, saying: path)
}

private func replace(
  _ target: String, by bytes: [UInt8], mode: mode_t, saying path: String
) throws(FileError) {
  let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[...$0]) } ?? "./"
  let temporary = "\(folder).casebook-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  do throws(FileError) {
    let file = try FileDescriptor(opening: temporary, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    try writeAll(bytes, to: file.number, path: path)
    guard retrying({ fsync(file.number) }) == 0 else { throw FileError(.write, path) }
    try file.close(path: path)
    guard unsafe rename(temporary, target) == 0 else { throw FileError(.write, path) }
  } catch {
    _ = unsafe unlink(temporary)
    throw FileError(.write, path, code: error.code)
  }
  // The new name too must reach the disk. Not every file system can do that, and the file is whole
  // either way.
  if let opened = try? FileDescriptor(opening: folder, O_RDONLY | O_DIRECTORY) {
    _ = fsync(opened.number)
  }
}

/// Follows symbolic links to the file itself.
private func resolved(_ path: String) throws(FileError) -> String {
  guard let found = unsafe realpath(path, nil) else { throw FileError(.open, path) }
  defer { unsafe free(found) }
  return unsafe String(cString: found)
}

/// The descriptor that a path such as `/dev/stdout` stands for.
///
/// Opening the path instead would begin at the start of a file that other output may already be in.
private func ownStream(_ path: String) -> Int32? {
  switch path {
  case "/dev/stdout": return STDOUT_FILENO
  case "/dev/stderr": return STDERR_FILENO
  default: break
  }
  for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
    return Int32(path.dropFirst(prefix.count))
  }
  return nil
}
