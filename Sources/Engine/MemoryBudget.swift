import Model
import Plan
import Store

/// How many bytes a query may take for what it makes, and how many it has taken.
///
/// What is taken is added up and given back only when the query ends, for most of what a step makes
/// is read by those after it. Counted is what grows with the rows that a query makes; bits of the
/// rows of a table, and indexes that outlive the query, are not.
struct MemoryBudget: Sendable {
  /// Bytes that may be taken.
  let limit: Int
  /// Bytes that were taken so far.
  private(set) var taken = 0

  init(limit: Int) { self.limit = limit }

  /// As much as there is.
  static let unlimited = MemoryBudget(limit: .max)

  /// Takes room for some things of one size, before they are made.
  ///
  /// - Throws: `tooMuchMemory`; then nothing was taken.
  mutating func take(
    _ count: Int, bytesEach: Int, for purpose: MemoryPurpose
  ) throws(ExecutionError) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: bytesEach)
    let (sum, sumOverflow) = taken.addingReportingOverflow(overflow ? .max : bytes)
    guard !sumOverflow, sum <= limit else {
      throw .tooMuchMemory(needed: sumOverflow ? .max : sum, limit: limit, purpose)
    }
    taken = sum
  }
}

/// What a query takes memory for, as the end of a sentence.
package enum MemoryPurpose: String, Sendable, Hashable {
  case pairs = "to pair rows"
  case groups = "to group rows"
  case cells = "for the cells of a cross-tab"
  case order = "to put rows in order"
  case columns = "for its columns"
  case windows = "to look at the rows before and after"
  case sets = "to compare rows of two inputs"
  case periods = "for the periods of a series"
}

extension Execution {
  /// The ordinals of values; of prose, for which a table is made, what that takes is taken first.
  ///
  /// - Throws: `interrupted`, `tooMuchMemory`.
  mutating func ordinals(
    _ vector: Vector, for purpose: MemoryPurpose
  ) throws(ExecutionError) -> Ordinals {
    try take(textsOf: vector, for: purpose)
    return try Ordinals(vector, cancellation)
  }

  /// Takes what numbering the texts of prose takes; nothing for other values.
  mutating func take(
    textsOf vector: Vector, for purpose: MemoryPurpose
  ) throws(ExecutionError) {
    guard case .prose(let texts) = vector.values else { return }
    expectReadying(Double(texts.count) * Costs.numberedText)
    try memory.take(texts.count, bytesEach: BytesPerRow.text, for: purpose)
  }
}

// MARK: - What things take

/// Bytes that working on rows takes, a row: generous, for arrays grow by doubling.
enum BytesPerRow {
  /// A number of a row.
  static let row = 4
  /// A value of a key and its ordinal, with the table that numbers the values.
  static let key = 24
  /// A text of prose that is numbered and put in order: its place in a table of hashes, before and
  /// after that is doubled, and what it is sorted by.
  static let text = 64
  /// A value that an aggregate reads, and its place in its group.
  static let aggregated = 16
  /// A row that is sorted: its place before and after.
  static let sorted = 16
  /// A pair of a join: both rows, in arrays that grow.
  static let pair = 16
  /// A row in a set of rows, without its cells.
  static let member = 64
}

extension ValueType {
  /// Bytes that a computed value takes; texts are guessed at.
  var bytesPerValue: Int { isText ? 48 : 8 }
}

extension Column {
  /// Bytes that a copy of some rows takes, a row; of prose the mean of all its texts.
  var bytesPerRow: Int {
    switch storage {
    case .codes8, .booleans: 1
    case .codes16: 2
    case .codes32, .days: 4
    case .integers(let values): max(1, values.byteCount / max(1, values.count))
    case .numbers, .durations: 8
    case .dayRanges: 24
    case .text(let arena): 8 + arena.bytes.count / max(1, arena.count)
    }
  }
}
