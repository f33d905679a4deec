import Store

/// Whole numbers that come some at a time, each row's in as few bytes as the numbers so far need;
/// none as long as they count the rows.
struct GrowingIntegers {
  /// Rows.
  private(set) var count = 0
  private var width = Width.none
  /// The first number, of which the others follow, where nothing is stored.
  private var first: Int64 = 0
  private var words: [UInt16] = []
  private var wide: [Int32] = []
  private var numbers: [Int64] = []
  /// Rows that there will be, as far as that is known.
  private var expected = 0

  private enum Width: Int, Comparable {
    case none, two, four, eight

    /// What numbers from the least to the greatest need.
    init(_ least: Int64, _ greatest: Int64) {
      if least >= 0 && greatest <= UInt16.max {
        self = .two
      } else {
        self = least >= Int32.min && greatest <= Int32.max ? .four : .eight
      }
    }

    static func < (one: Width, other: Width) -> Bool { one.rawValue < other.rawValue }
  }

  /// Makes room for rows to come.
  mutating func expect(_ more: RowExpectation) {
    expected = more.count(from: count, stride: 2)
    reserve()
  }

  private mutating func reserve() {
    switch width {
    case .none: break
    case .two: words.reserveGreatCapacity(expected)
    case .four: wide.reserveGreatCapacity(expected)
    case .eight: numbers.reserveGreatCapacity(expected)
    }
  }

  /// Appends the numbers of some rows.
  @inline(__always)
  mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ more: Span<Number>) {
    guard !more.isEmpty else { return }
    if width == .none && follow(more) {
      count += more.count
      return
    }
    var (least, greatest) = (more[0], more[0])
    for row in more.indices {
      (least, greatest) = (min(least, more[row]), max(greatest, more[row]))
    }
    widen(to: max(width, Width(Int64(least), Int64(greatest))))
    switch width {
    case .none, .two: Self.append(more, to: &words)
    case .four: Self.append(more, to: &wide)
    case .eight: Self.append(more, to: &numbers)
    }
    count += more.count
  }

  /// True if numbers count on where those before them have come to.
  @inline(__always)
  private mutating func follow<Number: FixedWidthInteger & BitwiseCopyable>(
    _ more: Span<Number>
  ) -> Bool {
    if count == 0 { first = Int64(more[0]) }
    guard first <= Int64.max - Int64(count + more.count) else { return false }
    for row in more.indices where Int64(more[row]) &- first != count &+ row { return false }
    return true
  }

  private static func append<Number: FixedWidthInteger, Stored: FixedWidthInteger>(
    _ more: Span<Number>, to stored: inout [Stored]
  ) where Number: BitwiseCopyable, Stored: BitwiseCopyable {
    stored.append(addingCapacity: more.count) { stored in
      for row in more.indices { stored.append(Stored(truncatingIfNeeded: more[row])) }
    }
  }

  /// Stores the rows so far in more bytes each, if need be.
  private mutating func widen(to needed: Width) {
    guard needed > width else { return }
    let (former, first, count) = (width, first, count)
    width = needed
    // The rows that were counted need room too.
    if former == .none && count > 0 { width = max(needed, Width(first, first + Int64(count - 1))) }
    reserve()
    switch width {
    case .none: break
    case .two: words.append(contentsOf: (0..<count).lazy.map { UInt16(first + Int64($0)) })
    case .four where former == .none:
      wide.append(contentsOf: (0..<count).lazy.map { Int32(first + Int64($0)) })
    case .four: wide.append(contentsOf: words.lazy.map { Int32($0) })
    case .eight where former == .none:
      numbers.append(contentsOf: (0..<count).lazy.map { first + Int64($0) })
    case .eight where former == .two: numbers.append(contentsOf: words.lazy.map { Int64($0) })
    case .eight: numbers.append(contentsOf: wide.lazy.map { Int64($0) })
    }
    if width > .two { words = [] }
    if width > .four { wide = [] }
  }
}

// MARK: - What became of them

extension GrowingIntegers {
  /// The numbers as a column has them, and how many are different; they are spent afterwards.
  ///
  /// - Parameter missing: Rows without a number, where any may stand.
  mutating func integers(except missing: Bitmap?) -> (Integers, DistinctNumbers) {
    if width == .none && count > 0 && missing == nil && Integers.bases.contains(first) {
      let known = DistinctNumbers(count: count, range: first...(first + Int64(count - 1)))
      return (Integers(base: first, .rows(count: count)), known)
    }
    widen(to: .two)
    let known = distinct(except: missing)
    return (integers(within: known.range ?? 0...0), known)
  }

