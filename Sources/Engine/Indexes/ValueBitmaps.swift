import Store

/// For each value of a small dictionary the rows that have it: a test of values is then a bitmap
/// that is there, or a few of them united.
struct ValueBitmaps: Sendable {
  /// More values than these are found sooner along their codes than by so many bitmaps.
  static let valuesMax = 32

  private let bitmaps: [Bitmap]
  private let column: Column

  /// The bitmaps of a column of codes; nil for columns of more values, and of others.
  init?(of column: Column) {
    guard ValueBitmaps.isOfFewValues(column),
      case .codes8(let codes, let dictionary) = column.storage
    else { return nil }
    let known = column.missingRows?.complement
    bitmaps = (0..<dictionary.count).map { code in
      let set = CodeSet((0..<dictionary.count).map { $0 == code ? 1 : 0 })
      let rows = Bitmap(words: set.bits(of: codes.span), count: codes.count)
      return known.map { rows.intersection($0) } ?? rows
    }
    self.column = column
  }

  /// Whether a column's values are few enough.
  static func isOfFewValues(_ column: Column) -> Bool {
    guard case .codes8(_, let dictionary) = column.storage else { return false }
    return (1...valuesMax).contains(dictionary.count)
  }

  /// Bytes that they take.
  var byteCount: Int { bitmaps.reduce(0) { $0 + $1.words.count * 8 } }

  /// What a test of the column for some of its values says of every row.
  ///
  /// - Precondition: `members` has a byte for each value, 1 for those that are tested for.
  func truths(_ members: [UInt8]) -> TruthSet {
    var rows: Bitmap?
    for (code, member) in members.enumerated() where member == 1 {
      rows = rows.map { $0.union(bitmaps[code]) } ?? bitmaps[code]
    }
    let yes = rows ?? Bitmap(repeating: false, count: column.count)
    guard var unknown = column.unknown else { return TruthSet(certain: yes) }
    if let none = column.none { unknown = unknown.subtracting(none) }
    return TruthSet(yes: yes, possible: yes.union(unknown))
  }
}

extension Execution {
  /// A test of a column for some of its values: by bitmaps or by lists of rows where there are
  /// such, else along its codes.
  func codesTest(_ source: MappedColumn, _ set: CodeSet) -> Test {
    let test = Test.codes(source, set)
    guard source.rows == nil, let origin = source.origin, isStored(source, origin) else {
      return test
    }
    if ValueBitmaps.isOfFewValues(source.column) {
      return indexes.valueBitmaps(of: origin, source.column)
        .map { .kept($0.truths(set.members), insteadOf: test) } ?? test
    }
    // Most rows are found sooner along the codes.
    guard set.memberCount <= set.members.count / 32,
      let rows = indexes.rowsOfTestedCodes(of: origin, source.column)
    else { return test }
    let codes = set.members.indices.filter { set.members[$0] == 1 }
    let rowCount = codes.reduce(0) { $0 + rows.count(of: $1) }
    guard rowCount <= source.column.count / 32 else { return test }
    return .listed(rows, codes, insteadOf: test, of: source)
  }
}

extension RowsOfCodes {
  /// The rows of each value of a column of codes, of those that are known; nil for others.
  init?(of column: Column) {
    let known = column.knownRows
    switch column.storage {
    case .codes8(let codes, let dictionary):
      self.init(codes.span, codeCount: dictionary.count, known: known.words.span)
    case .codes16(let codes, let dictionary):
      self.init(codes.span, codeCount: dictionary.count, known: known.words.span)
    case .codes32(let codes, let dictionary):
      self.init(codes.span, codeCount: dictionary.count, known: known.words.span)
    default: return nil
    }
  }
}
