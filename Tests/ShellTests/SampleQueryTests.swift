import Foundation
import Testing

/// Every script in Samples/queries runs, answers something, and answers the same each time.
@Suite("Sample queries")
struct SampleQueryTests {
  static let scripts: [String] = {
    let folder = Program.root.appending(path: "Samples/queries").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".cq") }.sorted()
  }()

  @Test("There are at least fifteen scripts")
  func enough() { #expect(Self.scripts.count >= 15) }

  @Test("A sample script gives what is recorded for it", arguments: scripts)
  func runs(name: String) throws {
    let path = "Samples/queries/" + name
    let text = try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    let dataset = text.components(separatedBy: "\n").first { $0.hasPrefix("# dataset: ") }
      .map { String($0.dropFirst(11)) }
    let arguments = ["run", path] + [dataset].compactMap(\.self)
    let first = try Program.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.isEmpty)
    let golden = Program.root.appending(path: "Tests/Golden/samples/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try first.output.write(to: golden, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: golden, encoding: .utf8)
    #expect(first.output == recorded)
    #expect(try Program.run(arguments).output == first.output)
  }
}
