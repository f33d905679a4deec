import Language
import Model

/// Where the windows of one clause go while it is bound.
struct WindowPlace: Sendable {
  /// The clause.
  let clause: ClauseSyntax
  /// The place that its first window's column will have in the rows.
  let firstColumn: Int
  /// The columns so far. Those of a layer read columns of the layers before it alone.
  var layers: [[WindowColumn]] = []

  /// How many columns there are in all layers.
  var columnCount: Int { layers.reduce(0) { $0 + $1.count } }

  /// True for the clauses that compute values of the rows as they are.
  var isOpen: Bool {
    switch clause.kind {
    case .with, .show, .sort, .top: true
    default: false
    }
  }

  init(_ clause: ClauseSyntax, firstColumn: Int) {
    self.clause = clause
    self.firstColumn = firstColumn
  }
}

// Windows: `prior(count) over (by region sort month)`. A window's column is computed of all rows
// that its clause sees, so it becomes a step of the plan, and an expression reads it as a column.
extension Binder {
  mutating func bindWindow(
    _ function: WindowWord, _ call: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard case .call(let name, let arguments, let window) = call.kind else { return nil }
    let word = function.rawValue
    guard arguments.count == (function == .rank ? 0 : 1) else {
      return fail(
        Diagnostic(
          .wrongArguments, "`\(word)` takes \(function == .rank ? "no value" : "one value").",
          at: call.range, remedy: "Write it as \(function.example)."))
    }
    guard windowPlace?.isOpen == true else { return misplaced(function, call, in: relation) }
    guard let window else {
      return fail(
        Diagnostic(
          .wrongArguments, "`\(word)` is of several rows: say of which, in which order.",
          at: name.range, remedy: "Write it as \(function.example).",
          fix: .init(replace: call.range, with: completed(call, function, in: relation))))
    }
    if function == .rank, window.sort.isEmpty {
      return fail(
        Diagnostic(
          .wrongArguments, "`rank` needs an order to count in.", at: call.range,
          remedy: "Say what the rows are sorted by: \(function.example)",
          fix: .init(replace: call.range, with: completed(call, function, in: relation))))
    }
    guard !hasColumnsOfData(relation.plan) else {
      return fail(
        Diagnostic(
          .notAvailableHere, "The columns that `across` makes are not known before it runs.",
          at: call.range, remedy: "Group by both keys: by … , …"))
    }
    return bindColumn(function, arguments.first, window, in: relation)
  }

  private mutating func bindColumn(
    _ word: WindowWord, _ argument: ExpressionSyntax?, _ window: WindowSyntax,
    in relation: Relation
  ) -> Scalar? {
    let value = argument.flatMap { bindScalar($0, in: relation) }
    let keys = window.by.compactMap { bindScalar($0.value, in: relation) }
    var order: [SortKey] = []
    for key in window.sort {
      guard let scalar = bindScalar(key.value, in: relation) else { continue }
      order.append(SortKey(value: scalar, isDescending: key.isDescending))
    }
    guard keys.count == window.by.count, order.count == window.sort.count,
      (value == nil) == (argument == nil)
    else { return nil }
    let function: WindowFunction
    switch (word, value) {
    case (.prior, let value?): function = .prior(value)
    case (.next, let value?): function = .next(value)
    case (.total, let value?):
      guard value.type.isNumeric || value.type == .days else {
        return fail(
          Diagnostic(
            .typeMismatch, "`total` needs numbers, and this is \(article(value.type)).",
            at: argument?.range ?? SourceRange(0, 0)))
      }
      function = .total(value)
    default: function = .rank
    }
    return add(function, Window(keys: keys, order: order))
  }

  /// Makes a column of the clause's rows; one that is there already is used again.
  private mutating func add(_ function: WindowFunction, _ window: Window) -> Scalar? {
    guard var place = windowPlace else { return nil }
    let name = PlanPrinter(schema: schema).text(function)
    let column = WindowColumn(name: name, function: function, window: window)
    var index = place.firstColumn
    for layer in place.layers {
      if let found = layer.firstIndex(of: column) {
        return reference(to: column, at: index + found)
      }
      index += layer.count
    }
    let firstOfLast = index - (place.layers.last?.count ?? 0)
    let readsLast = column.scalars.contains { $0.readsColumn(from: firstOfLast) }
    if place.layers.isEmpty || readsLast { place.layers.append([]) }
    place.layers[place.layers.count - 1].append(column)
    windowPlace = place
    return reference(to: column, at: index)
  }

  private func reference(to column: WindowColumn, at index: Int) -> Scalar {
    .column(
      ColumnReference(column: index, type: column.function.resultType, name: column.name))
  }

  /// Puts the clause's windows on top of the rows so far, in their order.
  mutating func addWindows(to relation: inout Relation) {
    guard let layers = windowPlace?.layers, !layers.isEmpty else { return }
    windowPlace?.layers = []
    relation = ordered(relation)
    for layer in layers {
      relation.windowColumns += layer.map { column in
        ShapeColumn(
          name: column.name, type: column.function.resultType,
          categories: column.function.argument.map { categories(of: $0, in: relation) } ?? [])
      }
      relation.plan = .window(layer, relation.plan)
    }
  }

  /// How many columns the rows have, those of windows included.
  func columnCount(of relation: Relation) -> Int {
    ownColumnCount(of: relation.shape) + relation.windowColumns.count
  }

