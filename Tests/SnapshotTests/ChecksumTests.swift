import CChecksum
import Testing

/// The checksum of snapshots, with the processor's instruction and without.
@Suite struct ChecksumTests {
  @Test("The checksum of known bytes is the published one")
  func known() {
    // RFC 3720, B.4: 32 zeros, 32 ones, 32 ascending bytes; and the usual check of CRCs.
    let known: [([UInt8], UInt32)] = [
      (Array(repeating: 0, count: 32), 0x8A91_36AA),
      (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E), (Array("123456789".utf8), 0xE306_9283), ([], 0),
    ]
    for (bytes, sum) in known {
      #expect(unsafe cchecksum_crc32c(0, bytes, bytes.count) == sum)
      #expect(unsafe cchecksum_crc32c_portable(0, bytes, bytes.count) == sum)
    }
  }

  @Test("Both ways give the same for every length and place, in one go and in parts")
  func alike() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    for length in 0...200 {
      for start in [0, 1, 3, 7] {
        let part = Array(bytes[start..<start + length])
        let sum = unsafe cchecksum_crc32c(0, part, length)
        #expect(unsafe cchecksum_crc32c_portable(0, part, length) == sum)
        let half = unsafe cchecksum_crc32c(0, part, length / 2)
        let rest = Array(part.dropFirst(length / 2))
        #expect(unsafe cchecksum_crc32c(half, rest, rest.count) == sum)
        #expect(unsafe cchecksum_crc32c_portable(half, rest, rest.count) == sum)
      }
    }
  }
}
