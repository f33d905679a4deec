import Glibc
import Testing

@testable import Language

/// The parser is held to what the reference grammar says of sentences drawn from it and of near
/// misses. `Grammar/sentences.py` writes them; `CASEBOOK_SENTENCES` names a longer file.
///
/// There are no exceptions: the words of analyses that do not run yet (`network`, `cite`,
/// `resembles`, …) are read by both, and what refuses them by name is the binder.
@Suite("The parser takes what the grammar takes, and nothing else")
struct SentenceTests {
  /// A line of the file: what the grammar says, and of what.
  private struct Sentence {
    let isTaken: Bool
    let text: String

    init?(_ line: Substring) {
      guard line.hasPrefix("+ ") || line.hasPrefix("- ") else { return nil }
      isTaken = line.hasPrefix("+")
      text = String(line.dropFirst(2))
    }
  }

  private struct MissingFile: Error {}

  private func sentences() throws -> [Sentence] {
    let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let given = unsafe getenv("CASEBOOK_SENTENCES").map { unsafe String(cString: $0) }
    let path = given ?? root + "/Golden/grammar/sentences.txt"
    guard let file = unsafe fopen(path, "r") else { throw MissingFile() }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let sentences = lines.compactMap(Sentence.init)
    guard sentences.count == lines.count else { throw MissingFile() }
    return sentences
  }

  @Test("Every sentence is read as the grammar says")
  func agreement() throws {
    let sentences = try sentences()
    #expect(sentences.count { $0.isTaken } >= 1_000)
    #expect(sentences.count { !$0.isTaken } >= 1_000)
    let differences = sentences.filter { sentence in
      parseScript(SourceText(sentence.text)).diagnostics.isEmpty != sentence.isTaken
    }
    let shown = differences.prefix(20).map { ($0.isTaken ? "+ " : "- ") + $0.text }
    #expect(differences.isEmpty, "\(differences.count): \(shown.joined(separator: "\n"))")
  }
}
