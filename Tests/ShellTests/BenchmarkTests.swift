import Foundation
import Testing

@Suite("casebook bench")
struct BenchmarkTests {
  private struct Timing: Decodable {
    let query: String
    let median_ms: Double
    let min_ms: Double
    let rows: Int
    let digest: String
  }

  private func timings(_ script: String, _ data: String) throws -> (Program, [Timing]) {
    let folder = try TemporaryFolder()
    let path = try folder.write("bench.cq", script)
    let table = try folder.write("rows.csv", data)
    let program = try Program.run(["bench", path, table, "--repeat", "2", "--json"])
    return (program, try JSONDecoder().decode([Timing].self, from: Data(program.output.utf8)))
  }

  private static let data = """
    id,day,place,share
    1,2024-05-03,b,0.5
    2,2024-06-30,,2
    3,,a,0.123456789

    """

  @Test("The digest is of the rows in any order: values as SQL has them, a period by its first day")
  func digests() throws {
    let (program, timings) = try timings(
      """
      rows show day, place, share; -- plain
      rows sort id desc show day, place, share;
      rows where day is known count by day.month, id > 1 as later; -- months
      rows where id = 0
      """, Self.data)
    #expect(program.status == 0)
    #expect(timings.map(\.query) == ["plain", "2", "months", "4"])
    #expect(timings.map(\.rows) == [3, 3, 2, 0])
    // printf '2024-05-03\tb\t0.5\n2024-06-30\t\\N\t2\n\\N\ta\t0.123457' | sha256sum
    #expect(timings[0].digest == "da96285769d022db")
    #expect(timings[1].digest == timings[0].digest)
    // printf '2024-05-01\t0\t1\n2024-06-01\t1\t1' | sha256sum
    #expect(timings[2].digest == "72a17d3126ac961f")
    #expect(timings[3].digest == "e3b0c44298fc1c14")
    #expect(timings.allSatisfy { 0 <= $0.min_ms && $0.min_ms <= $0.median_ms })
  }

  @Test("Names stay, a mistake is told and the other queries are timed")
  func mistakes() throws {
    let (program, timings) = try timings(
      "let few = rows first 2; few count; -- a\nrows where nope = 1; -- b\nrows count -- c",
      Self.data)
    #expect(program.status == 1)
    #expect(program.errors.contains("nope"))
    #expect(timings.map(\.query) == ["a", "c"])
  }

  @Test("Without --json the figures are a table")
  func table() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("bench.cq", "people count; -- all")
    let program = try Program.run(["bench", path, "--repeat", "1"])
    let lines = program.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.split(separator: " ").first == "query")
    #expect(lines.last?.split(separator: " ").first == "all")
    #expect(try Program.run(["bench", path, "--repeat", "0"]).status == 2)
    #expect(try Program.run(["bench", path, "--threads", "0"]).status == 2)
  }
}