  /// How many columns come before those of windows.
  func ownColumnCount(of shape: Shape) -> Int {
    switch shape {
    case .table(let table), .widened(let table, _): schema.tables[table].columns.count
    case .columns(let columns): columns.count
    }
  }

  // Of columns that the data decides, no place after them can be known.
  func hasColumnsOfData(_ plan: LogicalPlan) -> Bool {
    switch plan {
    case .aggregate(let aggregation, _): aggregation.across != nil
    case .filter(_, let input), .sort(_, let input), .limit(_, let input), .window(_, let input),
      .top(_, _, let input), .shared(let input):
      hasColumnsOfData(input)
    case .scan, .series, .project, .distinct, .combine, .join: false
    }
  }
}

// MARK: - Mistakes

extension Binder {
  // `where rank() over (sort released) = 1`: the rows that are left would be others than those that
  // were ranked.
  private mutating func misplaced(
    _ function: WindowWord, _ call: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard let place = windowPlace else {
      return fail(
        Diagnostic(
          .notAvailableHere, "`\(function.rawValue)` is of several rows, and has no place here.",
          at: call.range, remedy: "It stands in with, show, sort and top … by."))
    }
    let name = freeName(itemName(call).replacing(".", with: "_"), in: relation)
    let clause = SyntaxPrinter.text(of: place.clause)
      .replacing(SyntaxPrinter.text(of: call), with: name)
    let whole = completed(call, function, in: relation)
    return fail(
      Diagnostic(
        .notAvailableHere,
        "`\(function.rawValue)` is of several rows, and cannot stand where rows are chosen or "
          + "grouped.",
        at: call.range, remedy: "Compute it first: with name = \(function.example)",
        fix: .init(replace: place.clause.range, with: "with \(name) = \(whole) \(clause)")))
  }

  private mutating func freeName(_ wanted: String, in relation: Relation) -> String {
    var name = wanted
    var number = 2
    while find(Path([Name(name, SourceRange(0, 0))]), in: relation) != nil {
      name = wanted + "_" + String(number)
      number += 1
    }
    return spelled(name)
  }

  /// The call with what it lacks: a window, and for a rank an order.
  private func completed(
    _ call: ExpressionSyntax, _ function: WindowWord, in relation: Relation
  ) -> String {
    guard case .call(let name, let arguments, let window) = call.kind else { return "" }
    let text = SyntaxPrinter.text(of: call)
    if let window, function != .rank || !window.sort.isEmpty { return text }
    let order = "sort " + likelyOrder(function, of: relation)
    guard let window else { return "\(text) over (\(order))" }
    let bare = ExpressionSyntax(.call(name, arguments, nil), call.range)
    let by = window.by.map { SyntaxPrinter.text(of: $0.value) }.joined(separator: ", ")
    let keys = by.isEmpty ? "" : "by \(by) "
    return "\(SyntaxPrinter.text(of: bare)) over (\(keys)\(order))"
  }

  // Time, where the rows have one; for a rank of groups, the first number.
  private func likelyOrder(_ function: WindowWord, of relation: Relation) -> String {
    switch relation.shape {
    case .columns(let columns):
      if function == .rank, let number = columns.first(where: { $0.type.isNumeric }) {
        return spelled(number.name) + " desc"
      }
      return spelled((columns.first { $0.type.isDate } ?? columns.first)?.name ?? "count")
    case .table(let table), .widened(let table, _):
      if case .column(let axis) = relation.axis { return spelled(axis.name) }
      let columns = schema.tables[table].columns
      return spelled((columns.first { $0.type.isDate } ?? columns.first)?.name ?? "id")
    }
  }

  /// Reports `over` after a function of one row.
  mutating func needlessWindow(
    _ name: Name, _ arguments: [ExpressionSyntax], at range: SourceRange
  ) -> Scalar? {
    let bare = ExpressionSyntax(.call(name, arguments, nil), range)
    let isSum = Keyword(spelling: name.text) == .sum
    return fail(
      Diagnostic(
        .wrongArguments,
        isSum
          ? "`sum` is computed of groups; the running sum of rows is `total`."
          : "`\(name.text)` takes no `over`.", at: name.range,
        remedy: isSum
          ? "Write it as \(WindowWord.total.example)."
          : "What goes over rows is \(enumerated(WindowWord.allCases.map(\.rawValue))).",
        fix: isSum
          ? .init(replace: name.range, with: WindowWord.total.rawValue)
          : .init(replace: range, with: SyntaxPrinter.text(of: bare))))
  }

  /// Reports a window's function by the name that it has in SQL and elsewhere.
  func foreignWindow(_ name: Name) -> Diagnostic? {
    let words: [String: WindowWord] = [
      "lag": .prior, "lead": .next, "row_number": .rank, "dense_rank": .rank, "cumsum": .total,
      "running_total": .total,
    ]
    guard let word = words[name.text.lowercased()] else { return nil }
    return Diagnostic(
      .unknownFunction, "There is no function '\(name.text)'; here it is `\(word.rawValue)`.",
      at: name.range, remedy: "Write it as \(word.example).",
      fix: .init(replace: name.range, with: word.rawValue))
  }
}

extension WindowWord {
  /// How it is written.
  fileprivate var example: String {
    switch self {
    case .prior, .next, .total: "\(rawValue)(x) over (sort date)"
    case .rank: "rank() over (by key sort x desc)"
    }
  }
}
