import Plan
import Store

/// Whole numbers that codes stand for: those of a column, or what is computed of its values.
struct CodedNumbers: Sendable {
  let codes: ColumnCodes
  /// The number of each code, 0 where it stands for none.
  fileprivate let numbers: [Int]
  /// The codes whose number is unknown, and those that have none.
  fileprivate let (unknown, none): (Bitmap, Bitmap)

  /// The number of a code; nil where it stands for none.
  func number(of code: Int) -> Int? { unknown[code] || none[code] ? nil : numbers[code] }

  /// The numbers of a column of whole numbers, in their order.
  init(of codes: ColumnCodes) {
    self.codes = codes
    let least = codes.leastNumber ?? 0
    numbers = (0..<codes.valueCount).map { least + $0 } + [0, 0]
    unknown = Bitmap(rows: [codes.valueCount], count: codes.count)
    none = Bitmap(rows: [codes.valueCount + 1], count: codes.count)
  }

  /// A number for each code; nil where sums of as many rows might not be exact.
  init?(_ codes: ColumnCodes, _ values: Cells<Int64>, in vector: Vector, rowCount: Int) {
    self.codes = codes
    let known = vector.known
    numbers = values.indices.map { known[$0] ? Int(values[$0]) : 0 }
    none = vector.none ?? Bitmap(repeating: false, count: codes.count)
    unknown = known.complement.subtracting(none)
    let greatest = numbers.map(\.magnitude).max() ?? 0
    let (sum, overflow) = greatest.multipliedReportingOverflow(by: UInt(rowCount))
    if overflow || sum >= 1 << 53 { return nil }
  }
}

/// How often each group has each of the numbers that codes stand for.
struct GroupFrequencies {
  private let numbers: [Int]
  private let groupCount: Int
  /// Rows of each code and group, a code's groups one after the other; 0 where a code stands for no
  /// number.
  private let counts: [Int]
  /// Rows of each group, those without a number included.
  let rowCounts: [Int]
  /// Rows of each group that have a number.
  private let knownCounts: [Int]
  /// Rows of all groups whose number is unknown.
  let unknownCount: Int
  /// Rows of all groups that have no number.
  let noneCount: Int

  /// Counts the rows of each group and code.
  init(of coded: CodedNumbers, in groups: RowCodes) {
    numbers = coded.numbers
    groupCount = groups.count
    var counts = groups.counts(with: coded.codes)
    let ones = [Int](repeating: 1, count: numbers.count)
    rowCounts = weightedSums(of: counts.span, by: ones.span)
    var knownCounts = rowCounts
    func taken(_ codes: Bitmap) -> Int {
      var sum = 0
      for code in codes.rows.lazy.map(Int.init) where coded.codes.counts[code] > 0 {
        for group in 0..<groups.count {
          let place = code * groups.count + group
          sum += counts[place]
          knownCounts[group] -= counts[place]
          counts[place] = 0
        }
      }
      return sum
    }
    unknownCount = taken(coded.unknown)
    noneCount = taken(coded.none)
    self.knownCounts = knownCounts
    self.counts = counts
  }

  /// A function of each group's numbers; a quantile only where the numbers ascend.
  func column(_ function: AggregateFunction) -> CodedColumn {
    switch function {
    case .median: return .numbers(quantiles(0.5))
    case .quantile(_, let q): return .numbers(quantiles(q))
    default: break
    }
    let sums = weightedSums(of: counts.span, by: numbers.span)
    if case .sum = function { return .sums(sums, counts: knownCounts) }
    return .numbers(
      zip(sums, knownCounts).map { $1 == 0 ? nil : Double($0) / Double($1) })
  }

  private func quantiles(_ q: Double) -> [Double?] {
    let passed = runningSums(of: counts, groupCount: groupCount)
    return (0..<groupCount).map { group in
      quantile(of: knownCounts[group], q) { place in
        // The number at a place of the group's numbers in ascending order.
        var (low, high) = (0, numbers.count - 1)
        while low < high {
          let middle = (low + high) / 2
          if passed[middle * groupCount + group] > place { high = middle } else { low = middle + 1 }
        }
        return Double(numbers[low])
      }
    }
  }
}

