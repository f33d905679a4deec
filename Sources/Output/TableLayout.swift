import Engine
import Model

/// The widths of a table's columns: measured over the rows shown, then fitted to the terminal.
struct TableLayout {
  /// One column and its width in characters across.
  struct Column {
    let name: String
    let heading: String
    let alignment: Alignment
    /// Decimals that each number is written with.
    let decimals: Int
    /// Width of the widest of the heading and the cells.
    let natural: Int
    /// The least width that still tells something.
    let least: Int
    /// The width with long texts cut.
    let limited: Int
    /// The width it gets.
    var width: Int
  }

  /// Columns shown.
  private(set) var columns: [Column]
  /// The index in the answer of each column shown.
  private(set) var indices: [Int]
  /// Headings of the columns left out at the right.
  private(set) var hidden: [String] = []

  /// Blanks between two columns.
  static let gap = 2

  init(_ answer: Answer, rowCount: Int, options: RenderingOptions) {
    var columns: [Column] = []
    for column in answer.columns {
      columns.append(Column(column, rowCount: rowCount, textLimit: options.textLimit))
    }
    self.columns = columns
    indices = Array(columns.indices)
    guard let room = options.terminalColumns else { return }
    fitsUncut = TableLayout.total(columns.map(\.limited)) <= room
    drop(toFit: room, keeping: options.preferredColumns)
    narrow(toFit: room)
    widen(upTo: room)
  }

  /// True if no column had to be narrowed below its limit, or left out.
  private(set) var fitsUncut = true

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + max(0, widths.count - 1) * gap
  }

  private var total: Int { TableLayout.total(columns.map(\.width)) }

  /// Leaves columns out from the right until the rest fits at its least width; the first stays, and
  /// the preferred ones go last.
  private mutating func drop(toFit room: Int, keeping preferred: Set<String>) {
    var left: [(index: Int, heading: String)] = []
    while columns.count > 1, TableLayout.total(columns.map(\.least)) > room {
      let others = columns.indices.dropFirst().filter { !preferred.contains(columns[$0].name) }
      let place = others.last ?? columns.count - 1
      left.append((indices.remove(at: place), columns.remove(at: place).heading))
    }
    hidden = left.sorted { $0.index < $1.index }.map(\.heading)
  }

  /// Takes from the widest column that can give, until all fit.
  private mutating func narrow(toFit room: Int) {
    for index in columns.indices {
      columns[index].width = max(columns[index].least, min(columns[index].width, room))
    }
    var excess = total - room
    while excess > 0 {
      let giving = columns.indices.filter { columns[$0].width > columns[$0].least }
      guard let widest = giving.max(by: { columns[$0].width < columns[$1].width }) else { break }
      columns[widest].width -= 1
      excess -= 1
    }
    if excess > 0, columns.count == 1 { columns[0].width = max(1, columns[0].width - excess) }
  }

  /// Gives what room is left to the columns that are cut, from the left.
  private mutating func widen(upTo room: Int) {
    var spare = room - total
    for index in columns.indices where spare > 0 {
      let more = min(spare, columns[index].natural - columns[index].width)
      columns[index].width += more
      spare -= more
    }
  }
}

extension TableLayout.Column {
  /// Narrower than this, a text or a heading tells too little.
  private static let leastText = 12

  fileprivate init(_ column: AnswerColumn, rowCount: Int, textLimit: Int?) {
    let cells = CellExtent(column, rowCount: rowCount)
    name = column.name
    heading = column.name.sanitized
    alignment = column.type.alignment
    decimals = cells.decimals
    natural = max(heading.displayWidth, cells.width)
    let headingLeast = min(heading.displayWidth, Self.leastText)
    if column.type.isText {
      limited = min(natural, textLimit ?? natural)
      least = min(limited, Self.leastText)
    } else {
      // A number or a date that is cut would read as another one.
      limited = max(cells.width, min(heading.displayWidth, textLimit ?? natural))
      least = max(cells.width, headingLeast)
    }
    width = limited
  }
}

/// How wide the cells of a column are.
private struct CellExtent {
  private(set) var decimals = 0
  private var wholeWidth = 0
  private var otherWidth = 0

  /// The widest cell, when all numbers are written with the column's decimals.
  var width: Int {
    max(wholeWidth == 0 ? 0 : wholeWidth + (decimals > 0 ? decimals + 1 : 0), otherWidth)
  }

  init(_ column: AnswerColumn, rowCount: Int) {
    for batch in batches(of: rowCount) {
      for value in column.values(batch) { add(value) }
    }
  }

  private mutating func add(_ value: Value) {
    guard case .number(let number) = value, number.isShownInHundredths else {
      otherWidth = max(otherWidth, value.shown().displayWidth)
      return
    }
    let own = number.shownDecimals
    let text = number.shown(decimals: own)
    decimals = max(decimals, own)
    wholeWidth = max(wholeWidth, text.utf8.count - (own > 0 ? own + 1 : 0))
  }
}
