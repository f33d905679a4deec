import Language
import Model
import Plan
import Store

extension Execution {
  /// Pairs of rows for which a predicate is yes or may be, in the left's order, then the right's.
  ///
  /// A pair is certain if both rows are and the predicate is yes. Where the predicate asks that a
  /// column of each side be equal, only pairs whose values agree, or are unknown, are tried.
  ///
  /// - Throws: `interrupted`, `tooManyPairs`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func join(
    _ left: Relation, _ right: Relation, on predicate: Predicate
  ) throws(ExecutionError) -> Relation {
    try take(left.truth.possibleCount, asSideOf: left.shape)
    try take(right.truth.possibleCount, asSideOf: right.shape)
    let one = left.candidates
    let other = right.candidates
    let lefts = try left.shape.side(of: one, cancellation)
    let rights = try right.shape.side(of: other, cancellation)
    var pairs = JoinedPairs(left: lefts, right: rights, predicate: predicate)
    let conditions = predicate.conjuncts
    if let partners = try JoinPartners(conditions, lefts, rights, cancellation) {
      describe(partners.detail)
      expect(pairs: partners.expectedCount, keptBy: .and(partners.rest))
      pairs.predicate = partners.rest.isEmpty ? nil : .and(partners.rest)
      try join(&pairs, by: partners)
    } else {
      let equality = predicate.equality(across: left.shape.columns.count)
      var lookup: JoinLookup?
      if let equality {
        try memory.take(one.count, bytesEach: MemoryLayout<Value>.stride, for: .pairs)
        try memory.take(other.count, bytesEach: JoinLookup.bytesPerRow, for: .pairs)
        lookup = try JoinLookup(
          left: values(of: left.shape.columns[equality.left], at: one),
          right: values(of: right.shape.columns[equality.right], at: other), cancellation)
      }
      if let equality, let lookup {
        pairs.unknown =
          lookup.hasUnknownRight
          ? rights.columns[equality.right].name
          : lookup.hasUnknownLeft ? lefts.columns[equality.left].name : nil
      }
      let pairCount = Double(one.count) * Double(other.count)
      // Of equal values, one side is taken to have each once.
      expect(
        pairs: lookup == nil ? pairCount : pairCount / Double(max(1, one.count, other.count)),
        keptBy: lookup == nil ? predicate : .constant(.yes))
      describe(lookup == nil ? "each row with each" : "by equal values")
      let rightPlaces = Array(0..<Int32(other.count))
      try cancellation.forEachBlock(one.count) { block throws(ExecutionError) in
        for place in block {
          let found = lookup?.partners(of: place) ?? rightPlaces
          try add(place, found, to: &pairs)
        }
      }
      try keep(&pairs)
    }
    return try joined(left, one, right, other, pairs)
  }

  private mutating func join(
    _ pairs: inout JoinedPairs, by partners: JoinPartners
  ) throws(ExecutionError) {
    let places = try PartnerPlaces(partners, cancellation)
    var start = 0
    var sizeMax = JoinedPairs.batch
    while start < pairs.left.rowCount {
      var end = start
      var size = 0
      while end < pairs.left.rowCount, size < JoinedPairs.batch, end - start < JoinedPairs.batch {
        size += places.size(of: end)
        end += 1
      }
      try cancellation.check()
      // One row alone may have many.
      if size > sizeMax {
        try memory.take(size - sizeMax, bytesEach: BytesPerRow.pair, for: .pairs)
        sizeMax = size
      }
      let found = places.pairs(of: start..<end)
      pairs.add(found.left, found.right)
      try keep(&pairs)
      start = end
    }
  }

  /// Says what is expected of pairs, of which a predicate over both sides keeps some.
  private mutating func expect(
    pairs count: @autoclosure () -> Double, keptBy rest: Predicate
  ) {
    guard profile != nil else { return }
    let estimate = PredicateEstimate(of: rest, on: .columns([]), casebook.schema)
    let count = count()
    expect(
      rows: count * estimate.kept,
      nanoseconds: count * (Costs.paired + (estimate.cost > 0 ? Costs.compared : 0)))
  }

  /// Takes room for a side of a join: its columns, copied, and what its rows are found by.
  mutating func take(
    _ rowCount: Int, asSideOf shape: Shape
  ) throws(ExecutionError) {
    // Prose is not copied, but it may be what rows are numbered by.
    let copied = shape.columns.reduce(0) {
      $0 + ($1.isProse ? BytesPerRow.text : $1.column.bytesPerRow)
    }
    try memory.take(rowCount, bytesEach: copied + BytesPerRow.key, for: .pairs)
  }

  /// Adds the pairs of a left row, of which there may be many, and tests those that are a batch.
  private mutating func add(
    _ place: Int, _ found: [Int32], to pairs: inout JoinedPairs
  ) throws(ExecutionError) {
    var rest = found[...]
    while !rest.isEmpty {
      let some = rest.prefix(JoinedPairs.batch)
      pairs.add(repeatElement(Int32(truncatingIfNeeded: place), count: some.count), some)
      if pairs.isFull { try keep(&pairs) }
      rest = rest.dropFirst(some.count)
    }
  }

  private func values(
    of source: MappedColumn, at rows: [Int32]
  ) throws(ExecutionError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(rows.count)
    try cancellation.forEachBlock(rows.count) { block in
      for row in rows[block] { values.append(source.value(at: row)) }
    }
    return values
  }

  // Tests the pairs that wait and keeps those that may be.
  private mutating func keep(_ pairs: inout JoinedPairs) throws(ExecutionError) {
    guard !pairs.isEmpty else { return }
    try cancellation.check()
    if let predicate = pairs.predicate {
      let shape = pairs.shape
      let truth = try evaluate(try lower(predicate, over: shape), rowCount: shape.rowCount)
      try memory.take(truth.possible.setCount, bytesEach: pairs.bytesPerPair, for: .pairs)
      pairs.keep(truth)
    } else {
      try memory.take(pairs.waitingCount, bytesEach: pairs.bytesPerPair, for: .pairs)
      pairs.keepAll()
    }
    if pairs.keptCount > pairsMax {
      throw .tooManyPairs(limit: pairsMax, unknown: pairs.unknown)
    }
  }

  /// The pairs that were kept, certain where both rows and the test are.
  private func joined(
    _ left: Relation, _ one: [Int32], _ right: Relation, _ other: [Int32], _ pairs: JoinedPairs
  ) throws(ExecutionError) -> Relation {
    let columns =
      pairs.left.columns.map { $0.restricted(to: pairs.keptLeft) }
      + pairs.right.columns.map { $0.restricted(to: pairs.keptRight) }
    func unsure(_ relation: Relation, _ rows: [Int32], _ places: [Int32]) -> Bitmap? {
      let unsure = relation.truth.unsure
      guard !unsure.isEmpty else { return nil }
      return unsure.gathered(at: composed(places, through: rows), missing: false)
    }
    let every = Bitmap(repeating: true, count: pairs.keptCount)
    var yes = every.subtracting(Bitmap(rows: pairs.unsure, count: pairs.keptCount))
    for bits in [unsure(left, one, pairs.keptLeft), unsure(right, other, pairs.keptRight)] {
      if let bits { yes = yes.subtracting(bits) }
    }
    let start = Shape(
      columns: columns, rowCount: pairs.keptCount, table: nil,
      sides: [
        try PairSide(of: left, at: composed(pairs.keptLeft, through: one), cancellation),
        try PairSide(of: right, at: composed(pairs.keptRight, through: other), cancellation),
      ])
    return Relation(
      shape: Shape(columns: columns, rowCount: pairs.keptCount, table: nil),
      truth: TruthSet(yes: yes, possible: every), order: nil, start: start)
  }
}

