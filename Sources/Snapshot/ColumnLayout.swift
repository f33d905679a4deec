import Model
import Store

/// How a table is stored, as far as its schema does not say.
struct TableLayout: Hashable {
  let columns: [ColumnLayout]
  /// The columns that have a link, ascending.
  let links: [Int]

  /// How many sections a link has.
  static let linkSectionCount = 3
  /// How many sections the words of a column have.
  static let wordSectionCount = 4

  /// The columns whose words are kept, those of prose; ascending.
  var prose: [Int] { columns.indices.filter { columns[$0].kind == .text } }

  init(_ table: Table) {
    columns = table.columns.map { ColumnLayout($0) }
    links = table.links.keys.sorted()
  }
}

/// How a column is stored: which sections it has, and the counts that its rows do not tell.
struct ColumnLayout: Hashable {
  let kind: Kind
  /// Values of the dictionary; 0 where there is none.
  var valueCount = 0
  /// Bytes of the texts, the dictionary's or the rows'; 0 where there are none.
  var textBytes = 0
  /// What whole numbers and days are counted from; 0 for others.
  var base = 0
  /// Whether uncertain days have the codes of their notations.
  var hasNotationCodes = false
  let hasUnknown: Bool
  let hasNone: Bool

  /// The kinds of storage, named as in `Column.Storage`; of codes and whole numbers by their bits.
  enum Kind: String {
    case codes8, codes16, codes32, text, integers8, integers16, integers32, integers64, numbers
    case booleans, dayRanges, durations
  }

  init(_ column: Column) {
    hasUnknown = column.unknown != nil
    hasNone = column.none != nil
    switch column.storage {
    case .codes8(_, let dictionary):
      (kind, valueCount, textBytes) = (.codes8, dictionary.count, dictionary.arena.bytes.count)
    case .codes16(_, let dictionary):
      (kind, valueCount, textBytes) = (.codes16, dictionary.count, dictionary.arena.bytes.count)
    case .codes32(_, let dictionary):
      (kind, valueCount, textBytes) = (.codes32, dictionary.count, dictionary.arena.bytes.count)
    case .text(let arena): (kind, textBytes) = (.text, arena.bytes.count)
    case .integers(let numbers), .days(let numbers):
      base = Int(numbers.base)
      switch numbers.distances {
      case .bytes: kind = .integers8
      case .words: kind = .integers16
      case .rows, .wide: kind = .integers32
      case .numbers: kind = .integers64
      }
    case .numbers: kind = .numbers
    case .booleans: kind = .booleans
    case .dayRanges(let ranges):
      kind = .dayRanges
      hasNotationCodes = !ranges.notationCodes.isEmpty
    case .durations: kind = .durations
    }
  }

  /// How many sections the column has.
  var sectionCount: Int {
    let stored =
      switch kind {
      case .codes8, .codes16, .codes32: 3
      case .text, .durations: 2
      case .integers8, .integers16, .integers32, .integers64, .numbers, .booleans: 1
      case .dayRanges: hasNotationCodes ? 4 : 3
      }
    return stored + (hasUnknown ? 1 : 0) + (hasNone ? 1 : 0)
  }

  /// True if columns of a type are stored so.
  func fits(_ type: ValueType) -> Bool {
    switch kind {
    case .codes8, .codes16, .codes32, .text: type.isText
    case .integers8, .integers16, .integers32, .integers64: type == .integer || type == .date
    case .numbers: type == .number
    case .booleans: type == .boolean
    case .dayRanges: type == .date
    case .durations: type == .days
    }
  }
}

extension TableLayout: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    columns = try record.read()
    links = try record.read()
  }

  func write(to record: inout RecordWriter) { record.write(columns, links) }
}

extension ColumnLayout: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    guard let kind = Kind(rawValue: try record.read()) else {
      throw record.fault("a column is stored in an unknown way")
    }
    self.kind = kind
    valueCount = try record.read()
    textBytes = try record.read()
    base = try record.read()
    hasNotationCodes = try record.read()
    hasUnknown = try record.read()
    hasNone = try record.read()
  }

  func write(to record: inout RecordWriter) {
    record.write(
      kind.rawValue, valueCount, textBytes, base, hasNotationCodes, hasUnknown, hasNone)
  }
}
