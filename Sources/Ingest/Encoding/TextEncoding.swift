/// The encodings that texts are read from.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// Unicode in bytes.
  case utf8 = "utf-8"
  /// Unicode in units of two bytes, the lower first.
  case utf16LittleEndian = "utf-16le"
  /// Unicode in units of two bytes, the higher first.
  case utf16BigEndian = "utf-16be"
  /// Western Europe; what calls itself Latin 1 too.
  case windows1252 = "windows-1252"
  /// Cyrillic.
  case windows1251 = "windows-1251"

  /// An encoding by any of its usual names, in any case.
  package init?(name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8sig", "usascii", "ascii": self = .utf8
    case "utf16le", "utf16", "ucs2", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    // What calls itself Latin 1 is read as browsers do: with the quotes and dashes of Windows.
    case "windows1252", "cp1252", "win1252", "latin1", "iso88591", "iso885915":
      self = .windows1252
    case "windows1251", "cp1251", "win1251", "1251": self = .windows1251
    default: return nil
    }
  }

  /// The name in messages: `Windows-1251`.
  package var shownName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .windows1252: "Windows-1252"
    case .windows1251: "Windows-1251"
    }
  }

  /// Throws with line and column at the first byte that is not UTF-8, so that no reader has to
  /// look.
  static func check(_ bytes: [UInt8], file: String) throws(LoadError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw LoadError(
        file: file, line: 1, column: 1, message: "this is UTF-16; save the file as UTF-8")
    }
    if let fault = firstFault(in: bytes) { throw notUTF8(bytes, at: fault, file: file) }
  }

  /// The first byte that does not belong to UTF-8; nil if all do.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  static func notUTF8(_ bytes: [UInt8], at fault: Int, file: String) -> LoadError {
    LoadError(
      file: file, at: TextPlace(of: fault, in: bytes),
      message: "a byte that is not UTF-8 (byte \(fault) of the file); save the file as UTF-8, or "
        + "name its encoding with --encoding")
  }
}

/// A file's text as UTF-8, and how it was found to be encoded.
struct DecodedText {
  /// The text; it may start with a byte order mark.
  let bytes: [UInt8]
  /// What it was decoded from.
  let encoding: TextEncoding
  /// What the load report says of that; nil for plain UTF-8.
  let note: String?

  /// Decodes a file: as declared, else as its first bytes mark it, else as UTF-8, else as the
  /// encoding that its bytes speak for.
  ///
  /// Throws where the bytes do not fit, with line and column; nothing is ever replaced.
  init(
    _ bytes: [UInt8], file: String, declared: TextEncoding? = nil
  ) throws(LoadError) {
    if let marked = Self.mark(of: bytes), declared == nil || declared?.isUTF16 == marked.isUTF16 {
      try self.init(
        bytes, as: marked, file: file,
        note: marked == .utf8 ? nil : "its first bytes mark it as \(marked.shownName)")
      return
    }
    if let declared {
      try self.init(
        bytes, as: declared, file: file,
        note: declared == .utf8 ? nil : "read as \(declared.shownName), as was said")
      return
    }
    if let wide = WideText.guess(bytes) {
      try self.init(
        bytes, as: wide, file: file,
        note: "read as \(wide.shownName), for every other byte of its plain letters is zero")
      return
    }
    guard let fault = TextEncoding.firstFault(in: bytes) else {
      self.init(bytes: bytes, encoding: .utf8, note: nil)
      return
    }
    let evidence = LegacyEvidence(bytes)
    guard let encoding = evidence.encoding else {
      throw evidence.refusal(bytes, at: fault, file: file)
    }
    let place = TextPlace(of: fault, in: bytes)
    try self.init(
      bytes, as: encoding, file: file,
      note: "read as \(encoding.shownName): it is not UTF-8 (line \(place.line), column "
        + "\(place.column)), and \(evidence.reason); --encoding says otherwise")
  }

  private init(bytes: [UInt8], encoding: TextEncoding, note: String?) {
    self.bytes = bytes
    self.encoding = encoding
    self.note = note
  }

  private init(
    _ bytes: [UInt8], as encoding: TextEncoding, file: String, note: String?
  ) throws(LoadError) {
    let decoded: [UInt8]
    switch encoding {
    case .utf8:
      try TextEncoding.check(bytes, file: file)
      decoded = bytes
    case .utf16LittleEndian, .utf16BigEndian:
      decoded = try WideText.decode(
        bytes, isBigEndian: encoding == .utf16BigEndian, file: file)
    case .windows1252: decoded = try CodePage.windows1252.decode(bytes, file: file)
    case .windows1251: decoded = try CodePage.windows1251.decode(bytes, file: file)
    }
    self.init(bytes: decoded, encoding: encoding, note: note)
  }

  private static func mark(of bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: Byte.orderMark) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }
}

extension TextEncoding {
  fileprivate var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
