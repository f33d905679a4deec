/// Checks that a file is UTF-8 before anything is read from it, so that no reader has to.
enum TextEncoding {
  /// Throws with line and column at the first byte that is not UTF-8, naming the encoding where it
  /// shows.
  static func check(_ bytes: [UInt8], file: String) throws(LoadError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw LoadError(
        file: file, line: 1, column: 1, message: "this is UTF-16; save the file as UTF-8")
    }
    if let fault = firstFault(in: bytes) {
      let place = TextPlace(of: fault, in: bytes)
      throw LoadError(
        file: file, at: place,
        message: "a byte that is not UTF-8 (byte \(fault) of the file); save the file as UTF-8")
    }
  }

  private static func firstFault(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
