import Store

/// The whole numbers or days of a column as tests of ranges read them: their bounds in each zone of
/// rows, so that whole zones are left out or taken, and the numbers in as few bytes as they need.
struct ColumnZones: Sendable {
  /// Rows of a zone: small enough to tell rows apart that stand nearly in order, large enough that
  /// its bounds cost nothing beside it.
  static let rowsPerZone = 4096

  /// Bounds of what is known in each zone; the least is above the greatest where nothing is.
  private let least: [Int64]
  private let greatest: [Int64]
  fileprivate let numbers: Numbers

  fileprivate enum Numbers: Sendable {
    case integers(Cells<Int64>)
    case days(Cells<Int32>)
    /// Distances from the least number of all to the greatest.
    case bytes([UInt8], ClosedRange<Int64>)
    case words([UInt16], ClosedRange<Int64>)
  }

  /// The zones of whole numbers or of exact days; nil for other columns.
  init?(of column: Column) {
    let known = column.knownRows
    switch column.storage {
    case .integers(let values):
      (least, greatest) = zoneBounds(
        of: values.span, within: known.words.span, rowsPerZone: ColumnZones.rowsPerZone)
      numbers = Numbers(values, ColumnZones.bounds(least, greatest)) ?? .integers(values)
    case .days(let values):
      let bounds = zoneBounds(
        of: values.span, within: known.words.span, rowsPerZone: ColumnZones.rowsPerZone)
      (least, greatest) = (bounds.least.map(Int64.init), bounds.greatest.map(Int64.init))
      numbers = Numbers(values, ColumnZones.bounds(least, greatest)) ?? .days(values)
    default: return nil
    }
  }

  private static func bounds(_ least: [Int64], _ greatest: [Int64]) -> ClosedRange<Int64> {
    let (first, last) = (least.min() ?? 0, greatest.max() ?? 0)
    return first <= last ? first...last : 0...0
  }

  /// The zones from first to last, by their places.
  var count: Int { least.count }

  /// The least and the greatest number in a zone; nil where none is known.
  func bounds(ofZone zone: Int) -> ClosedRange<Int64>? {
    least[zone] <= greatest[zone] ? least[zone]...greatest[zone] : nil
  }

  /// The number of a row; of rows without one, any.
  func number(at row: Int) -> Int64 {
    switch numbers {
    case .integers(let values): values[row]
    case .days(let values): Int64(values[row])
    case .bytes(let codes, let bounds): bounds.lowerBound + Int64(codes[row])
    case .words(let codes, let bounds): bounds.lowerBound + Int64(codes[row])
    }
  }

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

extension ColumnZones.Numbers {
  /// Numbers within bounds, in one or two bytes each; nil where that is not enough.
  fileprivate init?<Number: FixedWidthInteger & BitwiseCopyable>(
    _ values: Cells<Number>, _ bounds: ClosedRange<Int64>
  ) {
    let (span, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    guard !overflow, span < 1 << 16 else { return nil }
    let least = Number(truncatingIfNeeded: bounds.lowerBound)
    self =
      span < 1 << 8
      ? .bytes(distances(values.span, from: least, UInt8.self), bounds)
      : .words(distances(values.span, from: least, UInt16.self), bounds)
  }

  /// - Precondition: some number of all is within the range.
  fileprivate func setBits(
    _ words: inout [UInt64], from word: Int, _ rows: Range<Int>, from first: Int64,
    to last: Int64, within live: [UInt64]?
  ) {
    switch self {
    case .integers(let values):
      Engine.setBits(
        &words, from: word, of: values.span, rows, from: first, to: last, within: live)
    case .days(let values):
      Engine.setBits(
        &words, from: word, of: values.span, rows, from: Int32(clamping: first),
        to: Int32(clamping: last), within: live)
    case .bytes(let codes, let bounds):
      Engine.setBits(
        &words, from: word, of: codes.span, rows,
        from: UInt8(truncatingIfNeeded: max(first, bounds.lowerBound) - bounds.lowerBound),
        to: UInt8(truncatingIfNeeded: min(last, bounds.upperBound) - bounds.lowerBound),
        within: live)
    case .words(let codes, let bounds):
      Engine.setBits(
        &words, from: word, of: codes.span, rows,
        from: UInt16(truncatingIfNeeded: max(first, bounds.lowerBound) - bounds.lowerBound),
        to: UInt16(truncatingIfNeeded: min(last, bounds.upperBound) - bounds.lowerBound),
        within: live)
    }
  }
}
