import Language
import Model

// Clauses, one after the other: each takes the relation so far and changes it.
extension Binder {
  mutating func bind(_ clause: ClauseSyntax, on relation: inout Relation) {
    let outer = windowPlace
    windowPlace = WindowPlace(clause, firstColumn: columnCount(of: relation))
    bindKind(of: clause, on: &relation)
    addWindows(to: &relation)
    windowPlace = outer
  }

  private mutating func bindKind(of clause: ClauseSyntax, on relation: inout Relation) {
    switch clause.kind {
    case .invalid: break
    case .filter(let condition):
      if let predicate = bindCondition(condition, in: relation) {
        relation.plan = .filter(predicate, relation.plan)
      }
    case .event(let hedge, let path, let test): bindEvent(hedge, path, test, on: &relation)
    case .with(let bindings): bindWith(bindings, on: &relation)
    case .show(let items): bindShow(items, on: &relation)
    case .unique(let items): bindUnique(items, on: &relation)
    case .aggregate(let aggregate): bindAggregate(aggregate, on: &relation)
    case .sort(let keys): bindSort(keys, on: &relation)
    case .limit(let kind, let count, let per): bindLimit(kind, count, per, on: &relation)
    case .top(let kind, let count, let value): bindTop(kind, count, value, on: &relation)
    case .join(let joined, let alias, let condition):
      bindJoin(joined, as: alias, on: condition, range: clause.range, to: &relation)
    case .flow(let keys): bindFlow(by: keys, at: clause.range, on: &relation)
    case .stock(let keys): bindStock(by: keys, at: clause.range, on: &relation)
    case .duration: refuse("`time from … to …`", clause)
    case .network: refuse("`network`", clause)
    case .polarization: refuse("`polarization`", clause)
    case .shifts: refuse("`shifts`", clause)
    case .reconcile: refuse("`reconcile`", clause)
    case .cite: refuse("`cite`", clause)
    case .draw: refuse("`draw`", clause)
    case .save: refuse("`save`", clause)
    }
  }

  private mutating func refuse(_ what: String, _ clause: ClauseSyntax) {
    let _: Void? = later(what, at: clause.range)
  }

  private mutating func bindEvent(
    _ hedge: Hedge?, _ path: Path, _ test: TimeTestSyntax, on relation: inout Relation
  ) {
    let predicate: Predicate?
    if let place = state(at: path, in: relation) {
      predicate = stateTest(place, test)
    } else {
      predicate = resolve(path, in: relation).flatMap { timeTest($0.scalar, test, in: relation) }
    }
    if let predicate { relation.filter(hedge, predicate) }
  }

  private mutating func bindWith(_ bindings: [BindingSyntax], on relation: inout Relation) {
    var names: Set<String> = []
    for binding in bindings {
      guard names.insert(binding.name.text).inserted else {
        return duplicate(binding.name.text, at: binding.name.range, remedy: "Call one otherwise.")
      }
      // The bindings after a mistake may need the name that it should have made.
      guard let value = bindScalar(binding.value, in: relation) else { return }
      let named = NamedScalar(name: binding.name.text, value: value)
      relation.compute(named)
      guard let place = relation.shown?.firstIndex(where: { $0.name == named.name }) else {
        relation.shown?.append(named)
        continue
      }
      relation.shown?[place] = named
    }
  }

  private mutating func bindShow(_ items: [ItemSyntax], on relation: inout Relation) {
    guard items.count <= Limits.columnsMax else {
      diagnostics.append(Binder.tooManyColumns(items.count, at: items[0].value.range))
      return
    }
    guard let shown = bindColumns(items, in: relation) else { return }
    relation.shown = shown
    // A name given here, or a heading that is no name yet, can be used by the clauses that follow.
    for (item, named) in zip(items, shown) where item.alias != nil || item.value.path == nil {
      if item.alias != nil || find(Path([Name(named.name, item.value.range)]), in: relation) == nil
      {
        relation.compute(named)
      }
    }
  }

  /// Binds items, each with a heading of its own.
  private mutating func bindColumns(
    _ items: [ItemSyntax], in relation: Relation
  ) -> [NamedScalar]? {
    var columns: [NamedScalar] = []
    var names: Set<String> = []
    for item in items {
      guard let column = bindKey(item, in: relation) else { continue }
      guard names.insert(column.name).inserted else {
        duplicate(
          column.name, at: item.alias?.range ?? item.value.range,
          remedy: "Name one of them with `as`.")
        return nil
      }
      columns.append(column)
    }
    return columns.count == items.count ? columns : nil
  }

  mutating func duplicate(_ name: String, at range: SourceRange, remedy: String) {
    diagnostics.append(
      Diagnostic(
        .duplicateName, "Two columns are called '\(name)'.", at: range, remedy: remedy))
  }

  private mutating func bindUnique(_ items: [ItemSyntax], on relation: inout Relation) {
    guard let keys = bindColumns(items, in: relation) else { return }
    relation = Relation(
      plan: .distinct(keys, ordered(relation).plan),
      shape: .columns(shapeColumns(keys, in: relation)), axis: nil, isSorted: true,
      subject: "rows", sourceSubject: relation.sourceSubject ?? relation.subject)
  }

  private mutating func bindSort(_ keys: [SortKeySyntax], on relation: inout Relation) {
    var sorted: [SortKey] = []
    for key in keys {
      guard let value = bindScalar(key.value, in: relation) else { continue }
      sorted.append(SortKey(value: value, isDescending: key.isDescending))
    }
    guard sorted.count == keys.count else { return }
    addWindows(to: &relation)
    // Rows that tie keep the order that they had, which is the axis' unless another was asked for.
    if !relation.isSorted, let axis = relation.axis, case .table = relation.shape,
      !sorted.contains(where: { $0.value == axis })
    {
      sorted.append(SortKey(value: axis, isDescending: false))
    }
    relation.plan = .sort(sorted, relation.plan)
    relation.isSorted = true
  }

  private mutating func bindLimit(
    _ kind: LimitKind, _ count: Int, _ per: [ItemSyntax], on relation: inout Relation
  ) {
    let keys = per.compactMap { bindKey($0, in: relation)?.value }
    guard keys.count == per.count else { return }
    relation = ordered(relation)
    relation.plan = .limit(Limit(kind: kind, count: count, per: keys), relation.plan)
  }

  private mutating func bindTop(
    _ kind: TopKind, _ count: Int, _ value: ExpressionSyntax, on relation: inout Relation
  ) {
    guard let scalar = bindScalar(value, in: relation) else { return }
    addWindows(to: &relation)
    let base = ordered(relation).plan
    let sorted = LogicalPlan.sort(
      [SortKey(value: scalar, isDescending: kind == .top)], base)
    relation.plan = .limit(Limit(kind: .first, count: count), sorted)
    relation.isSorted = true
  }
}
