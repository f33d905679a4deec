import Testing

@testable import Model

@Suite("Days count as the calendar does")
struct DayTests {
  @Test("days and dates turn into each other for the years 1 to 9999")
  func roundTrip() {
    var number: Int32 = -719_162
    var isFaithful = true
    while number <= 2_932_896 {
      let (year, month, day) = Day(number).civil
      isFaithful = isFaithful && Day(year: year, month: month, day: day) == Day(number)
      number += 13
    }
    #expect(isFaithful)
    #expect(Day(-719_162).text == "0001-01-01")
    #expect(Day(2_932_896).text == "9999-12-31")
    #expect(Day(0).text == "1970-01-01")
  }

  @Test("each day follows the one before it, through four centuries")
  func succession() {
    var expected = (year: 1799, month: 12, day: 31)
    var isFaithful = true
    for number in Day(civilYear: 1799, month: 12, day: 31)
      .number..<Day(civilYear: 2201, month: 1, day: 1).number
    {
      isFaithful = isFaithful && Day(number).civil == expected
      expected.day += 1
      if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
    #expect(isFaithful)
  }

  @Test(
    "days that do not exist are refused",
    arguments: [
      (2021, 2, 29), (2020, 2, 30), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1),
      (2021, 1, 0), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (Int.max, 1, 1), (2021, Int.max, 1),
      (2021, 1, Int.max),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "ISO weeks",
    arguments: [
      ("2020-12-31", 2020, 53), ("2021-01-01", 2020, 53), ("2021-01-03", 2020, 53),
      ("2021-01-04", 2021, 1), ("2019-12-30", 2020, 1), ("2024-07-01", 2024, 27),
      ("2016-01-03", 2015, 53), ("2008-12-29", 2009, 1), ("1970-01-01", 1970, 1),
    ])
  func weeks(text: String, year: Int, week: Int) {
    guard case .date(let date) = EDTF.read(text) else {
      Issue.record("\(text) should be a date")
      return
    }
    #expect(date.earliest.isoWeek == (year, week))
  }

  @Test("the weekday goes round, also before 1970")
  func weekdays() {
    #expect(Day(0).weekday == 4)
    for number in Int32(-800)...800 {
      #expect(Day(number + 1).weekday == Day(number).weekday % 7 + 1)
    }
  }

  @Test("each unit's period holds its day, and the next begins the day after")
  func periods() {
    for number in stride(from: Int32(-400), to: 40_000, by: 37) {
      let day = Day(number)
      for unit in CalendarUnit.allCases {
        let period = unit.period(containing: day)
        #expect(period.contains(day))
        #expect(unit.period(containing: period.last) == period)
        let next = unit.period(1, after: day)
        #expect(next.first.days(since: period.last) == 1, "\(unit) after \(day.text)")
        #expect(unit.period(-1, after: next.first) == period)
      }
    }
  }

  @Test("going far beyond the calendar stops at its ends and never traps")
  func ends() {
    for unit in CalendarUnit.allCases {
      for count in [Int.max, Int.min, 1_000_000, -1_000_000] {
        let period = unit.period(count, after: Day(0))
        #expect(period.first <= period.last)
      }
      _ = unit.period(containing: .distantPast)
      _ = unit.period(containing: .distantFuture)
    }
    #expect(Day(0).advanced(by: Int.max) == .distantFuture)
    #expect(Day(0).advanced(by: Int.min) == .distantPast)
  }

  @Test(
    "literals of periods",
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"), ("2024-07", "2024-07-01", "2024-07-31"),
      ("2024-07-15", "2024-07-15", "2024-07-15"), ("2024-Q3", "2024-07-01", "2024-09-30"),
      ("2024-W27", "2024-07-01", "2024-07-07"), ("2020-W53", "2020-12-28", "2021-01-03"),
      ("202X", "2020-01-01", "2029-12-31"),
    ])
  func literals(text: String, first: String, last: String) {
    let period = Period(literal: text)
    #expect(period?.first.text == first)
    #expect(period?.last.text == last)
  }

  @Test(
    "what is no period of the calendar is no literal",
    arguments: [
      "2021-W53", "2024-Q5", "2024-Q0", "2024-W00", "24-Q3", "+024-Q3", "2024-Q+3", "2024-W+1",
      "2024-Q", "0000-Q1", "2024-13", "XXXX", "2024/..", "", "2024-q3", "2024-Q03",
    ])
  func malformedLiterals(text: String) {
    #expect(Period(literal: text) == nil)
  }
}
