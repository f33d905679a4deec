import Engine
import Foundation
import Ingest
import Language
import Output
import Shell
import Testing

/// The questions of researchers, answered by `Samples/acceptance` on datasets that may lie beside
/// the package, with the descriptors of `Samples/packages`.
@Suite("Questions on real datasets get the answers that were computed elsewhere")
struct AcceptanceTests {
  private static let shared = CaseFile.root.appending(path: "../shared/data").standardizedFileURL
  private static let datasets = ["pinochet", "stances-538"]
  static let present = datasets.filter {
    FileManager.default.fileExists(atPath: shared.appending(path: $0).path)
  }

  @Test("each question has its script", .enabled(if: !present.isEmpty))
  func complete() throws {
    for dataset in Self.present {
      for question in try Self.questions(dataset) {
        #expect(FileManager.default.fileExists(atPath: Self.script(question.id).path))
      }
    }
  }

  @Test("the answers are equal", .enabled(if: !present.isEmpty), arguments: present)
  func answers(dataset: String) throws {
    let descriptor = CaseFile.root.appending(path: "Samples/packages/\(dataset)/datapackage.json")
    let opened = try openDataset(
      [descriptor.path],
      options: LoadOptions(dataFolder: Self.shared.appending(path: dataset).path))
    for question in try Self.questions(dataset) {
      let text = try String(contentsOf: Self.script(question.id), encoding: .utf8)
      let rows = try Self.rows(text, in: opened)
      let expect = try #require(Self.expected[question.id])
      let expected = expect(question.answer)
      #expect(rows == expected, "\(question.id)")
    }
  }

  // MARK: - Answers

  private static func script(_ id: String) -> URL {
    CaseFile.root.appending(path: "Samples/acceptance/\(id).cq")
  }

  /// All rows of a script's answers, one after the other, as a file would have them.
  private static func rows(_ script: String, in dataset: LoadedDataset) throws -> [[String]] {
    var session = Session(casebook: dataset.casebook, report: dataset.report)
    let source = SourceText(script)
    var rows: [[String]] = []
    for statement in parseScript(source).syntax.statements {
      guard case .answer(let answered) = try session.run(statement, in: source) else { continue }
      let answer = answered.answer
      let columns = answer.columns.map { $0.values(0..<answer.rowCount) }
      rows += (0..<answer.rowCount).map { row in columns.map { $0[row].exported ?? "" } }
    }
    return rows
  }

  // MARK: - What is expected

  private typealias Rows = [[String]]

  private struct Question {
    let id: String
    let answer: Any
  }

  private static func questions(_ dataset: String) throws -> [Question] {
    let data = try Data(contentsOf: shared.appending(path: dataset + "/questions.json"))
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return (root?["questions"] as? [[String: Any]] ?? []).compactMap { entry in
      guard let id = entry["id"] as? String, let answer = entry["answer"] else { return nil }
      return Question(id: id, answer: answer)
    }
  }

  private static func text(_ value: Any) -> String {
    (value as? String) ?? (value as? NSNumber).map { $0.stringValue } ?? "?"
  }

  private static func list(_ value: Any?) -> [Any] { value as? [Any] ?? [] }

  /// The members of an object, those with the greatest number first, as a count by a category has
  /// them.
  private static func ranked(_ value: Any) -> Rows {
    let members = value as? [String: NSNumber] ?? [:]
    return members.sorted { ($1.value.intValue, $0.key) < ($0.value.intValue, $1.key) }
      .map { [$0.key, $0.value.stringValue] }
  }

  private static func members(_ value: Any, _ keys: String...) -> Rows {
    let members = value as? [String: Any] ?? [:]
    return keys.map { [members[$0].map(text) ?? "?"] }
  }

  /// Lists of lists as rows.
  private static func table(_ value: Any?) -> Rows { list(value).map { list($0).map(text) } }

  /// A row for each text of a list.
  private static func column(_ value: Any?) -> Rows { list(value).map { [text($0)] } }

  /// Two numbers a group, groups with the greatest first number first.
  private static func shares(_ value: Any) -> Rows {
    let groups = value as? [String: [NSNumber]] ?? [:]
    return groups.sorted { ($1.value[0].intValue, $0.key) < ($0.value[0].intValue, $1.key) }
      .map { [$0.key] + $0.value.map(\.stringValue) }
  }

  private static let expected: [String: @Sendable (Any) -> Rows] = [
    "pinochet-q1": { members($0, "day", "month", "unknown") },
    "pinochet-q2": { members($0, "certain", "possible") },
    "pinochet-q3": ranked,
    "pinochet-q4": { members($0, "certain", "possible") },
    "pinochet-q5": table,
    "pinochet-q6": { column(($0 as? [String: Any])?["individual_ids"]) },
    "pinochet-q7": { [members($0, "n", "median", "max").flatMap(\.self)] },
    "pinochet-q8": { members($0, "folded", "with_accent", "without_accent") },
    "pinochet-q9": ranked,
    "stances-538-q1": ranked,
    "stances-538-q2": shares,
    "stances-538-q3": { answer in
      shares(answer).map { [$0[0] == "Yes" ? "true" : "false"] + $0.dropFirst() }
    },
    "stances-538-q4": table,
    "stances-538-q5": column,
    "stances-538-q6": { members($0, "neither", "no_url") },
    "stances-538-q7": { answer in
      let parts = answer as? [String: Any]
      let changed = table(parts?["changed"]).sorted { $0[0] < $1[0] }
      return changed + column(parts?["new"]) + column(parts?["gone"])
    },
    "stances-538-q8": { answer in
      let parts = answer as? [String: Any]
      return table(parts?["oldest"]) + [[parts?["in_window"].map(text) ?? "?"]]
    },
    "stances-538-q9": { answer in
      ranked(answer).sorted { $0[0] < $1[0] }
        .map { $0[0].split(separator: " ").map(String.init) + [$0[1]] }
    },
  ]
}
