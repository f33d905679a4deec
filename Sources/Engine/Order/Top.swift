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
        * (Costs.listed + Costs.gathered + Costs.counted)
        + Double(rows.count * keys.count) * Costs.sorted + input.truth.costOfBits)
    let shape = try input.shape.restricted(to: rows, cancellation)
    var ranks: [[Int32]] = []
    for key in keys {
      let ordinals = try self.ordinals(try vector(key.value, over: shape), for: .order)
      ranks.append(key.isDescending ? ordinals.descending : ordinals.codes)
    }
    let order = Array(try sortedPlaces(rows.count, by: ranks, cancellation).prefix(count))
    let chosen = composed(order, through: rows)
    let yes = Bitmap(rows: chosen, count: input.truth.count)
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
    guard
      CostModel.isLessToSelect(first: count, of: input.truth.yesCount, keys: keys.count)
    else { return input.rows }
    var certain: [Int32] = []
    var (open, shape) = (input.rows, input.shape)
    if !input.isWhole { shape = try shape.restricted(to: open, cancellation) }
    for key in keys {
      let missing = count - certain.count
      if open.count <= missing || missing == 0 { break }
      if open.count < shape.rowCount { shape = try input.shape.restricted(to: open, cancellation) }
      let values = try vector(key.value, over: shape)
      let parts = try split(
        missing, by: values, isDescending: key.isDescending, cancellation)
      certain += composed(parts.first, through: open)
      open = composed(parts.tied, through: open)
    }
    return certain + open.prefix(count - certain.count)
  }
}

/// Places that are among the first `count` by their values, and those equal to the last of these.
private func split(
  _ count: Int, by vector: Vector, isDescending: Bool, _ cancellation: Cancellation
) throws(ExecutionError) -> SplitPlaces {
  guard vector.unknown != nil || vector.none != nil else {
    if case .prose(let texts) = vector.values {
      return try split(
        Array(0..<Int32(truncatingIfNeeded: texts.count)), count, of: texts,
        isDescending: isDescending, cancellation)
    }
    if case .integers(let numbers) = vector.values,
      let parts = leadingPlaces(count, of: numbers.span, isDescending: isDescending)
    {
      return SplitPlaces(first: parts.before, tied: parts.equal)
    }
    return split(
      count, by: try Ordinals.ranks(of: vector, isDescending: isDescending, cancellation))
  }
  // Values come first, then unknown, then none, in either direction.
  let known = vector.known
  let places = known.rows
  if places.count < count {
    let none = vector.none ?? Bitmap(repeating: false, count: vector.count)
    let unknown = known.union(none).complement.rows
    if places.count + unknown.count >= count { return SplitPlaces(first: places, tied: unknown) }
    return SplitPlaces(first: places + unknown, tied: none.rows)
  }
  if case .prose(let texts) = vector.values {
    return try split(places, count, of: texts, isDescending: isDescending, cancellation)
  }
  return split(
    places, count, by: try Ordinals.ranks(of: vector, isDescending: isDescending, cancellation))
}

/// Places that are among the first `count` by their texts: these are compared as a whole only where
/// their first bytes do not tell.
private func split(
  _ places: [Int32], _ count: Int, of texts: Prose, isDescending: Bool,
  _ cancellation: Cancellation
) throws(ExecutionError) -> SplitPlaces {
  let bytes = texts.arena.bytes.span
  var starts: [UInt64] = []
  starts.reserveCapacity(texts.count)
  try cancellation.forEachBlock(texts.count) { block in
    for place in block {
      let start = head(of: bytes.extracting(texts.range(at: place)), from: 0)
      starts.append(isDescending ? ~start : start)
    }
  }
  let parts = split(places, count, by: starts)
  let missing = count - parts.first.count
  if parts.tied.count <= missing { return parts }
  let tied = Vector(type: .text, values: .prose(texts.gathered(at: parts.tied)))
  let rest = split(
    (0..<Int32(truncatingIfNeeded: parts.tied.count)).map(\.self), missing,
    by: try Ordinals.ranks(of: tied, isDescending: isDescending, cancellation))
  return SplitPlaces(
    first: parts.first + composed(rest.first, through: parts.tied),
    tied: composed(rest.tied, through: parts.tied))
}

/// Places of which at least `count` are given: those whose rank is less than the last of the first
/// `count`, and those whose rank equals it.
private func split(_ places: [Int32], _ count: Int, by ranks: [UInt64]) -> SplitPlaces {
  let chosen = gathered(ranks.span, at: places.span, placeholder: 0)
  let parts = split(count, by: chosen)
  return SplitPlaces(
    first: composed(parts.first, through: places), tied: composed(parts.tied, through: places))
}

/// As above, of all places that have a rank.
private func split(_ count: Int, by ranks: [UInt64]) -> SplitPlaces {
  let limit = selected(count, ofLeast: ranks.span)
  var result = SplitPlaces(first: [], tied: [])
  for place in ranks.indices where ranks[place] <= limit {
    if ranks[place] < limit {
      result.first.append(Int32(truncatingIfNeeded: place))
    } else {
      result.tied.append(Int32(truncatingIfNeeded: place))
    }
  }
  return result
}

/// Places that are wanted, and places of which some are.
private struct SplitPlaces {
  var first: [Int32]
  var tied: [Int32]
}
