import Model
import Plan
import Store

/// How many rows of a table have a date on each day, apart for each code of another column: sums
/// from the first day on, so that the rows of some days are read off at their ends.
struct DayCounts: Sendable {
  /// The column of dates, and that of the codes if there is one.
  struct Key: Hashable {
    let dates: ColumnOrigin
    let codes: CodeIndexes.Key?
  }

  /// The first day that a row names.
  let firstDay: Int32
  /// The days from it to the last.
  let dayCount: Int
  /// For each code a 0, then the rows up to each day.
  private let sums: [Int32]
  /// For each code the rows whose date is unknown, and those that have none.
  let (unknown, none): ([Int], [Int])

  /// Counts the rows; nil where days and codes have too many pairs for a table, or no day is named.
  init?(of days: ColumnCodes, in column: Column, codes: ColumnCodes?, _ workers: Workers) {
    let codeCount = codes?.count ?? 1
    guard case .days(let stored) = column.storage, days.valueCount > 0,
      let cells = Self.cellCount(codeCount, days.count, rowCount: stored.count)
    else { return nil }
    let every = Bitmap(repeating: true, count: stored.count)
    let counts = RowCodes([codes, days].compactMap(\.self), rows: every, workers).counted()
    firstDay = Int32(truncatingIfNeeded: stored[Int(days.firstRows[0])])
    dayCount = days.valueCount
    var sums: [Int32] = []
    sums.reserveCapacity(cells)
    for code in 0..<codeCount {
      var sum: Int32 = 0
      sums.append(sum)
      for day in 0..<dayCount {
        sum += Int32(truncatingIfNeeded: counts[code * days.count + day])
        sums.append(sum)
      }
    }
    self.sums = sums
    unknown = (0..<codeCount).map { counts[$0 * days.count + days.valueCount] }
    none = (0..<codeCount).map { counts[$0 * days.count + days.valueCount + 1] }
  }

  /// The codes.
  var codeCount: Int { unknown.count }

  /// The rows of a code whose day is one from `first` to `last`, both included.
  func count(of code: Int, from first: Int32, to last: Int32) -> Int {
    guard first <= last else { return 0 }
    let row = code * (dayCount + 1)
    return Int(sums[row + days(before: Int(last) + 1)] - sums[row + days(before: Int(first))])
  }

  /// The first and last days of the periods that hold the table's days, in order.
  func ends(of unit: CalendarUnit) -> [(Int32, Int32)] {
    let lastDay = Day(firstDay).advanced(by: dayCount - 1)
    guard let periods = SeriesCalendar(unit, from: firstDay, asOf: lastDay) else { return [] }
    return Array(zip(periods.firsts, periods.lasts))
  }

  /// The days of the table before a day.
  private func days(before day: Int) -> Int { min(max(day - Int(firstDay), 0), dayCount) }

  /// The cells of a table of codes and days; nil if they are too many beside the rows.
  static func cellCount(_ codes: Int, _ days: Int, rowCount: Int) -> Int? {
    let (cells, overflow) = codes.multipliedReportingOverflow(by: days)
    return overflow || cells > max(65_536, rowCount / 8) ? nil : cells
  }
}

/// How many rows of a table are in a state on each day, apart for each code of another column.
struct HeldCounts: Sendable {
  /// The dates at which the state begins and ends, and the column of the codes if there is one.
  struct Key: Hashable {
    let from: ColumnOrigin
    let to: ColumnOrigin
    let codes: CodeIndexes.Key?
  }

  private let firstDay: Int32
  private let dayCount: Int
  /// For each code the rows before the first day, then those of each day.
  private let sums: [Int32]
  /// The codes.
  let codeCount: Int
  /// The rows whose end is not known, by their start.
  private let endless: DaySums
  /// The rows whose start is not known, by their end; those that have none are on no day.
  private let startless: DaySums
  /// How many rows have an end, or none, and no known start.
  private let startlessCount: Int
  /// How many rows have neither a known start nor a known end.
  let unknownCount: Int

  /// Counts the rows; nil where days and codes have too many pairs for a table, or no day is named.
  init?(from: Column, to: Column, codes: ColumnCodes?) {
    guard case .days(let starts) = from.storage, case .days(let ends) = to.storage else {
      return nil
    }
    var stays = Stays(start: Vector(MappedColumn(name: "", column: from), 0..<starts.count))
    stays.end(at: Vector(MappedColumn(name: "", column: to), 0..<ends.count))
    guard let firstDay = stays.firstDay, let end = stays.end,
      let lastDay = [stays.start.lastDay, end.lastDay].compactMap(\.self).max()
    else { return nil }
    let days = Int(lastDay) - Int(firstDay) + 1
    let codeCount = codes?.count ?? 1
    guard DayCounts.cellCount(codeCount, days + 1, rowCount: starts.count) != nil else {
      return nil
    }
    (self.firstDay, dayCount, self.codeCount) = (firstDay, days, codeCount)
    let codes = codes?.codes ?? .bytes(Cells(repeating: 0, count: starts.count))
    sums = codes.lastingSums(
      from: stays.start.latest, to: end.earliest, first: firstDay, dayCount: days,
      codeCount: codeCount)
    func counted(_ dates: Cells<Int32>, of rows: Bitmap) -> DaySums {
      let chosen = dates.gathered(at: rows.rows)
      return DaySums(
        first: firstDay, sums: daySums(of: chosen.span, first: firstDay, count: days))
    }
    let (noStart, noEnd) = (from.unknownRows, to.unknownRows)
    unknownCount = noStart.intersection(noEnd).setCount
    endless = counted(stays.start.latest, of: noEnd.subtracting(noStart))
    let known = noStart.subtracting(noEnd)
    startless = counted(end.earliest, of: known)
    startlessCount = known.setCount
  }

  /// The rows of a code that are certainly in the state on a day.
  func count(of code: Int, on day: Int32) -> Int {
    Int(sums[code * (dayCount + 1) + place(of: day)])
  }

  /// The rows that began by a day and have ended at an unknown one.
  func endlessCount(on day: Int32) -> Int { Int(endless.sum(upTo: day)) }

  /// The rows that began at an unknown day and have not ended by a day.
  func startlessCount(on day: Int32) -> Int {
    startlessCount - Int(startless.sum(upTo: day))
  }

  /// A day's place in sums whose first is that of the days before the first.
  private func place(of day: Int32) -> Int {
    min(max(Int(day) - Int(firstDay) + 1, 0), dayCount)
  }
}

extension Column {
  /// The rows whose value is unknown; none counts where both are said.
  fileprivate var unknownRows: Bitmap {
    let unknown = unknown ?? Bitmap(repeating: false, count: count)
    return none.map(unknown.subtracting) ?? unknown
  }
}

extension PackedCodes {
  /// For each code how many of its rows last over each day, as ``Engine/lastingSums``.
  fileprivate func lastingSums(
    from starts: Cells<Int32>, to ends: Cells<Int32>, first: Int32, dayCount: Int, codeCount: Int
  ) -> [Int32] {
    func sums<Code: SmallCode>(_ codes: Cells<Code>) -> [Int32] {
      Engine.lastingSums(
        from: starts.span, to: ends.span, in: codes.span, first: first, count: dayCount,
        codeCount: codeCount)
    }
    return switch self {
    case .bytes(let codes): sums(codes)
    case .words(let codes): sums(codes)
    case .wide(let codes): sums(codes)
    }
  }
}
