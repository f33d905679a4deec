import Model
import Testing

@testable import Ingest

@Suite("No text makes a reading fail otherwise than by saying that it is none")
struct RandomReadingsTests {
  /// A generator with a seed, so that each run draws the same texts.
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let pieces = [
    "0", "1", "12", "31", "00", "77", "1977", "9999", "0000", "123456789012", "-", "–", "/", ".",
    ",",
    " ", "  ", ":", "~", "?", "(", ")", "'", "T", "Z", "..", "X", "января", "студзеня", "de",
    "enero",
    "Dec", "May", "XII", "before", "after", "since", "until", "to", "and", "between", "from", "c.",
    "s", "-е", "г.", "th", "Q", "P", "M", "Y", "months", "лет", "%", "\u{A0}", "é", "👍", "NA", "+",
  ]

  @Test("dates have their bounds in order, in every order and notation", arguments: [1, 2, 3])
  func dates(seed: UInt64) {
    var draw = Draw(state: seed)
    let notations: [DateReading.Notation] = [
      .written, .compact, .serial, .epochSeconds, .epochMilliseconds,
    ]
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...9, using: &draw)
      let text = (0..<count).map { _ in
        Self.pieces.randomElement(using: &draw) ?? ""
      }.joined().trimmed
      for order in DayOrder.allCases {
        for notation in notations {
          let until = Day(year: 2015, month: 1, day: 30)
          let reading = DateReading(notation, order: order, yearlessUntil: until)
          if case .date(let date) = reading.read(text).reading {
            #expect(date.earliest <= date.latest, "\(text)")
          }
        }
      }
      if let span = DurationText.read(text) { #expect(span.least <= span.most, "\(text)") }
      for format in NumberFormats.candidates {
        guard let plain = format.plain(text) else { continue }
        let bytes = Array(plain.utf8)
        #expect(
          NumberText.number(bytes.span, 0, bytes.count) != nil || bytes.count > 300, "\(text)")
      }
    }
  }

  @Test("a column of any texts is read one way, or asked about", arguments: [4, 5])
  func columns(seed: UInt64) {
    var draw = Draw(state: seed)
    for _ in 0..<150 {
      let few = (0..<3).map { _ in Self.pieces.randomElement(using: &draw) ?? "" }
      let rows = (0..<8).map { _ in
        (0..<2).map { _ in few.randomElement(using: &draw) ?? "" }.joined()
          .filter { $0 != "," && $0 != "\"" }
      }
      let csv = "a,b\n" + rows.map { $0 + ",1\n" }.joined()
      do {
        let table = try DirtyTable(csv)
        #expect(table.cells("a").count == rows.count)
        #expect(table.report.refusedCount == 0, "\(rows)")
      } catch {
        #expect(error.message.contains("--dates"), "\(error.description)")
      }
    }
  }
}
