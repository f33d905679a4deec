import Testing

@testable import Pattern

@Suite struct RecordedVerdictTests {
  @Test func `Verdicts are those that Python recorded`() throws {
    var matchers: [String: Matcher] = [:]
    var count = 0
    for line in recordedVerdicts.split(separator: "\n") {
      let fields = line.split(separator: " ⇥", maxSplits: 2).map { field in
        field.first == " " ? String(field.dropFirst()) : String(field)
      }
      try #require(fields.count >= 2, "\(line)")
      let text = fields.count == 3 ? fields[2] : ""
      var matcher = try matchers[fields[1]] ?? Pattern(fields[1]).makeMatcher()
      let isMatch = matcher.matches(text)
      matchers[fields[1]] = matcher
      #expect(isMatch == (fields[0] == "+"), "/\(fields[1])/ on \(text)")
      count += 1
    }
    #expect(count >= 280)
  }
}
