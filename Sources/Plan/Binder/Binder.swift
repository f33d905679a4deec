package import Language
package import Model

/// Gives a syntax tree its meaning on a schema: which table, column, values and days.
///
/// The binder looks at the schema alone. It reports every mistake it finds, up to the limit, and
/// gives a plan only if there was none. A query goes through it from left to right, as a `Relation`
/// that each part changes, and its extensions follow that way. `Queries` joins pipelines and says
/// which columns come out; `Source` finds what a query starts from, and `Selectors` the time, actor
/// and topics right after it; `Names` gives paths their meaning, and `Expansion` writes out `let`,
/// `define` and `_`; `Clauses` and `Aggregates` do one clause each. Expressions are conditions
/// (`Predicates`, with `Comparisons`, `Dates` for time tests and `States` for `held`) or values
/// (`Scalars`, with `Arithmetic`, `Functions` and the literals of `Values`); each of these gives
/// nil after it has reported why.
package struct Binder {
  let schema: Schema
  var environment: Environment
  var diagnostics: [Diagnostic] = []
  var notes: [String] = []
  /// The clause that is being bound, and its windows; nil outside clauses and in brackets.
  var windowPlace: WindowPlace?
  /// For each of the brackets that are open, the values of the row outside that are read there
  /// though no link of the related rows leads to them.
  var valuesOutside: [[NamedScalar]] = []
  /// Names being expanded, so that a definition that needs itself is refused.
  var expanding: [String] = []
  /// True where arguments of what is expanded have names, which a query within may read.
  var readsArguments = false
  /// Queries that were bound by their names.
  private var boundQueries: [String: BoundName] = [:]
  private var depth = 0
  private var stepCount = 0
  private var expandedPartCount = 0

  init(schema: Schema, environment: Environment) {
    self.schema = schema
    self.environment = environment
  }

  /// Binds a query.
  ///
  /// - Throws: the diagnostics, if the query means nothing on this schema.
  package static func bind(
    _ query: QuerySyntax, schema: Schema, environment: Environment = Environment()
  ) throws(BindingFailure) -> BoundQuery {
    var binder = Binder(schema: schema, environment: environment)
    let relation = binder.bindQuery(query)
    guard let relation, binder.diagnostics.isEmpty else {
      throw BindingFailure(diagnostics: binder.report)
    }
    let bound = binder.finished(relation)
    guard bound.columns.count <= Limits.columnsMax else {
      throw BindingFailure(diagnostics: [tooManyColumns(bound.columns.count, at: query.range)])
    }
    return bound
  }

  /// What to say of an answer that has more columns than it may.
  static func tooManyColumns(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tooManyColumns, "An answer may have \(Limits.columnsMax) columns; this has \(count).",
      at: range, remedy: "Show fewer.")
  }

  // In the order of the text; a name that is wrong in ten places is told at the first.
  private var report: [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset)
    }
    var told: Set<String> = []
    let causes = sorted.map(\.element).filter { told.insert($0.message).inserted }
    return Array(causes.prefix(Limits.diagnosticsMax))
  }

  /// Reports a mistake and gives nil, so that callers can return it.
  mutating func fail<Result>(_ diagnostic: Diagnostic) -> Result? {
    diagnostics.append(diagnostic)
    return nil
  }

  /// Reports a part of the language that this version does not have yet.
  mutating func later<Result>(_ what: String, at range: SourceRange) -> Result? {
    fail(
      Diagnostic(
        .notYetAvailable, "\(what) is part of the language but not of this version.", at: range,
        remedy: Binder.inPlaceOfLater[what]))
  }

  // What says nearly the same today.
  private static let inPlaceOfLater = [
    "`join`": "Linked rows are reached by a path such as speaker.faction.",
    "`mentioning`": "Test the text: where text contains \"…\"",
    "`resembles`": "A part of a name is found by contains.",
    "`save`": "On the command line, --output writes a file.",
    "`network`": "Pairs are counted by both: count by speaker, topic",
  ]

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }
}

// MARK: - Limits

extension Binder {
  /// A test in a test in brackets goes two levels down, so that whatever the parser lets through
  /// fits.
  private static let depthMax = 2 * Limits.nestingMax + 20

  /// Goes one level deeper; gives false, and reports it, where names that stand for each other
  /// would make the tree deeper, or longer, than any text may be.
  mutating func enter(at range: SourceRange, parts: Int = 1) -> Bool {
    if depth == Binder.depthMax {
      let _: Void? = fail(
        Diagnostic(
          .nestedTooDeeply, "Nested more than \(Limits.nestingMax) deep.", at: range,
          remedy: "Use fewer names that stand for each other."))
      return false
    }
    if !expanding.isEmpty {
      expandedPartCount += parts
      guard expandedPartCount <= Limits.expansionMax else {
        let _: Void? = fail(
          Diagnostic(
            .textTooLong,
            "The names of a query may stand for \(Limits.expansionMax) parts; these are more.",
            at: range,
            remedy: "Use fewer names that stand for each other."))
        return false
      }
    }
    depth += 1
    return true
  }

  /// Comes back up.
  mutating func leave() { depth -= 1 }

  /// A query that was bound by its name, and what it took of the limits.
  private struct BoundName: Sendable {
    let relation: Relation
    let depth: Int
    let stepCount: Int
    let expandedPartCount: Int
  }

  /// Binds a query that means the same wherever its name stands. The second time it is what it was
  /// at the first, if it goes no deeper and there is room for it.
  mutating func bindOnce(
    _ name: String, _ bind: (inout Binder) -> Relation?
  ) -> Relation? {
    if let known = boundQueries[name], depth <= known.depth,
      stepCount + known.stepCount <= Limits.stepsMax,
      expandedPartCount + known.expandedPartCount <= Limits.expansionMax
    {
      stepCount += known.stepCount
      expandedPartCount += known.expandedPartCount
      return known.relation
    }
    let (steps, parts) = (stepCount, expandedPartCount)
    guard let relation = bind(&self) else { return nil }
    boundQueries[name] = BoundName(
      relation: relation, depth: depth, stepCount: stepCount - steps,
      expandedPartCount: expandedPartCount - parts)
    return relation
  }

  /// Counts a step of the plan; gives false, and reports it, past the limit.
  mutating func takeStep(at range: SourceRange) -> Bool {
    stepCount += 1
    if stepCount == Limits.stepsMax + 1 {
      let _: Void? = fail(
        Diagnostic(
          .nestedTooDeeply, "A query may have \(Limits.stepsMax) steps; this has more.", at: range,
          remedy: "Join conditions with `and` in one `where`."))
    }
    return stepCount <= Limits.stepsMax
  }
}
