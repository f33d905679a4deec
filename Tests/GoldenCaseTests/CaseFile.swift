import Foundation

/// A question and the whole answer that a user sees.
///
///     # what it shows
///     > released since 2024-07 count
///     reference: no — why the reference evaluator does not answer it
///     count
///     ─────
///         2
struct GoldenCase: Sendable {
  /// The statements, lines joined.
  let query: String
  /// The day that relative dates count from; nil for the record's own.
  let asOf: String?
  /// Why the reference evaluator does not answer; nil if it does.
  let refusal: String?
  /// What is recorded.
  let answer: String
  /// The line of the file on which the query begins.
  let line: Int
  /// What stands before the query, as it is written.
  let comments: [String]
  /// The query and its day, as they are written.
  let head: [String]
}

/// A file of cases on one dataset.
struct CaseFile: Sendable {
  let name: String
  /// What the first line names: `# dataset: @belarus`, a folder from the package's root, or
  /// `datapackage.json + data.csv`, both from there.
  let dataset: String
  let cases: [GoldenCase]
  /// The comment at the file's end.
  let trailer: [String]

  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The folder of the files.
  static let folder = root.appending(path: "Tests/Golden/cases")

  /// The names of the files, in order.
  static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".case") }.sorted()
  }()

  /// Reads a file of the folder.
  init(named name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    self.init(name: name, text: text)
  }

  /// Reads cases: a comment, the query after `> `, and all lines to the next of them.
  init(name: String, text: String) {
    self.name = name
    let lines = text.components(separatedBy: "\n")
    var cases: [GoldenCase] = []
    var comments: [String] = []
    var index = 0
    func starts(_ prefix: String) -> Bool { index < lines.count && lines[index].hasPrefix(prefix) }
    while index < lines.count {
      guard starts("> ") else {
        comments.append(lines[index])
        index += 1
        continue
      }
      let first = index
      var query: [String] = []
      while starts("> ") {
        query.append(String(lines[index].dropFirst(2)))
        index += 1
      }
      var settings: [String: String] = [:]
      while let key = [Self.asOfKey, Self.refusalKey].first(where: { starts($0) }) {
        settings[key] = String(lines[index].dropFirst(key.count))
        index += 1
      }
      let head = lines[first..<index].filter { !$0.hasPrefix(Self.refusalKey) }
      var answer: [String] = []
      while index < lines.count, !starts("> "), !starts("#") {
        answer.append(lines[index])
        index += 1
      }
      while answer.last == "" { answer.removeLast() }
      cases.append(
        GoldenCase(
          query: query.joined(separator: "\n"), asOf: settings[Self.asOfKey],
          refusal: settings[Self.refusalKey], answer: answer.joined(separator: "\n"),
          line: first + 1, comments: comments, head: head))
      comments = []
    }
    self.cases = cases
    trailer = comments
    let mark = "# dataset: "
    dataset =
      lines.first.map { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : "" } ?? ""
  }

  /// The file with other answers; a marking stays only where the reference still refuses.
  func text(_ found: [(answer: String, isRefused: Bool)]) -> String {
    var lines: [String] = []
    for (golden, (answer, isRefused)) in zip(cases, found) {
      lines += golden.comments + golden.head
      if isRefused, let reason = golden.refusal { lines.append(Self.refusalKey + reason) }
      lines += answer.isEmpty ? [""] : [answer, ""]
    }
    return (lines + trailer).joined(separator: "\n")
  }

  private static let asOfKey = "as of: "
  private static let refusalKey = "reference: no — "
}
