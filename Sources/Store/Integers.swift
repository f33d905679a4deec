/// Whole numbers, one a row, in as few bytes as they need: how far each is from a base (*frame of
/// reference*).
package struct Integers: Sendable {
  /// What the distances are counted from.
  package let base: Int64
  /// How far each number is from the base.
  package let distances: Distances

  /// The distances, by what they are stored in.
  package enum Distances: Sendable {
    /// Each is the number of its row, so that nothing need be stored.
    case rows(count: Int)
    /// A byte each.
    case bytes(Cells<UInt8>)
    /// Two bytes each.
    case words(Cells<UInt16>)
    /// Four bytes each.
    case wide(Cells<Int32>)
    /// The numbers themselves; the base is 0.
    case numbers(Cells<Int64>)
  }

  /// The bases from which no distance of four bytes leads out of the numbers of 64 bits.
  package static let bases = (Int64.min - Int64(Int32.min))...(Int64.max - Int64(Int32.max))

  /// Makes numbers of distances.
  package init(base: Int64, _ distances: Distances) {
    (self.base, self.distances) = (base, distances)
  }

  /// Makes numbers as they are given, in eight bytes each.
  package init(_ numbers: Cells<Int64>) { self.init(base: 0, .numbers(numbers)) }

  /// Makes numbers as they are given, in eight bytes each.
  package init(_ numbers: [Int64]) { self.init(Cells(numbers)) }

  /// What the distances of numbers within some bounds are stored in, counted from the least.
  package enum Width {
    /// A byte each.
    case bytes
    /// Two bytes each.
    case words
    /// Four bytes each.
    case wide
    /// There are no distances: the numbers are stored themselves.
    case numbers

    /// The least that is enough.
    package init(_ bounds: ClosedRange<Int64>) {
      let base = bounds.lowerBound
      let (span, overflow) = bounds.upperBound.subtractingReportingOverflow(base)
      if overflow || span > Int32.max || !bases.contains(base) {
        self = .numbers
      } else {
        self = span <= UInt8.max ? .bytes : span <= UInt16.max ? .words : .wide
      }
    }
  }

  /// Makes numbers in as few bytes as those within some bounds need.
  ///
  /// - Parameters:
  ///   - numbers: Within the bounds; where one is not, any stands in its place.
  ///   - bounds: Of those that mean something; nil if none does.
  package init(_ numbers: [Int64], within bounds: ClosedRange<Int64>?) {
    let bounds = bounds ?? 0...0
    let base = bounds.lowerBound
    let width = Width(bounds)
    if width != .numbers && Self.areRows(numbers, from: base) {
      self.init(base: base, .rows(count: numbers.count))
      return
    }
    switch width {
    case .bytes:
      self.init(base: base, .bytes(numbers.cells { UInt8(truncatingIfNeeded: $0 &- base) }))
    case .words:
      self.init(base: base, .words(numbers.cells { UInt16(truncatingIfNeeded: $0 &- base) }))
    case .wide:
      self.init(base: base, .wide(numbers.cells { Int32(truncatingIfNeeded: $0 &- base) }))
    case .numbers: self.init(numbers)
    }
  }

  private static func areRows(_ numbers: [Int64], from base: Int64) -> Bool {
    for (row, number) in numbers.enumerated() where number &- base != row { return false }
    return true
  }

  /// Takes numbers of four bytes as they are given.
  package init(_ numbers: Cells<Int32>) { self.init(base: 0, .wide(numbers)) }

  /// Makes numbers of four bytes in as few as those within some bounds need.
  ///
  /// - Parameters:
  ///   - numbers: Within the bounds; where one is not, the least stands in its place.
  ///   - bounds: Of those that mean something; nil if none does.
  package init(_ numbers: [Int32], within bounds: ClosedRange<Int32>?) {
    let (least, greatest) = (bounds?.lowerBound ?? 0, bounds?.upperBound ?? 0)
    func distance(_ number: Int32) -> Int32 {
      number >= least && number <= greatest ? number &- least : 0
    }
    switch Width(Int64(least)...Int64(greatest)) {
    case .bytes:
      let distances = numbers.cells { UInt8(truncatingIfNeeded: distance($0)) }
      self.init(base: Int64(least), .bytes(distances))
    case .words:
      let distances = numbers.cells { UInt16(truncatingIfNeeded: distance($0)) }
      self.init(base: Int64(least), .words(distances))
    case .wide, .numbers: self.init(Cells(numbers))
    }
  }

  /// Bytes that they take.
  package var byteCount: Int {
    switch distances {
    case .rows: 0
    case .bytes(let cells): cells.count
    case .words(let cells): cells.count * 2
    case .wide(let cells): cells.count * 4
    case .numbers(let cells): cells.count * 8
    }
  }

  /// True if two are the same place in memory, or need none.
  package func isSame(as other: Integers) -> Bool {
    guard base == other.base else { return false }
    return switch (distances, other.distances) {
    case (.rows(let own), .rows(let others)): own == others
    case (.bytes(let own), .bytes(let others)): own.isSame(as: others)
    case (.words(let own), .words(let others)): own.isSame(as: others)
    case (.wide(let own), .wide(let others)): own.isSame(as: others)
    case (.numbers(let own), .numbers(let others)): own.isSame(as: others)
    default: false
    }
  }

  /// Some of the numbers, in eight bytes each.
  package func widened(_ rows: Range<Int>) -> Cells<Int64> {
    func widened<Distance: FixedWidthInteger>(_ cells: Cells<Distance>) -> Cells<Int64> {
      let base = base
      let distances = cells.span.extracting(rows)
      var numbers = [Int64](repeating: 0, count: distances.count)
      var target = numbers.mutableSpan
      // As for days.
      precondition(target.count == distances.count, "a place for each row")
      for row in 0..<distances.count { target[row] = base &+ Int64(distances[row]) }
      return Cells(numbers)
    }
    return switch distances {
    case .rows: rows.cells { base &+ Int64($0) }
    case .bytes(let cells): widened(cells)
    case .words(let cells): widened(cells)
    case .wide(let cells): widened(cells)
    case .numbers(let cells): cells.slice(rows)
    }
  }

  /// Some of the numbers, in four bytes each: those of days, which all need no more.
  package func days(_ rows: Range<Int>) -> Cells<Int32> {
    func days<Distance: FixedWidthInteger>(_ cells: Cells<Distance>) -> Cells<Int32> {
      let base = Int32(truncatingIfNeeded: base)
      let distances = cells.span.extracting(rows)
      var days = [Int32](repeating: 0, count: distances.count)
      var target = days.mutableSpan
      // Without the check here there were one for each row, and no rows done several at a time.
      precondition(target.count == distances.count, "a place for each row")
      for row in 0..<distances.count {
        target[row] = base &+ Int32(truncatingIfNeeded: distances[row])
      }
      return Cells(days)
    }
    switch distances {
    case .rows: return rows.cells { Int32(truncatingIfNeeded: base &+ Int64($0)) }
    case .bytes(let cells): return days(cells)
    case .words(let cells): return days(cells)
    case .wide(let cells): return base == 0 ? cells.slice(rows) : days(cells)
    case .numbers(let cells): return days(cells)
    }
  }

  /// All the numbers, in four bytes each: those of days, which all need no more.
  package var days: Cells<Int32> { days(indices) }
}

extension Integers: RandomAccessCollection {
  /// The first row, 0.
  package var startIndex: Int { 0 }
  /// The row behind the last.
  package var endIndex: Int {
    switch distances {
    case .rows(let count): count
    case .bytes(let cells): cells.count
    case .words(let cells): cells.count
    case .wide(let cells): cells.count
    case .numbers(let cells): cells.count
    }
  }

  /// The number of a row, which must be one.
  package subscript(row: Int) -> Int64 {
    switch distances {
    case .rows(let count):
      precondition(row >= 0 && row < count, "there is no such row")
      return base &+ Int64(row)
    case .bytes(let cells): return base &+ Int64(cells[row])
    case .words(let cells): return base &+ Int64(cells[row])
    case .wide(let cells): return base &+ Int64(cells[row])
    case .numbers(let cells): return cells[row]
    }
  }
}

extension Integers: ExpressibleByArrayLiteral {
  /// Makes numbers of the elements written.
  package init(arrayLiteral elements: Int64...) { self.init(elements) }
}
