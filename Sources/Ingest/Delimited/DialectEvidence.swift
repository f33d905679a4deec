/// Finds out how a delimited file without a descriptor is written, from its first records.
struct DialectEvidence {
  /// The dialect that the file speaks for.
  private(set) var dialect = DelimitedDialect()
  /// What the load report says about it; the usual is not told.
  private(set) var notes: [String] = []

  private let bytes: [UInt8]
  private let start: Int

  /// Bytes that are looked at; a file of that size has shown how it is written.
  static let bytesMax = 262_144
  private static let recordsMax = 500

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    let first = bytes.starts(with: Byte.orderMark) ? 3 : 0
    let end = bytes[first...].firstIndex(of: Byte.lineFeed) ?? bytes.count
    if let said = Self.separator(bytes[first..<end]), end < bytes.count {
      dialect.delimiter = said.byte
      dialect.start = end + 1
      start = end + 1
      notes.append("its first line says that \(said.name) separate the fields; it is no record")
      findHeader()
      return
    }
    start = first
    let chosen = findDelimiter(headerEnd: end)
    dialect.delimiter = chosen.byte
    let usual = file.lowercased().hasSuffix(".tsv") ? Byte.tab : Byte.comma
    if chosen.isSeen && chosen.byte != usual { notes.append("\(chosen.name) separate the fields") }
    findQuote()
    findHeader()
  }

  /// Where the records start after a spreadsheet's `sep=;` line that says the same delimiter as a
  /// descriptor; nil if there is no such line.
  static func startAfterSeparatorLine(of bytes: [UInt8], delimiter: UInt8) -> Int? {
    let first = bytes.starts(with: Byte.orderMark) ? 3 : 0
    guard let end = bytes[first...].firstIndex(of: Byte.lineFeed),
      separator(bytes[first..<end])?.byte == delimiter
    else { return nil }
    return end + 1
  }

  /// What a spreadsheet's `sep=;` line says.
  private static func separator(_ line: ArraySlice<UInt8>) -> (byte: UInt8, name: String)? {
    let word = Array("sep=".utf8)
    guard line.starts(with: word) else { return nil }
    var rest = line.dropFirst(word.count)
    if rest.last == Byte.carriageReturn { rest = rest.dropLast() }
    guard rest.count == 1, let byte = rest.first else { return nil }
    return DelimitedDialect.delimiters.first { $0.byte == byte }
  }

  // MARK: - Delimiter

  /// The delimiter that gives the records the same number of fields, more than one; else the one
  /// that the first line has most of outside quotes; else a comma.
  private func findDelimiter(
    headerEnd: Int
  ) -> (byte: UInt8, name: String, isSeen: Bool) {
    let candidates = DelimitedDialect.delimiters
    var best: (index: Int, share: Double, fields: Int)?
    for (index, candidate) in candidates.enumerated() {
      let sample = LenientRecords(
        bytes, from: start, delimiter: candidate.byte, quote: Byte.quote, max: Self.recordsMax,
        bytesMax: Self.bytesMax)
      guard let (fields, share) = sample.usualFieldCount, fields > 1, share > 0.9,
        sample.records.first?.count == fields, sample.oddQuoteCount == 0
      else { continue }
      if let best, (best.share, best.fields) >= (share, fields) { continue }
      best = (index, share, fields)
    }
    if let best { return (candidates[best.index].byte, candidates[best.index].name, true) }
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes[start..<headerEnd] {
      if byte == Byte.quote { isQuoted.toggle() }
      if !isQuoted, let index = candidates.firstIndex(where: { $0.byte == byte }) {
        counts[index] += 1
      }
    }
    let most = counts.max() ?? 0
    let chosen = candidates[most == 0 ? 0 : counts.firstIndex(of: most) ?? 0]
    return (chosen.byte, chosen.name, most > 0)
  }

  // MARK: - Quote

  /// Apostrophes quote if no field is in quotation marks, every field that starts with one ends
  /// with one, and either the records become even by it or all texts are so quoted.
  private mutating func findQuote() {
    let marks = sample(quote: Byte.quote)
    let apostrophes = sample(quote: DelimitedDialect.apostrophe)
    guard marks.quotedCount == 0, marks.oddQuoteCount == 0, apostrophes.quotedCount >= 2,
      apostrophes.oddQuoteCount == 0, let usual = apostrophes.usualFieldCount, usual.share == 1
    else { return }
    let becomesEven = (marks.usualFieldCount?.share ?? 0) < 1
    guard becomesEven || apostrophes.unquotedTextCount == 0 else { return }
    dialect.quote = DelimitedDialect.apostrophe
    notes.append("fields are quoted with apostrophes")
  }

  private func sample(quote: UInt8) -> LenientRecords {
    LenientRecords(
      bytes, from: start, delimiter: dialect.delimiter, quote: quote, max: Self.recordsMax,
      bytesMax: Self.bytesMax)
  }

  // MARK: - Header

  private mutating func findHeader() {
    let records = sample(quote: dialect.quote).records
    guard HeaderEvidence(records).isHeaderless else { return }
    dialect.hasHeader = false
    notes.append(
      "its first line holds data, no names; the columns are called column_1, column_2 and so on")
  }
}

/// Whether the first record names the columns or is one of the rows.
struct HeaderEvidence {
  /// True if the first record looks like those after it: a number or a date stands where only such
  /// follow, and no column speaks against it.
  private(set) var isHeaderless = false

  init(_ records: [[String]]) {
    guard let first = records.first else { return }
    let kinds = first.map(Kind.init(of:))
    guard kinds.contains(where: { $0 == .number || $0 == .date }) else { return }
    let rest = records.dropFirst()
    guard !rest.isEmpty else {
      isHeaderless = !kinds.contains(.text)
      return
    }
    if Self.areYears(zip(first, kinds).filter { $0.1 != .text && $0.1 != .none }.map(\.0)) {
      return
    }
    var speaksFor = false
    for (column, kind) in kinds.enumerated() {
      let below = Set(
        rest.compactMap { $0.indices.contains(column) ? $0[column] : nil }
          .map(Kind.init(of:))
      ).subtracting([.none])
      guard below.count == 1, let only = below.first, only != .text else { continue }
      if kind == .text { return }
      if kind == only { speaksFor = true }
    }
    isHeaderless = speaksFor
  }

  private enum Kind {
    case none, number, date, text

    init(of text: String) {
      let bytes = Array(text.utf8)
      if bytes.isEmpty {
        self = .none
      } else if NumberText.isPlainNumber(bytes.span, 0, bytes.count) {
        self = .number
      } else {
        let parts = text.split(whereSeparator: { "-./:T ".contains($0) })
        let areDigits = parts.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
        self = parts.count > 1 && areDigits && text.utf8.count <= 23 ? .date : .text
      }
    }
  }

  /// Columns are often named by years, one after the other.
  private static func areYears(_ names: [String]) -> Bool {
    let years = names.compactMap { Int($0) }
    return years.count == names.count && years.count > 1
      && years.allSatisfy { 1000...2999 ~= $0 }
      && zip(years, years.dropFirst()).allSatisfy { $0 < $1 }
  }
}
