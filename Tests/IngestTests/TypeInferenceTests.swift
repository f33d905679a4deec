import Model
import Testing

@testable import Ingest

@Suite("A column without a declaration is read one way, decided by all of its cells")
struct TypeInferenceTests {
  private func reading(_ cells: [String]) throws -> CellReading {
    let bytes = Array(("x,y\n" + cells.map { $0 + ",\n" }.joined()).utf8)
    var reader = DelimitedReader(bytes, file: "x.csv")
    _ = try DelimitedHeader(reading: &reader)
    var inference = TypeInference(columnCount: 2)
    var block = CellBlock()
    while try reader.read(into: &block) { inference.look(at: block, in: bytes) }
    return inference.readings[0]
  }

  @Test(
    "the first reading that fits every cell",
    arguments: [
      (["true", "FALSE", ""], .boolean), (["yes", "No"], .boolean), (["true", "yes"], .text),
      (["1", "0"], .integer), (["-12", "", "9223372036854775807"], .integer),
      (["9223372036854775808", "1"], .text), (["007", "8"], .text), (["+1"], .text),
      (["-0"], .number),
      (["1.5", "2"], .number), (["1e3", "-2E-2"], .number), (["1e400"], .text), (["nan"], .text),
      (["inf"], .text), (["0x1p3"], .text), (["1_000"], .text), ([".5"], .text), (["5."], .text),
      (["00.5"], .text), (["1977", "1980"], .integer), (["1977", "1977-12"], .date),
      (["2021-08-15", "", "2021~"], .date), (["XXXX", "2021"], .date), (["XXXX"], .text),
      (["2021-02-29"], .text), (["2021-08-15", "later"], .text), (["12.01.2013"], .text),
      ([""], .text), ([], .text), (["..", "2021"], .text), (["Мінск"], .text),
    ] as [([String], ValueType)])
  func readings(cells: [String], expected: ValueType) throws {
    #expect(try reading(cells).type == expected)
  }

  @Test("one odd cell after many blocks still counts")
  func allRows() throws {
    let many = [String](repeating: "12", count: DelimitedReader.blockCells)
    #expect(try reading(many).type == .integer)
    #expect(try reading(many + ["x"]).type == .text)
  }
}

@Suite("Numbers are read exactly, and what does not fit is refused")
struct NumberTextTests {
  private func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NumberText.number(bytes.span, 0, bytes.count)
  }

  private func integer(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    return NumberText.integer(bytes.span, 0, bytes.count)
  }

  @Test(
    arguments: [
      "0", "-0", "1", "12.5", "0.1", "0.3", "123456789.012345", "999999999999999", "1e22", "1e-7",
      "3.141592653589793238", "123456789012345678", "4.9e-324", "1.7976931348623157e308", "-2.5E+3",
      "+7", ".5", "5.", "000.25",
    ])
  func asTheStandardLibrary(text: String) {
    #expect(number(text) == Double(text))
  }

  @Test(
    arguments: [
      "", "-", "+", ".", "e5", "1e", "1e+", "1e400", "-1e400", "nan", "inf", "0x10", "1,5", " 1",
      "1 ",
      "1_000", "--1", "1.2.3", "१",
    ])
  func noNumber(text: String) {
    #expect(number(text) == nil)
  }

  @Test("whole numbers of 64 bits and no more")
  func integers() {
    #expect(integer("9223372036854775807") == .max)
    #expect(integer("-9223372036854775808") == .min)
    #expect(integer("+012") == 12)
    for text in [
      "9223372036854775808", "-9223372036854775809", "1.0", "", "-", "1e3", "99999999999999999999",
    ] {
      #expect(integer(text) == nil, "\(text)")
    }
  }
}

@Suite("Tables are named after their files")
struct TableNameTests {
  @Test(
    arguments: [
      ("data/My cases (2).csv", "My_cases_2"), ("cases.csv", "cases"),
      ("2021-cases.csv", "_2021_cases"),
      ("справы.csv", "справы"), ("---.csv", "table"), ("", "table"), ("/x/y/a.b.csv", "a"),
    ])
  func names(path: String, expected: String) {
    #expect(tableName(ofFile: path) == expected)
  }

  @Test(
    arguments: [
      ("cases", "case"), ("statements", "statement"), ("people", "person"),
      ("countries", "country"),
      ("boxes", "box"), ("releases", "release"), ("press", "press"), ("classes", "class"),
      ("ties", "tie"),
    ])
  func singulars(name: String, expected: String) {
    #expect(singular(ofTable: name) == expected)
  }
}
