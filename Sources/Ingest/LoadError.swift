/// Why a dataset could not be read at all; the reader of the message can mend the file with it.
package struct LoadError: Error, Hashable, Sendable {
  /// The file as the user would name it.
  package let file: String
  /// The line, from 1; nil where the whole file is meant.
  package let line: Int?
  /// The column in characters, from 1; nil where the whole line is meant.
  package let column: Int?
  /// What is wrong and what to do about it; holds no cell's content.
  package let message: String
  /// True if nothing is wrong with the file: the user stopped the reading.
  package let isInterruption: Bool

  /// Makes an error.
  package init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.init(file: file, line: line, column: column, message: message, isInterruption: false)
  }

  private init(file: String, line: Int?, column: Int?, message: String, isInterruption: Bool) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.isInterruption = isInterruption
  }

  /// The reading was stopped.
  package static let interrupted = LoadError(
    file: "", line: nil, column: nil, message: "interrupted", isInterruption: true)

  /// Makes an error at a place in a file.
  package init(file: String, at place: TextPlace, message: String) {
    self.init(file: file, line: place.line, column: place.column, message: message)
  }

  /// `cases.csv:3:14: a quote inside a field`
  package var description: String {
    if isInterruption { return message }
    var place = file
    if let line { place += ":" + String(line) }
    if let column { place += ":" + String(column) }
    return place + ": " + message
  }
}

/// A line and a column, both from 1.
package struct TextPlace: Hashable, Sendable {
  /// The line; a line ends at a line feed.
  package let line: Int
  /// The column in Unicode scalars.
  package let column: Int

  /// Makes a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the place of a byte by walking from a known line start before it.
  ///
  /// - Complexity: O(bytes between the two)
  init(of offset: Int, in bytes: [UInt8], fromLine line: Int = 1, startingAt start: Int = 0) {
    var line = line
    var lineStart = start
    let end = min(offset, bytes.count)
    var index = start
    while index < end {
      if bytes[index] == Byte.lineFeed {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    let isMarked = line == 1 && lineStart == 0 && bytes.starts(with: Byte.orderMark)
    var column = isMarked && end >= 3 ? 0 : 1
    for byte in bytes[min(lineStart, end)..<end] where byte & 0xC0 != 0x80 { column += 1 }
    self.init(line: line, column: column)
  }
}

/// The bytes that the readers look for.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let blank = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  /// The UTF-8 byte order mark.
  static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
