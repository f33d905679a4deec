import FullText
import Model
import Plan
import Store
import Synchronization

/// The full-text indexes of one casebook, each made when a query first needs it.
///
/// The one thing in a session that is filled as it is used: an index is worth keeping from query
/// to query, and it says nothing that its column does not.
package final class TextIndexes: Sendable {
  private let made = Mutex<[ColumnOrigin: TextIndex]>([:])
  /// What rows are counted by.
  let codes = CodeIndexes()

  /// Makes an empty set.
  package init() {}

  /// The index of a column, made unless it is there. Two at once may both make it; either serves.
  func index(
    of origin: ColumnOrigin, _ column: Column, language: String?, _ cancellation: Cancellation
  ) throws(ExecutionError) -> TextIndex? {
    if let index = made.withLock({ $0[origin] }) { return index }
    guard let (bytes, offsets) = column.storage.texts else { return nil }
    let index = try TextIndex(bytes: bytes, offsets: offsets, language: language) {
      () throws(ExecutionError) in try cancellation.check()
    }
    made.withLock { $0[origin] = index }
    return index
  }
}

extension Column.Storage {
  /// Texts end to end: of prose each row's, of codes each value's.
  fileprivate var texts: (bytes: [UInt8], offsets: [Int])? {
    switch self {
    case .text(let arena): return (arena.bytes, arena.offsets)
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      var bytes: [UInt8] = []
      var offsets = [0]
      for value in dictionary.values {
        bytes += value.utf8
        offsets.append(bytes.count)
      }
      return (bytes, offsets)
    default: return nil
    }
  }
}

// MARK: - mentioning

extension Execution {
  /// Whether the words are in a column's texts: once for each value of a dictionary, else for
  /// each row of its table.
  func mentionTest(
    _ query: TextQuery, of reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> Test {
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin,
      let index = try indexes.index(
        of: origin, source.column, language: casebook.schema.tables[origin.table].language,
        cancellation)
    else { throw .unsupported("`mentioning` of a computed text") }
    let bits = try index.matches(query) { () throws(ExecutionError) in try cancellation.check() }
    if source.column.dictionary != nil {
      let members = (0..<index.count).map { UInt8(bits[$0 / 64] >> UInt64($0 % 64) & 1) }
      return .codes(source, members: members.isEmpty ? [0] : members)
    }
    var yes = Bitmap(words: bits, count: index.count)
    var possible = yes
    if let unknown = source.column.unknown {
      yes = yes.subtracting(unknown)
      possible = possible.union(unknown)
    }
    if let none = source.column.none {
      yes = yes.subtracting(none)
      possible = possible.subtracting(none)
    }
    let truths = TruthSet(yes: yes, possible: possible)
    return source.rows.map { .linked(truths, rows: $0, missing: .unsure) } ?? .found(truths)
  }
}
