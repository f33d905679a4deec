import Model
import Plan
import Store

extension AggregateInput {
  /// The aggregate of each group, a row a group. A group without a value that counts is unknown,
  /// except where what is counted is rows or values.
  ///
  /// - Throws: `interrupted`.
  func column(
    _ grouping: Grouping, _ cancellation: Cancellation
  ) throws(ExecutionError) -> Column {
    try cancellation.check()
    switch function {
    case .count, .hedgedCount, .countWhere: return .counts(counts(grouping))
    case .share:
      let total = Double(rows.setCount)
      return .numbers(counts(grouping).map { total > 0 ? Double($0) * 100 / total : nil })
    case .distinct: return .counts(try distinctCounts(grouping, cancellation))
    case .sum: return try sums(grouping, cancellation)
    case .mean: return try ofNumbers(grouping, cancellation, mean)
    case .median: return try ofNumbers(grouping, cancellation) { quantile($0, 0.5) }
    case .quantile(_, let q): return try ofNumbers(grouping, cancellation) { quantile($0, q) }
    case .deviation: return try ofNumbers(grouping, cancellation, deviation)
    case .least: return try extremes(grouping, cancellation) { $0 < $1 }
    case .greatest: return try extremes(grouping, cancellation) { $0 > $1 }
    case .list: return try lists(grouping, cancellation)
    }
  }

  private func counts(_ grouping: Grouping) -> [Int] {
    groupCounts(grouping.groups.span, within: rows.words.span, groupCount: grouping.count)
  }