/// Pairs of rows on their way through the test of a join, by their places among the rows of each
/// side.
private struct JoinedPairs {
  /// How many pairs are tested at once, or few more.
  static let batch = 65_536

  let left: Shape
  let right: Shape
  /// What is asked of pairs; nil if nothing is.
  var predicate: Predicate?
  /// The column that must be equal, if it is unknown of some rows.
  var unknown: String?
  private let read: Set<Int>
  private var waitingLeft: [Int32] = []
  private var waitingRight: [Int32] = []
  private(set) var keptLeft: [Int32] = []
  private(set) var keptRight: [Int32] = []
  /// The kept pairs of which the test was not certain.
  private(set) var unsure: [Int] = []

  init(left: Shape, right: Shape, predicate: Predicate) {
    self.left = left
    self.right = right
    self.predicate = predicate
    var read: Set<Int> = []
    predicate.forEachScalar { $0.forEachColumn { read.insert($0.column) } }
    self.read = read
  }

  var isEmpty: Bool { waitingLeft.isEmpty }
  var isFull: Bool { waitingLeft.count >= JoinedPairs.batch }
  var keptCount: Int { keptLeft.count }
  var waitingCount: Int { waitingLeft.count }
  /// What a kept pair takes: its places, and its row of each column that was not copied.
  var bytesPerPair: Int {
    BytesPerRow.pair + (left.columns + right.columns).count(where: \.isProse) * BytesPerRow.row
  }

  mutating func add(_ lefts: some Collection<Int32>, _ rights: some Collection<Int32>) {
    waitingLeft += lefts
    waitingRight += rights
  }

