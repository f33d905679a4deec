import Plan
import Store

/// The sum of the numbers that codes stand for, of each group, and how many rows it has: added up
/// row by row, where how often each group has each number is not asked.
struct GroupSums: Sendable {
  /// Rows of each group above 32 bits, and below them how far its numbers are from the least; 0 for
  /// groups of no row, and for no others.
  let totals: [Int]
  private let least: Int

  /// Nil where a row has no number, or where sums are too great to be added up beside rows.
  init?(of coded: CodedNumbers, in groups: RowCodes) {
    guard let (least, weights) = coded.weights(rowCount: groups.rows.count) else { return nil }
    self.least = least
    totals = groups.totals(of: coded.codes, weights)
  }

  /// Rows of each group.
  var rowCounts: [Int] { totals.map { $0 >> 32 } }

  /// The sums of some groups.
  func sums(of groups: [Int32]) -> Integers {
    if let narrow = narrowSums(totals.span, at: groups.span, least: least) {
      return Integers(Cells(narrow))
    }
    return Integers(groups.cells { Int64(sum(of: Int($0))) })
  }

  private func sum(of group: Int) -> Int {
    totals[group] & 0xffff_ffff + totals[group] >> 32 * least
  }

  /// The sum or the mean of each group's numbers.
  func column(_ function: AggregateFunction) -> CodedColumn {
    guard case .mean = function else { return .totals(self) }
    return .numbers(
      rowCounts.enumerated().map { $1 == 0 ? nil : Double(sum(of: $0)) / Double($1) })
  }
}

extension CodedNumbers {
  /// What a row of each code adds to its group: 1 above 32 bits, and how far its number is from the
  /// least.
  fileprivate func weights(rowCount: Int) -> (least: Int, weights: [Int])? {
    var (least, greatest) = (Int.max, Int.min)
    for code in 0..<codes.count where codes.counts[code] > 0 {
      guard let number = number(of: code) else { return nil }
      (least, greatest) = (min(least, number), max(greatest, number))
    }
    guard least <= greatest else { return nil }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    let (sum, isTooGreat) = span.multipliedReportingOverflow(by: rowCount)
    guard !overflow, !isTooGreat, sum < 1 << 32, rowCount < 1 << 31 else { return nil }
    let base = least
    let weights = (0..<codes.count).map { code in
      codes.counts[code] > 0 ? 1 << 32 + ((number(of: code) ?? base) - base) : 0
    }
    return (base, weights)
  }
}
