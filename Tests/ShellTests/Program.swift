import Foundation

/// The built `casebook`, run to its end without a terminal.
struct Program {
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let errors: String
  /// Its exit code.
  let status: Int32

  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program, beside the test bundle.
  static var path: String {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundled = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own ?? ""
    return URL(filePath: bundled).deletingLastPathComponent().appending(path: "casebook").path
  }

  /// Runs the program with some arguments, or a shell command line in which it is called
  /// `casebook`.
  static func run(
    _ arguments: [String], input: String? = nil, standardOutput: String? = nil
  ) throws -> Program {
    try run(path, arguments, input: input, standardOutput: standardOutput)
  }

  /// Runs a line of `sh` in the package's folder, in which `casebook` is the built program.
  static func shell(_ line: String) throws -> Program {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return try run("/bin/sh", ["-c", "PATH=\"\(folder):$PATH\"; \(line)"])
  }

  private static func run(
    _ executable: String, _ arguments: [String], input: String? = nil,
    standardOutput: String? = nil
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = root
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String) throws -> (URL, FileHandle) {
      let url = folder.appending(path: name)
      _ = FileManager.default.createFile(atPath: url.path, contents: nil)
      return (url, try FileHandle(forWritingTo: url))
    }
    let (outputURL, outputHandle) = try file("output")
    let (errorURL, errorHandle) = try file("errors")
    process.standardOutput =
      try standardOutput.map { try FileHandle(forWritingTo: URL(filePath: $0)) } ?? outputHandle
    process.standardError = errorHandle
    let inputURL = folder.appending(path: "input")
    try Data((input ?? "").utf8).write(to: inputURL)
    process.standardInput = try FileHandle(forReadingFrom: inputURL)
    try process.run()
    process.waitUntilExit()
    return Program(
      output: try String(contentsOf: outputURL, encoding: .utf8),
      errors: try String(contentsOf: errorURL, encoding: .utf8),
      status: process.terminationStatus)
  }
}
