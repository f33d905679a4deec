import Model
import Testing

@testable import Store

@Suite("Links walk both ways")
struct LinkIndexTests {
  @Test(
    "each target lists its sources in order",
    arguments: [
      ([], 0), ([], 3), ([-1, -1], 2), ([0], 1), ([2, 0, 2, -1, 1, 2], 4), ([-1, 0], 1),
    ] as [([Int32], Int)])
  func bothWays(targets: [Int32], targetCount: Int) {
    let index = LinkIndex(targets: Cells(targets), targetCount: targetCount)
    #expect(Array(index.targets) == targets)
    #expect(index.offsets.count == targetCount + 1)
    for target in 0..<targetCount {
      let listed = index.rows(leadingTo: target)
      #expect(Array(listed) == targets.indices.filter { targets[$0] == target }.map(Int32.init))
    }
    #expect(index.sources.count == targets.count { $0 >= 0 })
  }
}

@Suite("Dictionaries find values by code point order")
struct TextDictionaryTests {
  private let values = ["", "Brest", "Minsk", "brest", "minsk", "Мінск", "мінск", "😀"]

  @Test("each value has its index as code, and others have none")
  func codes() {
    let dictionary = TextDictionary(sorted: values)
    for (code, value) in values.enumerated() { #expect(dictionary.code(of: value) == code) }
    for value in [" ", "Min", "Minsk ", "minskz", "а", "😁"] {
      #expect(dictionary.code(of: value) == nil)
    }
    #expect(TextDictionary(sorted: []).code(of: "x") == nil)
  }

  @Test("prefixes are ranges of codes")
  func bounds() {
    let dictionary = TextDictionary(sorted: values)
    #expect(dictionary.lowerBound("m") == 4)
    #expect(dictionary.lowerBound("") == 0)
    #expect(dictionary.lowerBound("\u{10FFFF}") == values.count)
  }

  @Test("an exact code is for the same bytes")
  func exact() {
    let dictionary = TextDictionary(sorted: ["ete", "e\u{301}te", "\u{E9}te"])
    #expect(dictionary.code(of: "\u{E9}te") == 2)
    #expect(dictionary.code(of: "e\u{301}te") == 1)
    #expect(TextDictionary(sorted: ["\u{E9}te"]).code(of: "e\u{301}te") == nil)
  }
}

@Suite("Cells are shown as they were written")
struct ColumnTests {
  @Test("missing cells win over what is stored")
  func missing() {
    let column = Column(
      type: .integer, storage: .integers([5, 0, 0]), unknown: Bitmap(rows: [1], count: 3),
      none: Bitmap(rows: [2], count: 3))
    #expect((0..<3).map { column.value(at: $0) } == [.integer(5), .unknown, .none])
    #expect(
      Column(type: .integer, storage: .integers([1]), unknown: Bitmap(rows: [], count: 1)).unknown
        == nil)
  }

  @Test(
    "bounds without a notation get the shortest one",
    arguments: [
      ("2021-08-15", "2021-08-15", "2021-08-15"), ("2021-08-01", "2021-08-31", "2021-08"),
      ("2021-01-01", "2021-12-31", "2021"), ("2021-08-02", "2021-08-31", "2021-08-02/2021-08-31"),
    ])
  func notation(first: String, last: String, expected: String) {
    guard case .date(let one) = EDTF.read(first), case .date(let other) = EDTF.read(last) else {
      Issue.record("\(first) and \(last) should be days")
      return
    }
    #expect(UncertainDate(one.earliest, other.latest).notation == expected)
    #expect(UncertainDate(.distantPast, other.latest).notation == "../" + last)
  }
}
