import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

/// What is kept of dates against what is found row by row, on random dates.
@Suite("Indexes of dates")
struct DateIndexTests {
  private var random = SplitMix64(state: 11)

  /// Days, ranges of days, open ends, unknown and none; of few different days.
  private mutating func dates(_ count: Int, from first: Int32) -> [Value] {
    (0..<count).map { _ in
      let day = Day(first + Int32.random(in: 0..<90, using: &random))
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return .unknown
      case 1: return .none
      case 2: return .date(UncertainDate(.distantPast, day), notation: "")
      case 3: return .date(UncertainDate(day, .distantFuture), notation: "")
      case 4, 5:
        let length = Int.random(in: 1..<60, using: &random)
        return .date(UncertainDate(day, day.advanced(by: length)), notation: "")
      default: return .date(UncertainDate(day), notation: "")
      }
    }
  }

  private func vector(_ values: [Value]) -> Vector {
    Vector(
      MappedColumn(name: "", column: Column(type: .date, values: values)), 0..<values.count)
  }

  @Test("the figures of a series are read off sums by day as they are counted row by row")
  mutating func series() throws {
    for count in [1, 2, 7, 200, 700] {
      for endCount in 0...2 {
        var stays = Stays(start: vector(dates(count, from: 18_300)))
        for _ in 0..<endCount { stays.end(at: vector(dates(count, from: 18_310))) }
        for unit in [CalendarUnit.day, .week, .month, .quarter, .year] {
          for asOf in [18_250, 18_350, 18_600] as [Int32] {
            let calendar = SeriesCalendar(unit, from: stays.firstDay, asOf: Day(asOf))
            guard let days = try StayDays(stays, .never), let calendar else { continue }
            let places = StayPlaces(stays, calendar)
            for counted in [StateFigure.Counted.start, .entered, .left, .end] {
              for isPossible in [false, true] {
                let figure = StateFigure(name: "", counted: counted, isPossible: isPossible)
                let expected = places.counts(
                  figure, rowCount: count, grouping: nil, count: calendar.firsts.count)
                #expect(days.counts(figure, calendar) == expected, "\(unit) \(figure)")
              }
            }
          }
        }
      }
    }
  }

  @Test("days too far apart for a table are counted row by row")
  func farApart() throws {
    let ends = ["0001-01-01", "9999-12-31"].map(Prison.date)
    #expect(try StayDays(Stays(start: vector(ends)), .never) == nil)
    #expect(try StayDays(Stays(start: vector([.unknown, .none])), .never) == nil)
    #expect(try StayDays(Stays(start: vector([ends[0]])), .never) != nil)
  }

  @Test(
    "whether some related row's date is before or after one is told by the first or last of them",
    arguments: ["<", "<=", ">", ">=", "=", "!="])
  mutating func relatedDates(comparison: String) throws {
    for (peopleCount, caseCount) in [(1, 0), (1, 1), (3, 2), (40, 90), (200, 500)] {
      let born = dates(peopleCount, from: 18_300)
      let released = dates(caseCount, from: 18_310)
      let people = (0..<peopleCount).map { row in
        [.text("p\(row)"), .unknown, .unknown, .unknown, born[row]] as [Value]
      }
      let cases = (0..<caseCount).map { row -> [Value] in
        let person = Int.random(in: -1..<peopleCount, using: &random)
        return [
          .integer(row), person < 0 ? .unknown : .text("p\(person)"), .unknown, .unknown,
          released[row], .unknown, .unknown, .unknown,
        ]
      }
      let casebook = Prison.casebook(people: people, cases: cases)
      for quantified in ["people where any", "people where no", "cases where any person."] {
        let start = quantified.hasSuffix(".") ? quantified : quantified + " "
        for test in ["released \(comparison) person.born", "person.born \(comparison) released"] {
          // A second condition that all rows meet has every pair of rows looked at.
          let (found, causes) = try answer("\(start)cases (\(test))", casebook)
          let (all, allCauses) = try answer("\(start)cases (\(test) and case >= 0)", casebook)
          #expect(found == all, "\(start)cases (\(test))")
          #expect(causes == allCauses, "\(start)cases (\(test))")
        }
      }
    }
  }

  private func answer(_ text: String, _ casebook: Casebook) throws -> ([String], PossibleRows?) {
    let bound = try Worked.bind(text, casebook.schema)
    let answer = try Prison.run(bound.plan, on: casebook)
    return (Prison.lines(answer), answer.possible)
  }

  @Test("sums by day, and the least and greatest of the values of each target")
  mutating func kernels() {
    for count in 0...200 {
      let starts = (0..<count).map { _ in Int32.random(in: -4..<12, using: &random) }
      let ends = (0..<count).map { _ in Int32.random(in: -4..<12, using: &random) }
      let sums = daySums(of: starts.span, first: 0, count: 8)
      let lasting = lastingSums(from: starts.span, to: ends.span, first: 0, count: 8)
      #expect(sums.count == 9 && lasting.count == 9)
      for day in -1..<8 as Range<Int32> {
        #expect(Int(sums[Int(day) + 1]) == starts.count { $0 <= day })
        let there = zip(starts, ends).count { $0.0 <= day && day < $0.1 }
        #expect(Int(lasting[Int(day) + 1]) == there)
      }
      let targets = (0..<count).map { _ in Int32.random(in: -1..<5, using: &random) }
      let greatest = extremeValues(
        starts.span, targets: targets.span, targetCount: 6, none: -9, isGreatest: true)
      let least = extremeValues(
        starts.span, targets: targets.span, targetCount: 6, none: 99, isGreatest: false)
      for target in 0..<6 {
        let values = zip(targets, starts).filter { $0.0 == target }.map { $0.1 }
        #expect(greatest[target] == values.max() ?? -9)
        #expect(least[target] == values.min() ?? 99)
      }
    }
  }
}
