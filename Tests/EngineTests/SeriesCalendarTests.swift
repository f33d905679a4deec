import Model
import Store
import Testing

@testable import Engine

@Suite("Days among the periods of a series")
struct SeriesCalendarTests {
  @Test(
    "a day has the same place whether few days are asked or all", arguments: CalendarUnit.allCases)
  func places(unit: CalendarUnit) throws {
    let first: Int32 = 18_300
    let calendar = try #require(
      SeriesCalendar(unit, from: first, asOf: Day(first).advanced(by: 1_200)))
    let days = Array((first - 500)...(first + 2_500))
    let all = calendar.places(of: Cells(days))
    let starts = calendar.placesOfStarts(since: Cells(days))
    for (index, day) in days.enumerated() {
      let place = calendar.firsts.lastIndex { $0 <= day }
      let isAfter = place.map { day > calendar.lasts[$0] } ?? false
      #expect(all[index] == Int32(isAfter ? calendar.firsts.count : place ?? -1))
      #expect(calendar.places(of: [day]) == [all[index]])
      #expect(starts[index] == Int32(calendar.firsts.count { $0 < day }))
      #expect(calendar.placesOfStarts(since: [day]) == [starts[index]])
    }
  }
}
