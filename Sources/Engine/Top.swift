import Model
import Plan
import Store

// The first rows in an order, without putting all rows in that order.

extension Execution {
  /// What `sort` and then `first` give: rows that cannot be among the first are left out by one key
  /// after the other, and only the rest is sorted.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func top(
    _ input: Relation, _ count: Int, by keys: [SortKey]
  ) throws(ExecutionError) -> Relation {
    let count = max(0, count)
    let rows = try leading(input.rows, count, by: keys, over: input.shape)
    let shape = input.shape.restricted(to: rows)
    var ranks: [[Int32]] = []
    for key in keys {
      let ordinals = Ordinals(try vector(key.value, over: shape))
      ranks.append(key.isDescending ? ordinals.descending : ordinals.codes)
    }
    let order = Array(sortedPlaces(rows.count, by: ranks).prefix(count))
    let chosen = composed(order, through: rows)
    let yes = Bitmap(rows: chosen.lazy.map(Int.init), count: input.truth.count)
    let truth =
      input.truth.isCertain
      ? TruthSet(certain: yes) : TruthSet(yes: yes, possible: yes.union(input.truth.unsure))
    return input.with(truth: truth, order: chosen)
  }

  /// Some of the rows, among them the first `count` by the keys; rows that are equal by all keys
  /// keep their order.
  private mutating func leading(
    _ rows: [Int32], _ count: Int, by keys: [SortKey], over shape: Shape
  ) throws(ExecutionError) -> [Int32] {
    // Of rows most of which are wanted, none is worth leaving out.
    if count > rows.count / 4 { return rows }
    var certain: [Int32] = []
    var open = rows
    for key in keys {
      let missing = count - certain.count
      if open.count <= missing || missing == 0 { break }
      let values = try vector(key.value, over: shape.restricted(to: open))
      let parts = split(open, missing, by: values, isDescending: key.isDescending)
      certain += parts.first
      open = parts.tied
    }
    return certain + open.prefix(count - certain.count)
  }
}

/// Rows that are among the first `count` by their values, and those equal to the last of these.
private func split(
  _ rows: [Int32], _ count: Int, by vector: Vector, isDescending: Bool
) -> SplitRows {
  // Values come first, then unknown, then none, in either direction.
  let known = vector.known
  let places = known.rows
  if places.count < count {
    let none = vector.none ?? Bitmap(repeating: false, count: rows.count)
    let values = composed(places, through: rows)
    let unknown = composed(known.union(none).complement.rows, through: rows)
    if values.count + unknown.count >= count { return SplitRows(first: values, tied: unknown) }
    return SplitRows(first: values + unknown, tied: composed(none.rows, through: rows))
  }
  let ranks = Ordinals.ranks(of: vector, isDescending: isDescending)
  let ranksOfKnown = places.map { ranks[Int($0)] }
  let limit = selected(count, ofLeast: ranksOfKnown.span)
  var result = SplitRows(first: [], tied: [])
  for place in places.lazy.map(Int.init) {
    if ranks[place] < limit {
      result.first.append(rows[place])
    } else if ranks[place] == limit {
      result.tied.append(rows[place])
    }
  }
  return result
}

/// Rows that are wanted, and rows of which some are.
private struct SplitRows {
  var first: [Int32]
  var tied: [Int32]
}
