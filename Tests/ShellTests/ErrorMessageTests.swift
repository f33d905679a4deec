import Engine
import Foundation
import Ingest
import Language
import Model
import Testing

@testable import Shell

/// What the program answers to wrong queries, byte for byte: `Tests/Golden/errors`.
@Suite("Error messages")
struct ErrorMessageTests {
  private static let dataset = Result { try openDataset(nil) }

  @Test("A wrong query is answered as recorded", arguments: RecordedErrors.all)
  func recorded(_ file: RecordedErrors) throws {
    var answers: [String] = []
    for entry in file.entries {
      let program = try Program.run(["-c", entry.query])
      #expect(program.status == 1, "\(entry.written)")
      #expect(program.output.isEmpty, "\(entry.written)")
      answers.append(program.errors.trimmingSuffix { $0 == "\n" })
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      return try file.write(answers)
    }
    for (entry, answer) in zip(file.entries, answers) {
      #expect(answer == entry.message, "\(entry.written)")
    }
  }

  /// Why a query means nothing, by the way of `casebook -c`.
  private func failure(_ query: String) throws -> Failure? {
    let dataset = try Self.dataset.get()
    let script = Script(source: SourceText(query))
    var session = script.makeSession(on: dataset, cancellation: .never)
    do throws(Failure) {
      try script.checkStatements(in: &session)
      session = script.makeSession(on: dataset, cancellation: .never)
      for statement in parseScript(script.source).syntax.statements {
        _ = try session.run(statement, in: script.source)
      }
      return nil
    } catch {
      return error
    }
  }

  @Test("What is shown to try is read and bound without a mistake", arguments: RecordedErrors.all)
  func tries(_ file: RecordedErrors) throws {
    for entry in file.entries {
      guard let failure = try failure(entry.query) else {
        Issue.record("no mistake: \(entry.written)")
        continue
      }
      let fixes = Set(failure.diagnostics.compactMap(\.fix))
      let shown = entry.message.split(separator: "\n").count { $0.hasPrefix("try:   ") }
      #expect(shown == fixes.count, "\(entry.written)")
      for fix in fixes {
        let corrected = failure.source.applying(fix)
        let script = Script(source: corrected)
        var session = script.makeSession(on: try Self.dataset.get(), cancellation: .never)
        do {
          try script.checkStatements(in: &session)
        } catch {
          Issue.record("\(corrected.string): \(error.diagnostics.map(\.message))")
        }
      }
    }
  }

  @Test("A message is one of at most three, has a page in .help, and points into the query")
  func shapes() throws {
    var help = Session(casebook: try Self.dataset.get().casebook)
    for entry in RecordedErrors.all.flatMap(\.entries) {
      let failure = try #require(try failure(entry.query), "\(entry.written)")
      #expect((1...Limits.diagnosticsMax).contains(failure.diagnostics.count), "\(entry.written)")
      for diagnostic in failure.diagnostics {
        #expect(diagnostic.range.lower <= diagnostic.range.upper, "\(entry.written)")
        #expect(diagnostic.range.upper <= entry.query.utf8.count, "\(entry.written)")
        #expect(entry.message.contains(diagnostic.code.rawValue + "  "), "\(entry.written)")
        let page = help.respond(to: ".help \(diagnostic.code.rawValue)")
        guard case .lines(let lines) = page else {
          Issue.record("no page for \(diagnostic.code.rawValue)")
          continue
        }
        #expect(lines.contains { $0.hasPrefix("not:     ") && $0.count > 9 })
        #expect(lines.contains { $0.hasPrefix("but:     ") && $0.count > 9 })
      }
    }
  }

  @Test("There are hundreds, no query stands twice, and only what is not good enough says why")
  func collection() {
    let files = RecordedErrors.all
    let entries = files.filter { $0.name != RecordedErrors.badMessages }.flatMap(\.entries)
    #expect(entries.count >= 300)
    #expect(entries.allSatisfy { $0.wanted == nil })
    let bad = files.first { $0.name == RecordedErrors.badMessages }?.entries ?? []
    #expect(bad.allSatisfy { $0.wanted?.isEmpty == false })
    let queries = files.flatMap(\.entries).map(\.written)
    #expect(Set(queries).count == queries.count)
    #expect(files.allSatisfy { $0.remark.hasPrefix("# ") })
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return String(self[...last])
  }
}
