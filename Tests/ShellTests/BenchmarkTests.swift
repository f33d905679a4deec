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

  @Test("A mistake stands in the script where `run` says that it stands")
  func places() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("bench.cq", "people count;\npeople where nope = 1")
    let (timed, ran) = (try Program.run(["bench", path]), try Program.run(["run", path]))
    #expect(timed.errors.contains("bench.cq:2:14"), "\(timed.errors)")
    #expect(timed.errors == ran.errors)
  }

  @Test("Statements that cannot be read are told, and the others are timed")
  func unread() throws {
    let (program, timings) = try timings(
      "rows where = 1; -- a\nrows count; -- b\nrows sort; rows where = 2;\nrows first x;\n"
        + "rows +; rows first 2 -- c", Self.data)
    #expect(program.status == 1)
    #expect(program.errors.contains("bench.cq:1:12"), "\(program.errors)")
    #expect(program.errors.contains("casebook: 2 other statements cannot be read either"))
    #expect(timings.map(\.query) == ["b", "c"])
  }

  @Test("A comment of one word names a query, whatever its mark and the ends of lines")
  func names() throws {
    let (program, timings) = try timings(
      "rows count; -- q01\r\nrows count; # q02\r\nrows count;--q03\r\nrows count; -- two words\r\n"
        + "rows count; -- q01\r\n", Self.data)
    #expect(program.status == 0)
    #expect(timings.map(\.query) == ["q01", "q02", "q03", "4", "q01"])
  }

  @Test("Parameters, the day and the limit of memory are taken as `run` takes them")
  func settings() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("bench.cq", "param since : date;\npeople count; -- all")
    let value = ["--param", "since=2024-01-01", "--repeat", "1"]
    let timed = try Program.run(["bench", path, "--as-of", "2024-07-20"] + value)
    #expect(timed.status == 0, "\(timed.errors)")
    #expect(timed.output.contains("\nall "))
    let stray = try Program.run(["bench", path, "--param", "sinse=1"] + value)
    #expect(stray.status == 1)
    #expect(stray.output.isEmpty)
    #expect(stray.errors.contains("there is no parameter 'sinse'; the script declares since"))
    let join = try folder.write(
      "join.cq", "cases as a join cases as b on a.region = b.region count")
    let refused = try Program.run(["bench", join, "@classroom", "--memory", "32K"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("of 32 KiB that it may."))
  }

  @Test("A script without a query says so")
  func noQuery() throws {
    let folder = try TemporaryFolder()
    for script in ["", "-- nothing yet", "let few = people first 2"] {
      let path = try folder.write("bench.cq", script)
      let program = try Program.run(["bench", path])
      #expect(program.status == 1)
      #expect(program.output.isEmpty)
      #expect(program.errors == "casebook: there is no query to time in \(path)\n")
    }
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
