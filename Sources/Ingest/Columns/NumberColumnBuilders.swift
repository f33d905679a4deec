import Model
import Store

/// Builds a column of whole numbers.
struct IntegerColumnBuilder: ColumnBuilding {
  private let plan: ColumnPlan
  private var values: [Int64] = []
  private var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    let file = batch.bytes.span
    let spill = block.spill.span
    var index = batch.column
    for _ in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= batch.columnCount
      let source = cell.isSpilled ? spill : file
      if cell.count == 0 || plan.missing.contain(source, cell.start, cell.end) {
        missing.appendEmpty()
        values.append(0)
      } else if let value = NumberText.integer(source, cell.start, cell.end) {
        missing.appendValue()
        values.append(value)
      } else {
        missing.appendUnknown()
        values.append(0)
        log.note(.unreadable) {
          batch.problem(.unreadable, cell, in: block, "not a whole number of at most 64 bits")
        }
      }
    }
  }

  consuming func finish() -> BuiltColumn {
    let unknown = missing.unknownRows
    let none = missing.noneRows
    let known = knownValues(values, unknown, none)
    let extremes = known.min().flatMap { least in
      known.max().map { ColumnStatistics.Extremes(least: String(least), greatest: String($0)) }
    }
    return BuiltColumn(
      column: Column(type: .integer, storage: .integers(values), unknown: unknown, none: none),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinctCount(known), extremes: extremes))
  }
}

/// Builds a column of numbers.
struct NumberColumnBuilder: ColumnBuilding {
  private let plan: ColumnPlan
  private var values: [Double] = []
  private var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    let file = batch.bytes.span
    let spill = block.spill.span
    var index = batch.column
    for _ in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= batch.columnCount
      let source = cell.isSpilled ? spill : file
      if cell.count == 0 || plan.missing.contain(source, cell.start, cell.end) {
        missing.appendEmpty()
        values.append(0)
      } else if let value = NumberText.number(source, cell.start, cell.end) {
        missing.appendValue()
        values.append(value)
      } else {
        missing.appendUnknown()
        values.append(0)
        log.note(.unreadable) { batch.problem(.unreadable, cell, in: block, "not a number") }
      }
    }
  }

  consuming func finish() -> BuiltColumn {
    let unknown = missing.unknownRows
    let none = missing.noneRows
    let known = knownValues(values, unknown, none)
    let extremes = known.min().flatMap { least in
      known.max().map { ColumnStatistics.Extremes(least: shown(least), greatest: shown($0)) }
    }
    return BuiltColumn(
      column: Column(type: .number, storage: .numbers(values), unknown: unknown, none: none),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinctCount(known.map { $0 == 0 ? 0 : Int64(bitPattern: $0.bitPattern) }),
        extremes: extremes))
  }
}

/// Builds a column of yes and no.
struct BooleanColumnBuilder: ColumnBuilding {
  private let plan: ColumnPlan
  private let yes: [[UInt8]]
  private let no: [[UInt8]]
  private let ignoresCase: Bool
  private var bits = BitBuilder()
  private var missing: MissingRows

  init(_ plan: ColumnPlan, yes: [String], no: [String]) {
    self.plan = plan
    ignoresCase = yes.isEmpty && no.isEmpty
    self.yes = (yes.isEmpty ? ["true", "yes", "1"] : yes).map { Array($0.utf8) }
    self.no = (no.isEmpty ? ["false", "no", "0"] : no).map { Array($0.utf8) }
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    let file = batch.bytes.span
    let spill = block.spill.span
    var index = batch.column
    for _ in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= batch.columnCount
      let source = cell.isSpilled ? spill : file
      if cell.count == 0 || plan.missing.contain(source, cell.start, cell.end) {
        missing.appendEmpty()
        bits.append(false)
      } else if isOne(of: yes, source, cell) {
        missing.appendValue()
        bits.append(true)
      } else if isOne(of: no, source, cell) {
        missing.appendValue()
        bits.append(false)
      } else {
        missing.appendUnknown()
        bits.append(false)
        log.note(.unreadable) { batch.problem(.unreadable, cell, in: block, "not yes or no") }
      }
    }
  }

  private func isOne(of words: [[UInt8]], _ source: Span<UInt8>, _ cell: Cell) -> Bool {
    words.contains { word in
      word.count == Int(cell.count)
        && word.indices.allSatisfy { index in
          let byte = source[cell.start + index]
          let isCapital = ignoresCase && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          return word[index] == (isCapital ? byte | 0x20 : byte)
        }
    }
  }

  consuming func finish() -> BuiltColumn {
    let setCount = bits.setCount
    let clearCount = missing.valueCount - setCount
    return BuiltColumn(
      column: Column(
        type: .boolean, storage: .booleans(bits.bitmap()), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: (setCount > 0 ? 1 : 0) + (clearCount > 0 ? 1 : 0)))
  }
}

// MARK: - Counting

/// The values of the rows that hold one.
private func knownValues<Number>(
  _ values: [Number], _ unknown: Bitmap?, _ none: Bitmap?
) -> [Number] {
  guard unknown != nil || none != nil else { return values }
  let unknownWords = unknown?.words ?? []
  let noneWords = none?.words ?? []
  var known: [Number] = []
  known.reserveCapacity(values.count)
  for (row, value) in values.enumerated() {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if !unknownWords.isEmpty && unknownWords[row >> 6] & bit != 0 { continue }
    if !noneWords.isEmpty && noneWords[row >> 6] & bit != 0 { continue }
    known.append(value)
  }
  return known
}

/// Different numbers: by a bit for each possible one where they lie close, else by sorting.
func distinctCount(_ values: [Int64]) -> Int {
  guard let least = values.min(), let greatest = values.max() else { return 0 }
  let (range, overflow) = greatest.subtractingReportingOverflow(least)
  if !overflow, range < 4 * Int64(values.count) + 65_536 {
    var words = [UInt64](repeating: 0, count: Int(range / 64) + 1)
    for value in values {
      let place = Int(value &- least)
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    return words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
  let sorted = values.sorted()
  return zip(sorted, sorted.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
}

/// `60` for 60.0, so that whole numbers read as such.
private func shown(_ number: Double) -> String {
  if let whole = Int64(exactly: number), abs(number) < 1e15 { return String(whole) }
  return String(number)
}
