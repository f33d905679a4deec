import Language
import Model
import Store

/// A column's values as small numbers that stand in the order of the values: what rows are grouped
/// by. Unknown comes after the values, then none.
struct ColumnCodes: Sendable {
  /// The code of each row.
  let codes: PackedCodes
  /// How many codes values have; some may have no row.
  let valueCount: Int
  /// Rows of each code, unknown and none included.
  let counts: [Int]
  /// A row of each code in the column that the values are stored in, ``NoRow`` where there is none.
  let firstRows: [Int32]
  /// The number whose code is 0, of a column of whole numbers.
  let leastNumber: Int?
  /// What each of the codes of rows counts as, where only some of them are of interest: these are
  /// numbered anew, and their counts and first rows are by those numbers.
  let numbers: [Int32]?
  /// Whether rows of codes that are of no interest count as unknown, though they are not.
  let isChosen: Bool

  /// All codes, unknown and none included.
  var count: Int { valueCount + 2 }

  private init(
    codes: PackedCodes, valueCount: Int, leastNumber: Int?, firstRows: [Int32]? = nil
  ) {
    self.codes = codes
    self.leastNumber = leastNumber
    self.valueCount = valueCount
    counts = codes.allCounts(codeCount: valueCount + 2)
    self.firstRows = firstRows ?? codes.firstRows(valueCount: valueCount)
    numbers = nil
    isChosen = false
  }

  /// Some codes of a column, those of unknown and none the last of them.
  private init(
    _ some: [Int], of all: ColumnCodes, counts: [Int], others: Int, isChosen: Bool
  ) {
    var numbers = [Int32](repeating: Int32(truncatingIfNeeded: others), count: all.count)
    for (number, code) in some.enumerated() where counts[code] > 0 {
      numbers[code] = Int32(truncatingIfNeeded: number)
    }
    codes = all.codes
    valueCount = some.count - 2
    leastNumber = nil
    self.counts = some.map { counts[$0] }
    firstRows = some.map { all.firstRows[$0] }
    self.numbers = numbers
    self.isChosen = isChosen
  }

  /// The codes of a column, or of the calendar's periods that its days lie in; nil where its values
  /// have none: prose, numbers with fractions or far apart, imprecise dates.
  init?(of column: Column, by unit: CalendarUnit? = nil) {
    guard let (codes, valueCount, leastNumber) = ColumnCodes.ofValues(column, by: unit) else {
      return nil
    }
    self.init(
      codes: codes.marking(column.unknown, as: valueCount).marking(column.none, as: valueCount + 1),
      valueCount: valueCount, leastNumber: leastNumber)
  }

  /// The codes that a link leads to, for each row the code there.
  func followed(by rows: [Int32]) -> ColumnCodes {
    ColumnCodes(
      codes: codes.gathered(
        at: rows, unknown: Int32(truncatingIfNeeded: valueCount),
        none: Int32(truncatingIfNeeded: valueCount + 1)),
      valueCount: valueCount, leastNumber: leastNumber, firstRows: firstRows)
  }

  /// The codes that some rows have, numbered anew in their order; others mean nothing.
  func narrowed(to rows: Bitmap, _ workers: Workers) -> ColumnCodes {
    // Few codes are not worth it.
    guard count > 256 else { return self }
    let counts = codes.counts(within: rows, codeCount: count, workers)
    let present = (0..<count).filter { counts[$0] > 0 || $0 >= valueCount }
    guard present.count < count else { return self }
    return ColumnCodes(present, of: self, counts: counts, others: 0, isChosen: false)
  }

  /// The codes chosen, numbered anew in their order; rows of others count as unknown. Nil where
  /// rows are unknown.
  ///
  /// - Precondition: `members` has a byte for each code, 1 for those chosen.
  func chosen(_ members: [UInt8]) -> ColumnCodes? {
    guard numbers == nil, counts[valueCount] == 0 else { return nil }
    let present = (0..<count).filter {
      members[$0] == 1 && self.counts[$0] > 0 || $0 >= valueCount
    }
    var counts = counts
    if members[valueCount + 1] == 0 { counts[valueCount + 1] = 0 }
    return ColumnCodes(
      present, of: self, counts: counts, others: present.count - 2, isChosen: true)
  }

  /// The code of each row by which it counts; of rows far from those that have a bit, any.
  func numbered(within rows: Bitmap) -> PackedCodes {
    numbers.map { codes.renumbered(by: $0, below: count, within: rows) } ?? codes
  }

  /// Bytes that they take.
  var byteCount: Int { codes.byteCount + counts.count * 12 }

  private typealias Coded = (codes: PackedCodes, valueCount: Int, leastNumber: Int?)

  private static func ofValues(_ column: Column, by unit: CalendarUnit?) -> Coded? {
    switch column.storage {
    // Both marks must fit beside the values.
    case .codes8(let codes, let dictionary):
      (
        dictionary.count <= 254 ? .bytes(codes) : .words(Cells(codes.map(UInt16.init))),
        dictionary.count,
        nil
      )
    case .codes16(let codes, let dictionary):
      (
        dictionary.count <= 65_534 ? .words(codes) : .wide(Cells(codes.map(Int32.init))),
        dictionary.count,
        nil
      )
    case .codes32(let codes, let dictionary) where dictionary.count <= codesMax(column.count):
      (.wide(Cells(codes.map { Int32(truncatingIfNeeded: $0) })), dictionary.count, nil)
    case .integers(let values): ofIntegers(values, column.knownRows)
    case .days(let days): ofDays(days, column.knownRows, by: unit ?? .day)
    default: nil
    }
  }

