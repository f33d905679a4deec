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
    dataset: LoadedDataset, memory: MemorySize = .usual, interrupt: InterruptFlag,
    environment: ProcessEnvironment = .current()
  ) {
    var session = Session(
      casebook: dataset.casebook, report: dataset.report,
      cancellation: Cancellation { interrupt.isRaised })
    session.settings.memory = memory
    let completer = Completer(casebook: dataset.casebook)
    guard let editor = LineEditor(completer: completer.complete) else { return nil }
    self.session = session
    self.editor = editor
    self.completer = completer
    self.interrupt = interrupt
    self.environment = environment
    datasetName = dataset.casebook.schema.name.sanitized.truncated(toWidth: 20)
    history = History(path: History.defaultPath(environment))
  }

  /// Talks until the user leaves or standard output is gone.
  package mutating func run() -> ExitStatus {
    if let warning = history.load() { say([warning]) }
    for entry in history.entries { editor.remember(entry) }
    say(banner(session.casebook.schema, session.report, options))
    while output.error == nil, let text = readInput() {
      guard !text.trimmingBlanks.isEmpty else { continue }
      let entry = text.trimmingBlanks
      editor.remember(entry)
      if let warning = history.append(entry) { say([warning]) }
      guard respond(to: text) else { break }
    }
    return output.flush() == nil ? .success : .dataError
  }

  /// Answers what a text asks, one input after the other; false if the user wants to leave.
  private mutating func respond(to text: String) -> Bool {
    interrupt.clear()
    defer { interrupt.clear() }
    for input in session.inputs(in: text) {
      session.settings.lineWidth = max(40, min(terminal.size.columns, 100))
      let response = session.respond(to: input)
      if case .quit = response { return false }
      show(response)
      if interrupt.isRaised {
        say(["Stopped.", ""])
        return true
      }
      // What follows a mistake in a pasted script may build on it.
      if case .failure = response { return true }
    }
    return true
  }

  private var terminal: Terminal { Terminal(descriptor: 1, environment: environment) }

  private var options: RenderingOptions {
    let terminal = terminal
    return .interactive(
      terminalColumns: terminal.size.columns, isColored: terminal.usesColour,
      rowLimit: rowLimit(terminal.size))
  }

  // The heading, the footer and the next prompt stay on the screen with the rows.
  private func rowLimit(_ size: WindowSize) -> Int? {
    switch session.settings.rowLimit {
    case .all: nil
    case .count(let count): count
    case .screenful: max(10, min(40, size.rows - 9))
    }
  }

  private mutating func say(_ lines: [String]) {
    output.write(lines.map { $0 + "\n" }.joined())
    _ = output.flush()
  }
}

/// What the shell says first: the dataset, its tables, and how to go on.
private func banner(
  _ schema: Schema, _ report: LoadReport?, _ options: RenderingOptions
) -> [String] {
  let width = options.terminalColumns ?? 80
  let tables = schema.tables.map { count($0.rowCount, $0.singular, $0.name) }
  let title = schema.title.isEmpty ? schema.name : schema.title
  var lines = wrapped("Casebook · " + title, width: width)
  if schema.isSynthetic { lines.append("Synthetic data: it describes nobody.") }
  let about = wrapped(
    tables.joined(separator: ", ") + " · as of " + schema.asOf.text, width: width)
  let problems = (report?.summary).map { wrapped($0 + " .load-report tells.", width: width) } ?? []
  let hint = wrapped("Type a query, or .help. Tab completes, Ctrl-D leaves.", width: width)
  return lines + (about + problems + hint).map { options.dim($0) } + [""]
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

  // The prompt shows the query that a line beginning with a clause word would go on from; half of
  // the line or more is left to type in.
  private var prompt: Prompt {
    let room = min(60, terminal.size.columns / 2 - datasetName.displayWidth - 6)
    let base = session.queries.last.map { " · " + $0.summary(width: max(8, room)) } ?? ""
    return Prompt("\(datasetName)\(base) >", style: style)
  }

  private var continuationPrompt: Prompt {
    Prompt(
      String(repeating: " ", count: max(0, datasetName.displayWidth - 1)) + "… >", style: style)
  }

  private var style: String? { terminal.usesColour ? "1;36" : nil }
}

// MARK: - Showing

extension Interactive {
  private mutating func show(_ response: Response) {
    let options = options
    switch response {
    case .answer(let answered): show(answered)
    case .lines(let lines): say(lines.map(\.sanitized) + [""])
    case .confirmation(let line): say([options.dim(line.sanitized), ""])
    case .failure(let failure) where failure.isInterruption: break
    case .failure(let failure):
      let renderer = DiagnosticRenderer(
        style: options.isColored ? .colored : .plain, columnsMax: options.terminalColumns ?? 100,
        wrapsMessages: true)
      say([renderer.text(for: failure.diagnostics, in: failure.source), ""])
    case .incomplete, .nothing, .quit: break
    }
  }

  private mutating func show(_ answered: AnsweredQuery) {
    let options = options
    if let query = answered.refinedQuery { say([options.dim("= " + query.sanitized)]) }
    let table = RenderingOptions.interactive(
      terminalColumns: options.terminalColumns ?? 80, isColored: options.isColored,
      rowLimit: options.rowLimit, preferredColumns: answered.testedColumns)
    do throws(Stopped) {
      try render(answered.answer, as: session.settings.format, options: table) {
        bytes throws(Stopped) in
        output.write(bytes)
        _ = output.flush()
        if output.error != nil || interrupt.isRaised { throw Stopped() }
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

/// Showing an answer was broken off.
private struct Stopped: Error {}
