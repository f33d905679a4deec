import Language
import Model
import Testing

@testable import Plan

@Suite("Conditions in normal form")
struct NormalizationTests {
  @Test(
    "Folding sets of days says the same as trying every day, and never less than Kleene's logic")
  func daysOfOneDate() {
    var draw = Draw(seed: 1)
    let date = Column.a
    for _ in 0..<1200 {
      let predicate = draw.predicate(over: [date], depth: 4)
      let folded = predicate.normalized()
      for cell in Cell.all {
        let plain = predicate.settled(of: [cell]).truth(of: [cell])
        let normal = folded.truth(of: [cell])
        let exhaustive = predicate.truthByTryingEveryDay(of: [cell])
        #expect(agrees(normal, with: plain, within: exhaustive), "\(text(predicate)) of \(cell)")
      }
    }
  }

  @Test("Tests of one date that are joined by one operator are exact")
  func exactForOneDate() {
    var draw = Draw(seed: 2)
    for _ in 0..<800 {
      let tests = (0..<draw.number(in: 1...6)).map { _ in draw.days(of: .a) }
      for predicate in [Predicate.and(tests), .or(tests), .not(.and(tests)), .not(.or(tests))] {
        for cell in Cell.all where cell != .unknown {
          let normal = predicate.normalized().truth(of: [cell])
          #expect(
            normal == predicate.truthByTryingEveryDay(of: [cell]), "\(text(predicate)) of \(cell)")
        }
      }
    }
  }

  @Test("Two dates, hedges and other tests keep their meaning")
  func twoDates() {
    var draw = Draw(seed: 3)
    for _ in 0..<150 {
      let predicate = draw.predicate(over: [.a, .b], depth: 4)
      let folded = predicate.normalized()
      for first in Cell.all {
        for second in Cell.all {
          let cells = [first, second]
          #expect(
            agrees(
              folded.truth(of: cells), with: predicate.settled(of: cells).truth(of: cells),
              within: predicate.truthByTryingEveryDay(of: cells)),
            "\(text(predicate)) of \(cells)")
        }
      }
    }
  }

  @Test("Normal form has negation at the tests and no chain within a chain")
  func shape() {
    var draw = Draw(seed: 4)
    for _ in 0..<800 {
      let normal = draw.predicate(over: [.a, .b], depth: 5).normalized()
      #expect(normal.isNormal, "\(text(normal))")
      #expect(normal.normalized() == normal, "\(text(normal))")
    }
  }

  @Test("Filters that follow each other are one condition")
  func filters() {
    let tests = (0..<3).map { Predicate.status(.column(Column.a.reference), Status.allCases[$0]) }
    let plan = tests.reduce(LogicalPlan.scan(table: 0)) { .filter($1, $0) }
    #expect(plan.normalized() == .filter(.and(tests), .scan(table: 0)))
  }

  // The folded truth is Kleene's, or more precise; and where it is certain, no day contradicts it.
  private func agrees(_ normal: Truth, with kleene: Truth, within exhaustive: Truth) -> Bool {
    (normal == kleene || kleene == .unsure) && (normal == .unsure || normal == exhaustive)
  }

  private func text(_ predicate: Predicate) -> String {
    PlanPrinter(schema: Prison.schema).text(predicate)
  }
}
