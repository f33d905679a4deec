import Language
import Model
import Plan
import Store
import Synchronization

/// Completes a line from what the grammar can take at the cursor: keywords, names of the dataset,
/// and the values of the column on the left.
final class Completer: Sendable {
  private let casebook: Casebook
  private let context = Mutex(Context())

  /// Candidates offered at most.
  static let candidatesMax = 500

  /// What the conversation adds to the line itself.
  struct Context: Sendable {
    /// Earlier lines of the statement that is being typed.
    var earlierLines = ""
    /// What is named, and the previous query.
    var environment = Plan.Environment()
  }

  init(casebook: Casebook) { self.casebook = casebook }

  /// Tells what came before the line that is about to be typed.
  func prepare(_ context: Context) {
    self.context.withLock { $0 = context }
  }

  /// The candidates at a byte offset of a line.
  func complete(_ line: String, _ cursor: Int) -> Completion {
    let context = context.withLock { $0 }
    let earlier = context.earlierLines.isEmpty ? "" : context.earlierLines + "\n"
    let prefix = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    if earlier.isEmpty, prefix.hasPrefix(".") { return command(prefix, context) }
    let text = SourceText(earlier + prefix)
    let expected = expectations(at: text.bytes.count, in: text)
    let scope = expected.pipeline.flatMap {
      NameScope(after: $0, schema: casebook.schema, environment: context.environment)
    }
    var candidates: [Completion.Candidate] = []
    for slot in expected.slots {
      candidates += self.candidates(slot, expected, scope, context)
    }
    candidates += keywords(expected, context).map { Completion.Candidate($0.rawValue) }
    return Completion(
      replaceFrom: max(0, expected.range.lower - earlier.utf8.count),
      candidates: matching(candidates, expected.partial))
  }

  // MARK: What may stand there

  private func candidates(
    _ slot: Slot, _ expected: Expectations, _ scope: NameScope?, _ context: Context
  ) -> [Completion.Candidate] {
    switch slot {
    case .source: return sources(context)
    case .column: return columns(scope?.columns(after: []) ?? [])
    case .columnIn(let path): return columns(scope?.columns(after: path) ?? [])
    case .eventColumn: return columns((scope?.columns(after: []) ?? []).filter(\.type.isDate))
    case .value(let path):
      guard let path, let origin = scope?.origin(of: path) else { return [] }
      return values(origin, expected)
    case .actor: return (scope?.actor).map { names($0, expected) } ?? []
    case .topic: return (scope?.topic).map { values($0, expected) } ?? []
    case .parameter:
      return context.environment.parameters.keys.sorted().map { Completion.Candidate("$" + $0) }
    default: return []
    }
  }

  // A line that begins with a clause word goes on from the previous query, if there is one.
  private func keywords(_ expected: Expectations, _ context: Context) -> [Keyword] {
    guard context.environment.previous != nil, context.earlierLines.isEmpty,
      expected.range.lower == 0
    else { return expected.keywords }
    return expected.keywords
      + Keyword.allCases.filter {
        Keyword.refinements.contains($0) && !expected.keywords.contains($0)
      }
  }

  private func sources(_ context: Context) -> [Completion.Candidate] {
    let schema = casebook.schema
    let tables = schema.tables.map {
      Completion.Candidate($0.name, detail: "\($0.rowCount) rows")
    }
    let verbs = schema.tables.flatMap { table in
      table.events.map { Completion.Candidate($0.verb, detail: "event of \(table.name)") }
        + table.states.map { Completion.Candidate($0.name, detail: "state of \(table.name)") }
    }
    let named = context.environment.queries.keys.sorted().map {
      Completion.Candidate($0, detail: "let")
    }
    return tables + verbs + named
  }

  private func columns(_ columns: [NameScope.Column]) -> [Completion.Candidate] {
    columns.map { column in
      Completion.Candidate(
        column.name, detail: column.leadsTo.map { "→ " + $0 } ?? column.type.name)
    }
  }

  /// The values of a column: the schema's list, or what the column's dictionary holds.
  private func values(
    _ origin: (table: Int, column: Int), _ expected: Expectations
  ) -> [Completion.Candidate] {
    let column = casebook.schema.tables[origin.table].columns[origin.column]
    if column.type == .boolean { return ["yes", "no"].map { Completion.Candidate($0) } }
    let listed = column.statistics.categories
    if !listed.isEmpty {
      return listed.map { Completion.Candidate(spelled($0.value, expected), detail: "\($0.count)") }
    }
    let dictionary: TextDictionary
    switch casebook.tables[origin.table].columns[origin.column].storage {
    case .codes8(_, let values), .codes16(_, let values), .codes32(_, let values):
      dictionary = values
    default: return []
    }
    let key = folded(expected.partial)
    let near = dictionary.values.lazy.filter { folded($0).hasPrefix(key) }
    return near.prefix(Self.candidatesMax).map { Completion.Candidate(self.spelled($0, expected)) }
  }

  /// Whom a link column can name: the labels and the keys of the table that it leads to.
  private func names(
    _ origin: (table: Int, column: Int), _ expected: Expectations
  ) -> [Completion.Candidate] {
    let schema = casebook.schema
    guard let target = schema.tables[origin.table].columns[origin.column].link?.table,
      let label = schema.tables[target].labelColumn
    else { return values(origin, expected) }
    return values((target, label), expected) + values(origin, expected)
  }

  private func spelled(_ value: String, _ expected: Expectations) -> String {
    expected.isInQuotes ? SyntaxPrinter.quoted(value) : SyntaxPrinter.text(ofValue: value)
  }

  // MARK: Choosing

  private func matching(
    _ candidates: [Completion.Candidate], _ partial: String
  ) -> [Completion.Candidate] {
    let key = folded(partial)
    var seen: Set<String> = []
    return candidates.filter { candidate in
      let bare =
        candidate.text.hasPrefix("\"") ? String(candidate.text.dropFirst()) : candidate.text
      return folded(bare).hasPrefix(key) && seen.insert(candidate.text).inserted
    }
  }

  // MARK: Commands

  private func command(_ prefix: String, _ context: Context) -> Completion {
    guard let blank = prefix.firstIndex(of: " ") else {
      let names = Command.all.map { Completion.Candidate($0.name, detail: $0.summary) }
      return Completion(
        replaceFrom: 0, candidates: names.filter { $0.text.hasPrefix(prefix.lowercased()) })
    }
    let word = String(prefix[..<blank])
    let argument = String(prefix[prefix.index(after: blank)...])
    let start = prefix.utf8.count - argument.utf8.count
    let candidates = Command.all.first { $0.name == word }?.candidates(casebook.schema) ?? []
    return Completion(
      replaceFrom: start, candidates: matching(candidates.map { .init($0) }, argument))
  }
}

extension Command {
  /// What may follow the command's word.
  fileprivate func candidates(_ schema: Schema) -> [String] {
    switch name {
    case ".schema": schema.tables.map(\.name)
    case ".describe":
      schema.tables.flatMap { table in
        [table.name] + table.columns.map { table.name + "." + $0.name }
      }
    case ".mode": Session.formatNames
    case ".timer": ["on", "off"]
    case ".help": DiagnosticCode.allCases.map(\.rawValue)
    default: []
    }
  }
}
