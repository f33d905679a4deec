import Foundation
import Testing

/// Files of a researcher's own, opened by the built program.
@Suite("Loading", .serialized)
struct LoadingTests {
  @Test("Several files of several formats are one casebook")
  func several() throws {
    let folder = try TemporaryFolder()
    let people = try folder.write("people.json", #"[{"id": "a", "home": {"town": "Brest"}}]"#)
    let cases = try folder.write("cases.tsv", "id\tperson\tday\n1\ta\t2020-01-02\n2\ta\t\n")
    let counted = try Program.run([
      "-c", "cases where person = a count by person.`home.town`", cases, people,
      "--format", "csv",
    ])
    #expect(counted.output == "person.home.town,count\nBrest,2\n", "\(counted.errors)")
    #expect(counted.status == 0)
    let plain = try Program.run(["-c", "people where `home.town` = Brest count", people, cases])
    #expect(plain.output == "count\n─────\n    1\n", "\(plain.errors)")
    let dotted = try Program.run([
      "-c", "cases where person.home.town = Brest count by person.home.town", people, cases,
      "--format", "csv",
    ])
    #expect(dotted.output == "person.home.town,count\nBrest,2\n", "\(dotted.errors)")
    let mixed = try Program.run(["-c", "people count", people, "@belarus"])
    #expect(mixed.status == 3)
    #expect(mixed.errors == "casebook: @belarus: an embedded dataset is opened alone\n")
  }

  @Test("An encoding can be named, and a wrong name is a mistake of usage")
  func encoding() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("x.csv")
    try make(path, Array("a,b\n1,".utf8) + [0xC8, 0xE2] + Array("\n".utf8))
    let read = try Program.run([
      "-c", "x show b", path, "--encoding", "latin1", "--format", "csv",
    ])
    #expect(read.output == "b\nÈâ\n", "\(read.errors)")
    #expect(try Program.run(["-c", "x", path, "--encoding", "klingon"]).status == 2)
  }

  @Test("describe writes a package that gives the same answers")
  func description() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("cases.csv", "id;day\n1;2020-01-02\n2;2020-01\n")
    let described = try Program.shell(
      "cd \(folder.path) && casebook describe cases.csv > datapackage.json && "
        + "casebook -c 'cases count by day' . --format csv && cat datapackage.json")
    #expect(described.status == 0)
    #expect(
      described.output.hasPrefix("day,count\n2020-01,1\n2020-01-02,1\n"), "\(described.output)")
    #expect(described.output.contains("\"dialect\": { \"delimiter\": \";\" }"))
    #expect(described.errors.contains("cases.csv: semicolons separate the fields"))
  }

  @Test("A long load shows how far it is, and Ctrl-C ends it")
  func interruption() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("long.csv")
    let line = Array("1234,some text of a usual length,2020-01-02,12.5\n".utf8)
    var bytes = Array("id,text,day,number\n".utf8)
    for _ in 0..<800_000 { bytes += line }
    try make(path, bytes)
    var terminal = try PseudoTerminal.spawn(
      Program.path, ["-c", "long count", path],
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": folder.path])
    try terminal.expect("% looking")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted")
    #expect(try terminal.waitForExit() == 130)
    // What an interrupted snapshot began goes away too.
    var indexing = try PseudoTerminal.spawn(
      Program.path, ["index", path, "-o", folder.file("long.casebook")],
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": folder.path])
    try indexing.expect("% looking")
    #expect(folder.names() == [".long.casebook.part", "long.csv"])
    try indexing.send("\u{3}")
    try indexing.expect("interrupted")
    #expect(try indexing.waitForExit() == 130)
    #expect(folder.names() == ["long.csv"])
  }

  @Test("One cell that could not be read is told as one")
  func oneRefused() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("odd.csv", "n\n1\nx\n")
    let source = try folder.write(
      "datapackage.json",
      """
      {"name": "odd", "resources": [{"name": "odd", "path": "odd.csv", "schema": {"fields": [
        {"name": "n", "type": "integer"}]}}]}
      """)
    let program = try Program.run(["-c", "odd count", source])
    #expect(program.errors.hasPrefix("1 cell could not be read and is unknown. casebook describe"))
  }

  @Test("Ctrl-C ends the writing of a snapshot too, and the old one stays")
  func interruptedSaving() throws {
    let folder = try TemporaryFolder()
    let source = folder.file("notes.csv")
    var bytes = Array("id,text\n".utf8)
    for number in 0..<60_000 {
      bytes += Array(
        "\(number),\"word\(number) of a text that tells of case \(number * 7)\"\n".utf8)
    }
    try make(source, bytes)
    let saved = folder.file("notes.casebook")
    try #require(try Program.run(["index", "@belarus", "-o", saved]).status == 0)
    let before = try Data(contentsOf: URL(filePath: saved))
    var terminal = try PseudoTerminal.spawn(
      Program.path, ["index", source, "-o", saved],
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": folder.path])
    try terminal.expect("% saving")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted")
    #expect(try terminal.waitForExit() == 130)
    #expect(folder.names() == ["notes.casebook", "notes.csv"])
    #expect(try Data(contentsOf: URL(filePath: saved)) == before)
  }
}
