import CScan
import Glibc
import Model
package import Store

/// What a load took of the machine's memory.
package struct MemoryUse: Sendable {
  /// Bytes that the columns hold, their values and the texts that the values stand for.
  package let columnBytes: Int
  /// True if they lie in a file that is mapped, so that only those in use are in memory.
  package let isMapped: Bool
  /// The most that the process had in memory at once so far, in bytes.
  package let peakBytes: Int

  /// Gives the system back what a great load took and does not need any more.
  func giveBack() {
    if columnBytes > 1 << 26 { cscan_give_back() }
  }

  /// Measures the columns of tables, and asks the system for the rest.
  package init(of tables: [Table]) {
    self.init(
      columnBytes: tables.reduce(0) { sum, table in
        sum + table.stored.indices.reduce(0) { $0 + table.stored[$1].value.byteCount }
      })
  }

  /// Takes the bytes of columns that lie in a mapped file, and asks the system for the rest.
  package init(mappedBytes: Int) { self.init(columnBytes: mappedBytes, isMapped: true) }

  private init(columnBytes: Int, isMapped: Bool = false) {
    self.columnBytes = columnBytes
    self.isMapped = isMapped
    var usage = rusage()
    let isKnown = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0
    peakBytes = isKnown ? usage.ru_maxrss * 1024 : 0
  }

  private init() { (columnBytes, isMapped, peakBytes) = (0, false, 0) }

  /// Nothing measured.
  package static let none = MemoryUse()

  /// `12 MiB in columns; at most 40.5 MiB in memory`
  package var description: String {
    "\(shownBytes(columnBytes)) in columns" + (isMapped ? ", mapped from the file as needed" : "")
      + "; at most \(shownBytes(peakBytes)) in memory"
  }
}

extension Column {
  fileprivate var byteCount: Int {
    let missing = ((unknown?.words.count ?? 0) + (none?.words.count ?? 0)) * 8
    switch storage {
    case .codes8(let codes, let values): return missing + codes.count + values.byteCount
    case .codes16(let codes, let values): return missing + codes.count * 2 + values.byteCount
    case .codes32(let codes, let values): return missing + codes.count * 4 + values.byteCount
    case .text(let arena): return missing + arena.byteCount
    case .integers(let values): return missing + values.byteCount
    case .numbers(let values): return missing + values.count * 8
    case .booleans(let bits): return missing + bits.words.count * 8
    case .days(let days): return missing + days.byteCount
    case .dayRanges(let ranges):
      return missing + ranges.earliest.count * 12
        + ranges.notations.reduce(0) { $0 + 16 + $1.utf8.count }
    case .durations(let least, _): return missing + least.count * 8
    }
  }
}

extension TextDictionary {
  fileprivate var byteCount: Int { arena.byteCount }
}
