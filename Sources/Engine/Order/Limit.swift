import Language
import Model
import Plan
import Store

extension Execution {
  /// Some of the rows, or some of each group.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`, `tooManyGroups`, `tooMuchMemory`.
  mutating func limit(_ input: Relation, _ limit: Limit) throws(ExecutionError) -> Relation {
    try memory.take(
      input.truth.yes.setCount,
      bytesEach: BytesPerRow.row * 2 + limit.per.count * BytesPerRow.key, for: .groups)
    let rows = input.rows
    var keys: [Ordinals] = []
    if !limit.per.isEmpty {
      let shape = try input.shape.restricted(to: rows, cancellation)
      for key in limit.per {
        keys.append(try ordinals(try vector(key, over: shape).grouped, for: .groups))
      }
    }
    let grouping = try Grouping(keys, rowCount: rows.count, cancellation)
    expect(
      rows: min(Double(rows.count), Double(max(0, limit.count)) * Double(grouping.count)),
      nanoseconds: Double(rows.count)
        * (Costs.listed + Double(limit.per.count) * (Costs.gathered + Costs.numbered)))
    let places = chosenPlaces(limit.kind, max(0, limit.count), grouping)
    let chosen = composed(places, through: rows)
    let yes = Bitmap(rows: chosen.map(Int.init), count: input.truth.count)
    return input.with(
      truth: TruthSet(yes: yes, possible: yes.union(input.truth.unsure)),
      order: input.order == nil ? nil : chosen)
  }
}

/// The places of the rows that a limit keeps, ascending.
private func chosenPlaces(_ kind: LimitKind, _ count: Int, _ grouping: Grouping) -> [Int32] {
  let rowCount = grouping.groups.count
  switch kind {
  case .first: return counted(0..<rowCount, count, grouping)
  case .last: return counted((0..<rowCount).reversed(), count, grouping).reversed()
  case .sample: return sampled(count, grouping)
  }
}

private func counted(
  _ places: some Sequence<Int>, _ count: Int, _ grouping: Grouping
) -> [Int32] {
  var taken = [Int](repeating: 0, count: grouping.count)
  var result: [Int32] = []
  for place in places {
    let group = Int(grouping.groups[place])
    guard taken[group] < count else { continue }
    taken[group] += 1
    result.append(Int32(truncatingIfNeeded: place))
  }
  return result
}

/// A sample without replacement of each group: the first draws of a Fisher–Yates shuffle.
private func sampled(_ count: Int, _ grouping: Grouping) -> [Int32] {
  let every = Bitmap(repeating: true, count: grouping.groups.count)
  var (starts, rows) = groupedRows(
    grouping.groups.span, within: every.words.span, groupCount: grouping.count)
  var generator = SplitMix64(state: 20_240_701)
  var result: [Int32] = []
  for group in 0..<grouping.count {
    let end = starts[group + 1]
    for place in starts[group]..<min(end, starts[group] + min(count, end)) {
      rows.swapAt(place, Int.random(in: place..<end, using: &generator))
      result.append(rows[place])
    }
  }
  return result.sorted()
}

/// A small generator with a fixed sequence (Guy L. Steele et al., "Fast Splittable Pseudorandom
/// Number Generators", 2014), so that a sample is the same in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ bits &>> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits &>> 27) &* 0x94d0_49bb_1331_11eb
    return bits ^ bits &>> 31
  }
}
