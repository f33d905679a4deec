import Store

/// The whole numbers or days of a column as tests of ranges read them: their bounds in each zone of
/// rows, so that whole zones are left out or taken, and the numbers as they are stored.
struct ColumnZones: Sendable {
  /// Rows of a zone: small enough to tell rows apart that stand nearly in order, large enough that
  /// its bounds cost nothing beside it.
  static let rowsPerZone = 4096

  /// Bounds of what is known in each zone; the least is above the greatest where nothing is.
  private let least: [Int64]
  private let greatest: [Int64]
  /// The numbers, of rows without one, any.
  let numbers: Integers
  /// False if bounds tell nothing.
  let isBounded: Bool

  /// The zones of whole numbers or of exact days; nil for other columns.
  init?(of column: Column) {
    let known = column.knownRows
    isBounded = true
    switch column.storage {
    case .integers(let values), .days(let values):
      (least, greatest) = values.zoneBounds(within: known)
      numbers = values
    default: return nil
    }
  }

  /// As above, but each number may lie anywhere: for numbers that are tested once.
  init?(unbounded column: Column) {
    switch column.storage {
    case .integers(let values), .days(let values): numbers = values
    default: return nil
    }
    isBounded = false
    let zoneCount = (numbers.count + ColumnZones.rowsPerZone - 1) / ColumnZones.rowsPerZone
    least = Array(repeating: .min, count: zoneCount)
    greatest = Array(repeating: .max, count: zoneCount)
  }

  /// The zones from first to last, by their places.
  var count: Int { least.count }

  /// The least and the greatest number in a zone; nil where none is known.
  func bounds(ofZone zone: Int) -> ClosedRange<Int64>? {
    least[zone] <= greatest[zone] ? least[zone]...greatest[zone] : nil
  }

  /// The number of a row; of rows without one, any.
  func number(at row: Int) -> Int64 { numbers[row] }

  /// A bit for each row of a block with a number from `first` to `last`. What is said of rows
  /// without a number means nothing, nor does what is said of words in which `live` has no bit.
  ///
  /// - Precondition: the block begins a zone; `live`, where it is given, covers its rows.
  func bits(
    _ block: Range<Int>, from first: Int64, to last: Int64, within live: [UInt64]?
  ) -> [UInt64] {
    precondition(block.lowerBound % ColumnZones.rowsPerZone == 0, "a block begins a zone")
    var words = [UInt64](repeating: 0, count: (block.count + 63) / 64)
    for start in stride(from: block.lowerBound, to: block.upperBound, by: ColumnZones.rowsPerZone) {
      let rows = start..<min(start + ColumnZones.rowsPerZone, block.upperBound)
      guard let bounds = bounds(ofZone: start / ColumnZones.rowsPerZone), first <= last,
        bounds.lowerBound <= last, bounds.upperBound >= first
      else { continue }
      let word = (start - block.lowerBound) / 64
      if bounds.lowerBound >= first && bounds.upperBound <= last {
        for index in word..<(word + (rows.count + 63) / 64) { words[index] = .max }
      } else {
        numbers.setBits(&words, from: word, rows, from: first, to: last, within: live)
      }
    }
    return words
  }
}

extension Integers {
  /// Bounds of what is known in each zone; where nothing is, the least may be above the greatest.
  fileprivate func zoneBounds(within known: Bitmap) -> (least: [Int64], greatest: [Int64]) {
    func bounds<Number: FixedWidthInteger & BitwiseCopyable>(
      _ cells: Cells<Number>
    ) -> (least: [Int64], greatest: [Int64]) {
      let (least, greatest) = Engine.zoneBounds(
        of: cells.span, within: known.words.span, rowsPerZone: ColumnZones.rowsPerZone)
      return (least.map { base &+ Int64($0) }, greatest.map { base &+ Int64($0) })
    }
    switch distances {
    case .rows(let count):
      let starts = stride(from: 0, to: count, by: ColumnZones.rowsPerZone)
      let ends = starts.dropFirst() + [count]
      return (starts.map { base &+ Int64($0) }, ends.map { base &+ Int64($0 - 1) })
    case .bytes(let cells): return bounds(cells)
    case .words(let cells): return bounds(cells)
    case .wide(let cells): return bounds(cells)
    case .numbers(let cells): return bounds(cells)
    }
  }

  /// - Precondition: some number of all is within the range.
  fileprivate func setBits(
    _ words: inout [UInt64], from word: Int, _ rows: Range<Int>, from first: Int64,
    to last: Int64, within live: [UInt64]?
  ) {
    // Less than a base that is negative may be more than 64 bits hold.
    func distance(_ number: Int64) -> Int64 {
      let (distance, overflow) = number.subtractingReportingOverflow(base)
      return overflow ? (number < base ? .min : .max) : distance
    }
    let (first, last) = (distance(first), distance(last))
    func set<Number: FixedWidthInteger & BitwiseCopyable>(_ cells: Cells<Number>) {
      Engine.setBits(
        &words, from: word, of: cells.span, rows, from: Number(clamping: first),
        to: Number(clamping: last), within: live)
    }
    switch distances {
    case .rows:
      let bits = packed(rows.count) { (first...last).contains(Int64(rows.lowerBound + $0)) }
      words.replaceSubrange(word..<word + bits.count, with: bits)
    case .bytes(let cells): set(cells)
    case .words(let cells): set(cells)
    case .wide(let cells): set(cells)
    case .numbers(let cells): set(cells)
    }
  }
}
