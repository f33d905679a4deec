import Language
import Model
import Model
import Plan
import Store
import Synchronization

/// Completes a line from what the grammar can take at the cursor: names of the dataset, the values
/// of the column on the left, and keywords.
final class Completer: Sendable {
  let casebook: Casebook
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
    if earlier.isEmpty, prefix.hasPrefix(".") { return command(prefix) }
    let text = SourceText(earlier + prefix)
    let place = Place(
      expectations(at: text.bytes.count, in: text), in: text, schema: casebook.schema,
      environment: context.environment)
    var candidates = matching(names(at: place), place.partial)
    candidates += matching(keywords(at: place), place.partial)
    if candidates.count == 1, let only = candidates.first {
      candidates = [goingOn(only, at: place, in: text, hasMore: line.utf8.count > cursor)]
    }
    return Completion(
      replaceFrom: max(0, place.expected.range.lower - earlier.utf8.count), candidates: candidates)
  }

  /// A place in a text, with what may stand there and what names mean there.
  struct Place {
    let expected: Expectations
    let scope: NameScope?
    let environment: Plan.Environment
    /// Whether a state can be counted of what stands before, an unfinished clause included.
    let hasState: Bool
    /// The table after `describe`.
    let describedTable: String?
    /// What is typed of the word, without quotes.
    let partial: String
    /// Whether the word begins with a backquote.
    let isQuotedName: Bool

    init(
      _ expected: Expectations, in text: SourceText, schema: Schema,
      environment: Plan.Environment
    ) {
      self.expected = expected
      self.environment = environment
      scope = expected.pipeline.flatMap {
        NameScope(
          after: $0, inside: expected.scopes, schema: schema, environment: environment)
      }
      partial = expected.partial
      let lower = expected.range.lower
      isQuotedName = lower < text.bytes.count && text.bytes[lower] == UInt8(ascii: "`")
      let statement = parseStatement(text).syntax.kind
      var described: String?
      var isCounted = false
      switch statement {
      case .describe(let path?): described = path.names.first?.text
      case .query(let query):
        let pipeline = query.rest.last?.pipeline ?? query.first
        let scope = NameScope(after: pipeline, schema: schema, environment: environment)
        isCounted = scope?.hasState == false
      default: break
      }
      describedTable = described
      hasState = scope?.hasState != false && !isCounted
    }
  }

  // MARK: - Choosing

  /// The candidates that begin with what is typed, then those of which a later word does.
  private func matching(
    _ candidates: [Completion.Candidate], _ partial: String
  ) -> [Completion.Candidate] {
    let key = folded(partial)
    var seen: Set<String> = []
    let different = candidates.filter { seen.insert($0.text).inserted }
    guard !key.isEmpty else { return Array(different.prefix(Self.candidatesMax)) }
    let starting = different.filter { folded(bare($0.text)).hasPrefix(key) }
    let within = different.filter { candidate in
      let name = folded(bare(candidate.text))
      return candidate.text.hasPrefix("\"") && !name.hasPrefix(key)
        && hasWord(name, startingWith: key)
    }
    return Array((starting + within).prefix(Self.candidatesMax))
  }

  private func bare(_ text: String) -> String {
    text.hasPrefix("\"") || text.hasPrefix("`") ? String(text.dropFirst()) : text
  }

  /// The only candidate, with a blank behind it where the grammar goes on.
  private func goingOn(
    _ candidate: Completion.Candidate, at place: Place, in text: SourceText, hasMore: Bool
  ) -> Completion.Candidate {
    let typed = text.string(in: place.expected.range)
    let leadsOn = place.scope?.columns(after: place.columnPath).contains {
      $0.name == candidate.text && $0.leadsTo != nil
    }
    // After a link a dot may follow; asked again, the blank comes.
    if leadsOn == true, typed != candidate.text { return candidate }
    let whole = text.string(in: SourceRange(0, place.expected.range.lower)) + candidate.text + " "
    let next = expectations(at: whole.utf8.count, in: SourceText(whole))
    guard !hasMore, !candidate.text.hasSuffix("("), !(next.keywords.isEmpty && next.slots.isEmpty)
    else { return candidate }
    return Completion.Candidate(
      candidate.text + " ", display: candidate.display, detail: candidate.detail)
  }

  // MARK: - Keywords

  private func keywords(at place: Place) -> [Completion.Candidate] {
    if place.expected.isInQuotes || place.isQuotedName || place.takesValue { return [] }
    // A line that begins with a clause word goes on from the previous query, if there is one.
    let isAtStart = place.expected.range.lower == 0 && place.environment.previous != nil
    let possible = Keyword.allCases.filter { keyword in
      place.expected.keywords.contains(keyword)
        || isAtStart && Keyword.refinements.contains(keyword)
    }
    let fitting = possible.filter { keyword in
      if Keyword.notYetAnswered.contains(keyword) { return false }
      if [.flow, .stock].contains(keyword), !place.hasState { return false }
      if place.takesColumn, Self.wordsOfDates.contains(keyword) { return false }
      guard let scope = place.scope, place.isAfterSource else { return true }
      switch keyword {
      case .from: return scope.actor != nil
      case .mentioning: return scope.hasText
      case .about: return scope.topic != nil
      default: return scope.hasTimeAxis || !Keyword.eventTimes.contains(keyword)
      }
    }
    // `network of a over b` takes no bracket, and there nothing else can follow.
    let isWindow = possible.count > 1
    // After a window's function its window; then clauses, what tests the time, and the rest.
    let orders: [(Keyword) -> Bool] = [
      { $0 == .over && isWindow }, Keyword.clauses.contains, Keyword.selectors.contains,
      { _ in true },
    ]
    return fitting.map { keyword in (orders.firstIndex { $0(keyword) } ?? 0, keyword) }
      .sorted { $0.0 < $1.0 }.map { _, keyword in
        Completion.Candidate(keyword == .over && isWindow ? "over (" : keyword.rawValue)
      }
  }

  /// Words that may begin a value, and say nothing where a column is looked for.
  private static let wordsOfDates: [Keyword] = [.this, .previous, .next, .number, .count]

  // MARK: - Names

  private func names(at place: Place) -> [Completion.Candidate] {
    let values = ValueCandidates(casebook: casebook, isInQuotes: place.expected.isInQuotes)
    var candidates: [Completion.Candidate] = []
    for slot in place.expected.slots {
      switch slot {
      case .source: candidates += sources(place)
      case .column: candidates += columns(place.scope?.columns(after: []) ?? [], place)
      case .columnIn(let path):
        let found = place.scope?.columns(after: path) ?? describedColumns(path, place)
        candidates += columns(found, place)
      case .eventColumn, .time(of: _):
        guard !place.partial.isEmpty || slot != .eventColumn else { continue }
        candidates += columns((place.scope?.columns(after: []) ?? []).filter(\.type.isDate), place)
      case .value(let path):
        if let path, place.scope?.type(of: path) == .weekday {
          candidates += Weekday.allCases.map { Completion.Candidate($0.name) }
        }
        guard let path, let origin = place.scope?.origin(of: path) else { continue }
        candidates += values.candidates(of: origin, place.partial)
      case .related: candidates += related(after: [], place)
      case .relatedIn(let names): candidates += related(after: names, place)
      case .actor: candidates += values.candidates(of: place.scope?.actor, place.partial)
      case .topic: candidates += values.candidates(of: place.scope?.topic, place.partial)
      case .parameter:
        candidates += place.environment.parameters.keys.sorted().map {
          Completion.Candidate("$" + $0)
        }
      case .type: candidates += ParameterValue.typeNames.map { Completion.Candidate($0) }
      default: break
      }
    }
    return candidates
  }

  private func related(after names: [String], _ place: Place) -> [Completion.Candidate] {
    place.scope?.related(after: names).map { related in
      let parts = related.name.split(separator: ".").map { spelled(String($0), place) }
      return Completion.Candidate(
        parts.joined(separator: "."), display: related.name,
        detail: related.table.map { "rows of " + $0 } ?? "link")
    } ?? []
  }

  private func sources(_ place: Place) -> [Completion.Candidate] {
    let schema = casebook.schema
    let tables = schema.tables.map {
      Completion.Candidate(
        spelled($0.name, place), display: $0.name, detail: count($0.rowCount, "row", "rows"))
    }
    if place.isDescribing { return tables }
    let verbs = schema.tables.flatMap { table in
      table.events.map { Completion.Candidate($0.verb, detail: "event of \(table.name)") }
        + table.states.map { Completion.Candidate($0.name, detail: "state of \(table.name)") }
    }
    let named = place.environment.queries.keys.sorted().map {
      Completion.Candidate($0, detail: "named by let")
    }
    return tables + verbs + named
  }

  private func describedColumns(_ path: [String], _ place: Place) -> [NameScope.Column] {
    guard path.count == 1, let table = place.describedTable else { return [] }
    return NameScope.columns(ofTable: table, in: casebook.schema)
  }

  private func columns(
    _ columns: [NameScope.Column], _ place: Place
  ) -> [Completion.Candidate] {
    if place.expected.isInQuotes, !place.isQuotedName { return [] }
    return columns.map { column in
      Completion.Candidate(
        spelled(column.name, place), display: column.name,
        detail: column.leadsTo.map { "→ " + $0 } ?? column.type.name)
    }
  }

  private func spelled(_ name: String, _ place: Place) -> String {
    let plain = SyntaxPrinter.text(of: Path([Name(name, SourceRange(0, 0))]))
    return place.isQuotedName && !plain.hasPrefix("`") ? "`\(plain)`" : plain
  }
}

extension Completer.Place {
  /// The links before the dot that stands before the cursor.
  var columnPath: [String] {
    for slot in expected.slots {
      if case .columnIn(let path) = slot { return path }
    }
    return []
  }

  /// Whether selectors may stand here: nothing but the source was typed.
  var isAfterSource: Bool {
    expected.pipeline?.clauses.isEmpty == true && expected.keywords.contains(.from)
      && expected.keywords.contains(.where)
  }

  /// Whether a column is looked for, and no date.
  var takesColumn: Bool { expected.slots.contains(.column) }

  /// Whether a value of a column that holds no dates is looked for.
  var takesValue: Bool {
    expected.slots.contains { slot in
      guard case .value(let path?) = slot else { return false }
      return scope?.type(of: path).map { !$0.isDate } ?? false
    }
  }

  var isDescribing: Bool { expected.keywords.isEmpty && expected.pipeline == nil }
}
