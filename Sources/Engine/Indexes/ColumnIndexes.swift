import FullText
import Store
import Synchronization

/// What is derived from the columns of one casebook, each made when a query first needs it: words
/// and where they stand, codes to group by, the rows of each code.
///
/// The one thing in a session that is filled as it is used: an index is worth keeping from query
/// to query, and it says nothing that its column does not, and nothing of a query.
///
/// Why not with the load: of 10 million statements and 2 million cases (2.2 GB of CSV, 1.4 GiB
/// when loaded, in 2 to 3 s on two cores) the words take 2 s and 230 MiB more, and all others that
/// the benchmark's queries use take 0.6 s and 220 MiB, each of them 1 to 200 ms: no more than a
/// query or two that do without. Who asks once need not wait for what is asked never, and a
/// snapshot, which has the words, is open before any of it could be read.
package final class ColumnIndexes: Sendable {
  private struct Kept {
    var words: [ColumnOrigin: TextIndex] = [:]
    /// How many texts of a column were read for queries, for want of an index.
    var textsRead: [ColumnOrigin: Int] = [:]
    var rowsOfCodes: [ColumnOrigin: RowsOfCodes] = [:]
    var zones: [ColumnOrigin: ColumnZones] = [:]
    var letterPairs: [ColumnOrigin: LetterPairs] = [:]
    var valueBitmaps: [ColumnOrigin: ValueBitmaps] = [:]
    /// Columns that were tested for values, so that the next test is worth bitmaps or lists.
    var tested: Set<ColumnOrigin> = []
    /// What all bitmaps take; no more are made when they have outgrown their bytes.
    var bitmapBytes = 0
    /// What all lists of rows take; for tests of values no more are made then.
    var rowBytes = 0
  }

  private let kept = Mutex(Kept())
  /// How long all that is kept took to make.
  let making: MakingTime
  /// What rows are counted by.
  let codes: CodeIndexes
  /// On which days all rows of a table are in a state.
  let stays: KeptIndexes<StayDays.Key, StayDays?>
  /// How many rows have a date on each day, or are in a state then.
  let dayCounts: KeptIndexes<DayCounts.Key, DayCounts?>
  let heldCounts: KeptIndexes<HeldCounts.Key, HeldCounts?>
  /// For each row the first or last of the dates of those that lead to it.
  let relatedDates: KeptIndexes<RelatedDates.Key, RelatedDates>

  /// Makes an empty set.
  package init() {
    making = MakingTime()
    codes = CodeIndexes(making: making)
    stays = KeptIndexes(making: making)
    dayCounts = KeptIndexes(making: making)
    heldCounts = KeptIndexes(making: making)
    relatedDates = KeptIndexes(making: making)
  }

  /// The index of a column, made unless it is there. Two at once may both make it; either serves.
  ///
  /// - Parameter words: The column's words, if they were read before.
  func index(
    of origin: ColumnOrigin, _ column: Column, _ words: Stored<WordPostings>?, language: String?,
    threads: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) -> TextIndex? {
    if let index = kept.withLock({ $0.words[origin] }) { return index }
    guard let arena = column.storage.texts else { return nil }
    let index = try making.adding { () throws(ExecutionError) in
      let postings: WordPostings =
        if let words { words.value } else {
          try WordPostings(of: arena, threads: threads) {
            () throws(ExecutionError) in try cancellation.check()
          }
        }
      return TextIndex(postings, of: arena, language: language, threads: threads)
    }
    kept.withLock { $0.words[origin] = index }
    return index
  }

  /// Whether a search of some of a column's texts is worth an index of all: if that is there, or
  /// its words are, or searches before this one read as many texts as there are.
  func isWorthIndex(
    of origin: ColumnOrigin, _ words: Stored<WordPostings>?, reading count: Int, of total: Int
  ) -> Bool {
    kept.withLock { kept in
      if words != nil || kept.words[origin] != nil { return true }
      let read = kept.textsRead[origin, default: 0]
      kept.textsRead[origin] = read + count
      return read >= total
    }
  }

  /// Whether some of a column's texts are found without reading all: by their words, which may be
  /// there already, or their letter pairs.
  func hasIndex(of origin: ColumnOrigin, _ words: Stored<WordPostings>?) -> Bool {
    words != nil
      || kept.withLock { $0.words[origin] != nil || $0.letterPairs[origin] != nil }
  }

  /// The rows of each code of a column, made unless they are there; nil for columns of no codes.
  func rowsOfCodes(of origin: ColumnOrigin, _ column: Column) -> RowsOfCodes? {
    if let rows = kept.withLock({ $0.rowsOfCodes[origin] }) { return rows }
    guard let rows = making.adding({ RowsOfCodes(of: column) }) else { return nil }
    kept.withLock { kept in
      if kept.rowsOfCodes.updateValue(rows, forKey: origin) == nil {
        kept.rowBytes += rows.byteCount
      }
    }
    return rows
  }

  /// As above, where they were made, or values are tested for a second time and there is room.
  func rowsOfTestedCodes(of origin: ColumnOrigin, _ column: Column) -> RowsOfCodes? {
    let isWorth = kept.withLock { kept in
      kept.rowsOfCodes[origin] != nil
        || !kept.tested.insert(origin).inserted && kept.rowBytes < ColumnIndexes.rowBytesMax
    }
    return isWorth ? rowsOfCodes(of: origin, column) : nil
  }

  /// The letter pairs of a column's texts, made unless they are there.
  func letterPairs(
    of origin: ColumnOrigin, _ arena: TextArena, _ cancellation: Cancellation
  ) throws(ExecutionError) -> LetterPairs {
    if let pairs = kept.withLock({ $0.letterPairs[origin] }) { return pairs }
    let pairs = try making.adding { () throws(ExecutionError) in
      try LetterPairs(bytes: arena.bytes.span, offsets: arena.offsets) {
        () throws(ExecutionError) in try cancellation.check()
      }
    }
    kept.withLock { $0.letterPairs[origin] = pairs }
    return pairs
  }

  /// The bitmaps of a column's values, made when they are asked for a second time; nil before, and
  /// when bitmaps take too much room.
  func valueBitmaps(of origin: ColumnOrigin, _ column: Column) -> ValueBitmaps? {
    let (bitmaps, isWorth) = kept.withLock { kept in
      (
        kept.valueBitmaps[origin],
        !kept.tested.insert(origin).inserted && kept.bitmapBytes < ColumnIndexes.bitmapBytesMax
      )
    }
    if bitmaps != nil || !isWorth { return bitmaps }
    guard let made = making.adding({ ValueBitmaps(of: column) }) else { return nil }
    kept.withLock { kept in
      if kept.valueBitmaps.updateValue(made, forKey: origin) == nil {
        kept.bitmapBytes += made.byteCount
      }
    }
    return made
  }

  private static let bitmapBytesMax = 256 << 20
  private static let rowBytesMax = 128 << 20

  /// The zones of a column of whole numbers or days, made unless they are there; nil for others.
  func zones(of origin: ColumnOrigin, _ column: Column) -> ColumnZones? {
    if let zones = kept.withLock({ $0.zones[origin] }) { return zones }
    guard let zones = making.adding({ ColumnZones(of: column) }) else { return nil }
    kept.withLock { $0.zones[origin] = zones }
    return zones
  }
}

extension Column.Storage {
  /// Texts end to end: of prose each row's, of codes each value's.
  var texts: TextArena? {
    switch self {
    case .text(let arena): arena
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      dictionary.arena
    default: nil
    }
  }
}
