import Model
import Store
import Testing

@testable import Engine

@Suite("The limit of groups")
struct GroupLimitTests {
  @Test("As many groups as the limit are an answer, one more is refused", arguments: [-1, 0, 1])
  func groups(_ past: Int) throws {
    let limit = 1_000
    let count = limit + past
    let column = Column(type: .integer, values: (0..<count).map { .integer($0) })
    let key = Ordinals(Vector(MappedColumn(name: "", column: column), 0..<count))
    if past > 0 {
      #expect(throws: ExecutionError.tooManyGroups(limit: limit)) {
        try Grouping([key], rowCount: count, groupsMax: limit)
      }
    } else {
      #expect(try Grouping([key], rowCount: count, groupsMax: limit).count == count)
    }
  }
}
