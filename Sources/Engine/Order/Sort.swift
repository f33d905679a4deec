import Model
import Plan
import Store

extension Execution {
  /// Rows in another order; equal keys keep theirs.
  ///
  /// - Throws: `interrupted`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func sort(
    _ input: Relation, by keys: [SortKey]
  ) throws(ExecutionError) -> Relation {
    try memory.take(
      input.truth.yes.setCount,
      bytesEach: BytesPerRow.sorted + keys.count * BytesPerRow.key, for: .order)
    let rows = input.rows
    let shape = try input.shape.restricted(to: rows, cancellation)
    var ranks: [[Int32]] = []
    for key in keys {
      let ordinals = try self.ordinals(try vector(key.value, over: shape), for: .order)
      ranks.append(key.isDescending ? ordinals.descending : ordinals.codes)
    }
    expect(
      rows: Double(rows.count),
      nanoseconds: Double(rows.count)
        * (Costs.listed + Double(keys.count) * (Costs.gathered + Costs.numbered + Costs.sorted)))
    let order = try sortedPlaces(rows.count, by: ranks, cancellation)
    return input.with(truth: input.truth, order: composed(order, through: rows))
  }
}

/// The places 0…`count` − 1 sorted by the first ranks, ties by the next, then by place.
///
/// - Precondition: no rank is negative.
/// - Throws: `interrupted`.
func sortedPlaces(
  _ count: Int, by ranks: [[Int32]], _ cancellation: Cancellation
) throws(ExecutionError) -> [Int32] {
  var places = Array(0..<Int32(truncatingIfNeeded: count))
  if areAscending(count, by: ranks) { return places }
  let counts = ranks.map { Int($0.max() ?? 0) + 1 }
  // Few different ranks are sorted by counting them, the last first.
  if counts.allSatisfy({ $0 <= max(1024, count * 4) }) {
    for (rank, codeCount) in zip(ranks, counts).reversed() {
      places = try countingSorted(places.span, by: rank.span, codeCount: codeCount, cancellation)
    }
    return places
  }
  guard let first = ranks.first else { return places }
  let others = ranks.dropFirst()
  if others.isEmpty {
    // The rank above the place, so that one sort of numbers does it.
    var keys = first.indices.map { UInt64(first[$0]) << 32 | UInt64($0) }
    // Numbers that are compared as such, not by what is handed over, are sorted in half the time.
    if count <= Cancellation.rowsPerCheck {
      keys.sort()
    } else {
      try keys.sort(cancellation, by: <)
    }
    return keys.map { Int32(truncatingIfNeeded: $0) }
  }
  try places.sort(cancellation) { left, right in
    let (one, other) = (Int(left), Int(right))
    if first[one] != first[other] { return first[one] < first[other] }
    for rank in others where rank[one] != rank[other] { return rank[one] < rank[other] }
    return left < right
  }
  return places
}