  /// Pairs of a group and a value, each once, by the row where it first stands.
  private func distinctRows(
    _ grouping: Grouping, _ ordinals: Ordinals, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [Int32] {
    let pairs = zip(grouping.groups, ordinals.codes).map {
      UInt64(UInt32($0)) << 32 | UInt64(UInt32($1))
    }
    return try numbered(pairs.span, within: rows.words.span, cancellation).firstRows
  }

  private func distinctCounts(
    _ grouping: Grouping, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [Int] {
    var counts = [Int](repeating: 0, count: grouping.count)
    guard let ordinals else { return counts }
    for row in try distinctRows(grouping, ordinals, cancellation) {
      counts[Int(grouping.groups[Int(row)])] += 1
    }
    return counts
  }

  /// Whole numbers stay whole unless a sum would overflow; then all sums are numbers. Days stay
  /// days unless there are too many of them; then all sums are whole numbers.
  private func sums(
    _ grouping: Grouping, _ cancellation: Cancellation
  ) throws(ExecutionError) -> Column {
    let total: ([Double]) -> Double? = { $0.isEmpty ? nil : $0.reduce(0, +) }
    let integers: Cells<Int64>
    switch vector?.values {
    case .integers(let values): integers = values
    case .durations(let least, _): integers = least.cells { Int64($0) }
    default: return try ofNumbers(grouping, cancellation, total)
    }
    var sums = [Int64](repeating: 0, count: grouping.count)
    for row in rows.rows.lazy.map(Int.init) {
      let group = Int(grouping.groups[row])
      let (sum, overflow) = sums[group].addingReportingOverflow(integers[row])
      if overflow { return try ofNumbers(grouping, cancellation, total) }
      sums[group] = sum
    }
    let counts = counts(grouping)
    let empty = Bitmap(rows: counts.indices.filter { counts[$0] == 0 }, count: counts.count)
    if vector?.type == .days, let days = sums.exactly(Int32.self) {
      let cells = Cells(days)
      return Column(type: .days, storage: .durations(least: cells, most: cells), unknown: empty)
    }
    return Column(type: .integer, storage: .integers(Integers(sums)), unknown: empty)
  }

  /// A function of each group's values, in ascending order; days for dates, else numbers.
  private func ofNumbers(
    _ grouping: Grouping, _ cancellation: Cancellation, _ function: ([Double]) -> Double?
  ) throws(ExecutionError) -> Column {
    var results = [Double?](repeating: nil, count: grouping.count)
    if let values = vector?.doubles {
      let (starts, places) = groupedRows(
        grouping.groups.span, within: rows.words.span, groupCount: grouping.count)
      // Most groups are small: it is asked when there were rows enough, not at each of them.
      var nextCheck = 0
      for group in results.indices {
        let range = starts[group]..<starts[group + 1]
        if range.upperBound > nextCheck {
          try cancellation.check()
          nextCheck = range.upperBound + Cancellation.rowsPerCheck
        }
        var numbers = places[range].map { values[Int($0)] }
        try numbers.sort(cancellation, by: <)
        results[group] = function(numbers)
      }
    }
    guard vector?.type.isDate == true else { return .numbers(results) }
    return Column(
      type: .date,
      storage: .days(
        Integers(
          results.cells { Int32(clamping: Int64(clampingTo: ($0 ?? 0).rounded(.down))) })),
      unknown: Bitmap(
        rows: results.indices.filter { results[$0] == nil }, count: results.count))
  }

  private func extremes(
    _ grouping: Grouping, _ cancellation: Cancellation, _ comesFirst: (Int32, Int32) -> Bool
  ) throws(ExecutionError) -> Column {
    var best = [Int32](repeating: -1, count: grouping.count)
    guard let vector, let codes = ordinals?.codes else { return .numbers(best.map { _ in nil }) }
    for row in rows.rows {
      let group = Int(grouping.groups[Int(row)])
      if best[group] < 0 || comesFirst(codes[Int(row)], codes[Int(best[group])]) {
        best[group] = row
      }
    }
    guard let source else { return try vector.column(cancellation).gathered(at: best) }
    return source.column.gathered(at: composed(best, through: source.rows))
  }

  private func lists(
    _ grouping: Grouping, _ cancellation: Cancellation
  ) throws(ExecutionError) -> Column {
    var texts = [String](repeating: "", count: grouping.count)
    var isEmpty = Bitmap(repeating: true, count: grouping.count)
    if let vector, let ordinals {
      let column = try vector.column(cancellation)
      var ascending = try distinctRows(grouping, ordinals, cancellation)
      try ascending.sort(cancellation) { ordinals.codes[Int($0)] < ordinals.codes[Int($1)] }
      try cancellation.forEachBlock(ascending.count) { block in
        for row in ascending[block].lazy.map(Int.init) {
          let group = Int(grouping.groups[row])
          let text = column.value(at: row).heading
          texts[group] += isEmpty[group] ? text : "; " + text
          isEmpty[group] = false
        }
      }
    }
    return Column(type: .text, storage: .text(TextArena(texts)), unknown: isEmpty)
  }
}

extension [Int64] {
  /// The numbers in fewer bits; nil if one does not fit.
  fileprivate func exactly(_ type: Int32.Type) -> [Int32]? {
    let narrow = compactMap { Int32(exactly: $0) }
    return narrow.count == count ? narrow : nil
  }
}

extension Column {
  /// A column of counts.
  static func counts(_ counts: [Int]) -> Column {
    Column(type: .integer, storage: .integers(Integers(counts.cells { Int64($0) })))
  }

  /// A column of counts.
  static func counts(_ counts: [Int32]) -> Column {
    Column(type: .integer, storage: .integers(Integers(Cells(counts))))
  }

  /// A column of numbers, unknown where there is none or none that is finite.
  static func numbers(_ numbers: [Double?]) -> Column {
    let finite = numbers.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    return Column(
      type: .number, storage: .numbers(finite.cells { $0 ?? 0 }),
      unknown: Bitmap(rows: finite.indices.filter { finite[$0] == nil }, count: finite.count))
  }
}

// MARK: - Statistics of ascending values

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func quantile(_ values: [Double], _ q: Double) -> Double? {
  quantile(of: values.count, q) { values[$0] }
}

/// Linear between neighbours: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical
/// Packages", 1996. `value` gives that at a place of the values in ascending order.
func quantile(of count: Int, _ q: Double, _ value: (Int) -> Double) -> Double? {
  guard count > 0 else { return nil }
  let place = Double(count - 1) * min(max(q, 0), 1)
  let below = min(count - 1, Int(place))
  let first = value(below)
  return first + (place - Double(below)) * (value(min(count - 1, below + 1)) - first)
}

private func deviation(_ values: [Double]) -> Double? {
  guard values.count > 1, let mean = mean(values) else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}
