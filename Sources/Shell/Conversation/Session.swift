package import Engine
package import Ingest
package import Language
import Model
package import Output
package import Plan
package import Store

/// A conversation about one dataset: what was named, what was asked before, and how answers are
/// shown.
///
/// A session knows no terminal: `respond(to:)` takes a text and gives a value, so that every
/// behaviour of the shell can be tested without one.
package struct Session: Sendable {
  /// The dataset.
  package let casebook: Casebook
  /// How the dataset was read; nil if it was not read from files.
  package let report: LoadReport?
  /// Parameters, `let` queries and definitions so far.
  package var environment: Plan.Environment
  /// The queries so far, each in full; the last is what `_` and refinements build on.
  package private(set) var queries: [QuerySyntax] = []
  /// How answers are shown.
  package var settings = SessionSettings()
  /// The files being included.
  var inclusions = Inclusions()
  /// Parameters declared so far, in included files too.
  package var declaredParameters: [String] = []
  /// What `mentioning` searches, from the first query that needs it on.
  let indexes = ColumnIndexes()
  /// Which rows passed the tests of queries before: a refinement starts from them.
  let earlierRows = EarlierRows()
  /// Stops a running query when it says so.
  package let cancellation: Cancellation

  /// Starts a session on a dataset.
  package init(
    casebook: Casebook, report: LoadReport? = nil,
    environment: Plan.Environment = Plan.Environment(),
    cancellation: Cancellation = .never
  ) {
    self.casebook = casebook
    self.report = report
    self.environment = environment
    self.cancellation = cancellation
  }

  /// The query that a line beginning with a clause word refines, as text.
  package var previousQuery: String? { queries.last.map { SyntaxPrinter.text(of: $0) } }

  /// Answers one input: a statement, a line that refines the previous query, or a command.
  package mutating func respond(to input: String) -> Response {
    let trimmed = input.trimmingBlanks
    if trimmed.isEmpty { return .nothing }
    if isCommand(trimmed) { return runCommand(trimmed) }
    let start = ContinuousClock.now
    let source = SourceText(input)
    let refines = isRefinement(source)
    let parsed = refines ? parseRefinement(source) : parseStatement(source)
    switch parsed.completeness {
    case .empty: return .nothing
    // An empty line ends what was begun; then it is told what is missing.
    case .incomplete where !input.hasSuffix("\n"): return .incomplete
    case .incomplete, .complete: break
    }
    guard parsed.diagnostics.isEmpty else {
      let proven = proven(parsed.diagnostics, in: source)
      return .failure(Failure(source: source, diagnostics: proven))
    }
    do {
      return try run(parsed.syntax, in: source, since: start, isRefinement: refines)
    } catch {
      return .failure(error)
    }
  }

  private func isRefinement(_ source: SourceText) -> Bool {
    !queries.isEmpty && beginsWithClause(source)
  }

  /// Takes back the last query, so that the one before it is refined next; false if there is none.
  package mutating func back() -> Bool {
    guard !queries.isEmpty else { return false }
    queries.removeLast()
    environment.previous = queries.last
    return true
  }

  mutating func restore(_ queries: [QuerySyntax], previous: QuerySyntax?) {
    self.queries = queries
    environment.previous = previous
  }

  mutating func remember(_ query: QuerySyntax) {
    let whole = query.replacingPrevious(with: environment.previous)
    queries.append(whole)
    if queries.count > Limits.historyMax { queries.removeFirst() }
    environment.previous = whole
  }
}

/// How a session shows answers.
package struct SessionSettings: Sendable, Hashable {
  /// The form of answers.
  package var format = OutputFormat.table
  /// Whether the footer tells the time.
  package var showsTime = true
  /// Rows of a table that are shown.
  package var rowLimit = RowLimit.screenful
  /// Columns that help and descriptions may take; nil for tables of any width.
  package var lineWidth: Int?
  /// Optimizer rules, and choices of the engine, that are switched off.
  package var disabledRules: Set<String> = []
  /// Whether a query starts from the rows that queries before found by some of its tests.
  package var startsFromEarlierRows = true
  /// Threads that go through many rows at once; as many as are worth having if nil.
  package var threads: Int?
  /// What one query may take of the machine's memory.
  package var memory = MemorySize.usual
}

/// How many rows of a table the shell shows.
package enum RowLimit: Sendable, Hashable {
  /// As many as fit on the screen below one another, forty at most.
  case screenful
  /// So many.
  case count(Int)
  /// All.
  case all
}

extension String {
  /// The text without blanks at both ends.
  var trimmingBlanks: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}

// MARK: - Cutting

extension Session {
  /// The inputs that a text holds: statements parted as in a script, and commands on lines of their
  /// own.
  package func inputs(in text: String) -> [String] {
    var inputs: [String] = []
    var pending = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isFree = pending.trimmingBlanks.isEmpty || !endsOpen(pending)
      if isFree, isCommand(String(line).trimmingBlanks) {
        inputs += statementTexts(in: pending) + [String(line)]
        pending = ""
      } else {
        pending += (pending.isEmpty ? "" : "\n") + line
      }
    }
    return inputs + statementTexts(in: pending)
  }

  /// Whether a text is the beginning of a statement that goes on on the next line.
  ///
  /// An empty line ends what was begun, whole or not.
  package func needsMore(_ text: String) -> Bool {
    guard !text.hasSuffix("\n"), let last = inputs(in: text).last, !isCommand(last.trimmingBlanks)
    else { return false }
    return endsOpen(last)
  }

  private func endsOpen(_ text: String) -> Bool {
    guard let last = statementTexts(in: text).last else { return false }
    let source = SourceText(last)
    let parsed = beginsWithClause(source) ? parseRefinement(source) : parseStatement(source)
    return parsed.completeness == .incomplete
  }

  private func statementTexts(in text: String) -> [String] {
    let source = SourceText(text)
    let ranges = statementRanges(in: source)
    // One statement keeps its comments, so that mistakes are shown in the line as it was typed.
    if ranges.count <= 1 { return text.trimmingBlanks.isEmpty ? [] : [text] }
    var texts = ranges.map { source.string(in: $0) }
    if let last = ranges.last {
      texts[texts.count - 1] = source.string(in: SourceRange(last.lower, source.bytes.count))
    }
    return texts
  }

  private func isCommand(_ line: String) -> Bool {
    let start = line.unicodeScalars.prefix(2)
    return start.first == "." && start.last?.properties.isAlphabetic == true || line == "."
  }
}
