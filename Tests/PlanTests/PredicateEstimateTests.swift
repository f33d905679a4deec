import Language
import Model
import Testing

@testable import Plan

@Suite("What a test is expected to keep")
struct PredicateEstimateTests {
  /// A hundred cases: 40 of minsk, 20 of brest, and 40 of which the region is not known.
  private static let schema = Schema(
    name: "counted", title: "", asOf: Prison.schema.asOf,
    tables: [
      TableSchema(
        name: "cases", singular: "case",
        columns: [
          ColumnSchema(
            name: "region", type: .category,
            statistics: ColumnStatistics(
              unknownCount: 40, distinctCount: 2,
              categories: [
                .init(value: "minsk", count: 40), .init(value: "brest", count: 20),
              ]))
        ], rowCount: 100)
    ])

  @Test(
    "A value that is not known passes neither a test nor its negation, and may pass both",
    arguments: [
      ("region = minsk", 0.4), ("not (region = minsk)", 0.2), ("possibly region = minsk", 0.8),
      ("unsure region = minsk", 0.4), ("possibly not (region = minsk)", 0.6),
      ("region is unknown", 0.4), ("unsure region is unknown", 0),
      ("region = minsk and region = minsk", 0.16), ("region = minsk or region = brest", 0.52),
    ])
  func kept(_ condition: String, _ share: Double) throws {
    guard
      case .query(let query) = parseStatement(SourceText("cases where \(condition)")).syntax.kind,
      case .project(_, .filter(let predicate, _)) =
        try Binder.bind(query, schema: Self.schema).plan
    else {
      Issue.record("no filter: \(condition)")
      return
    }
    let estimate = PredicateEstimate(of: predicate, on: .table(0), Self.schema)
    #expect(abs(estimate.kept - share) < 0.001, "\(condition): \(estimate.kept)")
  }
}
