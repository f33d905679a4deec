import Foundation
import Testing

@testable import Shell

/// README.md shows what the program prints: each `$ casebook …` line is run and compared. With
/// `UPDATE_GOLDENS=1` the file is rewritten instead; read the difference before it is committed.
@Suite("README")
struct ReadmeTests {
  @Test("README's session is what the program prints")
  func session() throws {
    let file = Program.root.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let fresh = try refreshed(text)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try fresh.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(fresh == text)
    }
  }

  @Test("Every command of the shell stands in the README and in its help")
  func commands() throws {
    let text = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
    for command in Command.all {
      #expect(text.contains(command.name), "\(command.name)")
      #expect(!command.summary.isEmpty)
    }
  }

  private func refreshed(_ text: String) throws -> String {
    var lines: [String] = []
    var isInSession = false
    for line in text.components(separatedBy: "\n") {
      if line == "```console" || isInSession && line == "```" {
        isInSession.toggle()
        lines.append(line)
      } else if !isInSession {
        lines.append(line)
      } else if line.hasPrefix("$ ") {
        lines.append(line)
        let program = try Program.shell(String(line.dropFirst(2)) + " 2>&1")
        lines += program.output.components(separatedBy: "\n").dropLast()
        lines.append("")
      }
    }
    return lines.joined(separator: "\n").replacingOccurrences(of: "\n\n```\n", with: "\n```\n")
  }
}
