import Glibc

/// Reads whole files.
enum FileBytes {
  /// The file's content; throws for a folder, a device, or whatever the system refuses.
  static func read(path: String, shownAs file: String) throws(LoadError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw LoadError(file: file, message: systemMessage(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw LoadError(file: file, message: systemMessage(errno))
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      throw LoadError(
        file: file, message: kind == S_IFDIR ? "a folder, not a file" : "not a regular file")
    }
    return try readAll(descriptor, size: max(0, Int(status.st_size)), file)
  }

  private static func readAll(
    _ descriptor: Int32, size: Int, _ file: String
  ) throws(LoadError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        let got = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        count += got
      }
    }
    if failure != 0 { throw LoadError(file: file, message: systemMessage(failure)) }
    return bytes
  }

  /// True if a folder lies at the path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path without links and dots; nil if there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let buffer = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(buffer) }
    return unsafe String(cString: buffer)
  }

  private static func systemMessage(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
