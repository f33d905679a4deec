import Testing

@testable import Ingest

@Suite("Delimited text is read as RFC 4180 has it")
struct DelimitedTests {
  private func records(_ text: String, delimiter: UInt8 = Byte.comma) throws -> [[String]] {
    try records(Array(text.utf8), delimiter: delimiter)
  }

  private func records(_ bytes: [UInt8], delimiter: UInt8 = Byte.comma) throws -> [[String]] {
    var reader = DelimitedReader(
      bytes, file: "x.csv", dialect: DelimitedDialect(delimiter: delimiter))
    var block = CellBlock()
    var records: [[String]] = []
    while try reader.read(into: &block) {
      for record in 0..<block.recordCount {
        let first = record * reader.columnCount
        records.append(
          block.cells[first..<first + reader.columnCount].map { block.text(of: $0) })
      }
    }
    return records
  }

  @Test(
    "what the standard allows is read",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n\"1,\n2\",\"x \"\"y\"\"\"\n", [["a", "b"], ["1,\n2", "x \"y\""]]),
      ("a,b\n\"\"\"\"\"\",\"\"\n", [["a", "b"], ["\"\"", ""]]),
      ("a,b\n1,\n,\n", [["a", "b"], ["1", ""], ["", ""]]), ("a\n\n1\n", [["a"], [""], ["1"]]),
      ("a,b\n\n1,2\n  \n\r\n3,4\n\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
      ("a,b\r\r\n1,2\r\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,b\n1\r,2\n", [["a", "b"], ["1\r", "2"]]),
      ("a,b\n\"1\r\n2\",3", [["a", "b"], ["1\r\n2", "3"]]),
      ("", []), ("a", [["a"]]), ("\"a\"", [["a"]]), (",\n", [["", ""]]),
      ("a,b\n1,", [["a", "b"], ["1", ""]]),
    ])
  func valid(text: String, expected: [[String]]) throws {
    #expect(try records(text) == expected)
  }

  @Test(
    "what it does not allow is refused with line and column",
    arguments: [
      ("a,b\n1,\"2", 2, 3, "never closes"), ("a,b\n\"1\n2\n3", 2, 1, "never closes"),
      ("a,b\n1,x\"y\"\n", 2, 4, "quote inside"), ("a,b\n\"1\"2,3\n", 2, 3, "after a closing quote"),
      ("a,b\n1\n", 2, nil, "1 field, where the first line has 2"),
      ("a,b\n1,2,3\n", 2, nil, "3 fields"),
      ("a,b\n\"1\n2\",3\n4\n", 4, nil, "1 field"), ("a\rb\n", 1, 2, "carriage return alone"),
      ("a,b\r1,2\r", 1, 4, "carriage return alone"),
      ("a,b\nя,\"2\"x", 2, 5, "after a closing quote"),
    ])
  func invalid(text: String, line: Int, column: Int?, message: String) {
    let error = #expect(throws: LoadError.self) { try records(text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("records that fill several blocks keep their order and their lines")
  func blocks() throws {
    let count = 3 * DelimitedReader.blockCells
    var text = "id,note\n"
    for row in 0..<count { text += String(row) + ",\"two\nlines \"\"" + String(row) + "\"\"\"\n" }
    let bytes = Array(text.utf8)
    var reader = DelimitedReader(bytes, file: "x.csv")
    _ = try DelimitedHeader(reading: &reader)
    var block = CellBlock()
    var row = 0
    while try reader.read(into: &block) {
      for record in 0..<block.recordCount {
        #expect(block.text(of: block.cells[2 * record]) == String(row))
        #expect(
          block.text(of: block.cells[2 * record + 1]) == "two\nlines \"" + String(row)
            + "\"")
        #expect(block.records[record].line == 2 + 2 * row)
        row += 1
      }
    }
    #expect(row == count)
  }

  @Test(
    "headers are checked",
    arguments: [
      ("", nil, "empty"), ("\u{FEFF}", nil, "empty"), ("\n\n", nil, "empty"),
      ("a,b,a\n", 5, "same name"), ("a,A\n", 3, "same name"), ("é,e\u{301}\n", 3, "same name"),
      ("a,b\u{0}\n", 3, "zero byte"), (String(repeating: "x", count: 4097) + "\n", 1, "4096 bytes"),
    ] as [(String, Int?, String)])
  func headerFaults(text: String, column: Int?, message: String) {
    var reader = DelimitedReader(Array(text.utf8), file: "x.csv")
    let error = #expect(throws: LoadError.self) { try DelimitedHeader(reading: &reader) }
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true)
  }

  @Test("a column without a name gets one, and control characters leave names")
  func headerRepairs() throws {
    var reader = DelimitedReader(Array("a,,per\u{1B}[31mson\n".utf8), file: "x.csv")
    let header = try DelimitedHeader(reading: &reader)
    #expect(header.names == ["a", "column_2", "per_[31mson"])
    #expect(header.notes.count == 2)
  }

  @Test(
    "the delimiter of a file without a descriptor is found in its header",
    arguments: [
      ("a,b\n1;2,3\n", ","), ("a;b;c,d\n", ";"), ("a\tb\n", "\t"), ("\"a;b;c\",d\n", ","),
      ("a\n", ","),
      ("sep=;\na;b\n", ";"), ("a|b\n", "|"),
    ] as [(String, Character)])
  func dialects(text: String, delimiter: Character) {
    let dialect = DialectEvidence(Array(text.utf8), file: "x.csv").dialect
    #expect(Character(Unicode.Scalar(dialect.delimiter)) == delimiter)
    #expect(dialect.start == (text.hasPrefix("sep=") ? 6 : nil))
  }
}
