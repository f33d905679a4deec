import Store

/// The codes of rows, each in as few bytes as the greatest needs; 0 stands for a row without one.
struct RowCodes {
  private var narrow: [UInt8] = []
  private var wide: [UInt16] = []
  private var widest: [UInt32] = []
  private var width = Width.one
  /// Rows that there will be, as far as that is known.
  private var expected = 0

  private enum Width {
    case one, two, four
  }

  /// Rows.
  var count: Int { narrow.count + wide.count + widest.count }

  /// Makes room for rows to come.
  mutating func reserve(_ rows: Int) {
    expected = rows
    switch width {
    case .one: narrow.reserveGreatCapacity(rows)
    case .two: wide.reserveGreatCapacity(rows)
    case .four: widest.reserveGreatCapacity(rows)
    }
  }

  /// Appends the codes of a number of rows, which the closure gives one by one. No code is greater
  /// than one more than those before it.
  @inline(__always)
  mutating func append(_ rows: Int, _ code: (_ row: Int) -> UInt32) {
    var row = 0
    while row < rows {
      let misfit =
        switch width {
        case .one: Self.append(to: &narrow, &row, rows, code)
        case .two: Self.append(to: &wide, &row, rows, code)
        case .four: Self.append(to: &widest, &row, rows, code)
        }
      if let misfit {
        widen(for: misfit)
        row += 1
      }
    }
  }

  /// Gives the code of the first row whose code does not fit.
  @inline(__always)
  private static func append<Code: FixedWidthInteger & BitwiseCopyable>(
    to codes: inout [Code], _ row: inout Int, _ end: Int, _ code: (Int) -> UInt32
  ) -> UInt32? {
    var misfit: UInt32?
    codes.append(addingCapacity: end - row) { codes in
      while row < end {
        let next = code(row)
        guard let fitting = Code(exactly: next) else {
          misfit = next
          return
        }
        codes.append(fitting)
        row &+= 1
      }
    }
    return misfit
  }

  /// Gives each row more room, and appends a row that needs it.
  private mutating func widen(for code: UInt32) {
    switch width {
    case .one:
      width = .two
      reserve(max(expected, narrow.count + 1))
      wide += narrow.map(UInt16.init)
      wide.append(UInt16(code))
      narrow = []
    case .two, .four:
      width = .four
      reserve(max(expected, wide.count + 1))
      widest += wide.map(UInt32.init)
      widest.append(code)
      wide = []
    }
  }

  /// Goes through the rows' codes.
  func forEach(_ take: (UInt32) -> Void) {
    for code in narrow { take(UInt32(code)) }
    for code in wide { take(UInt32(code)) }
    for code in widest { take(code) }
  }

  /// Rows that have each code.
  func histogram(codes: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: codes)
    forEach { counts[Int($0)] &+= 1 }
    return counts
  }

  /// The rows with places in a sorted dictionary, which `places` has for each code; they are spent
  /// afterwards.
  ///
  /// In place, for of a column that is copied every row would be.
  mutating func storage(_ places: [UInt32], _ dictionary: TextDictionary) -> Column.Storage {
    if dictionary.count <= 256 {
      if width == .one {
        Self.replace(&narrow, by: places)
        return .codes8(Cells(Self.taken(&narrow)), dictionary)
      }
      return .codes8(mapped(places), dictionary)
    }
    if dictionary.count <= 65_536 {
      if width == .two {
        Self.replace(&wide, by: places)
        return .codes16(Cells(Self.taken(&wide)), dictionary)
      }
      return .codes16(mapped(places), dictionary)
    }
    Self.replace(&widest, by: places)
    return .codes32(Cells(Self.taken(&widest)), dictionary)
  }

  private static func taken<Code>(_ codes: inout [Code]) -> [Code] {
    var taken: [Code] = []
    swap(&taken, &codes)
    return taken
  }

  /// Puts the place of each code where the code was, so that no other memory is touched.
  private static func replace<Code: FixedWidthInteger & BitwiseCopyable>(
    _ codes: inout [Code], by places: [UInt32]
  ) {
    let places = places.map { Code(truncatingIfNeeded: $0) }
    var span = codes.mutableSpan
    for row in span.indices { span[row] = places[Int(span[row])] }
  }

  /// The places of codes in fewer bytes: 0 took one of the numbers that would have fitted.
  private func mapped<Place: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ places: [UInt32]
  ) -> Cells<Place> {
    var mapped: [Place] = []
    mapped.reserveCapacity(count)
    forEach { mapped.append(Place(truncatingIfNeeded: places[Int($0)])) }
    return Cells(mapped)
  }
}
