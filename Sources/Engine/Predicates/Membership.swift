import Language
import Model
import Plan
import Store

/// A set of numbers that a number is tested for.
enum NumberSet: Sendable {
  case integers(Set<Int64>)
  case numbers(Set<Double>)

  var count: Int {
    switch self {
    case .integers(let members): members.count
    case .numbers(let members): members.count
    }
  }

  /// A bit for each value that is a member; nil for values that are no numbers.
  func members(of vector: Vector) -> [UInt64]? {
    switch (self, vector.values) {
    case (.integers(let members), .integers(let values)):
      return packed(values.count) { members.contains(values[$0]) }
    case (.integers(let members), .numbers(let values)):
      return packed(values.count) { Int64(exactly: values[$0]).map(members.contains) ?? false }
    case (.numbers(let members), .integers), (.numbers(let members), .numbers):
      guard let values = vector.doubles else { return nil }
      return packed(values.count) { members.contains(values[$0]) }
    default: return nil
    }
  }
}

extension Execution {
  /// Whether a value is one of those that a plan of one column gives: some row of the plan is
  /// certainly there and has it. By Kleene's rules a row that only may be there makes the test
  /// unsure for its value, and an unknown value among the rows makes it unsure for every value that
  /// is not there otherwise.
  ///
  /// - Throws: as `Executor.run`.
  mutating func lowerMembership(
    _ value: Computation, _ type: ValueType, in plan: LogicalPlan
  ) throws(ExecutionError) -> Test {
    // What the plan leaves behind on its way are rows of another answer.
    var within = Execution(
      casebook: casebook, cancellation: cancellation, indexes: indexes, workers: workers,
      memory: memory, choices: choices, profile: profile.map { _ in Profile() })
    let relation = try within.relation(of: plan)
    expectReadying(
      (within.profile?.expectedNanoseconds ?? 0)
        + Double(relation.truth.possibleCount) * (Costs.gathered + Costs.member))
    for text in within.notes { note(text) }
    guard let source = relation.shape.columns.first else {
      throw .malformedPlan("a query of values has no column")
    }
    func vector(_ rows: [Int32]) -> Vector { Vector(source.restricted(to: rows), 0..<rows.count) }
    // Limits keep rows that are in; which others might have been is not known here.
    let certain = vector(relation.truth.yes.rows)
    let unsure = vector(relation.truth.unsure.rows)
    var ways: [Test] = []
    if let test = try membership(of: value, in: certain) { ways.append(test) }
    if let test = try membership(of: value, in: unsure) {
      ways.append(.and([test, .constant(.unsure)]))
    }
    if certain.unknown != nil || unsure.unknown != nil {
      ways.append(.and([.not(.status(value, .none)), .constant(.unsure)]))
    }
    return ways.isEmpty ? .constant(.no) : .or(ways)
  }

  /// Whether a column's number is a member, found once for each of its codes; nil if it has none.
  private func codedMembership(
    of value: Computation, in members: Set<Int64>
  ) throws(ExecutionError) -> Test? {
    guard case .column(let source) = value, let origin = source.origin, source.rows == nil,
      case .integers(let numbers) = source.column.storage,
      case .integers(let stored) = casebook.tables[origin.table].columns[origin.column].storage,
      numbers.isSame(as: stored)
    else { return nil }
    let place = CodeIndexes.Key(table: origin.table, links: [], column: origin.column, unit: nil)
    guard let codes = try codes(at: place, of: source), let least = codes.leastNumber else {
      return nil
    }
    let distances = members.compactMap { member -> Int32? in
      let (distance, overflow) = Int(member).subtractingReportingOverflow(least)
      guard !overflow, distance >= 0, distance < codes.valueCount else { return nil }
      return Int32(truncatingIfNeeded: distance)
    }
    let bits = Bitmap(rows: distances, count: codes.count)
    let unsure = Bitmap(rows: [Int32(truncatingIfNeeded: codes.valueCount)], count: codes.count)
    let truth = CodedTruth(TruthSet(yes: bits, possible: bits.union(unsure)))
    return .coded(codes.codes, truth, name: source.name)
  }

  /// Whether a value is among known ones; nil if there are none.
  private mutating func membership(
    of value: Computation, in vector: Vector
  ) throws(ExecutionError) -> Test? {
    let rows = vector.known.rows
    guard !rows.isEmpty else { return nil }
    switch vector.values {
    case .integers(let values):
      let members = Set(rows.map { values[Int($0)] })
      return try codedMembership(of: value, in: members) ?? .numbers(value, .integers(members))
    case .numbers(let values): return .numbers(value, .numbers(Set(rows.map { values[Int($0)] })))
    case .booleans(let bits):
      let members = Set(rows.map { bits[Int($0)] })
      return .or(
        [false, true].filter(members.contains).map {
          .compare(.equal, value, .constant(.boolean($0), .boolean))
        })
    case .codes(let codes, let dictionary):
      let members = Set(rows.map { codes[Int($0)] }).map { dictionary.values[Int($0)] }
      return try textTest(value, .exactly(EqualTexts(Set(members))))
    case .prose(let texts):
      try take(textsOf: vector, for: .sets)
      let distinct = try DistinctTexts(texts, vector.known) { () throws(ExecutionError) in
        try cancellation.check()
      }
      let members = distinct.firstPlaces
      let byteCount = members.reduce(0) { $0 + texts.range(at: Int($1)).count }
      try memory.take(members.count, bytesEach: ValueType.text.bytesPerValue, for: .sets)
      try memory.take(byteCount, bytesEach: 2, for: .sets)
      return try textTest(value, .exactly(EqualTexts(Set(members.map { texts[Int($0)] }))))
    case .dates, .durations: return .constant(.unsure)
    }
  }
}
