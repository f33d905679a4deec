import Language
import Model

// Clauses, one after the other: each takes the relation so far and changes it.
extension Binder {
  mutating func bind(_ clause: ClauseSyntax, on relation: inout Relation) {
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
    case .join: refuse("`join`", clause)
    case .flow: refuse("`flow`", clause)
    case .stock: refuse("`stock`", clause)
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
    if let state = stateTest(path, test, in: relation) {
      predicate = state
    } else if diagnostics.isEmpty, let found = resolve(path, in: relation) {
      predicate = timeTest(found.scalar, test, in: relation)
    } else {
      predicate = nil
    }
    guard let predicate else { return }
    relation.plan = .filter(hedge.map { .hedged($0, predicate) } ?? predicate, relation.plan)
  }

  private mutating func bindWith(_ bindings: [BindingSyntax], on relation: inout Relation) {
    for binding in bindings {
      guard let value = bindScalar(binding.value, in: relation) else { continue }
      let named = NamedScalar(name: binding.name.text, value: value)
      relation.computed.removeAll { $0.name == named.name }
      relation.computed.append(named)
      if relation.shown != nil { relation.shown?.append(named) }
    }
  }

  private mutating func bindShow(_ items: [ItemSyntax], on relation: inout Relation) {
    guard items.count <= Limits.columnsMax else {
      diagnostics.append(
        Diagnostic(
          .tooManyColumns,
          "An answer may have \(Limits.columnsMax) columns; this has \(items.count).",
          at: items[0].value.range))
      return
    }
    var shown: [NamedScalar] = []
    for item in items {
      guard let named = bindKey(item, in: relation) else { continue }
      guard !shown.contains(where: { $0.name == named.name }) else {
        diagnostics.append(
          Diagnostic(
            .duplicateName, "Two columns are called '\(named.name)'.", at: item.value.range,
            remedy: "Name one of them with `as`."))
        return
      }
      shown.append(named)
    }
    relation.shown = shown
    // A name given here can be used by the clauses that follow.
    relation.computed = relation.computed.filter { old in !shown.contains { $0.name == old.name } }
    for (item, named) in zip(items, shown) where item.alias != nil {
      relation.computed.append(named)
    }
  }

  private mutating func bindUnique(_ items: [ItemSyntax], on relation: inout Relation) {
    let keys = items.compactMap { bindKey($0, in: relation) }
    guard keys.count == items.count else { return }
    let columns = keys.map {
      ShapeColumn(
        name: $0.name, type: $0.value.type,
        categories: categories(of: $0.value, in: relation.shape))
    }
    relation = Relation(
      plan: .distinct(keys, ordered(relation).plan), shape: .columns(columns), axis: nil,
      isSorted: true, subject: "rows")
  }

  private mutating func bindSort(_ keys: [SortKeySyntax], on relation: inout Relation) {
    var sorted: [SortKey] = []
    for key in keys {
      guard let value = bindScalar(key.value, in: relation) else { continue }
      sorted.append(SortKey(value: value, isDescending: key.isDescending))
    }
    guard sorted.count == keys.count else { return }
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
    let base = ordered(relation).plan
    let sorted = LogicalPlan.sort(
      [SortKey(value: scalar, isDescending: kind == .top)], base)
    relation.plan = .limit(Limit(kind: .first, count: count), sorted)
    relation.isSorted = true
  }
}
