import Foundation
import Testing

/// A wrong query and what the program answers, as `Tests/Golden/errors` records it.
struct RecordedError: CustomTestStringConvertible, Sendable {
  /// The query as it stands in the file, with characters that cannot be seen as `\u{7}`.
  let written: String
  /// What the answer should be, where it is not good enough.
  let wanted: String?
  /// The answer as printed.
  let message: String

  var testDescription: String { written }

  /// The query as it is asked.
  var query: String {
    written.replacing(/\\u\{([0-9A-Fa-f]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
  }

  /// The lines by which the file records it.
  func text(message: String) -> String {
    let query = written.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    let lines = query + (wanted.map { ["! \($0)"] } ?? []) + [message]
    return lines.joined(separator: "\n")
  }
}

/// A file of wrong queries: a remark behind `#`, then for each a line `> query`, more of them for
/// a query of several lines, `! what it should say` where the answer is not good enough, and the
/// answer.
struct RecordedErrors: CustomTestStringConvertible, Sendable {
  let name: String
  let remark: String
  let entries: [RecordedError]

  var testDescription: String { name }

  static let folder = Program.root.appending(path: "Tests/Golden/errors")
  static let badMessages = "bad-messages"

  /// Every file, in the order of names.
  static let all: [RecordedErrors] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { try? RecordedErrors(name: $0) }
  }()

  init(name: String) throws {
    self.name = name
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    var remark: [String] = []
    var entries: [RecordedError] = []
    var query: [String] = []
    var wanted: String?
    var message: [String] = []
    func finish() {
      guard !query.isEmpty else { return }
      while message.last == "" { message.removeLast() }
      entries.append(
        RecordedError(
          written: query.joined(separator: "\n"), wanted: wanted,
          message: message.joined(separator: "\n")))
      (query, wanted, message) = ([], nil, [])
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("> ") {
        if !message.isEmpty { finish() }
        query.append(String(line.dropFirst(2)))
      } else if query.isEmpty {
        if line.hasPrefix("#") { remark.append(line) }
      } else if message.isEmpty, line.hasPrefix("! ") {
        wanted = String(line.dropFirst(2))
      } else {
        message.append(line)
      }
    }
    finish()
    self.remark = remark.joined(separator: "\n")
    self.entries = entries
  }

  /// Writes the file anew with other answers.
  func write(_ messages: [String]) throws {
    let parts = zip(entries, messages).map { $0.text(message: $1) }
    let text = ([remark] + parts).joined(separator: "\n\n") + "\n"
    try text.write(
      to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
  }
}
