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
    // Most rows are left out by the first key, before there are places or other keys.
    try memory.take(
      input.truth.yes.setCount, bytesEach: BytesPerRow.row + BytesPerRow.key, for: .order)
    let rows = try leading(input, count, by: keys)
    expect(
      rows: Double(min(count, input.truth.yes.setCount)),
      nanoseconds: Double(input.truth.yes.setCount)
        * (Costs.listed + Costs.gathered
          + (input.shape.startsWithProse(keys) ? Costs.boxed : Costs.counted))
        + Double(rows.count) * input.shape.costOfOrder(keys) + input.truth.costOfBits)
    let shape = input.shape.restricted(to: rows)
    var ranks: [[Int32]] = []
    for key in keys {
      let ordinals = Ordinals(try vector(key.value, over: shape))
      ranks.append(key.isDescending ? ordinals.descending : ordinals.codes)
    }
    let order = Array(sortedPlaces(rows.count, by: ranks).prefix(count))
    let chosen = composed(order, through: rows)
    let yes = Bitmap(rows: chosen.map(Int.init), count: input.truth.count)
    let truth =
      input.truth.isCertain
      ? TruthSet(certain: yes) : TruthSet(yes: yes, possible: yes.union(input.truth.unsure))
    return input.with(truth: truth, order: chosen)
  }

  /// Some of the rows, among them the first `count` by the keys; rows that are equal by all keys
  /// keep their order.
  private mutating func leading(
    _ input: Relation, _ count: Int, by keys: [SortKey]
  ) throws(ExecutionError) -> [Int32] {
    let rows = input.rows
    guard CostModel.isLessToSelect(first: count, of: rows.count, keys: keys.count) else {
      return rows
    }
    var certain: [Int32] = []
    var open = rows
    var shape = input.isWhole ? input.shape : input.shape.restricted(to: open)
    for key in keys {
      let missing = count - certain.count
      if open.count <= missing || missing == 0 { break }
      if open.count < shape.rowCount { shape = input.shape.restricted(to: open) }
      let values = try vector(key.value, over: shape)
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
  let parts =
    if case .strings(let texts) = vector.values {
      split(places, count, of: texts, isDescending: isDescending)
    } else {
      split(places, count, by: Ordinals.ranks(of: vector, isDescending: isDescending))
    }
  return SplitRows(
    first: composed(parts.first, through: rows), tied: composed(parts.tied, through: rows))
}

/// Places that are among the first `count` by their texts: these are compared as a whole only where
/// their first bytes do not tell.
private func split(
  _ places: [Int32], _ count: Int, of texts: [String], isDescending: Bool
) -> SplitRows {
  let starts = texts.map { isDescending ? ~$0.firstBytes : $0.firstBytes }
  let parts = split(places, count, by: starts)
  let missing = count - parts.first.count
  if parts.tied.count <= missing { return parts }
  let tied = Vector(
    type: .text, values: .strings(parts.tied.map { texts[Int($0)] }), unknown: nil, none: nil)
  let rest = split(
    (0..<Int32(truncatingIfNeeded: parts.tied.count)).map(\.self), missing,
    by: Ordinals.ranks(of: tied, isDescending: isDescending))
  return SplitRows(
    first: parts.first + composed(rest.first, through: parts.tied),
    tied: composed(rest.tied, through: parts.tied))
}

/// Places of which at least `count` are given: those whose rank is less than the last of the first
/// `count`, and those whose rank equals it.
private func split(_ places: [Int32], _ count: Int, by ranks: [UInt64]) -> SplitRows {
  let chosen = places.map { ranks[Int($0)] }
  let limit = selected(count, ofLeast: chosen.span)
  var result = SplitRows(first: [], tied: [])
  for (place, rank) in zip(places, chosen) {
    if rank < limit {
      result.first.append(place)
    } else if rank == limit {
      result.tied.append(place)
    }
  }
  return result
}

/// Rows that are wanted, and rows of which some are.
private struct SplitRows {
  var first: [Int32]
  var tied: [Int32]
}
