/// An encoding of one byte a character, whose lower half is ASCII.
struct CodePage {
  private let encoding: TextEncoding
  /// The scalars of the bytes from 0x80; 0 where there is none.
  private let upper: [UInt16]

  /// Western Europe.
  static let windows1252 = CodePage(
    encoding: .windows1252,
    upper: [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
      0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ] + (0xA0...0xFF))

  /// Belarus, Bulgaria, Russia, Serbia, Ukraine.
  static let windows1251 = CodePage(
    encoding: .windows1251,
    upper: [
      0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
      0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E,
      0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC,
      0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7,
      0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
    ] + (0x0410...0x044F))

  /// True if a byte stands for a character.
  func hasCharacter(_ byte: UInt8) -> Bool { byte < 0x80 || upper[Int(byte) - 0x80] != 0 }

  /// The text as UTF-8; throws at a byte that stands for nothing.
  func decode(_ bytes: [UInt8], file: String) throws(LoadError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let scalar = upper[Int(byte) - 0x80]
      guard scalar != 0 else {
        throw LoadError(
          file: file, at: TextPlace(of: text.count, in: text),
          message: "a byte that stands for nothing in \(encoding.shownName)")
      }
      WideText.append(UInt32(scalar), to: &text)
    }
    return text
  }
}
