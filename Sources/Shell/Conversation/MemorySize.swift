internal import Glibc
import Model

/// How much memory one query may take, as people write it: `512M`, `2G`.
package struct MemorySize: Sendable, Hashable {
  /// In bytes, positive.
  package let bytes: Int

  /// Makes a size; at least one byte.
  package init(bytes: Int) { self.bytes = max(1, bytes) }

  /// Reads a number of bytes, or of units of 2¹⁰, 2²⁰, 2³⁰ and 2⁴⁰ of them: `64K`, `512M`, `2G`,
  /// `1T`, perhaps with `B` or `iB` behind; nil if it is none, or more than there could be.
  package init?(_ text: String) {
    var rest = Substring(text.uppercased())
    for ending in ["IB", "B"] where rest.hasSuffix(ending) {
      rest = rest.dropLast(ending.count)
      break
    }
    var shift = 0
    if let unit = rest.last, let place = Self.units.firstIndex(of: unit) {
      shift = 10 * (place + 1)
      rest = rest.dropLast()
    }
    guard let count = Int(rest), count > 0, count <= Int.max >> shift else { return nil }
    bytes = count << shift
  }

  /// The least power of two that holds so many bytes.
  init(holding count: Int) {
    bytes = count > 1 << 61 ? 1 << 62 : 1 << (Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
  }

  /// Half of the machine's memory, for what was loaded needs some too; no less than 256 MiB.
  package static let usual = MemorySize(
    bytes: max(256 << 20, sysconf(Int32(_SC_PHYS_PAGES)) / 2 * sysconf(Int32(_SC_PAGESIZE))))

  private static let units: [Character] = ["K", "M", "G", "T"]

  /// For a sentence, rounded up: `480 MiB`.
  package var shown: String { shownBytes(bytes) }
}

extension MemorySize: CustomStringConvertible {
  /// As it is typed, in the greatest unit that it is a whole number of: `512M`.
  package var description: String {
    let place = Self.units.indices.last { bytes.trailingZeroBitCount >= 10 * ($0 + 1) }
    return place.map { "\(bytes >> (10 * ($0 + 1)))\(Self.units[$0])" } ?? String(bytes)
  }
}
