import Model
import Store

/// Finds, for each row of a table, the row of another that its foreign key names.
enum LinkResolution {
  /// The links of a column to the rows of a key column.
  ///
  /// The two columns must store the same type; the caller has checked that.
  static func link(from source: Column, to key: Column) -> LinkIndex {
    var rows = targets(of: source, in: key)
    if let missing = source.missingRows { clear(missing, in: &rows) }
    return LinkIndex(targets: Cells(rows), targetCount: key.count)
  }

  /// Lets rows lead nowhere.
  private static func clear(_ missing: Bitmap, in rows: inout [Int32]) {
    var span = rows.mutableSpan
    for (index, word) in missing.words.enumerated() {
      var rest = word
      while rest != 0 {
        span[index &* 64 &+ rest.trailingZeroBitCount] = -1
        rest &= rest &- 1
      }
    }
  }

  /// Notes the rows whose key no row of the target has.
  static func noteDanglingLinks(
    _ table: inout ReadTable, column: Int, _ link: LinkIndex, to target: String
  ) {
    let source = table.columns[column].column
    guard link.sources.count < source.knownRows.setCount else { return }
    let rows = link.targets
    for row in rows.indices where rows[row] < 0 && !isMissing(source, row) {
      table.log.note(.danglingLink) { [table] in
        table.problem(.danglingLink, row: row, column: column, "no row of \(target) has this key")
      }
    }
  }

  private static func targets(of source: Column, in key: Column) -> [Int32] {
    switch (source.storage, key.storage) {
    case (.integers(let values), .integers(let keys)): targetsByNumber(values, keys, key)
    default: targetsByText(source, key)
    }
  }

  /// True if two columns are of types that can name each other.
  static func canLink(_ column: ColumnPlan, _ key: ColumnPlan) -> Bool {
    let (type, keyType) = (column.reading.type, key.reading.type)
    return type == .integer && keyType == .integer || type.isText && keyType.isText
  }

  /// True if a column has values and each is one of the key's.
  static func findsAll(_ source: Column, in key: Column) -> Bool {
    let rows = targets(of: source, in: key)
    var hasValue = false
    for row in rows.indices where !isMissing(source, row) {
      if rows[row] < 0 { return false }
      hasValue = true
    }
    return hasValue
  }

  /// Notes the rows of a key column whose value an earlier row has.
  static func noteRepeatedKeys(_ table: inout ReadTable, column: Int) {
    let key = table.columns[column].column
    guard table.columns[column].statistics.distinctCount < table.rowCount else { return }
    let first = firstRows(key)
    for row in 0..<table.rowCount where !isMissing(key, row) && first(row) != row {
      table.log.note(.repeatedKey) { [table] in
        table.problem(.repeatedKey, row: row, column: column, "an earlier row has this key")
      }
    }
  }

  private static func firstRows(_ key: Column) -> (Int) -> Int {
    switch key.storage {
    case .integers(let values):
      let rows = RowsByNumber(values, key)
      return { Int(rows[values[$0]]) }
    default:
      guard let (codes, dictionary) = textCodes(key) else { return { $0 } }
      let rows = rowsByCode(codes, key, count: dictionary.count)
      return { Int(rows[Int(codes[$0])]) }
    }
  }

  // MARK: - By number

  /// Rows whose numbers are taken out of their storage at a time.
  private static let blockRows = 4096

  private static func targetsByNumber(
    _ values: Integers, _ keys: Integers, _ key: Column
  ) -> [Int32] {
    let rows = RowsByNumber(keys, key)
    var targets: [Int32] = []
    targets.reserveGreatCapacity(values.count)
    targets.append(addingCapacity: values.count) { targets in
      for start in stride(from: 0, to: values.count, by: blockRows) {
        let block = values.widened(start..<min(start + blockRows, values.count))
        for value in block { targets.append(rows[value]) }
      }
    }
    return targets
  }

  /// A column of keys that lead to the rows that they number, stored as where its link leads; nil
  /// for one that has other keys, or a key that leads nowhere.
  static func sharing(_ link: LinkIndex, of source: Column, to key: Column) -> Column? {
    guard case .integers(let keys) = key.storage, case .rows = keys.distances,
      case .integers = source.storage, key.missingRows == nil,
      link.sources.count == source.knownRows.setCount
    else { return nil }
    return Column(
      type: source.type, storage: .integers(Integers(base: keys.base, .wide(link.targets))),
      unknown: source.unknown, none: source.none)
  }

