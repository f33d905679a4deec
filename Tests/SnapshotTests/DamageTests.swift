import Foundation
import Testing

@testable import Snapshot

/// Whatever happens to a snapshot's bytes, it is refused before a row is shown, and the part at
/// fault is named.
///
/// `CASEBOOK_STRIDE=1` tries every bit and every length instead of each so many; in an optimised
/// build that takes minutes.
@Suite struct DamageTests {
  private static let step =
    Int(ProcessInfo.processInfo.environment["CASEBOOK_STRIDE"] ?? "") ?? 997

  private let image: OpenedImage

  init() throws { image = try OpenedImage(of: SmallDataset.all) }

  @Test("A bit that has changed is found, and the section that holds it is named")
  func bits() {
    var bytes = image.bytes
    for bit in stride(from: 0, to: bytes.count * 8, by: Self.step) {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let error = refusal(bytes)
      #expect(error?.section == image.part(at: bit / 8), "bit \(bit)")
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
    #expect(refusal(bytes) == nil)
  }

  @Test("Every bit of the header's fields and of the first section is found")
  func firstBits() {
    var bytes = image.bytes
    for bit in Array(0..<44 * 8) + Array(4096 * 8..<4100 * 8) {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(refusal(bytes)?.section == image.part(at: bit / 8), "bit \(bit)")
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  @Test("A file that was cut at any length is refused, and an empty one")
  func truncation() {
    for length in stride(from: 0, to: image.bytes.count, by: Self.step) {
      let error = refusal(Array(image.bytes.prefix(length)))
      #expect(error?.section == "header", "\(length) bytes")
    }
    #expect(refusal([])?.code == .wrongLength || refusal([])?.code == .notSnapshot)
    #expect(refusal(Array(image.bytes.dropLast()))?.code == .wrongLength)
  }

  @Test("Bytes behind the end are refused")
  func appended() {
    for count in [1, 7, 4096, 1 << 20] {
      let error = refusal(image.bytes + [UInt8](repeating: 0, count: count))
      #expect(error?.code == .wrongLength)
      #expect(error?.section == "header")
    }
  }

  @Test("Sectors that were swapped or zeroed are found", arguments: [512, 4096])
  func sectors(size: Int) {
    let bytes = image.bytes
    let starts = Array(stride(from: 0, through: bytes.count - size, by: size))
    for (index, start) in starts.enumerated() {
      var zeroed = bytes
      zeroed.replaceSubrange(start..<start + size, with: repeatElement(0, count: size))
      if zeroed != bytes {
        let section = refusal(zeroed)?.section
        let parts = image.parts(in: start..<start + size)
        #expect(section.map(parts.contains) == true, "sector \(index) zeroed")
      }
      let other = starts[(index + 5) % starts.count]
      guard bytes[start..<start + size] != bytes[other..<other + size] else { continue }
      var swapped = bytes
      swapped.replaceSubrange(start..<start + size, with: bytes[other..<other + size])
      swapped.replaceSubrange(other..<other + size, with: bytes[start..<start + size])
      let parts =
        image.parts(in: start..<start + size) + image.parts(in: other..<other + size)
      let section = refusal(swapped)?.section
      #expect(section.map(parts.contains) == true, "sectors \(index) and \(other / size)")
    }
  }

  @Test("A snapshot of another version or byte order says so, and how to make it anew")
  func otherVersions() throws {
    var header = SnapshotHeader(tableOffset: 4096, tableLength: 0, tableChecksum: 0)
    header.version = 5
    let newer = try #require(refusal(header.bytes))
    #expect(newer.code == .otherVersion)
    #expect(
      newer.description == """
        small.casebook: section header: it is of version 5 of the format, and this program reads \
        version 4; make it anew from its sources with casebook index
        """)
    header.version = 4
    header.orderMark = header.orderMark.byteSwapped
    let other = try #require(refusal(header.bytes))
    #expect(other.code == .otherByteOrder)
    #expect(other.description.contains("orders bytes otherwise; make it anew"))
  }

  @Test("What is no snapshot is called so")
  func others() {
    for text in ["case,name\n1,Anna\n", "\u{89}CK", "SQLite format 3\0", "PK\u{3}\u{4}"] {
      #expect(refusal(Array(text.utf8))?.code == .notSnapshot)
    }
  }
}
