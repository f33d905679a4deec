import Model
import Store
import Testing

@testable import Engine

@Suite("The order of values")
struct OrdinalsTests {
  private static func column(_ type: ValueType, _ values: [Value]) -> Vector {
    Vector(MappedColumn(name: "", column: Column(type: type, values: values)), 0..<values.count)
  }

  @Test(
    "values get places in ascending order, equal ones the same; unknown comes after, then none",
    arguments: [
      (
        column(.number, [2, -1.5, -0.0, 0, -100, 1e300, -1e300].map { .number($0) }),
        [4, 2, 3, 3, 1, 5, 0]
      ),
      (
        column(.integer, [.integer(3), .none, .integer(.min), .unknown, .integer(.max)]),
        [1, 4, 0, 3, 2]
      ),
      (column(.boolean, [.boolean(true), .unknown, .boolean(false)]), [1, 2, 0]),
      (column(.text, ["b", "a", "Z", "б", "b"].map { .text($0) }), [2, 1, 0, 3, 2]),
      (
        column(.date, ["2024-02", "2024", "1969-12-31", "2024-02-01"].map(Prison.date)),
        [3, 1, 0, 2]
      ),
      (
        column(
          .days, [.days(least: -1, most: 5), .days(least: -1, most: 0), .days(least: -9, most: 9)]),
        [2, 1, 0]
      ),
      (Vector(type: .text, values: .strings(["b", "", "a", "b"])), [2, 0, 1, 2]),
    ] as [(Vector, [Int32])])
  func order(_ vector: Vector, _ expected: [Int32]) throws {
    let ordinals = try Ordinals(vector, .never)
    #expect(ordinals.codes == expected)
    #expect(ordinals.firstRows.enumerated().allSatisfy { $1 < 0 || expected[Int($1)] == $0 })
  }

  @Test("descending turns values alone; unknown and none stay last")
  func descending() throws {
    let vector = Self.column(.integer, [.integer(5), .none, .integer(7), .unknown, .integer(6)])
    #expect(try Ordinals(vector, .never).descending == [2, 4, 0, 3, 1])
  }
}
