import Foundation
import Testing

@Suite("Command line")
struct CommandLineTests {
  @Test("A query on the command line prints the answer, and what is possible beside it")
  func query() throws {
    let program = try Program.run(["-c", "released since 2024-07 count", "@classroom"])
    #expect(program.output == "count\n─────\n  300\n")
    #expect(program.status == 0)
    let held = try Program.run(["-c", "held on 2025-07-01 count"])
    #expect(held.output == "count\n─────\n    0\n")
    #expect(held.errors.contains("10 more are possible (detained unknown 10)"))
  }

  @Test("Queries come from standard input, parted by semicolons or blank lines, comments left out")
  func standardInput() throws {
    let program = try Program.run(
      ["--format", "csv"], input: "people count; # all\n\n-- and\nstatements\n  count\n")
    #expect(program.output == "count\n24\n\ncount\n50\n")
    #expect(program.status == 0)
    #expect(program.errors.isEmpty)
  }

  @Test("A query is written as SQL for a database, or refused by name")
  func sql() throws {
    let said = try Program.run([
      "sql", "--dialect", "sqlite", "cases where released before 2024 count",
    ])
    #expect(said.status == 0)
    #expect(
      said.output == """
        SELECT COUNT(*) AS "count"
        FROM "cases" AS t1
        WHERE t1."released_hi" <= '2023-12-31';

        """)
    let refused = try Program.run(["sql", "--dialect", "sqlite", "cases sample 3"])
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("E0302"))
    #expect(try Program.run(["sql", "--dialect", "oracle", "people"]).status == 2)
    let tables = try Program.run(["sql", "--tables", "people count"])
    #expect(tables.output.hasPrefix("CREATE TABLE \"people\" ("))
    let given = try Program.run([
      "sql", "--as-of", "2024-02-10", "--param", "many=3",
      "cases where released since 10 days ago and years_held > $many count",
    ])
    #expect(given.output.contains(#"t1."released_lo" >= DATE '2024-01-31'"#))
    #expect(given.output.contains("> 3"))
  }

  @Test(
    "What is wrong is told on standard error with its code, and nothing else is printed",
    arguments: [
      ("people where facton = engagement", "E0104", "Did you mean faction?"),
      ("people where faction = engagment", "E0105", "Did you mean engagement (6)?"),
      ("people wher faction = engagement", "E0005", "Did you mean where?"),
      ("peeple", "E0101", "Did you mean people?"),
      ("cases since 2024", "E0108", "detained, sentenced, released, died"),
      ("people where faction == engagement", "E0006", "people where faction = engagement"),
      ("select * from people", "E0006", "try:   people"),
    ])
  func mistakes(query: String, code: String, remedy: String) throws {
    let program = try Program.run(["-c", query])
    #expect(program.output.isEmpty)
    #expect(program.errors.contains(code))
    #expect(program.errors.contains(remedy))
    #expect(program.status == 1)
  }

  @Test("A mistake in a script is told with file, line and column, before anything runs")
  func scriptMistake() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write("wrong.cq", "people count;\n\npeople\n  where facton = x\n")
    for command in ["run", "check"] {
      let program = try Program.run([command, script])
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("wrong.cq:4:9"))
      #expect(program.status == 1)
    }
  }

  @Test("A script with a parameter writes the same bytes each time")
  func scriptToFile() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "weekly.cq",
      """
      param since : date = 2024-07;
      released since $since count by month

      """)
    let out = folder.path + "/out.csv"
    let arguments = ["run", script, "@classroom", "--param", "since=2025-05", "-o", out]
    for _ in 0..<2 {
      let program = try Program.run(arguments)
      #expect(program.status == 0 && program.output.isEmpty && program.errors.isEmpty)
      #expect(
        try String(contentsOfFile: out, encoding: .utf8)
          == "month,count\n2025-05,18\n2025-06,20\n2025-07,3\n")
    }
  }

  @Test(
    "A parameter that does not fit, is missing or is not declared is an error",
    arguments: [
      (["--param", "since=soon"], "E0205"), ([], "E0206"),
      (["--param", "since=2024", "--param", "sincee=2024"], "no parameter 'sincee'"),
    ] as [([String], String)])
  func parameterMistakes(options: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let script = try folder.write("p.cq", "param since : date; released since $since count")
    let program = try Program.run(["run", script, "@classroom"] + options)
    #expect(program.status == 1)
    #expect(program.errors.contains(message))
  }

  @Test(
    "A write that fails ends with 3 and a message",
    arguments: [[], ["-o", "/dev/full"]] as [[String]])
  func failedWrite(options: [String]) throws {
    let program = try Program.run(
      ["-c", "people", "--format", "csv"] + options,
      standardOutput: options.isEmpty ? "/dev/full" : nil)
    #expect(program.status == 3)
    #expect(program.errors.contains("No space left on device"))
  }

  @Test("A closed standard output ends with 3 and a message")
  func closedOutput() throws {
    let program = try Program.shell("casebook -c 'people count' >&-; echo $?")
    #expect(program.output == "3\n")
    #expect(program.errors.contains("casebook: cannot write"))
  }

  @Test("A command line that means nothing ends with 2, a missing dataset with 3")
  func usage() throws {
    #expect(try Program.run(["--nope"]).status == 2)
    #expect(try Program.run(["-c", "people", "--format", "xml"]).status == 2)
    #expect(try Program.run(["-c", "people", "@nothing"]).status == 3)
    #expect(try Program.run(["-c", "people", "/nowhere"]).status == 3)
    #expect(try Program.run(["run", "/nowhere.cq"]).status == 3)
    #expect(try Program.run(["--help"]).status == 0)
  }

  @Test(
    "A subcommand's word is no dataset",
    arguments: ["run", "check", "fmt", "sql", "bench", "ask", "help"])
  func subcommands(word: String) throws {
    let program = try Program.run([word, "--help"])
    #expect(program.status == 0 && program.output.contains("casebook"))
    #expect(try Program.run([word]).status != 3)
  }

  @Test("A failed run leaves the old output file as it was")
  func wholeOrNothing() throws {
    let folder = try TemporaryFolder()
    let out = try folder.write("out.csv", "old\n")
    let program = try Program.run(["-c", "people count; people where x = 1", "-o", out])
    #expect(program.status == 1)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "old\n")
  }

  @Test("A script can name its own program in its first line")
  func hashBang() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write("ask.cq", "#!/usr/bin/env casebook\npeople count\n")
    #expect(unsafe chmod(script, 0o755) == 0)
    let program = try Program.shell("'\(script)'")
    #expect(program.output == "count\n─────\n   24\n")
  }

  @Test("One CSV file is a dataset, its types told by all rows")
  func file() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "visits.csv", "who,when,days\nAnna,2024-07-02,3\nPiotr,2024-07,\"10\"\nAnna,,\n")
    let program = try Program.run(["-c", "visits since 2024-07 sum days by who", file])
    #expect(program.output.contains("Anna          3"))
    #expect(program.errors.contains("1 more"))
  }

  @Test("Values on a terminal or in a table never carry control bytes")
  func controls() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("evil.csv", "name\n\u{1B}[31mred\u{7}\n")
    let program = try Program.run(["-c", "evil", file])
    #expect(!program.output.utf8.contains(0x1B) && !program.output.utf8.contains(7))
    let csv = try Program.run(["-c", "evil", file, "--format", "csv"])
    #expect(csv.output == "name\n\u{1B}[31mred\u{7}\n")
  }

  @Test("The formatter lays a script out, keeps comments, and is content with its own work")
  func formatter() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write("f.cq", "# who\nPEOPLE   Where faction=engagement COUNT")
    let program = try Program.run(["fmt", script])
    #expect(program.output == "# who\nPEOPLE where faction = engagement count\n")
    #expect(try Program.run(["fmt", "--check", script]).status == 1)
    #expect(try Program.run(["fmt", "-i", script]).status == 0)
    #expect(try Program.run(["fmt", "--check", script]).status == 0)
  }
}
