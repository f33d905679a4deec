import Foundation

/// The repository that this test was built from.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources = swiftFiles(in: "Sources")
  static let tests = swiftFiles(in: "Tests")

  /// A file's text, by its path from the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The names in a folder, dotfiles left out, in order.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The folders in a folder, dotfiles left out, in order.
  static func folders(in folder: String) throws -> [String] {
    try names(in: folder).filter { name in
      let url = root.appending(path: folder).appending(path: name)
      return try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
    }
  }

  private static func swiftFiles(in folder: String) -> [SwiftFile] {
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let names = (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    return names.sorted().compactMap { name in
      let path = "\(folder)/\(name)"
      return (try? text(path)).map { SwiftFile($0, path: path) }
    }
  }
}

/// Every complaint of a rule about some files, a line each; empty if there is none.
func complaints(_ files: [SwiftFile], _ rule: (SwiftFile) -> [String]) -> String {
  let all = files.flatMap(rule)
  return all.isEmpty ? "" : "\(all.count) complaints\n" + all.joined(separator: "\n")
}
