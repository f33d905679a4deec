import Engine
package import Ingest
import Language
import Model
import Output
import Store

/// The conversation at a terminal: reads lines, shows answers, until the user leaves.
package struct Interactive: ~Copyable {
  private var session: Session
  private var editor: LineEditor
  private var history: History
  private var output = StandardOutput()
  private let interrupt: InterruptFlag
  private let environment: ProcessEnvironment
  private let datasetName: String
  private let completer: Completer

  /// Takes the terminal; nil if the line editor cannot have it.
  package init?(
    dataset: LoadedDataset, interrupt: InterruptFlag, environment: ProcessEnvironment = .current()
  ) {
    let session = Session(
      casebook: dataset.casebook, cancellation: Cancellation { interrupt.isRaised })
    let completer = Completer(casebook: dataset.casebook)
    guard let editor = LineEditor(completer: completer.complete) else { return nil }
    self.session = session
    self.editor = editor
    self.completer = completer
    self.interrupt = interrupt
    self.environment = environment
    datasetName = dataset.casebook.schema.name
    history = History(path: History.defaultPath(environment))
  }

  /// Talks until the user leaves or standard output is gone.
  package mutating func run() -> ExitStatus {
    if let warning = history.load() { say([warning]) }
    for entry in history.entries { editor.remember(entry) }
    say(banner)
    while output.error == nil {
      guard let input = readInput() else { break }
      if input.trimmingBlanks.isEmpty { continue }
      editor.remember(input)
      if let warning = history.append(input) { say([warning]) }
      if !answer(input) { break }
    }
    return output.flush() == nil ? .success : .dataError
  }

  /// Answers what was typed or pasted, one statement after the other until one fails; false to
  /// leave.
  private mutating func answer(_ input: String) -> Bool {
    for statement in session.statements(in: input) {
      interrupt.clear()
      let response = session.respond(to: statement)
      interrupt.clear()
      show(response)
      if case .quit = response { return false }
      if case .failure = response { return true }
    }
    return true
  }

  private var banner: [String] {
    let schema = session.casebook.schema
    let tables = schema.tables.map { "\($0.rowCount) \($0.name)" }.joined(separator: ", ")
    let synthetic = schema.isSynthetic ? ["Synthetic data: it describes nobody."] : []
    let title = (schema.title.isEmpty ? schema.name : schema.title).sanitized
    return ["Casebook · \(title) · as of \(schema.asOf.text)"] + synthetic
      + [tables, "A query, or `.help`. Tab completes, Ctrl-D leaves.", ""].map { options.dim($0) }
  }

  private var terminal: Terminal { Terminal(descriptor: 1, environment: environment) }

  private var options: RenderingOptions { options(preferring: []) }

  private func options(preferring columns: Set<String>) -> RenderingOptions {
    let terminal = terminal
    return .interactive(
      terminalColumns: terminal.size.columns, isColored: terminal.usesColour,
      preferredColumns: columns)
  }

  private mutating func say(_ lines: [String]) {
    output.write(lines.map { $0 + "\n" }.joined())
    _ = output.flush()
  }
}

// MARK: - Reading

extension Interactive {
  /// Reads lines until they make a whole statement; nil at the end of input. Ctrl-C drops what was
  /// begun.
  private mutating func readInput() -> String? {
    var text = ""
    while true {
      completer.prepare(.init(earlierLines: text, environment: session.environment))
      switch editor.readLine(prompt: text.isEmpty ? prompt : continuationPrompt) {
      case .endOfInput:
        say([""])
        return nil
      case .interrupted: text = ""
      case .line(let line):
        text += text.isEmpty ? line : "\n" + line
        if !session.needsMore(text) { return text }
      }
    }
  }

  // The prompt shows the query that a line beginning with a clause word would go on from.
  private var prompt: Prompt {
    let base = session.previousQuery.map { " · " + $0.truncated(toWidth: 32) } ?? ""
    return Prompt("\(datasetName)\(base.sanitized) > ", style: style)
  }

  private var continuationPrompt: Prompt {
    Prompt(String(repeating: " ", count: max(0, datasetName.count - 2)) + "… > ", style: style)
  }

  private var style: String? { terminal.usesColour ? "1;36" : nil }
}

// MARK: - Showing

extension Interactive {
  private mutating func show(_ response: Response) {
    switch response {
    case .answer(let answered): show(answered)
    case .lines(let lines): say(lines.map(\.sanitized))
    case .failure(let failure):
      let renderer = DiagnosticRenderer(style: options.isColored ? .colored : .plain)
      say([renderer.text(for: failure.diagnostics, in: failure.source)])
    case .confirmation(let line): say([options.dim(line.sanitized)])
    case .incomplete, .nothing, .quit: break
    }
  }

  private mutating func show(_ answered: AnsweredQuery) {
    let options = options(preferring: answered.testedColumns)
    if let query = answered.refinedQuery { say([options.dim("= " + query.sanitized)]) }
    do {
      try render(answered.answer, as: session.settings.format, options: options) {
        bytes throws(FileError) in
        output.write(bytes)
        if let error = output.error { throw error }
      }
    } catch {
      return
    }
    let time = session.settings.showsTime ? answered.elapsedMicroseconds : nil
    say(
      footer(
        for: answered.answer, elapsedMicroseconds: time, singular: singular(answered),
        options: options) + [""])
  }

  private func singular(_ answered: AnsweredQuery) -> String? {
    session.casebook.schema.tables.first { $0.name == answered.answer.subject }?.singular
  }
}
