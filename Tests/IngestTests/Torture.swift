import Glibc

@testable import Ingest

/// The corpora of hostile and odd files that may lie beside the package; its tests run where they
/// do.
enum Torture {
  static let folder: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.dropLast().joined(separator: "/") + "/shared/data/torture"
  }()

  static var isPresent: Bool { FileBytes.isFolder(folder) }

  static func bytes(_ path: String) throws -> [UInt8] {
    try FileBytes.read(path: folder + "/" + path, shownAs: path)
  }

  static func names(in subfolder: String) -> [String] {
    guard let stream = unsafe opendir(folder + "/" + subfolder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
