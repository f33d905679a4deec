import Model
import Store
import Testing

@testable import Ingest

@Suite("Described files, opened by the description, give the same tables")
struct DescribeTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  /// A dataset as texts: names, types, keys, links, events, rows.
  static func summary(_ dataset: LoadedDataset) -> [String] {
    let casebook = dataset.casebook
    var lines = [casebook.schema.asOf.text]
    for (schema, table) in zip(casebook.schema.tables, casebook.tables) {
      lines.append("\(schema.name) \(schema.keyColumn ?? -1) \(schema.events) \(schema.roles)")
      for (index, column) in schema.columns.enumerated() {
        let values = (0..<table.rowCount).map { Reading.text(table.columns[index].value(at: $0)) }
        lines.append("\(column.name) \(column.type) \(String(describing: column.link)) \(values)")
      }
      lines.append("\(table.links.mapValues(\.value.targets).sorted { $0.key < $1.key })")
    }
    return lines
  }

  /// Describes files of the folder by their names in it, and opens them by the description.
  private func described(_ names: String...) throws -> (before: [String], after: [String]) {
    let paths = names.map { folder.path + "/" + $0 }
    let before = Self.summary(try load(.paths(paths)))
    let text = try describe(.paths(paths)).descriptor
    folder.write("datapackage.json", bytes: Array(text.utf8))
    return (before, Self.summary(try load(.path(folder.path))))
  }

  @Test("delimited text of every kind of column, with keys and links")
  func delimited() throws {
    folder.write("people.csv", "id;name;\"born\"\np1;\"A; B\";1977-12\np2;C;\n")
    folder.write(
      "cases.tsv",
      "id\tperson\tday\tn\tx\tok\tkind\n1\tp1\t2020-01-02\t3\t1.5\tyes\ta\n"
        + "2\tp2\t\t4\t2\tno\ta\n3\tp1\t2020-02-03\t5\t\t\tb\n4\tp1\t\t5\t\t\tb\n")
    let (before, after) = try described("people.csv", "cases.tsv")
    #expect(before == after)
    #expect(before.contains { $0.hasPrefix("person category Optional") })
  }

  @Test("a file without a header, in apostrophes, in another encoding")
  func odd() throws {
    folder.write(
      "odd.csv", bytes: Array("1|'a|b'\n2|'Jos".utf8) + [0xE9] + Array("|x'\n".utf8))
    let (before, after) = try described("odd.csv")
    #expect(before == after)
    #expect(before.contains { $0.contains("[\"a|b\", \"José|x\"]") }, "\(before)")
  }

  @Test("JSON with lists of objects, lists of an object, and keyed records")
  func json() throws {
    folder.write(
      "a.json", #"[{"id": "a", "t": ["x", "y"], "stays": [{"place": "P"}]}, {"id": "b"}]"#)
    folder.write("b.json", #"{"n": 3, "rows": [{"a": 1}], "more": [{"b": 2}]}"#)
    folder.write("c.json", #"{"p": {"z": 1}, "q": {"z": 2}}"#)
    folder.write("d.jsonl", "{\"v\": 1}\n{\"v\": 2}\n")
    let (before, after) = try described("a.json", "b.json", "c.json", "d.jsonl")
    #expect(before == after)
    #expect(before.count > 14)
  }

  @Test("lists, with and without a key, beside dates that are events")
  func lists() throws {
    folder.write(
      "articles.csv",
      "id,topics,published\n1,a; b,2020-01-02\n2,b,\n3,c; a; b,2020-02-03\n")
    folder.write(
      "films.csv", "name,genres,seen,made\nX,a|b,2020-03-04,1999\nX,b,,2000\nY,c|a|b,,2001\n")
    folder.write("posts.jsonl", "{\"tags\": [\"a;b\", \"c\"]}\n{\"tags\": [\"c\"]}\n")
    let (before, after) = try described("articles.csv", "films.csv", "posts.jsonl")
    #expect(before == after)
    for verb in ["published", "seen"] {
      #expect(before.contains { $0.contains("verb: \"\(verb)\"") }, "\(before)")
    }
    for table in ["topics", "genres", "tags"] {
      #expect(before.contains { $0.hasPrefix(table + " ") })
    }
    let text = try describe(.paths([folder.path + "/articles.csv"])).descriptor
    #expect(text.contains("\"lists\""))
  }

  @Test("databases")
  func databases() throws {
    folder.database(
      "x.db",
      """
      CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT, ok BOOL);
      INSERT INTO people VALUES (1, '7', 1), (2, '8', 0);
      CREATE TABLE cases(id INTEGER PRIMARY KEY, who INTEGER REFERENCES people, day DATE);
      INSERT INTO cases VALUES (1, 2, '2020-01-02');
      """)
    let (before, after) = try described("x.db")
    #expect(before == after)
  }

  @Test("a Discourse Network Analyzer file keeps its roles", arguments: [DNASourceTests.second])
  func discourse(sql: String) throws {
    folder.database("bill.dna", sql)
    let (before, after) = try described("bill.dna")
    #expect(before == after)
  }

  @Test("the samples, as bare files and by their descriptors", arguments: ["belarus", "classroom"])
  func samples(name: String) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = "/" + root + "/Samples/" + name
    for file in try FileBytes.names(in: source) where file.hasSuffix(".csv") {
      folder.write(file, bytes: try FileBytes.read(path: source + "/" + file, shownAs: file))
    }
    let (before, after) = try described(contents: folder.path)
    #expect(before == after)
    #expect(before.contains { $0.contains("LinkSchema") })
    let declared = Self.summary(try load(.path(source)))
    folder.write(
      "datapackage.json", bytes: Array(try describe(.path(source)).descriptor.utf8))
    #expect(Self.summary(try load(.path(folder.path))) == declared)
  }

  private func described(contents path: String) throws -> (before: [String], after: [String]) {
    let before = Self.summary(try load(.path(path)))
    folder.write("datapackage.json", bytes: Array(try describe(.path(path)).descriptor.utf8))
    return (before, Self.summary(try load(.path(path))))
  }

  @Test("a descriptor stays what it is, and gets the fields that it lacks")
  func declared() throws {
    folder.write(
      "datapackage.json",
      """
      {"name": "own", "licenses": [{"name": "CC0"}], "resources": [
        {"name": "t", "path": "t.csv", "schema": {"primaryKey": ["a"]}},
        {"name": "u", "path": "u.csv", "schema": {"fields": [{"name": "c", "title": "C"}]}}]}
      """)
    folder.write("t.csv", "a,b\n1,2020-01-02\n")
    folder.write("u.csv", "c\n1\n")
    let text = try describe(.path(folder.path)).descriptor
    let value = try JSONParser.parse(Array(text.utf8), file: "d")
    guard case .array(let resources)? = value["resources"]?.kind else {
      Issue.record("the descriptor has resources")
      return
    }
    #expect(value["licenses"] != nil)
    #expect(
      resources[0]["schema"].map { JSONText($0).compact }
        == #"{"fields":[{"name":"a","type":"integer"},{"name":"b","type":"date"}],"#
        + #""primaryKey":["a"]}"#)
    #expect(
      resources[1]["schema"].map { JSONText($0).compact }
        == #"{"fields":[{"name":"c","title":"C"}]}"#)
  }

  @Test("a file elsewhere is named alone, and where to put the descriptor is told")
  func elsewhere() throws {
    folder.write("x.csv", "a\n1\n")
    let description = try describe(.paths([folder.path + "/x.csv"]))
    #expect(description.descriptor.contains("\"path\": \"x.csv\""))
    #expect(description.notes.count == 1)
  }

  @Test(
    "every delimited file of the corpora that opens", .enabled(if: Torture.isPresent),
    arguments: [
      "own/csv", "duckdb-csv", "frictionless-csv", "papaparse", "rust-csv", "csv-spectrum/csvs",
      "csv-test-data/csv",
    ])
  func corpora(subfolder: String) throws {
    var count = 0
    for name in Torture.names(in: subfolder) {
      let bytes = try Torture.bytes(subfolder + "/" + name)
      // Names with colons and backslashes are not followed from descriptors.
      let scratch = try #require(ScratchFolder())
      let plain = String(name.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "_" })
      scratch.write(plain, bytes: bytes)
      guard let loaded = try? load(.path(scratch.path + "/" + plain)) else { continue }
      let text = try describe(.path(scratch.path + "/" + plain)).descriptor
      scratch.write("datapackage.json", bytes: Array(text.utf8))
      let before = Self.summary(loaded)
      #expect(before == Self.summary(try load(.path(scratch.path))), "\(name)")
      count += 1
    }
    #expect(count > 0)
  }
}
