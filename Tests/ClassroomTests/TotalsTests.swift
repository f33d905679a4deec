import Testing

/// The published totals, counted from the committed text alone.
@Suite struct TotalsTests {
  private let cases: [[String: String]]

  init() throws {
    cases = try rows(of: "cases.csv")
  }

  private func count(_ column: String, _ value: String) -> Int {
    cases.count { $0[column] == value }
  }

  /// Counts rows whose date certainly, and rows whose date only possibly, lies in the period.
  private func dated(
    _ column: String, from first: String, to last: String
  ) -> (certain: Int, possible: Int) {
    let answers = cases.compactMap { $0[column] }.filter { !$0.isEmpty }
      .map { RecordedPeriod($0)?.lies(from: first, to: last) }
    return (answers.count { $0 == true }, answers.count { $0 == nil })
  }

  @Test func elevenHundredAreHeldAndTheFormerIncludeTheDead() {
    #expect(cases.count == 3900)
    let held = cases.count { $0["released"] == "" && $0["died"] == "" }
    #expect(held == 1100)
    #expect(cases.count - held == 2800)
    #expect(cases.count { $0["died"] != "" } == 8)
    #expect(cases.count { $0["died"] != "" && $0["released"] != "" } == 0)
  }

  @Test func statusAndKindOfEndingAgreeWithTheDates() {
    #expect(count("status", "held") == 1100)
    #expect(count("status", "released") == 2792)
    #expect(count("status", "died") == 8)
    for one in cases {
      let ended = one["released"] != "" ? "released" : one["died"] != "" ? "died" : "held"
      #expect(one["status"] == ended)
      #expect((one["release_kind"] == "") == (ended == "held"))
      #expect((one["release_kind"] == "died") == (ended == "died"))
    }
  }

  @Test func twoHundredOfThoseHeldAreOnTheHumanitarianList() {
    #expect(count("humanitarian", "true") == 200)
    #expect(cases.allSatisfy { $0["humanitarian"] == "false" || $0["status"] == "held" })
  }

  @Test(arguments: [
    ("released", "2024-07-01", "9999", 300), ("released", "2025-01-01", "2025-12-31", 105),
    ("released", "2024-07-01", "2024-12-31", 195), ("detained", "2025-01-01", "2025-12-31", 167),
    ("detained", "2024-07-01", "9999", 333),
  ])
  func thePublishedCountsAreCertain(column: String, first: String, last: String, total: Int) {
    let counted = dated(column, from: first, to: last)
    #expect(counted.certain == total)
    #expect(counted.possible == 0)
  }

  @Test func twelveDaysOfDetentionAreUnknownAndThreeOfThemMayBeIn2025() {
    let unknown = cases.filter { $0["detained"] == "" }
    #expect(unknown.count == 12)
    let unbounded = unknown.filter { one in
      let bounds = ["sentenced", "released", "died"].compactMap { one[$0] }
        .compactMap { RecordedPeriod($0)?.last }
      return bounds.allSatisfy { $0 >= "2025-01-01" }
    }
    #expect(unbounded.count == 3)
  }

  @Test func pardonsComeInBursts() {
    let september = cases.filter {
      $0["released"] == "2024-09-12" && $0["release_kind"] == "pardon"
    }
    #expect(september.count == 34)
  }
}
