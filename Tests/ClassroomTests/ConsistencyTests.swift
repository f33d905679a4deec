import Testing

@Suite struct ConsistencyTests {
  @Test func everyRecordedCaseCanHaveHappenedInOrder() throws {
    for one in try rows(of: "cases.csv") {
      var earliest = "0000"
      let columns = ["detained", "sentenced", one["died"] == "" ? "released" : "died"]
      for text in columns.compactMap({ one[$0] }) where !text.isEmpty {
        let period = try #require(RecordedPeriod(text), "\(text)")
        earliest = max(earliest, period.first)
        #expect(earliest <= period.last, "\(one)")
      }
      #expect(earliest <= "2025-07-20", "\(one)")
      #expect((one["sentenced"] == "") == (one["sentence_months"] == ""), "\(one)")
    }
  }

  @Test func keysAreUniqueAndLinksLead() throws {
    let cases = try rows(of: "cases.csv").compactMap { $0["id"] }
    let speakers = try rows(of: "speakers.csv").compactMap { $0["id"] }
    let statements = try rows(of: "statements.csv")
    #expect(Set(cases).count == 3900)
    #expect(Set(speakers).count == 60)
    #expect(Set(statements.compactMap { $0["id"] }).count == 6000)
    let linkedCases = Set(statements.compactMap { $0["case_id"] }).subtracting([""])
    #expect(linkedCases.isSubset(of: cases))
    let linkedSpeakers = Set(statements.compactMap { $0["speaker"] }).subtracting([""])
    #expect(linkedSpeakers == Set(speakers))
    let linked = statements.count { $0["case_id"] != "" }
    #expect((1900...2300).contains(linked))
  }

  @Test func statementsAreShortSentences() throws {
    let texts = try rows(of: "statements.csv").compactMap { $0["text"] }
    #expect(texts.allSatisfy { (5...12).contains($0.split(separator: " ").count) })
    let cyrillic = texts.count { $0.unicodeScalars.contains { $0.value >= 0x400 } }
    #expect((250...500).contains(cyrillic))
    #expect(texts.contains { $0.contains("\"") && $0.contains(",") })
  }

  @Test(arguments: [
    ("cases.csv", "detained", 66...100), ("cases.csv", "faction", 270...350),
    ("cases.csv", "birth_year", 90...150), ("statements.csv", "stance", 180...300),
  ])
  func someIsUnknownOrImprecise(file: String, column: String, expected: ClosedRange<Int>) throws {
    let values = try rows(of: file).compactMap { $0[column] }
    let vague = values.count { column == "detained" ? $0.count != 10 : $0.isEmpty }
    #expect(expected.contains(vague))
  }

  @Test func engagementComesToAgreeWithSanctionsRelief() throws {
    let statements = try rows(of: "statements.csv")
    func support(_ year: String) -> Int {
      let sides = statements.filter { one in
        one["topic"] == "relief" && one["faction"] == "engagement"
          && one["date"]?.hasPrefix(year) == true
          && (one["stance"] == "support" || one["stance"] == "oppose")
      }
      return 100 * sides.count { $0["stance"] == "support" } / max(1, sides.count)
    }
    #expect(support("2025") > support("2022"))
  }
}
