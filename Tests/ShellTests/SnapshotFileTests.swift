import Foundation
import Testing

/// `casebook index`, and what it makes, through the built program.
@Suite("Snapshots")
struct SnapshotFileTests {
  private func index(
    _ dataset: String, in folder: borrowing TemporaryFolder
  ) throws -> String {
    let path = folder.file("record.casebook")
    let program = try Program.run(["index", dataset, "-o", path])
    try #require(program.status == 0, "\(program.errors)")
    #expect(program.output.isEmpty)
    return path
  }

  @Test("A snapshot is its owner's alone, and alone in its folder")
  func permissions() throws {
    let folder = try TemporaryFolder()
    let path = try index("@belarus", in: folder)
    #expect(ShellTests.permissions(path) == 0o600)
    #expect(folder.names() == ["record.casebook"])
    _ = try index("@classroom", in: folder)
    #expect(ShellTests.permissions(path) == 0o600)
    #expect(folder.names() == ["record.casebook"])
  }

  @Test(
    "All sample queries, their notes and footers are the same from a snapshot",
    arguments: ["belarus", "classroom"])
  func sameAnswers(dataset: String) throws {
    let folder = try TemporaryFolder()
    let path = try index("@" + dataset, in: folder)
    let scripts = try FileManager.default.contentsOfDirectory(
      atPath: Program.root.appending(path: "Samples/queries").path
    ).filter { $0.hasSuffix(".cq") }.sorted()
    #expect(!scripts.isEmpty)
    for script in scripts {
      for format in ["table", "csv"] {
        let arguments = ["run", "Samples/queries/" + script, "--notes", "--format", format]
        let (one, other) = (
          try Program.run(arguments + ["@" + dataset]), try Program.run(arguments + [path])
        )
        #expect(one.output == other.output, "\(script)")
        #expect(one.errors == other.errors, "\(script)")
        #expect(one.status == other.status, "\(script)")
      }
    }
  }

  @Test("Uncertain dates, lists and what was noticed are told of a snapshot as of its sources")
  func sameReport() throws {
    let folder = try TemporaryFolder()
    let table = "day;topics;n\n~2024-03;a|b;1\n2024-03-05;a|b;2\n2024;b|a|c;3\n2024-05-01;c|a;4\n"
    let source = try folder.write("odd.csv", table)
    let path = try index(source, in: folder)
    try compare(
      source, path,
      "describe; describe odd; describe odd.day; odd; odd during 2024-03; "
        + "topics count by topic", in: folder)
  }

  @Test("Cells that were refused are told of a snapshot as of its sources")
  func sameProblems() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("odd.csv", "day,n\n2024-03-05,1\n2024-13-01,x\n,\n")
    let source = try folder.write(
      "datapackage.json",
      """
      {"name": "odd", "resources": [{"name": "odd", "path": "odd.csv", "schema": {"fields": [
        {"name": "day", "type": "date"}, {"name": "n", "type": "integer"}]}}]}
      """)
    let path = try index(source, in: folder)
    try compare(source, path, "odd; problems; problems count by kind; odd where n > 0", in: folder)
    for dataset in [source, path] {
      let strict = try Program.run(["-c", "odd", "--strict", dataset])
      #expect(strict.status == 3)
      #expect(strict.errors.contains("1 other cell could not be read either"))
    }
  }

  /// Asks the same of a dataset and of its snapshot.
  private func compare(
    _ source: String, _ snapshot: String, _ queries: String, in folder: borrowing TemporaryFolder
  ) throws {
    let answers = try [source, snapshot].map { try Program.run(["-c", queries, $0]) }
    #expect(answers[0].status == 0, "\(answers[0].errors)")
    #expect(!answers[0].output.isEmpty)
    #expect(answers[0].output == answers[1].output)
    #expect(answers[0].errors == answers[1].errors)
    // The last line tells what a process took of the memory.
    let reports = try [source, snapshot].map { dataset in
      try Program.run(["describe", "--report", dataset]).output.split(separator: "\n").dropLast()
    }
    #expect(reports[0] == reports[1])
    let (one, other) = (folder.file("one.csv"), folder.file("other.csv"))
    _ = try Program.run(["describe", "--rejected", one, source])
    _ = try Program.run(["describe", "--rejected", other, snapshot])
    #expect(contents(one) != nil)
    #expect(contents(one) == contents(other))
  }

  @Test("describe tells what a snapshot was made of, and the digests that sha256sum gives")
  func described() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("cases.csv", "id,name\n1,Anna\n2,Ян\n")
    let path = try index(source, in: folder)
    let told = try Program.run(["describe", path])
    #expect(told.status == 0)
    let sums = try Program.shell("sha256sum '\(source)' '\(path)'").output
      .split(separator: "\n").map { $0.prefix(64) }
    #expect(sums.count == 2)
    for sum in sums { #expect(told.output.contains(sum)) }
    #expect(told.output.contains("format 4"))
    #expect(told.output.contains("cases.csv     22  "))
  }

  @Test("What cannot be done with a snapshot is said")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    let path = try index("@belarus", in: folder)
    let two = try Program.run(["-c", "people count", path, "@classroom"])
    #expect(two.status == 3)
    #expect(two.errors.contains("a snapshot is opened alone"))
    let read = try Program.run(["-c", "people count", "--encoding", "utf-8", path])
    #expect(read.status == 3)
    #expect(read.errors.contains("give --encoding, --dates or --data to casebook index"))
    #expect(try Program.run(["index", "@belarus", "-o", "record.csv"]).status == 2)
    #expect(try Program.run(["index", "@belarus"]).status == 2)
    let missing = try Program.run(["-c", "people count", folder.file("none.casebook")])
    #expect(missing.status == 3)
    #expect(missing.errors.contains("none.casebook: No such file or directory"))
  }

  @Test("A snapshot that cannot be written is an error, and leaves the old one")
  func failures() throws {
    let folder = try TemporaryFolder()
    let nowhere = try Program.run(["index", "@belarus", "-o", "/nowhere/x.casebook"])
    #expect(nowhere.status == 3)
    #expect(nowhere.errors.contains("cannot write /nowhere/x.casebook: No such file or directory"))
    let path = try index("@belarus", in: folder)
    let before = try Data(contentsOf: URL(filePath: path))
    let wrong = try folder.write("wrong.csv", "a,b\n1,2,3,4\n\"")
    #expect(try Program.run(["index", wrong, "--strict", "-o", path]).status == 3)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(folder.names() == ["record.casebook", "wrong.csv"])
  }

  @Test("A damaged snapshot is refused before any row, with the section and the way out")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = try index("@belarus", in: folder)
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: path))
    let program = try Program.run(["-c", "people count", path])
    #expect(program.status == 3)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("record.casebook: section "))
    #expect(program.errors.contains("make it anew from its sources with casebook index"))
  }
}
