import Model

/// Addresses as the standard of descriptors means them by the format `uri` (RFC 3986): a scheme, a
/// colon, and something after it.
enum AddressText {
  /// True for an address; letters of all scripts may stand in it, blanks and brackets may not.
  static func isAddress(_ bytes: [UInt8]) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first,
      isLetter(first), bytes[..<colon].allSatisfy(mayBeInScheme), colon + 1 < bytes.count
    else { return false }
    let rest = bytes[(colon + 1)...]
    guard rest.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) }) else {
      return false
    }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard ["http", "https", "ftp"].contains(scheme) else { return true }
    let slashes = [UInt8(ascii: "/"), UInt8(ascii: "/")]
    return rest.starts(with: slashes) && rest.count > 2 && rest[rest.startIndex + 2] != slashes[0]
  }

  private static let forbidden = Set("<>\"{}|\\^`".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func mayBeInScheme(_ byte: UInt8) -> Bool {
    isLetter(byte) || (Byte.zero...Byte.nine).contains(byte) || "+-.".utf8.contains(byte)
  }
}
