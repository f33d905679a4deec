import Foundation
import Ingest
import Model
import Shell
import Store
import Testing

/// Questions with the whole answer a user sees, in `Tests/Golden/cases`: with the optimizer,
/// without it, with each rule off, laid out by `fmt` and through the reference evaluator.
@Suite("Golden cases")
struct GoldenCaseTests {
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil

  @Test("There are at least three hundred cases on data that is always there")
  func enough() throws {
    let files = try CaseFile.names.map { try CaseFile(named: $0) }
    let always = files.filter { !$0.dataset.contains("../") }
    #expect(always.reduce(0) { $0 + $1.cases.count } >= 300)
    for file in files {
      let repeated = Dictionary(grouping: file.cases) { $0.query + ($0.asOf ?? "") }
        .filter { $0.value.count > 1 }
      #expect(repeated.isEmpty, "\(file.name) asks \(repeated.keys) twice")
    }
  }

  @Test("Each case is answered as recorded, whatever way it takes", arguments: CaseFile.names)
  func answers(name: String) throws {
    let file = try CaseFile(named: name)
    guard let datasets = try Datasets(file) else {
      print("\(name): skipped, for \(file.dataset) is not here")
      return
    }
    if Self.updates {
      let found = try file.cases.map {
        CaseComparison(golden: $0, casebook: try datasets.casebook(asOf: $0.asOf)).found
      }
      try file.text(found).write(
        to: CaseFile.folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    for golden in try Self.updates ? CaseFile(named: name).cases : file.cases {
      let casebook = try datasets.casebook(asOf: golden.asOf)
      let comparison = CaseComparison(golden: golden, casebook: casebook)
      for complaint in comparison.complaints() {
        Issue.record("\(name):\(golden.line): \(golden.query)\n\(complaint)")
      }
    }
  }

  @Test("Another answer, and a marking that is not true, are noticed")
  func canFail() throws {
    let text = """
      # dataset: @belarus
      > cases count
      count
      ─────
          9

      > people count
      reference: no — it is too hard
      count
      ─────
         24

      # the end
      """
    let file = CaseFile(name: "bad.case", text: text)
    let casebook = try openDataset("@belarus").casebook
    let complaints = file.cases.map {
      CaseComparison(golden: $0, casebook: casebook).complaints()
    }
    #expect(complaints.map(\.count) == [1, 1])
    #expect(complaints.last?.first?.hasPrefix("the reference answers it") == true)
    #expect(file.text(file.cases.map { ($0.answer, true) }) == text)
  }
}

/// The dataset of a file, as seen on one day or another.
private struct Datasets {
  private let casebook: Casebook

  /// Nil if the files are not here.
  init?(_ file: CaseFile) throws {
    let paths = file.dataset.components(separatedBy: " + ")
    if paths.count == 1 {
      let isEmbedded = file.dataset.hasPrefix("@")
      casebook = try openDataset(isEmbedded ? file.dataset : Self.url(file.dataset).path).casebook
      return
    }
    // A package for a file that lies beside ours and may be missing there.
    var files: [(name: String, bytes: [UInt8])] = []
    for url in paths.map(Self.url) {
      guard let bytes = try? Data(contentsOf: url) else { return nil }
      files.append((url.lastPathComponent, Array(bytes)))
    }
    casebook = try load(.embedded(name: file.name, files: files)).casebook
  }

  private static func url(_ path: String) -> URL {
    CaseFile.root.appending(path: path).standardizedFileURL
  }

  func casebook(asOf text: String?) throws -> Casebook {
    guard let text else { return casebook }
    let day = try #require(Period(literal: text)?.first, "as of: \(text)")
    return Casebook(schema: casebook.schema.seen(asOf: day), tables: casebook.tables)
  }
}
