import Glibc

/// Reads whole files.
enum FileBytes {
  /// The file's content; throws for a folder, a device, or whatever the system refuses.
  static func read(
    path: String, shownAs file: String, monitor: LoadMonitor = LoadMonitor()
  ) throws(LoadError) -> [UInt8] {
    try read(path: path, shownAs: file, limit: .max, monitor)
  }

  /// The first bytes of a file.
  static func prefix(
    path: String, shownAs file: String, count: Int
  ) throws(LoadError) -> [UInt8] {
    try read(path: path, shownAs: file, limit: count, LoadMonitor())
  }

  private static func read(
    path: String, shownAs file: String, limit: Int, _ monitor: LoadMonitor
  ) throws(LoadError) -> [UInt8] {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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
    return try readAll(
      descriptor, size: min(limit, max(0, Int(status.st_size))), file, monitor)
  }

  /// Bytes that come from the disk between two looks at whether to go on.
  private static let stepBytes = 1 << 24

  private static func readAll(
    _ descriptor: Int32, size: Int, _ file: String, _ monitor: LoadMonitor
  ) throws(LoadError) -> [UInt8] {
    var failure: Int32 = 0
    var interruption: LoadError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let end = min(size, count + stepBytes)
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count..<end])
        let got = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
        do throws(LoadError) {
          try monitor.note(.opening, file, Double(count) / Double(size))
        } catch {
          interruption = error
          return
        }
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        count += got
      }
    }
    if let interruption { throw interruption }
    if failure != 0 { throw LoadError(file: file, message: systemMessage(failure)) }
    return bytes
  }

  /// Opens a file to read parts of it.
  static func open(path: String, shownAs file: String) throws(LoadError) -> OpenFile {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw LoadError(file: file, message: systemMessage(errno)) }
    return OpenFile(descriptor, file: file)
  }

  /// The names in a folder.
  static func names(in folder: String) throws(LoadError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw LoadError(file: folder, message: systemMessage(errno))
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file; nil if there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
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

  fileprivate static func systemMessage(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}

/// A file that is open to be read in parts.
final class OpenFile: Sendable {
  private let descriptor: Int32
  private let file: String

  fileprivate init(_ descriptor: Int32, file: String) {
    (self.descriptor, self.file) = (descriptor, file)
  }

  deinit { close(descriptor) }

  /// Reads bytes of the file into an array from a place on; throws if the file has fewer.
  func read(
    _ count: Int, from offset: Int, into bytes: inout [UInt8], at place: Int
  ) throws(LoadError) {
    precondition(0 <= place && 0 <= count && place + count <= bytes.count, "there is room")
    var done = 0
    while done < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: buffer[(place + done)..<(place + count)])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, offset + done)
      }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else {
        throw LoadError(
          file: file,
          message: got < 0 ? FileBytes.systemMessage(errno) : "it became shorter while it was read")
      }
      done += got
    }
  }
}
