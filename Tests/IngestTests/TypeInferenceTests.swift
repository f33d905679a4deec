import Model
import Testing

@testable import Ingest

@Suite("A column without a declaration is read one way, decided by all of its cells")
struct TypeInferenceTests {
  private func column(
    _ cells: [String], named name: String = "x", dates: DateChoice? = nil
  ) throws(LoadError) -> TypeInference.Column {
    let quoted = cells.map { "\"" + $0 + "\",\n" }
    let bytes = Array((name + ",y\n" + quoted.joined()).utf8)
    var reader = DelimitedReader(bytes, file: "x.csv")
    _ = try DelimitedHeader(reading: &reader)
    var inference = TypeInference(names: [name, "y"], dates: [dates])
    var block = CellBlock()
    while try reader.read(into: &block) { inference.look(at: block) }
    return try inference.columns(of: "x.csv")[0]
  }

  private func reading(_ cells: [String]) throws -> CellReading { try column(cells).reading }

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
      (["2021-02-29"], .text), (["2021-08-15", "later"], .text), (["12.01.2013"], .date),
      ([""], .text), ([], .text), (["..", "2021"], .text), (["Мінск"], .text),
    ] as [([String], ValueType)])
  func readings(cells: [String], expected: ValueType) throws {
    #expect(try reading(cells).type == expected)
  }

  @Test(
    "texts for a missing cell turn no numbers, dates or booleans into text",
    arguments: [
      (["1", "NA"], .integer, ["NA"]), (["1.5", "n/a", "?"], .number, ["n/a", "?"]),
      (["2021-08", "unknown", "н/д"], .date, ["unknown", "н/д"]), (["yes", "-"], .boolean, ["-"]),
      (["да", "Нет", "NULL"], .boolean, ["NULL"]), (["Minsk", "NA"], .text, []),
      (["NA"], .text, []), (["1", "x", "NA"], .text, []),
    ] as [([String], ValueType, [String])])
  func missing(cells: [String], type: ValueType, missing: [String]) throws {
    let column = try column(cells)
    #expect(column.reading.type == type)
    #expect(column.missing.map(\.text) == missing)
  }

  @Test(
    "one order of day and month for all of a column, by the cell that decides",
    arguments: [
      (["12/01/2013", "14/01/2013"], .dmy, "day before month, as line 3 shows, '14/01/2013'"),
      (["12/01/2013", "12/31/2013"], .mdy, "month before day, as line 3 shows, '12/31/2013'"),
      (["12.01.2013", "01.02.2013"], .dmy, "day before month, as is usual with full stops"),
      (["12.01.2013", "01.31.2013"], .mdy, "month before day, as line 3 shows, '01.31.2013'"),
      (
        ["99/01/12", "13/01/12"], .ymd, "year before month before day, as line 2 shows, '99/01/12'"
      ),
      (["05/05/2013", "06/06/2013"], .dmy, ""), (["12 января 2013"], .dmy, ""),
    ] as [([String], DayOrder, String)])
  func orders(cells: [String], order: DayOrder, evidence: String) throws {
    let column = try column(cells)
    #expect(column.reading == .writtenDate(DateReading(order: order)))
    #expect(column.evidence.joined() == evidence)
  }

  @Test("dates that can be read in two ways are asked about, with the cells")
  func ambiguous() throws {
    let cells = ["03/04/2013", "2013-05-01", "05/06/2013", "03/04/2013"]
    let error = #expect(throws: LoadError.self) { try column(cells) }
    #expect(
      error?.description
        == "x.csv:2:2: x has dates that can be read in 2 ways, and no cell decides: 3 cells, "
        + "such as line 2 '03/04/2013', line 4 '05/06/2013'. Say --dates x=dmy (day before month) "
        + "or --dates x=mdy (month before day) or --dates x=text; without the column's name it "
        + "holds for all")
    #expect(
      try column(cells, dates: .order(.mdy)).reading == .writtenDate(DateReading(order: .mdy)))
    #expect(try column(cells, dates: .text).reading == .undeclaredText)
  }

  @Test("dates that contradict each other stay text, and the cells are told")
  func contradictory() throws {
    let column = try column(["13/01/2013", "01/13/2013"])
    #expect(column.reading == .undeclaredText)
    #expect(
      column.evidence == [
        "dates in several orders, so left as text: line 2 '13/01/2013' has day before month, "
          + "line 3 '01/13/2013' has month before day"
      ])
  }

  @Test(
    "numbers with marks are read where all cells leave one way",
    arguments: [
      (["1 234,5", "12"], .formattedNumber(NumberFormat(decimalMark: ",", groupMark: " "))),
      (["12,5", "1,234"], .formattedNumber(NumberFormat(decimalMark: ","))),
      (["1,234,567", "5"], .formattedInteger(NumberFormat(groupMark: ","))),
      (["1 234"], .formattedInteger(NumberFormat(groupMark: " "))),
      (["1.234,5"], .formattedNumber(NumberFormat(decimalMark: ",", groupMark: "."))),
      (["1,234"], .undeclaredText), (["1,5", "2.5"], .undeclaredText),
    ] as [([String], CellReading)])
  func formats(cells: [String], reading: CellReading) throws {
    #expect(try column(cells).reading == reading)
  }

  @Test(
    "whole numbers are dates only by the column's name",
    arguments: [
      ("date", ["41286", "41287"], .writtenDate(DateReading(.serial))),
      ("number", ["41286", "41287"], .integer), ("date", ["1977", "1980"], .integer),
      ("unix_time", ["1357948800"], .writtenDate(DateReading(.epochSeconds))),
      ("timestamp", ["1357948800123"], .writtenDate(DateReading(.epochMilliseconds))),
      ("id", ["1357948800"], .integer),
    ] as [(String, [String], CellReading)])
  func byName(name: String, cells: [String], reading: CellReading) throws {
    #expect(try column(cells, named: name).reading == reading)
  }

  @Test(
    "why a column stays text is told",
    arguments: [
      (["26-Dec", "5-Jan"], "days without a year, so left as text"),
      (
        ["1", "2", "3", "4", "5", "x"],
        "5 of 6 cells are numbers, and not all, so left as text: see line 7"
      ),
      (
        ["1977", "1978-01", "1979", "1980", "1981-05", "soon"],
        "5 of 6 cells are dates, and not all, so left as text: see line 7"
      ),
      (["Minsk"], ""),
    ])
  func nearMisses(cells: [String], evidence: String) throws {
    let column = try column(cells)
    #expect(column.reading == .undeclaredText)
    #expect(column.evidence.joined() == evidence)
  }

  @Test("a column of web addresses alone is one of text in that format, missing cells aside")
  func addresses() throws {
    let column = try column(["https://example.org/a", "NA", "http://example.org"])
    #expect(column.reading == .uri)
    #expect(column.missing.map(\.written) == ["NA"])
    #expect(try reading(["https://example.org/a", "example.org"]) == .undeclaredText)
    #expect(try reading(["https://example.org/a b"]) == .undeclaredText)
  }

  @Test(
    "years that go on to the next are two where one of them can be nothing else",
    arguments: [
      (["1977-78", "2003-04", "1980"], true), (["1977/78", "2003/04"], true),
      (["2003-04", "2004-05"], false), (["1977-78", "2003-11"], false), (["2003-04"], false),
    ])
  func splitYears(cells: [String], areTwo: Bool) throws {
    let reading = try reading(cells)
    #expect(
      (reading == .writtenDate(DateReading(order: .dmy, splitsYears: true))) == areTwo)
    if areTwo { #expect(reading.date("2003-04").reading == EDTF.read("2003/2004")) }
  }

  @Test(
    "full stops part thousands where a comma beside them parts a fraction",
    arguments: [
      (["1.234", "1.234,5"], .formattedNumber(NumberFormat(decimalMark: ",", groupMark: "."))),
      (["1.234", "12,5", "7"], .formattedNumber(NumberFormat(decimalMark: ",", groupMark: "."))),
      (["1.23", "12,5"], .undeclaredText), (["0.123", "12,5"], .undeclaredText),
      (["1.234", "1,234"], .undeclaredText), (["1.234", "5.678"], .number),
    ] as [([String], CellReading)])
  func commas(cells: [String], expected: CellReading) throws {
    #expect(try reading(cells) == expected)
  }

  @Test("spans of time are told from text")
  func durations() throws {
    #expect(try reading(["3 months", "P1Y", "NA"]) == .duration)
    #expect(try reading(["3 months", "life"]) == .undeclaredText)
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
