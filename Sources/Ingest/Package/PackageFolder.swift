/// Where a package's files are read from: a folder, or bytes in the program itself.
enum PackageFolder {
  /// A folder on disk.
  case path(String)
  /// Files by name.
  case embedded([(name: String, bytes: [UInt8])])

  /// Finds a file named in a descriptor; throws for any path that could lead out of the folder.
  ///
  /// A path in a descriptor is a stranger's input: only names under the folder are followed, and
  /// links only if they end under it too.
  func locate(
    _ path: String, namedAt place: TextPlace, in descriptor: String
  ) throws(LoadError) -> DatasetFile.Content {
    if let reason = Self.refusal(of: path) {
      throw LoadError(file: descriptor, at: place, message: "the path " + reason)
    }
    switch self {
    case .embedded(let files):
      guard let file = files.first(where: { $0.name == path }) else {
        throw LoadError(file: descriptor, at: place, message: "there is no such file beside it")
      }
      return .bytes(file.bytes)
    case .path(let folder):
      let full = folder + "/" + path
      guard let root = FileBytes.resolved(folder), let target = FileBytes.resolved(full) else {
        throw LoadError(file: descriptor, at: place, message: "there is no such file beside it")
      }
      guard target.hasPrefix(root == "/" ? "/" : root + "/") else {
        throw LoadError(
          file: descriptor, at: place, message: "the path leads out of the package's folder")
      }
      return .path(target)
    }
  }

  private static func refusal(of path: String) -> String? {
    if path.isEmpty { return "is empty" }
    if path.utf8.count > 1024 { return "is too long" }
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) {
      return "holds a control character"
    }
    if path.hasPrefix("/") || path.hasPrefix("~") {
      return "is absolute; give it relative to the descriptor"
    }
    if path.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }) {
      return "holds a backslash or a colon; only files beside the descriptor are read"
    }
    let slash = UInt8(ascii: "/")
    for part in path.utf8.split(separator: slash, omittingEmptySubsequences: false) {
      if part.elementsEqual("..".utf8) {
        return "holds .., which could lead out of the package's folder"
      }
      if part.isEmpty { return "holds an empty part" }
      if part.count > 255 { return "is too long" }
    }
    return nil
  }
}
