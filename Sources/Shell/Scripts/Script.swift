package import Engine
import Files
package import Ingest
package import Language
import Model
package import Output
import Plan

/// A script to run without a person watching: the same bytes each run, an exit code, nothing on
/// standard output but data.
package struct Script: Sendable {
  /// The text, and the file's name for messages.
  let source: SourceText
  /// Values of `--param name=text`.
  let parameters: [(name: String, text: String)]
  /// The form of the answers.
  let format: OutputFormat
  /// Where the answers go; nil for standard output.
  let outputPath: String?
  /// Whether notes and possible rows are told on standard error.
  let tellsNotes: Bool
  /// What one query may take of the machine's memory.
  let memory: MemorySize

  /// Makes a script.
  package init(
    source: SourceText, parameters: [(name: String, text: String)] = [],
    format: OutputFormat = .table, outputPath: String? = nil, tellsNotes: Bool = false,
    memory: MemorySize = .usual
  ) {
    self.source = source
    self.parameters = parameters
    self.format = format
    self.outputPath = outputPath
    self.tellsNotes = tellsNotes
    self.memory = memory
  }

  /// Runs every statement and writes the answers.
  ///
  /// All statements are checked before the first one runs, and a file is written only if all ran.
  package func run(
    on dataset: LoadedDataset, cancellation: Cancellation, console: Console
  ) -> ExitStatus {
    guard check(on: dataset, console: console) == .success else { return .queryError }
    var session = makeSession(on: dataset, cancellation: cancellation)
    var output = ScriptOutput(
      format: format, path: outputPath, options: console.outputOptions,
      cancellation: cancellation)
    if tellsNotes, let summary = dataset.report.summary {
      console.tell(summary + " casebook describe --report tells.")
    }
    for statement in parseScript(source).syntax.statements {
      do {
        let response = try session.run(statement, in: source)
        try output.write(response)
        if tellsNotes, case .answer(let answered) = response {
          output.flush()
          tell(answered, session: session, console: console)
        }
      } catch let failure as Failure {
        return console.report(failure)
      } catch WritingStop.failed(let error) {
        return console.report(error)
      } catch WritingStop.interrupted {
        let stopped = Diagnostic(.interrupted, "Stopped.", at: statement.range)
        return console.report(Failure(source: source, diagnostics: [stopped]))
      } catch {
        return console.report("\(error)")
      }
    }
    if let error = output.finish() { return console.report(error) }
    return .success
  }

  /// Parses and binds every statement without running one; mistakes are told on standard error.
  package func check(on dataset: LoadedDataset, console: Console) -> ExitStatus {
    var session = makeSession(on: dataset, cancellation: .never)
    do {
      try checkStatements(in: &session)
    } catch {
      return console.report(error)
    }
    guard let stray = session.strayParameter(among: parameters) else { return .success }
    return console.report(stray, status: .queryError)
  }

  /// Parses and binds every statement.
  ///
  /// - Throws: what is wrong with the first that means nothing.
  func checkStatements(in session: inout Session) throws(Failure) {
    let parsed = parseScript(source)
    let start = session
    guard parsed.diagnostics.isEmpty else {
      throw Failure(source: source, diagnostics: start.proven(parsed.diagnostics, in: source))
    }
    var found: [Diagnostic] = []
    for statement in parsed.syntax.statements where found.count < Limits.diagnosticsMax {
      do {
        try session.check(statement, in: source)
      } catch {
        // An included file tells its own, unless something was wrong before it.
        guard error.source == source else {
          if found.isEmpty { throw error }
          break
        }
        // After a mistake, that nothing came before is no other one.
        found += error.diagnostics.filter { found.isEmpty || $0.code != .noPreviousQuery }
        if statement.namesSomething { break }
      }
    }
    guard !found.isEmpty else { return }
    let told = Array(found.prefix(Limits.diagnosticsMax))
    // What is shown to try is one line, and all of it must mean something.
    let isOneLine = !source.bytes.contains(UInt8(ascii: "\n"))
    throw Failure(
      source: source, diagnostics: isOneLine ? start.proven(told, in: source) : told)
  }

  func makeSession(on dataset: LoadedDataset, cancellation: Cancellation) -> Session {
    var session = Session(
      casebook: dataset.casebook, report: dataset.report, cancellation: cancellation)
    session.settings.memory = memory
    if !parameters.isEmpty { session.give(parameters, to: parseScript(source).syntax) }
    return session
  }

  private func tell(_ answered: AnsweredQuery, session: Session, console: Console) {
    for line in footer(for: answered.answer, options: console.errorOptions) {
      console.tell(line)
    }
  }
}

extension StatementSyntax {
  /// True for what later statements may build on.
  var namesSomething: Bool {
    switch kind {
    case .query, .explain, .describe, .expect: false
    default: true
    }
  }
}

extension Session {
  /// What is wrong with values given to parameters that a script does not declare, once it was
  /// checked: most likely a misspelling of one that it does; a query given on the command line
  /// declares none.
  func strayParameter(among parameters: [(name: String, text: String)]) -> String? {
    let declared = declaredParameters
    guard !declared.isEmpty, let stray = parameters.first(where: { !declared.contains($0.name) })
    else { return nil }
    return "there is no parameter '\(stray.name)'; the script declares "
      + declared.joined(separator: ", ")
  }

  /// Gives parameters values; one that the script does not declare is typed by how it is written.
  mutating func give(_ parameters: [(name: String, text: String)], to script: ScriptSyntax) {
    let declared = script.statements.compactMap { statement -> String? in
      if case .parameter(let name, _, _) = statement.kind { return name.text }
      return nil
    }
    for (name, text) in parameters {
      environment.given[name] = text
      if !declared.contains(name) {
        environment.parameters[name] = ParameterValue(undeclared: text)
      }
    }
  }
}
