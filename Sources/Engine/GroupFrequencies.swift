import Plan
import Store

/// How often each group has each whole number of a column.
struct GroupFrequencies {
  private let least: Int
  private let valueCount: Int
  private let width: Int
  private let groupCount: Int
  /// Rows of each group and code, a group's codes one after the other.
  private let counts: [Int]

  /// Counts the rows of each group and number.
  init(of codes: ColumnCodes, in groups: RowCodes) {
    least = codes.leastNumber ?? 0
    valueCount = codes.valueCount
    width = codes.count
    groupCount = groups.count
    counts = groups.codes.counts(
      with: codes.codes, width: codes.count, within: groups.rows,
      pairCount: groups.count * codes.count)
  }

  /// A function of each group's numbers.
  func column(_ function: AggregateFunction) -> CodedColumn {
    switch function {
    case .sum: .sums((0..<groupCount).map { sum($0) })
    case .median: .numbers((0..<groupCount).map { quantile($0, 0.5) })
    case .quantile(_, let q): .numbers((0..<groupCount).map { quantile($0, q) })
    default:
      .numbers(
        (0..<groupCount).map { group in
          sum(group).map { Double($0) / Double(count(group)) }
        })
    }
  }

  private func frequencies(_ group: Int) -> ArraySlice<Int> {
    counts[group * width..<group * width + valueCount]
  }

  private func count(_ group: Int) -> Int { frequencies(group).reduce(0, +) }

  private func sum(_ group: Int) -> Int64? {
    var (sum, count) = (0, 0)
    for (distance, frequency) in frequencies(group).enumerated() {
      sum += frequency * (least + distance)
      count += frequency
    }
    return count == 0 ? nil : Int64(sum)
  }

  private func quantile(_ group: Int, _ q: Double) -> Double? {
    Engine.quantile(of: count(group), q) { value(at: $0, in: group) }
  }

  /// The number at a place of the group's numbers in ascending order.
  private func value(at place: Int, in group: Int) -> Double {
    var passed = 0
    for (distance, frequency) in frequencies(group).enumerated() {
      passed += frequency
      if passed > place { return Double(least + distance) }
    }
    return Double(least + valueCount - 1)
  }
}

extension ColumnCodes {
  /// True where sums of as many of the numbers are exact, in 64 bits and in floating point.
  func sumsExactly(_ rowCount: Int) -> Bool {
    guard let leastNumber else { return false }
    // At most 2⁶³ and a number of codes.
    let greatest = leastNumber.magnitude + UInt(valueCount)
    let (sum, overflow) = greatest.multipliedReportingOverflow(by: UInt(rowCount))
    return !overflow && sum < 1 << 53
  }
}

extension RowCodes {
  /// Different values of each group.
  func distinctCounts(of values: ColumnCodes) -> [Int] {
    codes.distinctCounts(
      of: values.codes, valueCount: values.valueCount, within: rows, groupCount: count)
  }
}

extension PackedCodes {
  fileprivate func distinctCounts(
    of values: PackedCodes, valueCount: Int, within rows: Bitmap, groupCount: Int
  ) -> [Int] {
    switch self {
    case .bytes(let groups): values.distinctCounts(in: groups, valueCount, rows, groupCount)
    case .words(let groups): values.distinctCounts(in: groups, valueCount, rows, groupCount)
    case .wide(let groups): values.distinctCounts(in: groups, valueCount, rows, groupCount)
    }
  }

  private func distinctCounts<Group: SmallCode>(
    in groups: [Group], _ valueCount: Int, _ rows: Bitmap, _ groupCount: Int
  ) -> [Int] {
    let (groups, bits) = (groups.span, rows.words.span)
    return switch self {
    case .bytes(let values):
      differentCodes(
        values.span, valueCount: valueCount, in: groups, within: bits, groupCount: groupCount)
    case .words(let values):
      differentCodes(
        values.span, valueCount: valueCount, in: groups, within: bits, groupCount: groupCount)
    case .wide(let values):
      differentCodes(
        values.span, valueCount: valueCount, in: groups, within: bits, groupCount: groupCount)
    }
  }
}

extension AggregateInput {
  /// The mean of each group of whole numbers or days; nil for other functions and values, and
  /// where the sums would not be exact.
  func means(of groups: RowCodes) -> [Double?]? {
    guard case .mean = function, let vector else { return nil }
    let totals: (sums: [Int64], counts: [Int])?
    switch vector.values {
    case .integers(let values): totals = groups.codes.totals(of: values, within: rows, groups.count)
    case .durations(let least, _):
      totals = groups.codes.totals(of: least, within: rows, groups.count)
    default: totals = nil
    }
    return totals.map { totals in
      totals.sums.indices.map { group in
        totals.counts[group] == 0
          ? nil : Double(totals.sums[group]) / Double(totals.counts[group])
      }
    }
  }
}

extension PackedCodes {
  /// Sums and numbers of the values of each group; nil where sums would not be exact.
  fileprivate func totals<Number: FixedWidthInteger & BitwiseCopyable>(
    of values: [Number], within rows: Bitmap, _ groupCount: Int
  ) -> (sums: [Int64], counts: [Int])? {
    let bits = rows.words.span
    return switch self {
    case .bytes(let groups):
      groupTotals(values.span, in: groups.span, within: bits, groupCount: groupCount)
    case .words(let groups):
      groupTotals(values.span, in: groups.span, within: bits, groupCount: groupCount)
    case .wide(let groups):
      groupTotals(values.span, in: groups.span, within: bits, groupCount: groupCount)
    }
  }
}
