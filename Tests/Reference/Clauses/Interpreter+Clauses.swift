import Language
import Model

// Clauses, one after the other: each takes the rows so far and gives rows.
extension Interpreter {
  mutating func apply(
    _ clause: ClauseSyntax, to stage: inout Stage
  ) throws(ReferenceRefusal) {
    let outside = windowRows
    windowRows = nil
    defer { windowRows = outside }
    // What is a row's neighbour depends on the rows that are in.
    if clause.hasWindow {
      settle(&stage)
      order(&stage)
      windowRows = stage.certainRows
    }
    switch clause.kind {
    case .filter(let expression):
      stage.pending.append(try condition(expression, in: stage.scope))
    case .event(let hedge, let path, let test):
      stage.pending.append(hedged(try timeTest(path, test, in: stage.scope), hedge))
    case .with(let bindings): try with(bindings, &stage)
    case .show(let items): try show(items, &stage)
    case .unique(let items): try unique(items, &stage)
    case .aggregate(let aggregate): try self.aggregate(aggregate, &stage)
    case .sort(let keys): try sort(keys, &stage)
    case .limit(let kind, let count, let per): try limit(kind, count, per, &stage)
    case .top(let kind, let count, let value): try top(kind, count, value, &stage)
    case .invalid: throw .meaningless("a clause could not be read")
    case .join(let joined, let alias, let test): try join(joined, alias.text, test, &stage)
    case .flow(let keys): try series(isFlow: true, by: keys, &stage)
    case .stock(let keys): try series(isFlow: false, by: keys, &stage)
    case .duration: throw .notCovered("`time from … to …`")
    case .network: throw .notCovered("`network`")
    case .polarization: throw .notCovered("`polarization`")
    case .shifts: throw .notCovered("`shifts`")
    case .reconcile: throw .notCovered("`reconcile`")
    case .cite: throw .notCovered("`cite`")
    case .draw: throw .notCovered("`draw`")
    case .save: throw .notCovered("`save`")
    }
  }

  // MARK: Columns

  private mutating func with(
    _ bindings: [BindingSyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    if case .made(_, isNameable: false) = stage.scope.shape {
      throw .notCovered("`with` after `across`")
    }
    for binding in bindings {
      let name = binding.name.text
      let named = NamedQuantity(name: name, quantity: try quantity(binding.value, in: stage.scope))
      stage.scope.computed.removeAll { $0.name == name }
      stage.scope.computed.append(named)
      if let place = stage.shown?.firstIndex(where: { $0.name == name }) {
        stage.shown?[place] = named
      } else {
        stage.shown?.append(named)
      }
    }
  }

  private mutating func show(
    _ items: [ItemSyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let shown = try keys(items, in: stage.scope)
    guard Set(shown.map(\.name)).count == shown.count else {
      throw .meaningless("two columns of one name")
    }
    stage.shown = shown
    for (item, named) in zip(items, shown) where item.alias != nil {
      stage.scope.computed.removeAll { $0.name == named.name }
      stage.scope.computed.append(named)
    }
  }

  mutating func keys(
    _ items: [ItemSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> [NamedQuantity] {
    var keys: [NamedQuantity] = []
    for item in items {
      let name = item.alias?.text ?? heading(item.value)
      keys.append(NamedQuantity(name: name, quantity: try quantity(item.value, in: scope)))
    }
    return keys
  }

  private mutating func unique(
    _ items: [ItemSyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let columns = try keys(items, in: stage.scope)
    settle(&stage)
    order(&stage)
    depart(stage)
    let groups = grouped(stage.certainRows, by: columns)
    stage = self.stage(ofMade: columns, rows: groups.map(\.keys))
  }

  // MARK: Order and number

  private mutating func sort(
    _ syntax: [SortKeySyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    var keys: [(quantity: Quantity, isDescending: Bool)] = []
    for key in syntax {
      keys.append((try quantity(key.value, in: stage.scope), key.isDescending))
    }
    order(&stage)
    stage.candidates = sorted(stage.candidates, by: keys)
    stage.isSorted = true
    stage.isFileOrder = false
  }

  private mutating func top(
    _ kind: TopKind, _ count: Int, _ value: ExpressionSyntax, _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let quantity = try quantity(value, in: stage.scope)
    order(&stage)
    stage.candidates = sorted(stage.candidates, by: [(quantity, kind == .top)])
    stage.isSorted = true
    stage.isFileOrder = false
    try limit(.first, count, [], &stage)
  }

  // Rows that are not certainly in are not counted, and stay.
  private mutating func limit(
    _ kind: LimitKind, _ count: Int, _ per: [ItemSyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let keys = try keys(per, in: stage.scope)
    settle(&stage)
    order(&stage)
    let places = stage.candidates.indices.filter { stage.candidates[$0].truth == .yes }
    let groups = Interpreter.places(places, in: groups(of: places, stage.candidates, keys))
    var sampling = SampleDraws()
    let chosen = Set(
      groups.flatMap { group in
        switch kind {
        case .first: Array(group.prefix(count))
        case .last: Array(group.suffix(count))
        case .sample: sampling.drawn(count, of: group)
        }
      })
    stage.candidates = stage.candidates.indices
      .filter { stage.candidates[$0].truth != .yes || chosen.contains($0) }
      .map { stage.candidates[$0] }
  }

  private func groups(
    of places: [Int], _ candidates: [Candidate], _ keys: [NamedQuantity]
  ) -> [[Value]] {
    places.map { place in
      keys.map {
        groupBucket($0.quantity.value(candidates[place].row), $0.quantity.type).identity
      }
    }
  }

  /// Places by their groups, in the order in which these first stand.
  private static func places(_ places: [Int], in groups: [[Value]]) -> [[Int]] {
    var result: [[Int]] = []
    var numbers: [[Value]: Int] = [:]
    for (place, group) in zip(places, groups) {
      if let number = numbers[group] {
        result[number].append(place)
      } else {
        numbers[group] = result.count
        result.append([place])
      }
    }
    return result
  }
}

/// `sample 10`: the rows that a shuffle (Fisher and Yates) brings to the front of each group, by a
/// generator (SplitMix64) that begins with the same number in every run.
private struct SampleDraws {
  private var random = SeededGenerator(seed: 20_240_701)

  mutating func drawn(_ count: Int, of places: [Int]) -> [Int] {
    var rest = places
    return (0..<min(count, places.count)).map { taken in
      let place = Int.random(in: taken..<places.count, using: &random)
      rest.swapAt(taken, place)
      return rest[taken]
    }
  }
}