/// What was counted of groups for one aggregate, and serves the next.
struct GroupTallies {
  private var sums: [(scalar: Scalar, found: GroupSums)] = []
  private var frequencies: [(scalar: Scalar, found: GroupFrequencies)] = []
  private var counts: [Int]?

  /// The sums of the numbers of a scalar; nil where these are not known of all rows.
  mutating func sums(
    of scalar: Scalar, _ numbers: CodedNumbers, in groups: RowCodes
  ) -> GroupSums? {
    if let known = sums.first(where: { $0.scalar == scalar }) { return known.found }
    guard let made = GroupSums(of: numbers, in: groups) else { return nil }
    sums.append((scalar, made))
    return made
  }

  /// How often groups have the numbers of a scalar.
  mutating func frequencies(
    of scalar: Scalar, _ numbers: CodedNumbers, in groups: RowCodes
  ) -> GroupFrequencies {
    if let known = frequencies.first(where: { $0.scalar == scalar }) { return known.found }
    let made = GroupFrequencies(of: numbers, in: groups)
    frequencies.append((scalar, made))
    counts = counts ?? made.rowCounts
    return made
  }

  /// Rows of each group.
  mutating func counts(of groups: RowCodes) -> [Int] {
    let found = counts ?? sums.first?.found.rowCounts ?? groups.counted()
    counts = found
    return found
  }

  /// A number for each group, 0 where it has no row.
  mutating func presence(of groups: RowCodes) -> [Int] {
    counts ?? sums.first?.found.totals ?? counts(of: groups)
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
    let codes = codes
    let valueCount = values.valueCount
    let size = seenSize(valueCount: valueCount, groupCount: count)
    let parts = workers.worth(size, of: rows).parts(of: rows.count) {
      [rows, count] part in
      codes.seen(values.codes, valueCount, rows, count, part)
    }
    let seen = parts.dropFirst().reduce(parts[0]) { united($0.span, $1.span) }
    return seenCounts(seen.span, valueCount: valueCount, groupCount: count)
  }
}

extension PackedCodes {
  /// Which values each group has among some of the rows.
  fileprivate func seen(
    _ values: PackedCodes, _ valueCount: Int, _ rows: Bitmap, _ groupCount: Int,
    _ part: Range<Int>
  ) -> [UInt64] {
    switch self {
    case .bytes(let groups): values.seen(in: groups, valueCount, rows, groupCount, part)
    case .words(let groups): values.seen(in: groups, valueCount, rows, groupCount, part)
    case .wide(let groups): values.seen(in: groups, valueCount, rows, groupCount, part)
    }
  }

  private func seen<Group: SmallCode>(
    in groups: Cells<Group>, _ valueCount: Int, _ rows: Bitmap, _ groupCount: Int,
    _ part: Range<Int>
  ) -> [UInt64] {
    let (groups, bits) = (groups.span.extracting(part), rows.words.span.extracting(part.words))
    func seen(_ values: Cells<some SmallCode>) -> [UInt64] {
      seenCodes(
        values.span.extracting(part), valueCount: valueCount, in: groups, within: bits,
        groupCount: groupCount)
    }
    return switch self {
    case .bytes(let values): seen(values)
    case .words(let values): seen(values)
    case .wide(let values): seen(values)
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
    of values: Cells<Number>, within rows: Bitmap, _ groupCount: Int
  ) -> (sums: [Int64], counts: [Int])? {
    func totals(_ groups: Cells<some SmallCode>) -> (sums: [Int64], counts: [Int])? {
      groupTotals(values.span, in: groups.span, within: rows.words.span, groupCount: groupCount)
    }
    return switch self {
    case .bytes(let groups): totals(groups)
    case .words(let groups): totals(groups)
    case .wide(let groups): totals(groups)
    }
  }
}