  /// The numbers, each in as few bytes as those within some bounds need; they stay where they lie
  /// if they take no more.
  private mutating func integers(within bounds: ClosedRange<Int64>) -> Integers {
    let base = bounds.lowerBound
    let stored = Integers.Width(bounds)
    if stored != .numbers && countRows(from: base) {
      return Integers(base: base, .rows(count: count))
    }
    switch stored {
    case .bytes: return Integers(base: base, .bytes(distances(from: base)))
    case .words where width == .two:
      Self.subtract(base, from: &words)
      return Integers(base: base, .words(Cells(Self.taken(&words))))
    case .words: return Integers(base: base, .words(distances(from: base)))
    case .wide where width == .four:
      Self.subtract(base, from: &wide)
      return Integers(base: base, .wide(Cells(Self.taken(&wide))))
    case .wide: return Integers(base: base, .wide(distances(from: base)))
    case .numbers:
      widen(to: .eight)
      return Integers(Self.taken(&numbers))
    }
  }

  /// The numbers as a column of days has them, and how many are different; they are spent
  /// afterwards.
  ///
  /// - Parameter missing: Rows without a day, where any may stand.
  mutating func days(except missing: Bitmap?) -> (Integers, DistinctNumbers) {
    widen(to: .two)
    let known = distinct(except: missing)
    let range = known.range ?? 0...0
    guard width == .two, Integers.Width(range) == .words else {
      let (least, greatest) = (Int32(range.lowerBound), Int32(range.upperBound))
      return (Integers(wideNumbers(), within: least...greatest), known)
    }
    let (least, greatest) = (UInt16(range.lowerBound), UInt16(range.upperBound))
    var span = words.mutableSpan
    for row in span.indices {
      let day = span[row]
      span[row] = day >= least && day <= greatest ? day &- least : 0
    }
    return (Integers(base: range.lowerBound, .words(Cells(Self.taken(&words)))), known)
  }

  /// The numbers in four bytes each, which must be enough for them; they are spent afterwards.
  mutating func wideNumbers() -> [Int32] {
    widen(to: .four)
    precondition(width == .four, "the numbers fit into four bytes")
    return Self.taken(&wide)
  }

  /// How many are different, of those of rows that have one; something must be stored.
  func distinct(except missing: Bitmap?) -> DistinctNumbers {
    switch width {
    case .none, .two: DistinctNumbers(words.span, except: missing)
    case .four: DistinctNumbers(wide.span, except: missing)
    case .eight: DistinctNumbers(numbers.span, except: missing)
    }
  }

  /// True if each number, counted from a base, is that of its row.
  private func countRows(from base: Int64) -> Bool {
    func count(_ numbers: [some FixedWidthInteger]) -> Bool {
      for (row, number) in numbers.enumerated() where Int64(number) &- base != row { return false }
      return true
    }
    switch width {
    case .none, .two: return count(words)
    case .four: return count(wide)
    case .eight: return count(numbers)
    }
  }

  private func distances<Distance: FixedWidthInteger & BitwiseCopyable & Sendable>(
    from base: Int64
  ) -> Cells<Distance> {
    switch width {
    case .none, .two: words.cells { Distance(truncatingIfNeeded: Int64($0) &- base) }
    case .four: wide.cells { Distance(truncatingIfNeeded: Int64($0) &- base) }
    case .eight: numbers.cells { Distance(truncatingIfNeeded: $0 &- base) }
    }
  }

  /// Puts how far each number is from a base where the number was.
  private static func subtract<Number: FixedWidthInteger & BitwiseCopyable>(
    _ base: Int64, from numbers: inout [Number]
  ) {
    guard base != 0 else { return }
    let base = Number(truncatingIfNeeded: base)
    var span = numbers.mutableSpan
    for row in span.indices { span[row] &-= base }
  }

  /// An array, which is empty afterwards, so that it need not be copied to be changed.
  private static func taken<Number>(_ array: inout [Number]) -> [Number] {
    var taken: [Number] = []
    swap(&taken, &array)
    return taken
  }
}
