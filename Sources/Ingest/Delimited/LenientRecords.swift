/// The first records of a file as one dialect would split them, whatever stands in them: what that
/// dialect would make of the file, not what is read.
struct LenientRecords {
  /// The fields of each record, quotes taken away.
  private(set) var records: [[String]] = []
  /// Fields in quotes.
  private(set) var quotedCount = 0
  /// Quotes that neither open nor close a field and are not written twice.
  private(set) var oddQuoteCount = 0
  /// Fields without quotes that hold letters.
  private(set) var unquotedTextCount = 0

  init(
    _ bytes: [UInt8], from start: Int, delimiter: UInt8, quote: UInt8, max recordsMax: Int,
    bytesMax: Int
  ) {
    var index = start
    let end = min(bytes.count, start + bytesMax)
    var record: [String] = []
    while index < end && records.count < recordsMax {
      var field: [UInt8] = []
      if bytes[index] == quote {
        quotedCount += 1
        index = quoted(bytes, from: index + 1, to: end, quote: quote, into: &field)
      }
      let isQuoted = !field.isEmpty
      while index < end, bytes[index] != delimiter, bytes[index] != Byte.lineFeed {
        if bytes[index] == quote || isQuoted && bytes[index] != Byte.carriageReturn {
          oddQuoteCount += 1
        }
        field.append(bytes[index])
        index += 1
      }
      if field.last == Byte.carriageReturn { field.removeLast() }
      if !isQuoted && field.contains(where: { $0 | 0x20 >= 0x61 && $0 < 0x7B || $0 >= 0x80 }) {
        unquotedTextCount += 1
      }
      record.append(String(decoding: field, as: UTF8.self))
      let isEnd = index >= end || bytes[index] == Byte.lineFeed
      index += 1
      guard isEnd else { continue }
      // What the sample cuts off says nothing, and neither does an empty line.
      if record != [""] && (index <= end || end == bytes.count) { records.append(record) }
      record = []
    }
  }

  /// Reads up to the closing quote; gives the place after it.
  private mutating func quoted(
    _ bytes: [UInt8], from start: Int, to end: Int, quote: UInt8, into field: inout [UInt8]
  ) -> Int {
    var index = start
    while index < end {
      if bytes[index] == quote {
        guard index + 1 < end, bytes[index + 1] == quote else { return index + 1 }
        index += 1
      }
      field.append(bytes[index])
      index += 1
    }
    if end == bytes.count { oddQuoteCount += 1 }
    return end
  }

  /// The number of fields that most records have, and the share of those that have it; nil without
  /// a record.
  var usualFieldCount: (fields: Int, share: Double)? {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { ($0.key, Double($0.value) / Double(records.count)) }
  }
}
