import Language
import Model

// `count, mean x by key across key`: one row for each group of rows.

/// Rows that share their keys.
struct Group {
  let keys: [Value]
  var rows: [Row]
}

/// Groups in the order in which they first stand; without keys one group, even of no rows.
func grouped(_ rows: [Row], by keys: [NamedQuantity]) -> [Group] {
  if keys.isEmpty { return [Group(keys: [], rows: rows)] }
  var groups: [Group] = []
  var places: [[Value]: Int] = [:]
  for row in rows {
    let values = keys.map { groupBucket($0.quantity.value(row), $0.quantity.type) }
    let identity = values.map(\.identity)
    if let place = places[identity] {
      groups[place].rows.append(row)
    } else {
      places[identity] = groups.count
      groups.append(Group(keys: values, rows: [row]))
    }
  }
  return groups
}

/// A group, and which of its rows are in.
struct AggregatedGroup {
  let keys: [Value]
  let members: Members
}

extension Members {
  var all: [Row] { certain + unsure }

  func groups(by keys: [NamedQuantity]) -> [AggregatedGroup] {
    let unsure = Set(unsure.map(\.index))
    return grouped(all, by: keys).map { group in
      AggregatedGroup(
        keys: group.keys,
        members: Members(
          certain: group.rows.filter { !unsure.contains($0.index) },
          unsure: group.rows.filter { unsure.contains($0.index) }))
    }
  }
}

extension Interpreter {
  mutating func aggregate(
    _ clause: AggregateSyntax, _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let keys = try keys(clause.by, in: stage.scope)
    let aggregates = try aggregates(clause.aggregates, beside: keys, in: stage.scope)
    let acrossKeys = try self.keys(clause.across.map { [$0] } ?? [], in: stage.scope)
    settle(&stage)
    depart(stage)
    let rows = stage.certainRows
    // Where rows that may be in are counted, they make groups too.
    let isHedged = clause.aggregates.contains { $0.hedge != nil }
    let unsure = isHedged ? stage.candidates.filter { $0.truth == .unsure }.map(\.row) : []
    let all = Members(certain: rows, unsure: unsure)
    let groups = ordered(all.groups(by: keys), keys, aggregates[0], total: rows.count)
    guard let acrossKey = acrossKeys.first else {
      let columns = keys + aggregates.map(\.column)
      let cells = groups.map { group in
        group.keys + aggregates.map { $0.value(group.members, rows.count) }
      }
      stage = self.stage(ofMade: columns, rows: cells)
      return
    }
    stage = crossTab(groups, keys, acrossKey, aggregates, all)
  }

  private func ordered(
    _ groups: [AggregatedGroup], _ keys: [NamedQuantity], _ first: Aggregate, total: Int
  ) -> [AggregatedGroup] {
    let byKey = keys.first.map { isOrdered($0.quantity.type) } ?? true
    let firsts = groups.map { first.value($0.members, total) }
    return groups.indices.sorted { left, right in
      if !byKey {
        switch precedence(firsts[left], firsts[right], isDescending: true) {
        case .before: return true
        case .after: return false
        case .same: break
        }
      }
      for (one, other) in zip(groups[left].keys, groups[right].keys) {
        switch precedence(one, other) {
        case .before: return true
        case .after: return false
        case .same: continue
        }
      }
      return left < right
    }.map { groups[$0] }
  }

  /// True for types by whose values groups are sorted.
  private func isOrdered(_ type: ValueType) -> Bool {
    type.isDate || type.isNumeric || type == .days || type == .weekday
  }

  // MARK: across

  // A column for each value of the key across and each aggregate; of a single count also the total.
  private func crossTab(
    _ groups: [AggregatedGroup], _ keys: [NamedQuantity], _ across: NamedQuantity,
    _ aggregates: [Aggregate], _ rows: Members
  ) -> Stage {
    let headings = ordered(across: grouped(rows.all, by: [across]), across.quantity.type)
    var columns = keys
    for heading in headings {
      for aggregate in aggregates {
        let name =
          aggregates.count == 1
          ? heading.heading(across.quantity.type)
          : heading.heading(across.quantity.type) + " " + aggregate.column.name
        columns.append(NamedQuantity(name: name, quantity: aggregate.column.quantity))
      }
    }
    let total = rows.certain.count
    let hasTotal = aggregates.count == 1 && aggregates[0].isPlainCount
    if hasTotal {
      columns.append(NamedQuantity(name: "total", quantity: aggregates[0].column.quantity))
    }
    let cells = groups.map { group -> [Value] in
      let parts = group.members.groups(by: [across])
      var cells = group.keys
      for heading in headings {
        let part = parts.first { $0.keys[0].identity == heading.identity }
        for aggregate in aggregates {
          let ofNothing = aggregate.isCount ? aggregate.value(Members(), total) : .unknown
          cells.append(part.map { aggregate.value($0.members, total) } ?? ofNothing)
        }
      }
      return cells + (hasTotal ? [.integer(group.members.certain.count)] : [])
    }
    return stage(ofMade: columns, rows: cells, isNameable: false)
  }

  // Dates and numbers ascending, other values by their rows, descending; ties by value.
  private func ordered(across groups: [Group], _ type: ValueType) -> [Value] {
    groups.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let areValues = !one.keys[0].isMissing && !other.keys[0].isMissing
      if areValues && !isOrdered(type) && one.rows.count != other.rows.count {
        return one.rows.count > other.rows.count
      }
      switch precedence(one.keys[0], other.keys[0]) {
      case .before: return true
      case .after: return false
      case .same: return left.offset < right.offset
      }
    }.map { $0.element.keys[0] }
  }
}
