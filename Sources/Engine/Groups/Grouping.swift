import Model
import Store

/// Rows put into groups by their keys.
struct Grouping: Sendable {
  /// The group of each row.
  let groups: [Int32]
  /// A row of each group; −1 for the one group of no rows.
  let firstRows: [Int32]

  /// How many groups there are.
  var count: Int { firstRows.count }

  /// Groups that are known, some of which may have no row.
  init(_ groups: [Int32], count: Int) {
    self.groups = groups
    firstRows = Array(repeating: -1, count: count)
  }

  /// Groups rows by the ordinals of their keys; without keys there is one group.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`.
  init(
    _ keys: [Ordinals], rowCount: Int, groupsMax: Int = Limits.groupsMax,
    _ cancellation: Cancellation
  ) throws(ExecutionError) {
    guard !keys.isEmpty else {
      groups = Array(repeating: 0, count: rowCount)
      firstRows = [rowCount > 0 ? 0 : -1]
      return
    }
    // A small product of the keys' ordinals numbers the groups directly; a large one is hashed.
    let directMax = max(65_536, rowCount * 4)
    var groups: [Int32]
    var size: Int
    var others = keys[...]
    if keys[0].count <= directMax {
      (groups, size) = (keys[0].codes, keys[0].count)
      others = keys.dropFirst()
    } else {
      (groups, size) = (Array(repeating: 0, count: rowCount), 1)
    }
    for key in others {
      try cancellation.check()
      let (product, overflow) = size.multipliedReportingOverflow(by: key.count)
      if !overflow && product <= directMax {
        let width = Int32(truncatingIfNeeded: key.count)
        combine(&groups, with: key.codes.span, width: width)
        size = product
      } else {
        let pairs = zip(groups, key.codes).map { UInt64(UInt32($0)) << 32 | UInt64(UInt32($1)) }
        let every = Bitmap(repeating: true, count: rowCount)
        let (numbers, firstRows) = try numbered(
          pairs.span, within: every.words.span, cancellation)
        groups = numbers
        size = firstRows.count
      }
    }
    try cancellation.check()
    (self.groups, firstRows) = compacted(groups, size)
    if firstRows.count > groupsMax { throw .tooManyGroups(limit: groupsMax) }
  }
}

extension Vector {
  /// The values as groups have them: a date of several periods goes to a group for its years, since
  /// nothing is spread over months silently.
  var grouped: Vector {
    guard case .period(let unit) = type, case .dates(let first, let last) = values else {
      return self
    }
    let several = known.subtracting(exact)
    var (earliest, latest) = (first.array, last.array)
    for row in several.rows.lazy.map(Int.init) {
      let years = unit.years(from: Day(earliest[row]), to: Day(latest[row]))
      if let first = years.first.flatMap(unit.first(of:)) { earliest[row] = first }
      if let last = years.last.flatMap(unit.last(of:)) { latest[row] = last }
    }
    return Vector(
      type: type, values: .dates(earliest: Cells(earliest), latest: Cells(latest)),
      unknown: unknown,
      none: none)
  }
}

extension CalendarUnit {
  // The 4th of January is in the first week of its year, the 28th of December in the last (ISO
  // 8601).
  fileprivate func first(of year: Int) -> Int32? {
    let day = self == .week ? 4 : 1
    return Day(year: year, month: 1, day: day).map { period(containing: $0).first.number }
  }

  fileprivate func last(of year: Int) -> Int32? {
    let day = self == .week ? 28 : 31
    return Day(year: year, month: 12, day: day).map { period(containing: $0).last.number }
  }
}
