import Foundation
import Ingest
import Testing

@testable import Shell

/// Recorded hostile inputs, where they lie beside the package.
@Suite("Hostile inputs")
struct HostileInputTests {
  private static let folder = Program.root.deletingLastPathComponent()
    .appending(path: "shared/data/torture/own")

  private struct Recorded: Decodable {
    let parts: [Part]

    /// A text in base 64, so many times.
    struct Part: Decodable {
      let bytes: Data
      let count: Int

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        bytes = Data(base64Encoded: try list.decode(String.self)) ?? Data()
        count = try list.decode(Int.self)
      }
    }

    var text: String {
      String(
        decoding: parts.flatMap { part in (0..<part.count).flatMap { _ in part.bytes } },
        as: UTF8.self)
    }
  }

  private struct Injection: Decodable {
    let name: String
    let bytes_b64: String
  }

  @Test("No input ends the session, alone or after a query")
  func inputs() throws {
    let file = Self.folder.appending(path: "query-inputs.json")
    guard let data = try? Data(contentsOf: file) else { return }
    let casebook = try openDataset("@belarus").casebook
    let completer = Completer(casebook: casebook)
    for recorded in try JSONDecoder().decode([Recorded].self, from: data) {
      var session = Session(casebook: casebook)
      _ = session.respond(to: "people")
      for input in session.inputs(in: recorded.text).prefix(20) {
        _ = session.needsMore(input)
        switch session.respond(to: input) {
        case .failure(let failure): #expect(!failure.diagnostics.isEmpty)
        case .answer, .incomplete, .nothing, .lines, .confirmation, .quit: break
        }
      }
      _ = completer.complete(recorded.text, recorded.text.utf8.count)
      guard case .answer = session.respond(to: "people count") else {
        Issue.record("the session does not go on after \(recorded.text.prefix(40))")
        return
      }
    }
  }

  @Test("No recorded sequence reaches the terminal from a value, a completion or a mistake")
  func injections() throws {
    let file = Self.folder.appending(path: "terminal-injection.json")
    guard let data = try? Data(contentsOf: file) else { return }
    for injection in try JSONDecoder().decode([Injection].self, from: data) {
      guard let bytes = Data(base64Encoded: injection.bytes_b64) else { continue }
      let value = String(decoding: bytes, as: UTF8.self)
      let folder = try TemporaryFolder()
      let quoted = value.replacing("\"", with: "\"\"")
      let path = try folder.write("t.csv", "name,n\n\"\(quoted)\",1\n\"\(quoted)\",2\nplain,3\n")
      let program = try Program.run(["-c", "t; describe t.name", path, "--format", "table"])
      let shown = program.output.unicodeScalars.filter { $0 != "\n" }
      #expect(program.status == 0, "\(injection.name): \(program.errors)")
      #expect(
        !shown.contains { $0.properties.generalCategory == .control }, "\(injection.name)")
      let mistake = try Program.run(["-c", "t where name = \(value)", path])
      #expect(
        !mistake.errors.unicodeScalars.contains { scalar in
          scalar != "\n" && scalar.properties.generalCategory == .control
        }, "\(injection.name)")
    }
  }
}
