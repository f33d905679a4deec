import Model

/// What the cells of one column look like, counted over all of them.
struct ColumnProfile {
  /// Cells that are not empty.
  private(set) var cellCount = 0
  /// Plain whole numbers.
  private(set) var integerCount = 0
  /// Those of them that have four digits, as years do.
  private(set) var yearCount = 0
  /// The least and the greatest of them.
  private(set) var integerRange: ClosedRange<Int64>?
  /// Plain numbers with a fraction or an exponent.
  private(set) var fractionCount = 0
  /// Those of them that are whole numbers too where full stops part groups of digits: `1.234`.
  private(set) var groupedCount = 0
  /// Plain ISO days.
  private(set) var dayCount = 0
  /// All other texts.
  private(set) var odd: [OddText] = []
  /// True once it is clear that the column is nothing but text.
  private(set) var isText = false

  private let reading: DateReading
  /// True if the column's dates were declared, so that no text makes it one of text.
  private let isDeclared: Bool
  private var interner = TextInterner()
  private var dates = DateText()
  private var misfitCount = 0
  private var oddCount = 0

  init(reading: DateReading = DateReading(), isDeclared: Bool = false) {
    self.reading = reading
    self.isDeclared = isDeclared
  }

  /// Different misfits after which a column without a declaration is one of text.
  private static let misfitsMax = 100

  /// Looks at a column's cells of a block.
  mutating func look(
    at block: CellBlock, column: Int, of columnCount: Int
  ) {
    let file = block.bytes.span
    let spill = block.spill.span
    var index = column
    for _ in 0..<block.recordCount {
      let cell = block.cells[index]
      index &+= columnCount
      if cell.count == 0 { continue }
      let source = cell.isSpilled ? spill : file
      cellCount &+= 1
      if let value = NumberText.plainInteger(source, cell.start, cell.end) {
        add(value, digits: cell.end &- cell.start)
      } else if dates.day(source, cell.start, cell.end) != nil {
        dayCount &+= 1
      } else if NumberText.isPlainNumber(source, cell.start, cell.end) {
        fractionCount &+= 1
        if NumberText.isGrouped(source, cell.start, cell.end) { groupedCount &+= 1 }
      } else {
        addOdd(source, cell, in: block)
        if isText { return }
      }
    }
  }

  private mutating func add(_ value: Int64, digits: Int) {
    integerCount &+= 1
    if digits == 4 && value >= 1000 { yearCount &+= 1 }
    let least = min(integerRange?.lowerBound ?? value, value)
    integerRange = least...max(integerRange?.upperBound ?? value, value)
  }

  private mutating func addOdd(
    _ source: Span<UInt8>, _ cell: Cell, in block: CellBlock
  ) {
    oddCount &+= 1
    let code = Int(interner.code(of: source, cell.start, cell.end))
    if code == odd.count {
      let text = OddText(
        interner.text(code), at: block.place(of: cell), reading: reading)
      odd.append(text)
      if text.isMisfit { misfitCount += 1 }
    }
    odd[code].count &+= 1
    guard !isDeclared else { return }
    // Prose shows itself by its many texts, a column of few values by how often they come.
    let isProse = misfitCount > Self.misfitsMax && misfitCount * 4 > odd.count
    let isCategory = oddCount >= 4_096 && oddCount % 4_096 == 0 && misfitCells * 2 > cellCount
    if isProse || isCategory { isText = true }
  }

  private var misfitCells: Int { odd.reduce(0) { $0 + ($1.isMisfit ? $1.count : 0) } }

  // MARK: - Counts

  /// Cells whose text is one of those that stand for a missing one.
  var missingCount: Int { count(\.isMissing) }

  /// Cells of the odd texts that have a property.
  func count(_ property: (OddText) -> Bool) -> Int {
    odd.reduce(0) { $0 + (property($1) ? $1.count : 0) }
  }
}
