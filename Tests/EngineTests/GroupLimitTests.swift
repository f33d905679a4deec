import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("The limits of groups and of pairs")
struct GroupLimitTests {
  @Test("As many groups as the limit are an answer, one more is refused", arguments: [-1, 0, 1])
  func groups(_ past: Int) throws {
    let limit = 1_000
    let count = limit + past
    let column = Column(type: .integer, values: (0..<count).map { .integer($0) })
    let key = try Ordinals(
      Vector(MappedColumn(name: "", column: column), 0..<count), .never)
    if past > 0 {
      #expect(throws: ExecutionError.tooManyGroups(limit: limit)) {
        try Grouping([key], rowCount: count, groupsMax: limit, .never)
      }
    } else {
      #expect(try Grouping([key], rowCount: count, groupsMax: limit, .never).count == count)
    }
  }

  @Test("As many pairs as the limit are an answer, one more is refused", arguments: [-1, 0, 1])
  func pairs(_ past: Int) throws {
    let plan = try Worked.bind(
      "cases as a join cases as b on a.case = b.case", Prison.small.schema
    ).plan
    let count = try Prison.run(plan).rowCount
    var execution = Execution(
      casebook: Prison.small, cancellation: .never, indexes: ColumnIndexes())
    let limit = count - past
    execution.pairsMax = limit
    if past > 0 {
      #expect(throws: ExecutionError.tooManyPairs(limit: limit, unknown: nil)) {
        try execution.relation(of: plan)
      }
    } else {
      #expect(try execution.relation(of: plan).truth.yes.setCount == count)
    }
  }

  @Test("Pairs that are many for what is unknown name the column")
  func unknownPairs() throws {
    let plan = try Worked.bind(
      "cases as a join cases as b on a.region = b.region", Prison.small.schema
    ).plan
    var execution = Execution(
      casebook: Prison.small, cancellation: .never, indexes: ColumnIndexes())
    execution.pairsMax = 1
    #expect(throws: ExecutionError.tooManyPairs(limit: 1, unknown: "b.region")) {
      try execution.relation(of: plan)
    }
  }
}
