package import Engine
package import Ingest
package import Language

/// A script whose queries are timed, each from its text to its answer in memory: parsing, binding,
/// optimizing and running, but neither the reading of files nor printing.
package struct Benchmark: Sendable {
  /// The text.
  let source: SourceText
  /// How often each query runs, after one run that is not measured.
  let repetitions: Int
  /// Threads that go through many rows at once; as many as are worth having if nil.
  let threads: Int?
  /// Whether the figures are written as JSON instead of a table.
  let writesJSON: Bool

  /// Makes a benchmark.
  ///
  /// - Precondition: `repetitions` is positive.
  package init(source: SourceText, repetitions: Int, threads: Int?, writesJSON: Bool) {
    precondition(repetitions > 0, "a median needs a run")
    self.source = source
    self.repetitions = repetitions
    self.threads = threads
    self.writesJSON = writesJSON
  }

  /// Times every query and writes the figures to standard output.
  ///
  /// A query that fails is told on standard error and left out; the others are timed.
  package func run(
    on dataset: LoadedDataset, cancellation: Cancellation, console: Console
  ) -> ExitStatus {
    let parsed = parseScript(source)
    guard parsed.diagnostics.isEmpty else {
      return console.report(Failure(source: source, diagnostics: parsed.diagnostics))
    }
    var session = Session(
      casebook: dataset.casebook, report: dataset.report, cancellation: cancellation)
    session.settings.threads = threads
    // A query that is timed again must find its rows again.
    session.settings.startsFromEarlierRows = false
    var timings: [QueryTiming] = []
    var status = ExitStatus.success
    let names = parsed.syntax.queryNames(in: source)
    for (statement, name) in zip(parsed.syntax.statements, names) {
      do {
        if case .query = statement.kind {
          timings.append(try time(statement, named: name, in: &session))
        } else if statement.namesSomething {
          _ = try session.run(statement, in: source)
        }
      } catch {
        status = console.report(error)
        if status == .interrupted { break }
      }
    }
    var output = StandardOutput()
    output.write(writesJSON ? QueryTiming.json(timings) : QueryTiming.table(timings))
    return output.finish().map { console.report($0) } ?? status
  }

  /// Runs a query again and again, each time in the session as it was before.
  private func time(
    _ statement: StatementSyntax, named name: String, in session: inout Session
  ) throws(Failure) -> QueryTiming {
    let text = SourceText(source.string(in: statement.range), name: source.name)
    let before = session
    let first = try answer(text, in: &session)
    var runs: [Duration] = []
    for _ in 0..<repetitions {
      var session = before
      let start = ContinuousClock.now
      _ = try answer(text, in: &session)
      runs.append(ContinuousClock.now - start)
    }
    do {
      let digest = try digest(of: first, session.cancellation)
      return QueryTiming(name: name, runs: runs, rowCount: first.rowCount, digest: digest)
    } catch {
      let stopped = Diagnostic(.interrupted, "Stopped.", at: statement.range)
      throw Failure(source: source, diagnostics: [stopped])
    }
  }

  /// What a shell does with a line, without showing the answer.
  private func answer(_ text: SourceText, in session: inout Session) throws(Failure) -> Answer {
    let parsed = parseStatement(text)
    guard parsed.diagnostics.isEmpty,
      case .answer(let answered) = try session.run(parsed.syntax, in: text)
    else { throw Failure(source: text, diagnostics: parsed.diagnostics) }
    return answered.answer
  }
}

extension ScriptSyntax {
  /// For each statement what a comment of one word behind it on its line names it, `-- q01`;
  /// otherwise its number among the queries.
  fileprivate func queryNames(in source: SourceText) -> [String] {
    var number = 0
    return statements.map { statement in
      if case .query = statement.kind { number += 1 }
      let rest = source.bytes[statement.range.upper...].prefix { $0 != UInt8(ascii: "\n") }
        .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ";") }
      let words = String(decoding: rest, as: UTF8.self).split(separator: " ")
      return words.count == 2 && words[0] == "--" ? String(words[1]) : String(number)
    }
  }
}