  // MARK: - By text

  private static func targetsByText(_ source: Column, _ key: Column) -> [Int32] {
    guard let (codes, values) = textCodes(source), let (keyCodes, keys) = textCodes(key) else {
      return [Int32](repeating: -1, count: source.count)
    }
    let rows = rowsByCode(keyCodes, key, count: keys.count)
    let matches = matchingCodes(values, keys)
    guard !matches.isEmpty else { return [Int32](repeating: -1, count: source.count) }
    return codes.map { code in
      let match = matches[Int(code)]
      return match < 0 ? -1 : rows[match]
    }
  }

  /// For each value of one dictionary its code in the other, −1 if it is not there; both are
  /// sorted.
  private static func matchingCodes(_ values: TextDictionary, _ keys: TextDictionary) -> [Int] {
    var matches = [Int](repeating: -1, count: values.count)
    var other = 0
    for code in 0..<values.count {
      let value = values.arena.slice(at: code)
      while other < keys.count, keys.arena.slice(at: other).lexicographicallyPrecedes(value) {
        other += 1
      }
      if other < keys.count, keys.arena.slice(at: other).elementsEqual(value) {
        matches[code] = other
      }
    }
    return matches
  }

  private static func rowsByCode(_ codes: Cells<UInt32>, _ key: Column, count: Int) -> [Int32] {
    var rows = [Int32](repeating: -1, count: count)
    for (row, code) in codes.enumerated() where !isMissing(key, row) && rows[Int(code)] < 0 {
      rows[Int(code)] = Int32(truncatingIfNeeded: row)
    }
    return rows
  }

  private static func textCodes(_ column: Column) -> (Cells<UInt32>, TextDictionary)? {
    switch column.storage {
    case .codes8(let codes, let dictionary): (Cells(codes.map(UInt32.init)), dictionary)
    case .codes16(let codes, let dictionary): (Cells(codes.map(UInt32.init)), dictionary)
    case .codes32(let codes, let dictionary): (codes, dictionary)
    default: nil
    }
  }

  fileprivate static func isMissing(_ column: Column, _ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if let unknown = column.unknown, unknown.words[row >> 6] & bit != 0 { return true }
    if let none = column.none, none.words[row >> 6] & bit != 0 { return true }
    return false
  }
}

/// The first row of each number in a key column: by place where the numbers lie close together, as
/// those of most keys do.
private struct RowsByNumber {
  private var least: Int64 = 0
  /// How many numbers from the least on are the key's rows in their order.
  private var ascending = 0
  /// The row of each number from the least on, −1 where no row has it.
  private var dense: [Int32] = []
  private var sparse: [Int64: Int32] = [:]

  init(_ keys: Integers, _ key: Column) {
    if case .rows(let count) = keys.distances, key.missingRows == nil {
      (least, ascending) = (keys.base, count)
      return
    }
    let keys = keys.widened(keys.indices)
    guard let least = keys.min(), let greatest = keys.max() else { return }
    self.least = least
    let (range, overflow) = greatest.subtractingReportingOverflow(least)
    if !overflow, range < 4 * Int64(keys.count) + 65_536 {
      dense = [Int32](repeating: -1, count: Int(range) + 1)
      for row in keys.indices.reversed() where !LinkResolution.isMissing(key, row) {
        dense[Int(keys[row] &- least)] = Int32(truncatingIfNeeded: row)
      }
      return
    }
    sparse.reserveCapacity(keys.count)
    for (row, value) in keys.enumerated()
    where !LinkResolution.isMissing(key, row) && sparse[value] == nil {
      sparse[value] = Int32(truncatingIfNeeded: row)
    }
  }

  /// The first row with a number; −1 if none has it.
  subscript(number: Int64) -> Int32 {
    // A number below the least becomes a great one.
    let place = UInt64(bitPattern: number &- least)
    if place < UInt64(ascending) { return Int32(truncatingIfNeeded: place) }
    if place < UInt64(dense.count) { return dense[Int(place)] }
    return sparse[number] ?? -1
  }
}
