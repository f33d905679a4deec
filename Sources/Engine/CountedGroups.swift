import Language
import Model
import Plan
import Store

/// A key of stored values that rows are counted by.
private struct CountedKey {
  let name: String
  let source: MappedColumn
  let unit: CalendarUnit?
  let codes: ColumnCodes

  /// The key of groups, given by its codes.
  func column(of codes: [Int32]) -> MappedColumn {
    let rows = gathered(self.codes.firstRows.span, at: codes.span, placeholder: NoRow.unknown)
    let stored = source.column.gathered(at: rows)
    guard let unit else { return MappedColumn(name: name, column: stored, origin: source.origin) }
    let days = Computation.column(MappedColumn(name: name, column: stored))
    let periods = Computation.calendarPeriod(unit, days).evaluate(0..<rows.count)
    return MappedColumn(name: name, column: periods.grouped.column())
  }
}

extension Execution {
  /// Rows counted by stored values, from their codes alone: no row is moved and no value read. Nil
  /// where more is asked for, or the values have no codes.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `malformedPlan`.
  mutating func countedGroups(
    _ input: Relation, _ aggregation: Aggregation
  ) throws(ExecutionError) -> Relation? {
    guard let table = input.shape.table, table.rows == nil, aggregation.across == nil,
      !aggregation.aggregates.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.function == .count })
    else { return nil }
    var keys: [CountedKey] = []
    var product = 1
    for key in aggregation.keys {
      guard let key = try countedKey(key, over: input.shape, of: table.index) else { return nil }
      keys.append(key)
      product = product.multipliedReportingOverflow(by: key.codes.count).partialValue
      guard product > 0, product <= max(65_536, input.shape.rowCount * 4) else { return nil }
    }
    depart(input)
    try cancellation.check()
    let counts = counts(of: keys.map(\.codes), within: input.truth.yes)
    var groups = counts.indices.filter { counts[$0] > 0 || keys.isEmpty }
    if groups.count > Limits.groupsMax { throw .tooManyGroups(limit: Limits.groupsMax) }
    describe(
      "\(keys.map(\.name).joined(separator: ", ")): \(counted(groups.count, "group"))"
        + (keys.isEmpty ? "" : " counted from codes"))
    if let first = aggregation.keys.first, !first.value.type.isOrdered {
      groups = descending(groups, by: counts)
    }
    return Relation(
      all: Shape(
        columns: columns(of: keys, groups)
          + aggregation.aggregates.map { aggregate in
            MappedColumn(name: aggregate.name, column: .counts(groups.map { counts[$0] }))
          }, rowCount: groups.count, table: nil))
  }

  private mutating func countedKey(
    _ key: NamedScalar, over shape: Shape, of table: Int
  ) throws(ExecutionError) -> CountedKey? {
    let reference: ColumnReference
    var unit: CalendarUnit?
    switch key.value {
    case .column(let column): reference = column
    case .calendarPeriod(let period, .column(let column)): (reference, unit) = (column, period)
    default: return nil
    }
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin else { return nil }
    let kept = indexes.codes
    let stored = CodeIndexes.Key(table: origin.table, links: [], column: origin.column, unit: unit)
    let codes = try kept.codes(stored) { ColumnCodes(of: source.column, by: unit) }
    guard let rows = source.rows else {
      return codes.map { CountedKey(name: key.name, source: source, unit: unit, codes: $0) }
    }
    guard let codes else { return nil }
    let linked = CodeIndexes.Key(
      table: table, links: reference.links, column: origin.column, unit: unit)
    let followed = try kept.codes(linked) { codes.followed(by: rows) }
    return followed.map { CountedKey(name: key.name, source: source, unit: unit, codes: $0) }
  }

  /// Rows of each combination of codes; the last key's codes lie next to each other.
  private func counts(of keys: [ColumnCodes], within rows: Bitmap) -> [Int] {
    guard let last = keys.last else { return [rows.setCount] }
    guard let first = keys.first, keys.count > 1 else {
      let isWhole = rows.setCount == rows.count
      return isWhole ? last.counts : last.codes.counts(within: rows, codeCount: last.count)
    }
    var codes = first.codes
    var count = first.count
    for key in keys.dropFirst().dropLast() {
      codes = codes.combined(with: key.codes, width: key.count)
      count *= key.count
    }
    return codes.counts(
      with: last.codes, width: last.count, within: rows, pairCount: count * last.count)
  }

  private func columns(of keys: [CountedKey], _ groups: [Int]) -> [MappedColumn] {
    var stride = keys.reduce(1) { $0 * $1.codes.count }
    return keys.map { key in
      stride /= key.codes.count
      return key.column(
        of: groups.map { Int32(truncatingIfNeeded: $0 / stride % key.codes.count) })
    }
  }

  /// Groups by their counts, the greatest first; equal ones in ascending order.
  private func descending(_ groups: [Int], by counts: [Int]) -> [Int] {
    let keys = groups.map {
      UInt64(UInt32.max - UInt32(truncatingIfNeeded: counts[$0])) << 32 | UInt64($0)
    }
    return keys.sorted().map { Int($0 & 0xffff_ffff) }
  }
}

extension PackedCodes {
  /// Rows of each code among those that have a bit.
  fileprivate func counts(within rows: Bitmap, codeCount: Int) -> [Int] {
    let bits = rows.words.span
    return switch self {
    case .bytes(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
    case .words(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
    case .wide(let codes): codeCounts(codes.span, within: bits, codeCount: codeCount)
    }
  }

  /// Pairs of codes as codes: the first times the width plus the second.
  fileprivate func combined(with second: PackedCodes, width: Int) -> PackedCodes {
    var pairs = widened
    let others = second.widened
    for row in pairs.indices {
      pairs[row] = pairs[row] &* Int32(truncatingIfNeeded: width) &+ others[row]
    }
    return .wide(pairs)
  }

  /// Rows of each pair of codes among those that have a bit.
  fileprivate func counts(
    with second: PackedCodes, width: Int, within rows: Bitmap, pairCount: Int
  ) -> [Int] {
    switch self {
    case .bytes(let codes): second.counts(after: codes, width, rows, pairCount)
    case .words(let codes): second.counts(after: codes, width, rows, pairCount)
    case .wide(let codes): second.counts(after: codes, width, rows, pairCount)
    }
  }

  private func counts<First: SmallCode>(
    after first: [First], _ width: Int, _ rows: Bitmap, _ pairCount: Int
  ) -> [Int] {
    let (first, bits) = (first.span, rows.words.span)
    return switch self {
    case .bytes(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    case .words(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    case .wide(let codes):
      pairCounts(first, codes.span, width: width, within: bits, pairCount: pairCount)
    }
  }
}
