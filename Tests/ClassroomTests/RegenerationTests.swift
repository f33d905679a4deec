import Testing

@testable import generate_classroom

@Suite struct RegenerationTests {
  @Test func theCommittedFilesAreWhatTheGeneratorDraws() throws {
    let drawn = generateClassroom()
    #expect(
      drawn.map(\.name) == ["datapackage.json", "cases.csv", "statements.csv", "speakers.csv"])
    for file in drawn {
      let kept = try committed(file.name)
      #expect(
        file.text == kept, "run: swift run generate-classroom Samples/classroom (\(file.name))")
    }
  }

  @Test func theDrawsAreThoseOfTheReferenceSplitMix64() {
    var random = SplitMix64(seed: 1_234_567)
    let first = (0..<3).map { _ in random.next() }
    #expect(
      first == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(arguments: [
    (CivilDay(1970, 1, 1), 0, "1970-01-01"), (CivilDay(2020, 2, 29), 18_321, "2020-02-29"),
    (CivilDay(2024, 13, 1), 20_089, "2025-01-01"), (CivilDay(2021, 0, 31), 18_627, "2020-12-31"),
  ])
  func daysOfTheCalendarAreCounted(day: CivilDay, number: Int, text: String) {
    #expect(day.number == number)
    #expect(day.text == text)
    #expect(CivilDay(number: number) == day)
  }

  @Test func theDescriptorSaysThatTheDataAreSynthetic() throws {
    let text = try committed("datapackage.json")
    #expect(text.contains("\"title\": \"Classroom (synthetic)"))
    #expect(text.contains("\"description\": \"Synthetic data for teaching"))
    #expect(text.contains("\"synthetic\": true"))
  }

  @Test(arguments: [
    ("cases.csv", CaseRecords.header, Field.cases),
    ("statements.csv", StatementRecords.header, Field.statements),
    ("speakers.csv", Speaker.header, Field.speakers),
  ])
  func everyColumnIsDescribedAndKeepsToItsCategories(
    file: String, header: [String], fields: [Field]
  ) throws {
    #expect(fields.map(\.name) == header)
    #expect(fields.allSatisfy { !$0.description.isEmpty })
    let table = try rows(of: file)
    for field in fields where !field.categories.isEmpty {
      let used = Set(table.compactMap { $0[field.name] }).subtracting([""])
      #expect(used.isSubset(of: field.categories), "\(file) \(field.name)")
    }
  }
}
