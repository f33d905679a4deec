/// How a delimited file without a descriptor is written: which byte stands between its fields.
struct DelimitedDialect {
  /// The byte between fields.
  let delimiter: UInt8
  /// Where the header starts, after an `sep=` line; nil at the file's start.
  let headerOffset: Int?
  /// What the load report says about it; nil for the usual.
  let note: String?

  private static let candidates: [(byte: UInt8, name: String)] = [
    (Byte.comma, "commas"), (Byte.tab, "tabs"), (UInt8(ascii: ";"), "semicolons"),
    (UInt8(ascii: "|"), "bars"),
  ]

  /// Takes the delimiter from a spreadsheet's `sep=;` line, else the one that the header line has
  /// most of outside quotes; a comma if there is none.
  init(sniffing bytes: [UInt8], file: String) {
    let start = bytes.starts(with: Byte.orderMark) ? 3 : 0
    let end = bytes[start...].firstIndex(of: Byte.lineFeed) ?? bytes.count
    let firstLine = bytes[start..<end]
    let separator = Array("sep=".utf8)
    if firstLine.starts(with: separator), firstLine.count > separator.count, end < bytes.count {
      let byte = firstLine[start + separator.count]
      if let known = Self.candidates.first(where: { $0.byte == byte }) {
        delimiter = byte
        headerOffset = end + 1
        note = "its first line says that \(known.name) separate the fields; it is not a record"
        return
      }
    }
    headerOffset = nil
    var counts = [Int](repeating: 0, count: Self.candidates.count)
    var isQuoted = false
    for byte in firstLine {
      if byte == Byte.quote { isQuoted.toggle() }
      if !isQuoted, let index = Self.candidates.firstIndex(where: { $0.byte == byte }) {
        counts[index] += 1
      }
    }
    let most = counts.max() ?? 0
    let chosen = Self.candidates[most == 0 ? 0 : counts.firstIndex(of: most) ?? 0]
    delimiter = chosen.byte
    let usual = file.lowercased().hasSuffix(".tsv") ? Byte.tab : Byte.comma
    note = most == 0 || chosen.byte == usual ? nil : "\(chosen.name) separate the fields"
  }
}
