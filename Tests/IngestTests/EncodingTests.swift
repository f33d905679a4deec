import Testing

@testable import Ingest

@Suite("Encodings are found out, told and never guessed against the bytes")
struct EncodingTests {
  private func decode(
    _ bytes: [UInt8], _ declared: TextEncoding? = nil
  ) throws -> (text: String, encoding: TextEncoding, note: String?) {
    let decoded = try DecodedText(bytes, file: "x.csv", declared: declared)
    return (String(decoding: decoded.bytes, as: UTF8.self), decoded.encoding, decoded.note)
  }

  /// A text in an encoding of one byte a character, by searching its table.
  private func bytes(_ text: String, _ page: CodePage) throws -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      let byte = try (0...255).first { (byte: UInt8) in
        guard page.hasCharacter(byte) else { return false }
        return try page.decode([byte], file: "x") == Array(String(scalar).utf8)
      }
      result.append(try #require(byte))
    }
    return result
  }

  @Test(
    "Cyrillic in Windows-1251, Western Europe in Windows-1252",
    arguments: [
      ("імя,горад\nЯўген,Мінск\n", TextEncoding.windows1251),
      ("id,имя\n1,«Иван» — №5\n", .windows1251), ("id,name\n1,José\n", .windows1252),
      ("nom\nété à Nîmes\n“coût” – 5 €\n", .windows1252), ("a\n“quoted”\n", .windows1252),
    ])
  func legacy(text: String, encoding: TextEncoding) throws {
    let page: CodePage = encoding == .windows1251 ? .windows1251 : .windows1252
    let found = try decode(try bytes(text, page))
    #expect(found.text == text)
    #expect(found.encoding == encoding)
    #expect(found.note?.contains(encoding.shownName) == true)
    #expect(found.note?.contains("it is not UTF-8 (line ") == true)
  }

  @Test("UTF-16 is read with its mark and without, in both orders")
  func wide() throws {
    let text = "id,імя\n1,Жанна 😀\n"
    for isBigEndian in [false, true] {
      var bytes: [UInt8] = []
      for unit in text.utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isBigEndian ? [high, low] : [low, high]
      }
      let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      let encoding: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
      for found in [try decode(bytes), try decode(mark + bytes), try decode(bytes, encoding)] {
        #expect(found.text == text)
        #expect(found.encoding == encoding)
        #expect(found.note != nil)
      }
      let cut = #expect(throws: LoadError.self) { try decode(mark + bytes.dropLast()) }
      #expect(cut?.line == 3)
    }
    let half = #expect(throws: LoadError.self) { try decode([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8]) }
    #expect(half?.message.contains("surrogate") == true)
    #expect(half?.column == 2)
  }

  @Test("plain UTF-8 is not remarked on, and a mark is no part of the text")
  func plain() throws {
    #expect(try decode(Array("id,імя\n".utf8)).note == nil)
    #expect(try decode(Byte.orderMark + Array("id\n".utf8)).note == nil)
  }

  @Test(
    "a damaged file is refused at its first bad byte, and no other encoding covers it up",
    arguments: [
      (Array("id\nМінск ".utf8) + [0xD0] + Array("x Брэст\n".utf8), 2, 7),
      (Array("id\n".utf8) + [0xF4, 0x90, 0x80, 0x80], 2, 1),
      (Array("id\nMinsk,".utf8) + [0xD0], 2, 7),
      (Array("id\n".utf8) + [0xC0, 0x80, 0x0A], 2, 1),
      ([0x69, 0x64, 0x0A, 0, 0xE9, 0x20], 2, 2),
    ] as [([UInt8], Int, Int)])
  func damaged(bytes: [UInt8], line: Int, column: Int) {
    let error = #expect(throws: LoadError.self) { try decode(bytes) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("what is said of the encoding goes first, and a byte that it lacks is refused")
  func declared() throws {
    #expect(try decode([0xC8, 0xE2], .windows1252).text == "Èâ")
    #expect(try decode([0xC8, 0xE2], .windows1251).text == "Ив")
    let error = #expect(throws: LoadError.self) {
      try decode([0x61, 0x0A, 0x62, 0x81], .windows1252)
    }
    #expect(error?.line == 2)
    #expect(error?.column == 2)
    #expect(throws: LoadError.self) { try decode([0x61, 0xE9], .utf8) }
  }

  @Test(
    "encodings have their usual names",
    arguments: [
      ("UTF-8", "utf-8"), ("utf_16", "utf-16le"), ("CP1251", "windows-1251"),
      ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"), ("koi8-r", nil),
    ] as [(String, String?)])
  func names(name: String, expected: String?) {
    #expect(TextEncoding(name: name)?.rawValue == expected)
  }
}
