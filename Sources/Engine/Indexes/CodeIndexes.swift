import Language
import Model
import Plan
import Store
import Synchronization

/// The codes of the columns that queries grouped by, kept from query to query.
///
/// They say nothing that the columns do not, and nothing of any one query. What was not used for
/// longest goes first when they outgrow their bytes.
final class CodeIndexes: Sendable {
  /// A column of a table, or of one that its links lead to, perhaps by the periods of its days.
  struct Key: Hashable {
    let table: Int
    let links: [LinkStep]
    let column: Int
    let unit: CalendarUnit?
  }

  private struct Kept {
    var entries: [Key: (codes: ColumnCodes, lastUse: Int)] = [:]
    var uses = 0
    var byteCount = 0

    mutating func use(_ key: Key) -> ColumnCodes? {
      uses += 1
      entries[key]?.lastUse = uses
      return entries[key]?.codes
    }

    mutating func keep(_ codes: ColumnCodes, _ key: Key, bytesMax: Int) {
      guard entries[key] == nil, codes.byteCount <= bytesMax else { return }
      uses += 1
      entries[key] = (codes, uses)
      byteCount += codes.byteCount
      while byteCount > bytesMax,
        let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        entries[oldest.key] = nil
        byteCount -= oldest.value.codes.byteCount
      }
    }
  }

  private let kept = Mutex(Kept())
  private let bytesMax: Int
  private let making: MakingTime

  /// Makes an empty set that keeps at most so many bytes.
  init(bytesMax: Int = 256 << 20, making: MakingTime) {
    self.bytesMax = bytesMax
    self.making = making
  }

  /// The codes under a key, made unless they are there; nil if they can't be. Two at once may both
  /// make them; either serves.
  func codes(
    _ key: Key, _ make: () throws(ExecutionError) -> ColumnCodes?
  ) throws(ExecutionError) -> ColumnCodes? {
    if let codes = kept.withLock({ $0.use(key) }) { return codes }
    guard let codes = try making.adding(make) else { return nil }
    kept.withLock { $0.keep(codes, key, bytesMax: bytesMax) }
    return codes
  }
}