  /// The pairs that wait. Columns that the test does not read keep their own rows, for nothing
  /// looks at them.
  var shape: Shape {
    let all = left.columns + right.columns
    let columns = all.indices.map { index in
      guard read.contains(index) else { return all[index] }
      return all[index].restricted(
        to: index < left.columns.count ? waitingLeft : waitingRight)
    }
    return Shape(columns: columns, rowCount: waitingLeft.count, table: nil)
  }

  mutating func keepAll() {
    keptLeft += waitingLeft
    keptRight += waitingRight
    removeWaiting()
  }

  mutating func keep(_ truth: TruthSet) {
    let rows = truth.possible.rows
    if truth.yes != truth.possible {
      for (place, row) in rows.enumerated() where !truth.yes[Int(row)] {
        unsure.append(keptLeft.count + place)
      }
    }
    keptLeft += gathered(waitingLeft.span, at: rows.span, placeholder: 0)
    keptRight += gathered(waitingRight.span, at: rows.span, placeholder: 0)
    removeWaiting()
  }

  private mutating func removeWaiting() {
    waitingLeft.removeAll(keepingCapacity: true)
    waitingRight.removeAll(keepingCapacity: true)
  }
}

/// Which rows of the right may have a left row's value.
private struct JoinLookup {
  private let left: [Value]
  private let places: [Value: [Int32]]
  private let unknown: [Int32]
  private let rightCount: Int32

  /// Bytes that a right row takes: its value, twice, and where it is found.
  static let bytesPerRow = 2 * MemoryLayout<Value>.stride + BytesPerRow.member

  /// - Throws: `interrupted`.
  init(
    left: [Value], right: [Value], _ cancellation: Cancellation
  ) throws(ExecutionError) {
    self.left = left
    var places: [Value: [Int32]] = [:]
    var unknown: [Int32] = []
    try cancellation.forEachBlock(right.count) { block in
      for row in block {
        let place = Int32(truncatingIfNeeded: row)
        switch right[row] {
        case .unknown: unknown.append(place)
        case .none: break
        default: places[right[row], default: []].append(place)
        }
      }
    }
    self.places = places
    self.unknown = unknown
    rightCount = Int32(truncatingIfNeeded: right.count)
  }

  var hasUnknownLeft: Bool { left.contains(.unknown) }
  var hasUnknownRight: Bool { !unknown.isEmpty }

  /// The places on the right, ascending.
  func partners(of place: Int) -> [Int32] {
    switch left[place] {
    case .none: return []
    case .unknown: return Array(0..<rightCount)
    default:
      let equal = places[left[place]] ?? []
      return unknown.isEmpty ? equal : (equal + unknown).sorted()
    }
  }
}

extension Shape {
  /// Some rows as a side of a join, whose pairs are many: what they are read by lies together, but
  /// for prose.
  ///
  /// - Throws: `interrupted`.
  func side(
    of rows: [Int32], _ cancellation: Cancellation
  ) throws(ExecutionError) -> Shape {
    var sides: [MappedColumn] = []
    for source in columns {
      try cancellation.check()
      let chosen = source.restricted(to: rows)
      guard !source.isProse else {
        sides.append(chosen)
        continue
      }
      sides.append(
        MappedColumn(
          name: source.name, column: source.column.gathered(at: chosen.rows ?? rows),
          origin: source.origin))
    }
    return Shape(columns: sides, rowCount: rows.count, table: nil)
  }
}

extension MappedColumn {
  /// The cell of a row of the shape.
  func value(at row: Int32) -> Value {
    let stored = rows.map { $0[Int(row)] } ?? row
    if stored == NoRow.none { return .none }
    return stored < 0 ? .unknown : column.value(at: Int(stored))
  }

  /// True for texts that have no codes.
  var isProse: Bool {
    if case .text = column.storage { true } else { false }
  }
}

extension Relation {
  /// The rows that are in or may be: in their order, and those that only may be where the rows
  /// stand, or after them all if the rows were put in an order.
  var candidates: [Int32] {
    order == nil ? truth.possible.rows : rows + truth.unsure.rows
  }
}

extension Predicate {
  /// The conditions that must all hold.
  var conjuncts: [Predicate] {
    if case .and(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }

  /// A column on each side of a join that must be equal, by its place on its side; only of types
  /// whose values are the same exactly if they are equal.
  fileprivate func equality(across leftCount: Int) -> (left: Int, right: Int)? {
    for part in conjuncts {
      if let found = JoinComparison(part, across: leftCount), found.comparison == .equal {
        return (found.left, found.right)
      }
    }
    return nil
  }
}
