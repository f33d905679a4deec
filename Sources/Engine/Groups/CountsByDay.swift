import Language
import Model
import Plan
import Store

extension Execution {
  /// Groups of the rows of a table that have a date in some days, or are in a state on one, read
  /// off from sums by day; nil where more is asked, or there are no such sums.
  ///
  /// - Throws: `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func countsByDay(
    _ aggregation: Aggregation, of input: LogicalPlan
  ) throws(ExecutionError) -> Relation? {
    guard choices.contains(.countByDays),
      let table = input.tableCounted,
      aggregation.across == nil, !aggregation.aggregates.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.function == .count }),
      let question = DayQuestion(input, aggregation.keys)
    else { return nil }
    let shape = try shape(ofTable: table)
    guard let found = try counted(question, over: shape) else { return nil }
    var keys: [CodedKey] = []
    for key in aggregation.keys {
      guard let key = try codedKey(key, over: shape, of: table) else { return nil }
      keys.append(key)
    }
    let count = keys.reduce(1) { $0 * $1.codes.count }
    try memory.take(count, bytesEach: aggregation.bytesPerGroup, for: .groups)
    var (codeStride, periodStride, stride) = (0, 0, 1)
    for key in keys.reversed() {
      if key.unit == nil { codeStride = stride } else { periodStride = stride }
      stride *= key.codes.count
    }
    var counts = [Int](repeating: 0, count: count)
    for cell in found.cells {
      counts[cell.code * codeStride + cell.period * periodStride] += cell.count
    }
    departed.append(DepartedRows(of: shape, unknown: found.unsure.filter { $0.count > 0 }))
    expect(
      rows: Double(found.cells.count),
      nanoseconds: Double(found.cells.count)
        * (Costs.gathered * 2 + CodedKey.costOfGroup(keys.count)))
    return try groups(
      keys, aggregation, aggregation.aggregates.map { _ in .counts(counts) }, counts,
      how: "from sums by day")
  }

  private mutating func counted(
    _ question: DayQuestion, over shape: Shape
  ) throws(ExecutionError) -> CountedDays? {
    var (codes, place): (ColumnCodes?, CodeIndexes.Key?)
    if let coded = question.coded {
      guard let found = try self.codes(of: coded, over: shape) else { return nil }
      (codes, place) = (found, try codesPlace(of: coded, over: shape))
    }
    switch question.dates {
    case .event(let reference, let periods, let includesNone):
      guard let column = try exactDays(reference, over: shape), let origin = column.origin,
        let days = try dayCounts(of: column, at: origin, place, codes)
      else { return nil }
      var chosen: Set<Int>?
      if let coded = question.coded, let values = question.values {
        guard let dictionary = try resolve(coded, in: shape).column.dictionary else { return nil }
        chosen = Set(values.compactMap { dictionary.code(of: $0) })
      }
      if question.hasMissing, let unit = question.unit { return CountedDays(all: days, by: unit) }
      return CountedDays(
        days, periods, includesNone: includesNone, by: question.unit, among: chosen,
        (reference, question.coded))
    case .state(let from, let to, let day):
      guard let start = try exactDays(from, over: shape), let end = try exactDays(to, over: shape),
        let key = start.origin.flatMap({ from in
          end.origin.map { HeldCounts.Key(from: from, to: $0, codes: place) }
        }),
        let held = try indexes.heldCounts.index(
          key, { HeldCounts(from: start.column, to: end.column, codes: codes) })
      else { return nil }
      return CountedDays(held, on: day.number, (from, to))
    }
  }

  private func dayCounts(
    of column: MappedColumn, at origin: ColumnOrigin, _ place: CodeIndexes.Key?,
    _ codes: ColumnCodes?
  ) throws(ExecutionError) -> DayCounts? {
    try indexes.dayCounts.index(DayCounts.Key(dates: origin, codes: place)) {
      () throws(ExecutionError) in
      let key = CodeIndexes.Key(
        table: origin.table, links: [], column: origin.column, unit: .day)
      guard let days = try self.codes(at: key, of: column) else { return nil }
      return DayCounts(of: days, in: column.column, codes: codes, workers)
    }
  }
}

/// What sums by day tell of a question.
private struct CountedDays {
  /// Rows of a code and a period, both 0 where they are not told apart.
  private(set) var cells: [(code: Int, period: Int, count: Int)] = []
  /// Rows of which it cannot be told, by the columns that are unknown there.
  let unsure: [DepartedRows.Unknown]

  /// The rows that have a date in some days, of some of the codes.
  init(
    _ days: DayCounts, _ periods: PeriodSet, includesNone: Bool, by unit: CalendarUnit?,
    among chosen: Set<Int>?, _ columns: (date: ColumnReference, coded: ColumnReference?)
  ) {
    func count(_ code: Int, from first: Int32, to last: Int32) -> Int {
      periods.periods.reduce(0) { sum, period in
        sum
          + days.count(
            of: code, from: max(first, period.first.number), to: min(last, period.last.number))
      }
    }
    func countOfAll(_ code: Int) -> Int {
      count(code, from: .min, to: .max) + (includesNone ? days.none[code] : 0)
    }
    let codes = chosen?.sorted() ?? Array(0..<days.codeCount)
    if let unit {
      for (place, ends) in days.ends(of: unit).enumerated() {
        for code in codes { cells.append((code, place, count(code, from: ends.0, to: ends.1))) }
      }
    } else {
      cells = codes.map { ($0, 0, countOfAll($0)) }
    }
    let undated = codes.reduce(0) { $0 + days.unknown[$1] }
    guard chosen != nil, let coded = columns.coded else {
      unsure = [DepartedRows.Unknown(columns: [columns.date], count: undated)]
      return
    }
    // Before the last code, which stands for none, is that of the unknown.
    let unknown = days.codeCount - 2
    unsure = [
      DepartedRows.Unknown(columns: [columns.date], count: undated),
      DepartedRows.Unknown(columns: [coded], count: countOfAll(unknown)),
      DepartedRows.Unknown(columns: [columns.date, coded], count: days.unknown[unknown]),
    ]
  }

  /// All rows: after the periods those whose date is unknown, then those that have none.
  init(all days: DayCounts, by unit: CalendarUnit) {
    let periods = days.ends(of: unit)
    cells.reserveCapacity(days.codeCount * (periods.count + 2))
    for code in 0..<days.codeCount {
      for (place, ends) in periods.enumerated() {
        cells.append((code, place, days.count(of: code, from: ends.0, to: ends.1)))
      }
      cells.append((code, periods.count, days.unknown[code]))
      cells.append((code, periods.count + 1, days.none[code]))
    }
    unsure = []
  }

  /// The rows that are in a state on a day.
  init(
    _ held: HeldCounts, on day: Int32, _ columns: (from: ColumnReference, to: ColumnReference)
  ) {
    cells = (0..<held.codeCount).map { ($0, 0, held.count(of: $0, on: day)) }
    unsure = [
      DepartedRows.Unknown(columns: [columns.from], count: held.startlessCount(on: day)),
      DepartedRows.Unknown(columns: [columns.to], count: held.endlessCount(on: day)),
      DepartedRows.Unknown(columns: [columns.from, columns.to], count: held.unknownCount),
    ]
  }
}

extension LogicalPlan {
  /// The table of all rows, or of those that pass one filter.
  var tableCounted: Int? {
    switch self {
    case .scan(let table), .filter(_, .scan(let table)): table
    default: nil
    }
  }
}
