import Foundation
import Testing

/// What `casebook index` may replace, and what opens as a snapshot.
@Suite("Snapshots and files that are none")
struct SnapshotNameTests {
  @Test("A file that is no snapshot is not replaced by one; an empty one is")
  func replacing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("record.casebook", "id,name\n1,Anna\n")
    let refused = try Program.run(["index", "@belarus", "-o", path])
    #expect(refused.status == 3)
    #expect(
      refused.errors == """
        casebook: \(path): this file is no snapshot and is not replaced by one; remove it, or \
        choose another name

        """)
    #expect(contents(path) == "id,name\n1,Anna\n")
    #expect(folder.names() == ["record.casebook"])
    try make(path, [])
    #expect(try Program.run(["index", "@belarus", "-o", path]).status == 0)
    #expect(try Program.run(["index", "@classroom", "-o", path]).status == 0)
  }

  @Test("What would not be written is not read, and a snapshot that cannot grow leaves nothing")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let nowhere = try Program.run(["index", "/none.csv", "-o", "/nowhere/x.casebook"])
    #expect(nowhere.status == 3)
    #expect(nowhere.errors.contains("cannot write /nowhere/x.casebook: No such file or directory"))
    let path = folder.file("record.casebook")
    #expect(try Program.run(["index", "/none.csv", "-o", path]).status == 3)
    #expect(folder.names() == [])
    let full = try Program.shell("ulimit -f 8; casebook index @belarus -o '\(path)'")
    #expect(full.status == 3)
    #expect(full.errors.contains("cannot write \(path): File too large"))
    #expect(folder.names() == [])
  }

  @Test("A snapshot of a snapshot, or of itself, tells of the sources of the first")
  func sources() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("cases.csv", "id,name\n1,Anna\n2,Ян\n")
    let (first, second) = (folder.file("first.casebook"), folder.file("second.casebook"))
    for (dataset, path) in [(source, first), (first, second), (first, first)] {
      #expect(try Program.run(["index", dataset, "-o", path]).status == 0)
    }
    let told = try [first, second].map { path in
      try Program.run(["describe", path]).output.split(separator: "\n").drop {
        !$0.hasPrefix("made of")
      }
    }
    #expect(told[0].count == 2)
    #expect(told[0].last?.contains("cases.csv") == true)
    #expect(told[0] == told[1])
  }

  @Test("A snapshot of any name opens; packed with gzip it says what it is")
  func otherNames() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("record.casebook")
    try #require(try Program.run(["index", "@belarus", "-o", path]).status == 0)
    let query = ["-c", "people count"]
    for name in ["record.csv", "record"] {
      try FileManager.default.copyItem(atPath: path, toPath: folder.file(name))
      let opened = try Program.run(query + [folder.file(name)])
      #expect(opened.status == 0, "\(opened.errors)")
      #expect(try opened.output == Program.run(query + [path]).output)
    }
    _ = try Program.shell("gzip -k '\(path)'")
    let packed = try Program.run(query + [path + ".gz"])
    #expect(packed.status == 3)
    #expect(packed.errors.contains("record.casebook.gz: a snapshot within gzip; unpack it first"))
    let folderOfFiles = try Program.run(query + [folder.path])
    #expect(folderOfFiles.errors.contains("record.csv: a snapshot, which is opened alone"))
  }

  @Test("What is called a snapshot and is none says what it is")
  func misnamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("cases.casebook", "id,name\n1,Anna\n")
    let text = try Program.run(["-c", "cases", path])
    #expect(text.status == 3)
    #expect(text.output.isEmpty)
    #expect(
      text.errors == """
        casebook: \(path): this is a text, not a snapshot; to open it, name it as one, such as .csv

        """)
    try make(path, Array("SQLite format 3\0".utf8))
    #expect(try Program.run(["-c", "cases", path]).errors.contains("this is an SQLite database"))
    try make(path, [0x1F, 0x8B, 0x08, 0])
    #expect(try Program.run(["-c", "cases", path]).errors.contains("unpack it first"))
    try make(path, [])
    #expect(try Program.run(["-c", "cases", path]).errors.contains("make it anew"))
  }
}
