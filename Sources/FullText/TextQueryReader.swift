/// Reads the text of a query: blanks part terms, quotes hold a phrase, `or` parts alternatives.
struct TextQueryReader {
  private let text: String
  private let bytes: [UInt8]
  private var position = 0
  private var finished: [[TextQuery.Term]] = []
  private var terms: [TextQuery.Term] = []
  private var lastOr: Range<Int>?

  /// More terms are a list, which is no question to a text.
  private static let termsMax = 256

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func alternatives() throws(TextQueryError) -> [[TextQuery.Term]] {
    var count = 0
    while let range = nextPiece() {
      if isOr(range) {
        if terms.isEmpty { throw misplacedOr(range) }
        finished.append(terms)
        terms = []
        lastOr = range
      } else if let term = try term(range) {
        terms.append(term)
        count += 1
        if count > TextQueryReader.termsMax {
          throw error(
            "More than \(TextQueryReader.termsMax) words to look for.", range,
            "Leave some out.", replacing: range.lowerBound..<bytes.count, with: "")
        }
      }
    }
    if terms.isEmpty {
      if let lastOr { throw misplacedOr(lastOr) }
      throw error("There is no word to look for.", 0..<bytes.count, "Write a word.")
    }
    return finished + [terms]
  }

  // MARK: - Pieces

  /// A phrase with its quotes, or what stands up to a blank or a quote.
  private mutating func nextPiece() -> Range<Int>? {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    position += 1
    if bytes[start] == quote {
      while position < bytes.count, bytes[position] != quote { position += 1 }
      position = min(position + 1, bytes.count)
    } else {
      while position < bytes.count, !isBlank(bytes[position]), bytes[position] != quote {
        position += 1
      }
    }
    return start..<position
  }

  private let quote = UInt8(ascii: "\"")
  private let star = UInt8(ascii: "*")

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isOr(_ range: Range<Int>) -> Bool {
    String(decoding: bytes[range], as: UTF8.self).lowercased() == "or"
  }

  private func term(_ range: Range<Int>) throws(TextQueryError) -> TextQuery.Term? {
    if bytes[range.lowerBound] == quote { return try phrase(range) }
    let isPrefix = bytes[range.upperBound - 1] == star
    let end = isPrefix ? range.upperBound - 1 : range.upperBound
    try refuseStars(range.lowerBound..<end)
    let words = words(in: range.lowerBound..<end)
    guard let last = words.last else {
      if isPrefix { throw strayStar(end) }
      return nil
    }
    // Letters must stand right before the star.
    let ending = FullText.words(of: String(decoding: bytes[..<end], as: UTF8.self) + "a").last
    if isPrefix, ending != last + "a" { throw strayStar(end) }
    let tests = words.dropLast().map(TextQuery.WordTest.form)
    return TextQuery.Term(words: tests + [isPrefix ? .beginning(last) : .form(last)])
  }

  private func phrase(_ range: Range<Int>) throws(TextQueryError) -> TextQuery.Term {
    guard range.count > 1, bytes[range.upperBound - 1] == quote else {
      let isBare = words(in: range).isEmpty
      throw error(
        "The phrase has no closing quote.", range, "Close it.", replacing: range,
        with: isBare ? "" : String(decoding: bytes[range], as: UTF8.self) + "\"")
    }
    try refuseStars(range)
    let words = words(in: range)
    guard !words.isEmpty else {
      throw error(
        "The phrase has no word.", range, "Write a word in it, or leave it out.",
        replacing: range, with: "")
    }
    return TextQuery.Term(words: words.map(TextQuery.WordTest.exactly))
  }

  private func words(in range: Range<Int>) -> [String] {
    FullText.words(of: String(decoding: bytes[range], as: UTF8.self))
  }

  // MARK: - Mistakes

  private func refuseStars(_ range: Range<Int>) throws(TextQueryError) {
    if let place = bytes[range].firstIndex(of: star) { throw strayStar(place) }
  }

  private func strayStar(_ place: Int) -> TextQueryError {
    error(
      "A * stands right after the beginning of a word.", place..<place + 1,
      "Write it as in sanction*, or leave it out.", replacing: place..<place + 1, with: "")
  }

  private func misplacedOr(_ range: Range<Int>) -> TextQueryError {
    error(
      "`or` stands between words to look for.", range, "Write a word on each side of it.",
      replacing: range, with: "")
  }

  private func error(
    _ message: String, _ range: Range<Int>, _ remedy: String, replacing: Range<Int>? = nil,
    with replacement: String = ""
  ) -> TextQueryError {
    TextQueryError(
      message: message, range: range, remedy: remedy,
      mended: replacing.flatMap { mended($0, with: replacement) })
  }

  /// The text with a part replaced, if that makes a query of it or leaves a lesser mistake.
  private func mended(_ range: Range<Int>, with replacement: String) -> String? {
    let mended =
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
    let trimmed = mended.split { $0 == " " }.joined(separator: " ")
    // Each mending is shorter or closes a quote, so that this ends.
    do {
      return try TextQuery(trimmed).text
    } catch {
      return error.mended
    }
  }
}
