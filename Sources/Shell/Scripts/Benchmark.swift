package import Engine
package import Ingest
package import Language

/// A script whose queries are timed, each from its text to its answer in memory: parsing, binding,
/// optimizing and running, but neither the reading of files nor printing.
package struct Benchmark: Sendable {
  /// The text.
  let source: SourceText
  /// Values of `--param name=text`.
  let parameters: [(name: String, text: String)]
  /// How often each query runs, after one run that is not measured.
  let repetitions: Int
  /// Threads that go through many rows at once; as many as are worth having if nil.
  let threads: Int?
  /// What one query may take of the machine's memory.
  let memory: MemorySize
  /// Whether the figures are written as JSON instead of a table.
  let writesJSON: Bool

  /// Makes a benchmark.
  ///
  /// - Precondition: `repetitions` is positive.
  package init(
    source: SourceText, parameters: [(name: String, text: String)] = [], repetitions: Int,
    threads: Int?, memory: MemorySize = .usual, writesJSON: Bool
  ) {
    precondition(repetitions > 0, "a median needs a run")
    self.source = source
    self.parameters = parameters
    self.repetitions = repetitions
    self.threads = threads
    self.memory = memory
    self.writesJSON = writesJSON
  }

  /// Times every query and writes the figures to standard output.
  ///
  /// A query that fails or cannot be read is told on standard error and left out; the others are
  /// timed.
  package func run(
    on dataset: LoadedDataset, cancellation: Cancellation, console: Console
  ) -> ExitStatus {
    let parsed = parseScript(source)
    guard parsed.syntax.statements.contains(where: \.isTimed) || !parsed.diagnostics.isEmpty else {
      return console.report(
        "there is no query to time in \(source.name ?? "the script")", status: .queryError)
    }
    var session = makeSession(on: dataset, cancellation, for: parsed.syntax)
    let (unread, readStatus) = tellUnread(parsed, console)
    var status = readStatus
    let names = parsed.syntax.queryNames(in: source)
    let read = zip(parsed.syntax.statements, names).enumerated()
      .filter { !unread.contains($0.offset) }.map(\.element)
    if let stray = session.strayParameter(among: parameters, declaredIn: read.map(\.0), source) {
      return console.report(stray, status: .queryError)
    }
    var timings: [QueryTiming] = []
    for (statement, name) in read {
      do {
        if statement.isTimed {
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

  private func makeSession(
    on dataset: LoadedDataset, _ cancellation: Cancellation, for script: ScriptSyntax
  ) -> Session {
    var session = Session(
      casebook: dataset.casebook, report: dataset.report, cancellation: cancellation)
    session.settings.threads = threads
    session.settings.memory = memory
    // A query that is timed again must find its rows again.
    session.settings.startsFromEarlierRows = false
    session.give(parameters, to: script)
    return session
  }

  /// Tells of the statements that cannot be read, and gives their numbers.
  private func tellUnread(
    _ script: Parsed<ScriptSyntax>, _ console: Console
  ) -> (statements: Set<Int>, ExitStatus) {
    guard !script.diagnostics.isEmpty else { return ([], .success) }
    let starts = script.syntax.statements.map(\.range.lower)
    let told = Set(
      script.diagnostics.map { mistake in starts.lastIndex { $0 <= mistake.range.lower } ?? 0 })
    // No more than the first few mistakes of a text are told.
    let others = starts.indices.filter { index in
      let end = index + 1 < starts.count ? starts[index + 1] : source.bytes.count
      let text = source.string(in: SourceRange(starts[index], end))
      return !told.contains(index) && !parseStatement(SourceText(text)).diagnostics.isEmpty
    }
    let status = console.report(Failure(source: source, diagnostics: script.diagnostics))
    if !others.isEmpty {
      _ = console.report(
        count(others.count, "other statement", "other statements") + " cannot be read either",
        status: status)
    }
    return (told.union(others), status)
  }

  /// Runs a query again and again, each time in the session as it was before.
  private func time(
    _ statement: StatementSyntax, named name: String, in session: inout Session
  ) throws(Failure) -> QueryTiming {
    let text = SourceText(source.string(in: statement.range), name: source.name)
    let before = session
    let first = try answer(statement, text, in: &session)
    var runs: [Duration] = []
    for _ in 0..<repetitions {
      var session = before
      let start = ContinuousClock.now
      _ = try answer(statement, text, in: &session)
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
  ///
  /// The text is parsed for the time that it takes; what runs is the same statement where it stands
  /// in the script, so that mistakes have their places there.
  private func answer(
    _ statement: StatementSyntax, _ text: SourceText, in session: inout Session
  ) throws(Failure) -> Answer {
    let parsed = parseStatement(text)
    guard parsed.diagnostics.isEmpty,
      case .answer(let answered) = try session.run(statement, in: source)
    else { throw Failure(source: text, diagnostics: parsed.diagnostics) }
    return answered.answer
  }
}

extension Session {
  /// What is wrong with values given to parameters, found before anyone waits for figures that
  /// would not be of the values meant.
  fileprivate func strayParameter(
    among parameters: [(name: String, text: String)], declaredIn statements: [StatementSyntax],
    _ source: SourceText
  ) -> String? {
    var session = self
    for statement in statements where statement.namesSomething {
      // What is wrong with a statement is told when its turn comes.
      try? session.check(statement, in: source)
    }
    return session.strayParameter(among: parameters)
  }
}

extension StatementSyntax {
  /// True for a query.
  fileprivate var isTimed: Bool {
    if case .query = kind { return true }
    return false
  }
}

extension ScriptSyntax {
  /// For each statement what a comment of one word behind it on its line names it, `-- q01` or
  /// `# q01`; otherwise its number among the queries.
  fileprivate func queryNames(in source: SourceText) -> [String] {
    var number = 0
    return statements.map { statement in
      if statement.isTimed { number += 1 }
      let line = source.bytes[statement.range.upper...].prefix { $0 != UInt8(ascii: "\n") }
      let rest = String(decoding: line, as: UTF8.self).drop { $0 == ";" || $0.isWhitespace }
      guard let mark = ["--", "#"].first(where: rest.hasPrefix) else { return String(number) }
      let words = rest.dropFirst(mark.count).split(whereSeparator: \.isWhitespace)
      return words.count == 1 ? String(words[0]) : String(number)
    }
  }
}
