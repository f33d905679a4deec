internal import Glibc

/// A file in the making, which takes another's place when all of it is on the disk.
///
/// The bytes go to `.NAME.part` in the same folder. Until `commit()` the old file stays as it is,
/// and what was written goes away with this value. The part is held under a lock: a second writer
/// waits, and a later one clears away what a killed process left.
package struct AtomicFile: ~Copyable {
  /// The path as the user gave it, for errors.
  private let path: String
  /// The file that is replaced, behind any symbolic link.
  private let target: String
  private let folder: String
  private let part: String
  private let file: FileDescriptor
  private var isCommitted = false

  /// Begins a file at `path`; a symbolic link keeps pointing where it did.
  ///
  /// The file gets the permissions `mode` less the process's mask. To others it never gives more
  /// than the old file did; its owner can read and write it, if `mode` says so.
  ///
  /// - Throws: If the folder cannot be written to, or something lies there that is not a file.
  package init(replacing path: String, mode: UInt32) throws(FileError) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    guard isThere || errno == ENOENT else { throw FileError(.write, path) }
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      throw FileError(.write, path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENOTSUP)
    }
    let target = isThere ? try resolved(path) : path
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { target.utf8.index(after: $0) } ?? target.startIndex
    let name = target.utf8[start...].prefix(Self.nameBytesMax)
    let folder = slash == nil ? "./" : String(target[..<start])
    let part = "\(folder).\(String(decoding: name, as: UTF8.self)).part"
    let file = try Self.make(
      part, mode: isThere ? mode & (status.st_mode & 0o777 | 0o600) : mode, saying: path)
    self.init(path: path, target: target, folder: folder, part: part, file: file)
  }

  private init(
    path: String, target: String, folder: String, part: String, file: consuming FileDescriptor
  ) {
    self.path = path
    self.target = target
    self.folder = folder
    self.part = part
    self.file = file
  }

  deinit {
    // The lock goes with the descriptor, after this.
    if !isCommitted { _ = unsafe unlink(part) }
  }

  /// Bytes of a name that its part's name keeps; no name may have more than 255.
  private static let nameBytesMax = 200

  /// Writes bytes at a place of the file.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
    var place = offset
    var rest = unsafe bytes
    while let start = rest.baseAddress, rest.count > 0 {
      let count = retrying { unsafe pwrite(file.number, start, rest.count, place) }
      guard count > 0 else { throw FileError(.write, path, code: count == 0 ? EIO : errno) }
      place += count
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  /// Puts the file in the old one's place, once all of it is on the disk.
  ///
  /// - Throws: The first step that failed; the old file is then as it was.
  package consuming func commit() throws(FileError) {
    guard retrying({ fsync(file.number) }) == 0 else { throw FileError(.write, path) }
    guard unsafe rename(part, target) == 0 else { throw FileError(.write, path) }
    isCommitted = true
    // The new name too must reach the disk. Not every file system can do that, and the file is
    // whole either way.
    if let opened = try? FileDescriptor(opening: folder, O_RDONLY | O_DIRECTORY) {
      _ = fsync(opened.number)
    }
  }

  // MARK: - The part

  /// Makes the part, new and locked.
  private static func make(
    _ part: String, mode: UInt32, saying path: String
  ) throws(FileError) -> FileDescriptor {
    while true {
      let made = retrying {
        unsafe open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      }
      if made >= 0 {
        let file = FileDescriptor(owning: made)
        try lock(file, path)
        do throws(FileError) {
          // Between the two, another may have taken it for one that a killed process left.
          if try isAt(part, file, saying: path) { return file }
        } catch {
          _ = unsafe unlink(part)
          throw error
        }
      } else if errno == EEXIST {
        try clear(part, saying: path)
      } else {
        throw FileError(.write, path)
      }
    }
  }

  /// Waits until no one writes to the part, and takes it away if no one will.
  private static func clear(_ part: String, saying path: String) throws(FileError) {
    let opened = retrying { unsafe open(part, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    guard opened >= 0 else {
      if errno == ENOENT { return }
      throw FileError(.write, path)
    }
    let file = FileDescriptor(owning: opened)
    try lock(file, path)
    guard try isAt(part, file, saying: path) else { return }
    guard unsafe unlink(part) == 0 || errno == ENOENT else { throw FileError(.write, path) }
  }

  /// Waits for the lock; Ctrl-C ends the waiting. Where there are no locks, one does without.
  private static func lock(_ file: borrowing FileDescriptor, _ path: String) throws(FileError) {
    guard flock(file.number, LOCK_EX) != 0, errno == EINTR else { return }
    throw FileError(.lock, path)
  }

  /// True if the open file is the one of this name.
  private static func isAt(
    _ part: String, _ file: borrowing FileDescriptor, saying path: String
  ) throws(FileError) -> Bool {
    var (named, opened) = (stat(), stat())
    guard unsafe lstat(part, &named) == 0 else {
      if errno == ENOENT { return false }
      throw FileError(.write, path)
    }
    guard unsafe fstat(file.number, &opened) == 0 else { throw FileError(.write, path) }
    return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }
}

/// Replaces the file at `path` by `bytes`, so that at every moment it holds the old or the new
/// whole.
///
/// What is not a regular file (a pipe, a device, one of the process's own streams) is written to
/// directly. The file gets the permissions `mode` less the process's mask. To others it never gives
/// more than the old file did; its owner can read and write it, if `mode` says so.
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
  if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
    let file = try FileDescriptor(opening: path, O_WRONLY | O_NOCTTY)
    try writeAll(bytes, to: file.number, path: path)
    try file.close(path: path)
    return
  }
  let file = try AtomicFile(replacing: path, mode: mode)
  try unsafe bytes.withUnsafeBufferPointer { bytes throws(FileError) in
    try unsafe file.write(UnsafeRawBufferPointer(bytes), at: 0)
  }
  try file.commit()
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