  /// How many codes are worth a table, for a number of rows.
  private static func codesMax(_ rowCount: Int) -> Int { max(1024, rowCount * 4) }

  private static func ofIntegers(_ values: Integers, _ known: Bitmap) -> Coded? {
    /// What is stored serves as it is where the least distance is 0 and both marks fit beside it.
    func coded<Number: FixedWidthInteger & BitwiseCopyable>(
      _ cells: Cells<Number>, _ stored: PackedCodes? = nil, below limit: Int = .max
    ) -> Coded? {
      guard let (least, greatest) = bounds(of: cells.span, within: known.words.span) else {
        return nil
      }
      let (span, overflow) = Int64(greatest).subtractingReportingOverflow(Int64(least))
      guard !overflow, span < Int64(codesMax(values.count)) else { return nil }
      let count = Int(span) + 1
      let codes = least == 0 && count + 2 <= limit ? stored : nil
      return (
        codes ?? packed(cells.span, minus: least, below: count + 2), count,
        Int(values.base &+ Int64(least))
      )
    }
    switch values.distances {
    case .rows(let count):
      let rows = (0..<count).cells { Int32(truncatingIfNeeded: $0) }
      return coded(rows, .wide(rows))
    case .bytes(let cells): return coded(cells, .bytes(cells), below: 1 << 8)
    case .words(let cells): return coded(cells, .words(cells), below: 1 << 16)
    case .wide(let cells): return coded(cells, .wide(cells))
    case .numbers(let cells): return coded(cells)
    }
  }

  private static func ofDays(_ days: Integers, _ known: Bitmap, by unit: CalendarUnit) -> Coded? {
    // Rows without a day hold any, so that bounds are taken of the others.
    func coded<Number: FixedWidthInteger & BitwiseCopyable>(_ cells: Cells<Number>) -> Coded? {
      guard let (least, greatest) = bounds(of: cells.span, within: known.words.span) else {
        return nil
      }
      let first = Day(Int32(truncatingIfNeeded: days.base &+ Int64(least)))
      let last = Day(Int32(truncatingIfNeeded: days.base &+ Int64(greatest)))
      guard last.number - first.number < codesMax(days.count), !first.isDistant, !last.isDistant
      else { return nil }
      let (table, count) = buckets(of: unit, from: first, through: last)
      return (packed(cells.span, minus: least, through: table.span, below: count + 2), count, nil)
    }
    switch days.distances {
    case .rows(let count): return coded((0..<count).cells { Int32(truncatingIfNeeded: $0) })
    case .bytes(let cells): return coded(cells)
    case .words(let cells): return coded(cells)
    case .wide(let cells): return coded(cells)
    case .numbers(let cells): return coded(cells)
    }
  }

  /// For each day from the first to the last in which period it lies, and how many these are.
  private static func buckets(
    of unit: CalendarUnit, from first: Day, through last: Day
  ) -> (table: [Int32], count: Int) {
    let buckets = CalendarBuckets(unit)
    var table: [Int32] = []
    var code: Int32 = 0
    var end = buckets.period(of: first.number).last.number
    for day in first.number...last.number {
      if day > end {
        code &+= 1
        end = buckets.period(of: day).last.number
      }
      table.append(code)
    }
    return (table, Int(code) + 1)
  }
}

extension PackedCodes {
  /// The codes with some rows given another.
  fileprivate func marking(_ rows: Bitmap?, as code: Int) -> PackedCodes {
    guard let rows = rows?.rows else { return self }
    switch self {
    case .bytes(let all):
      var codes = all.array
      for row in rows { codes[Int(row)] = UInt8(truncatingIfNeeded: code) }
      return .bytes(Cells(codes))
    case .words(let all):
      var codes = all.array
      for row in rows { codes[Int(row)] = UInt16(truncatingIfNeeded: code) }
      return .words(Cells(codes))
    case .wide(let all):
      var codes = all.array
      for row in rows { codes[Int(row)] = Int32(truncatingIfNeeded: code) }
      return .wide(Cells(codes))
    }
  }

  fileprivate func allCounts(codeCount: Int) -> [Int] {
    switch self {
    case .bytes(let codes): codeCounts(codes.span, codeCount: codeCount)
    case .words(let codes): codeCounts(codes.span, codeCount: codeCount)
    case .wide(let codes): codeCounts(codes.span, codeCount: codeCount)
    }
  }

  fileprivate func firstRows(valueCount: Int) -> [Int32] {
    var rows = [Int32](repeating: NoRow.unknown, count: valueCount + 2)
    rows[valueCount + 1] = NoRow.none
    switch self {
    case .bytes(let codes): setFirstRows(of: codes.span, in: &rows)
    case .words(let codes): setFirstRows(of: codes.span, in: &rows)
    case .wide(let codes): setFirstRows(of: codes.span, in: &rows)
    }
    return rows
  }
}
