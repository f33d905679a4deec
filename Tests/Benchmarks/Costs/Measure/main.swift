import FullText
import Language
import Model
import Pattern
import Plan
import Store

@testable import Engine

// Prints the constants of `Sources/Plan/Costs.swift`: each is measured on the loop that it is named
// after there.

func measurements() throws -> [Measurement] {
  let rowCount = 2_000_000
  let textCount = 100_000
  var draw = Draw()
  let bytes = (0..<rowCount).map { _ in UInt8.random(in: 0..<200, using: &draw) }
  let wide = (0..<rowCount).map { _ in Int32.random(in: 0..<1000, using: &draw) }
  let numbers = (0..<rowCount).map { _ in Int32.random(in: 0..<100_000, using: &draw) }
  let keys = numbers.map { UInt64($0 % 1000) &* 0x9e37_79b9 }
  let rows = (0..<rowCount).filter { _ in Bool.random(using: &draw) }.map { Int32($0) }
  let half = Bitmap(rows: rows.lazy.map(Int.init), count: rowCount)
  let every = Bitmap(repeating: true, count: rowCount)
  let letters = Array("abcdefghijklmnopqrstuvwxyz    ".utf8)
  let arena = TextArena(
    (0..<textCount).map { _ in
      String(
        decoding: (0..<100).map { _ in letters.randomElement(using: &draw) ?? 97 }, as: UTF8.self)
    })
  let vocabulary = (0..<5_000).map { number in
    String(
      (0..<(3 + number % 8)).map { _ in
        Character(Unicode.Scalar(letters.randomElement(using: &draw) ?? 97))
      }
    )
    .replacing(" ", with: "o")
  }
  let prose = TextArena(
    (0..<textCount).map { _ in
      (0..<15).map { _ in vocabulary.randomElement(using: &draw) ?? "" }.joined(separator: " ")
    })
  let index = TextIndex(of: prose, language: nil) {}
  let members = NumberSet.integers(Set((0..<10_000).map { $0 * 6 }))
  let set = CodeSet((0..<200).map { $0 == 7 ? 1 : 0 })
  let pattern = try Pattern("sanct.*ion")
  let days = Column(type: .date, storage: .days(Integers(Cells(numbers))))
  guard let zones = ColumnZones(of: days) else { return [] }
  let partners = try PlacesByNumber(wide.span, count: 1000, .never)
  let places = [Int32](repeating: 0, count: rowCount)
  let pairs = try pairCounter(bytes, wide)

  return [
    Measurement("word", count: rowCount / 64) { half.intersection(every).setCount },
    Measurement("code", count: rowCount) { Int(set.bits(of: bytes.span).count) },
    Measurement("range", count: rowCount) {
      zones.bits(0..<rowCount, from: 1_000, to: 50_000, within: nil).count
    },
    Measurement("compared", count: rowCount) {
      let vector = Vector(
        type: .date, values: .dates(earliest: Cells(numbers), latest: Cells(numbers)),
        unknown: half, none: nil)
      return compared(.less, vector, vector).yes.count
    },
    Measurement("text", count: textCount) {
      var scan = TextScan(.containing("sanction"))
      return (0..<textCount).count { scan.holds(arena, at: $0) }
    },
    Measurement("sameText", count: textCount) {
      var scan = TextScan(.exactly(EqualTexts(["sanction"])))
      return (0..<textCount).count { scan.holds(arena, at: $0) }
    },
    Measurement("pattern", count: textCount) {
      let texts = (0..<textCount).map { arena.text(at: $0) }
      let vector = Vector(type: .text, values: .strings(texts), unknown: nil, none: nil)
      return Test.constant(.yes).matches(vector, pattern).yes.count
    },
    Measurement("linkedBit", count: rowCount) {
      gatheredBits(half.words.span, at: numbers.span, missing: false, within: nil).count
    },
    Measurement("near", count: rowCount) {
      let dates = Vector(
        type: .date, values: .dates(earliest: Cells(numbers), latest: Cells(numbers)),
        unknown: half, none: nil)
      return Test.constant(.yes).near(.of, days: 90, dates, dates).yes.count
    },
    Measurement("member", count: rowCount) {
      let values = Vector(
        type: .integer, values: .integers(Cells(keys.map { Int64($0 & 0xffff) })), unknown: nil,
        none: nil)
      return members.members(of: values)?.count ?? 0
    },
    Measurement("mentioned", count: textCount) {
      index.texts(containing: [Array(vocabulary[6].utf8), Array(vocabulary[7].utf8)]).count
    },
    Measurement("searched", count: index.wordCount) {
      index.texts(containing: [Array("sanction".utf8)]).count
    },
    Measurement("marked", count: rows.count) {
      relatedBits(half.words.span, targets: wide.span, targetCount: 1000).count
    },
    Measurement("gathered", count: rows.count) { days.gathered(at: rows).count },
    Measurement("listed", count: rows.count) { half.rows.count },
    Measurement("counted", count: rows.count) {
      PackedCodes.bytes(Cells(bytes)).counts(within: half, codeCount: 200, .alone).count
    },
    Measurement("countedPair", count: rows.count) {
      pairs.counts(of: 0..<rowCount, among: half).count
    },
    Measurement("countedPairOfAll", count: rowCount) {
      pairs.counts(of: 0..<rowCount, among: every).count
    },
    try Measurement("numbered", count: rowCount) {
      try numbered(keys.span, within: every.words.span, .never).firstRows.count
    },
    try Measurement("sorted", count: rowCount) {
      try sortedPlaces(rowCount, by: [wide], .never).count
    },
    try Measurement("numberedText", count: textCount) {
      try Ordinals(Vector(type: .text, values: .prose(Prose(prose))), .never).count
    },
    Measurement("paired", count: rowCount) {
      joinedPlaces(
        0..<1000, numbers: wide.span, right: partners, ranks: places.span, lows: places.span,
        highs: places.span
      ).left.count
    },
    Measurement("boxed", count: textCount) {
      let values = (0..<textCount).map { [Value.integer(Int(numbers[$0])), .text("minsk")] }
      return Set(values).count / 2
    },
  ]
}

/// Counts rows under a pair of codes: the engine's own types, since what is generic there is not
/// specialised here.
func pairCounter(_ first: [UInt8], _ second: [Int32]) throws -> PlaceCounter {
  func codes(_ numbers: some Sequence<Int64>) throws -> ColumnCodes {
    let column = Column(type: .integer, storage: .integers(Integers(Array(numbers))))
    guard let codes = ColumnCodes(of: column) else { throw NoCodes() }
    return codes
  }
  let (one, other) = (try codes(first.lazy.map(Int64.init)), try codes(second.lazy.map(Int64.init)))
  return PlaceCounter(
    [PlaceTerm(other, stride: 1), PlaceTerm(one, stride: other.count)],
    placeCount: one.count * other.count)
}

/// Numbers that are drawn near each other have codes.
struct NoCodes: Error {}

for measurement in try measurements() { print(measurement.line) }
