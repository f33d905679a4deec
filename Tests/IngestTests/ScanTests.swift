import Testing

@testable import Ingest

@Suite("What the loops in C find is what is found byte by byte")
struct ScanTests {
  /// A generator with a seed, so that each run draws the same texts.
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// A record as it is told: its cells, its line, and where its cells stand.
  private struct Row: Equatable {
    let cells: [String]
    let line: Int
    let places: [TextPlace]
  }

  /// The records of a text, and what it is refused with; the quick way is gone if no more than one
  /// record is asked for at once.
  private static func rows(_ text: String, atOnce: Int) -> (rows: [Row], refusal: String?) {
    var reader = DelimitedReader(Array(text.utf8), file: "x.csv")
    var block = CellBlock()
    var rows: [Row] = []
    do {
      while try reader.read(into: &block, records: atOnce) {
        for record in 0..<block.recordCount {
          let first = record * reader.columnCount
          let cells = block.cells[first..<first + reader.columnCount]
          rows.append(
            Row(
              cells: cells.map { block.text(of: $0) }, line: block.records[record].line,
              places: cells.map { block.place(of: $0) }))
        }
      }
      return (rows, nil)
    } catch {
      return (rows, "\(error)")
    }
  }

  private static func compare(_ text: String) {
    let slow = rows(text, atOnce: 1)
    let quick = rows(text, atOnce: .max)
    #expect(quick.refusal == slow.refusal, "\(text.debugDescription)")
    // What a block holds is lost with the block that is refused.
    if slow.refusal == nil { #expect(quick.rows == slow.rows, "\(text.debugDescription)") }
  }

  @Test(
    "records with quotes, line ends and blanks where they may stand and where they may not",
    arguments: [
      "a,b\n\"\",\"\"\"\"\n\"\"\"x\",\"x\"\"\"\n", "a,b\n\"x\"y,1\n", "a,b\nx\"y\",1\n",
      "a,b\n\"x\" \"y\",1\n",
      "a,b\n\"1\n2\",\"\n\n\"\n3,4\n", "a,b\n1,2\r\n3,4\r\r\n5,\r\n",
      "a,b\n1,\"2\"\r\n3,\"4\"\r\r\n",
      "a,b\n\r\n \n 1,2\n,\n", "a\n\n1\n\n", "a,b\n1\n", "a,b\n1,2,3\n", "a,b\n1,2", "a,b\n1,\"2",
      "a,b\n1,\"2\"", "a,b\n1,2\r", "a,b\n1\r2,\"3\r\"\n", "a,b\n\"1,\n\",2\n\"\"\"\"\"\",3\n",
    ])
  func edges(text: String) {
    // Wherever the border between bytes that are looked at together lies.
    for before in 0...130 {
      let filler = String(repeating: "x", count: before)
      Self.compare("\(filler)\(text)")
      let header = text.prefix { $0 != "\n" }
      Self.compare("\(header)\n\(filler)\(text.dropFirst(header.utf8.count + 1))")
    }
  }

  @Test("random records, with cells as long as what is looked at together", arguments: 1...8)
  func random(seed: UInt64) {
    var draw = Draw(state: seed)
    let pieces = [
      "", "1", "x y", "\"\"", "\"a,b\"", "\"c\nd\"", "\"e\"\"f\"", "\"\"\"\"", "я", " ",
    ]
    for _ in 0..<40 {
      var text = "a,b,c\n"
      for _ in 0..<Int.random(in: 0...60, using: &draw) {
        let cells = (0..<3).map { _ in
          let piece = pieces.randomElement(using: &draw) ?? ""
          guard Int.random(in: 0..<50, using: &draw) == 0 else { return piece }
          let long = String(repeating: "y,\n\"\"z", count: Int.random(in: 1...1500, using: &draw))
          return "\"\(long)\""
        }
        text += cells.joined(separator: ",")
        text += Int.random(in: 0..<9, using: &draw) == 0 ? "\r\n" : "\n"
      }
      Self.compare(text)
    }
  }

  @Test("records are found alike with and without vector code, up to as many as were asked for")
  func vectors() {
    var draw = Draw(state: 7)
    let bytes: [UInt8] = [
      Byte.comma, Byte.comma, Byte.lineFeed, Byte.quote, 0x61, 0xFF, 0x80, 0x2D,
    ]
    for count in 0...400 {
      let text = (0..<count + 3).map { _ in bytes.randomElement(using: &draw) ?? 0 }
      for (columnCount, max) in [(1, 1), (1, 500), (2, 3), (3, 500)] {
        var (block, other) = (CellBlock(), CellBlock())
        let way = ByteScan.appendRecords(
          in: text, from: 3, line: 5, max: max, columnCount: columnCount, DelimitedDialect(),
          to: &block)
        let otherWay = ByteScan.appendRecords(
          in: text, from: 3, line: 5, max: max, columnCount: columnCount, DelimitedDialect(),
          to: &other, isPortable: true)
        #expect(way == otherWay && block.recordCount <= max)
        #expect(block.records.map(\.start) == other.records.map(\.start))
        #expect(block.cells.map(\.start) == other.cells.map(\.start))
        #expect(block.cells.map(\.count) == other.cells.map(\.count))
      }
    }
  }

  @Test("UTF-8 is told from what is not as the standard library does it, wherever it stands")
  func encoding() {
    var texts: [[UInt8]] = [[]]
    // What may begin, go on and end a character, and the bytes next to these.
    let edges: [UInt8] = [
      0x00, 0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<2 { texts += texts.flatMap { text in edges.map { text + [$0] } } }
    for lead: UInt8 in [0xE0, 0xED, 0xEF, 0xF0, 0xF3, 0xF4] {
      for second in edges {
        for third: UInt8 in [0x7F, 0x80, 0xBF, 0xC0] {
          texts.append([lead, second, third])
          for fourth: UInt8 in [0x7F, 0x80, 0xBF, 0xC0] {
            texts.append([lead, second, third, fourth])
          }
        }
      }
    }
    for text in texts {
      for before in [0, 1, 13, 14, 15, 16, 17, 28, 29, 30, 31, 32, 33] {
        let bytes = [UInt8](repeating: 0x61, count: before) + text
        for whole in [bytes, bytes + [0x62], bytes + [UInt8](repeating: 0x62, count: 40)] {
          let isText = (try? UTF8Span(validating: whole.span)) != nil
          #expect(ByteScan.isUTF8(whole.span) == isText, "\(whole)")
          #expect(ByteScan.isUTF8(whole.span, isPortable: true) == isText, "\(whole)")
        }
      }
    }
  }
}
