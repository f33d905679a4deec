import Model
import Store
import Testing

@testable import Ingest

@Suite("Dirty cells are read, changed or refused, and all of it is told")
struct DirtyTableTests {
  @Test("what a file without a word of its fields becomes")
  func inferred() throws {
    let table = try DirtyTable(
      """
      n,day,sum,known,term,who,link
      1,12.01.2013,"1 234,5",да,3 months,Іван,https://example.org/1
      NA,14.01.13,"12,5",нет,P1Y,NA,https://example.org/2
      3,2009-11-00,NA,?, 18 mo,Ян,
       4 ,12 студзеня 2013 г. 10:30,"2,0",Да,n/a,Ян,https://example.org/3

      """)
    #expect(table.cells("n") == ["1", "unknown", "3", "4"])
    #expect(
      table.cells("day") == [
        "12.01.2013 = 2013-01-12", "14.01.13 = 2013-01-14", "2009-11-00 = 2009-11-01…2009-11-30",
        "12 студзеня 2013 г. 10:30 = 2013-01-12",
      ])
    #expect(table.cells("sum") == ["1234.5", "12.5", "unknown", "2.0"])
    #expect(table.cells("known") == ["yes", "no", "unknown", "yes"])
    #expect(table.cells("term") == ["3 months", "P1Y", " 18 mo", "n/a"])
    #expect(table.cells("term_days") == ["89…92", "365…366", "546…550", "unknown"])
    #expect(table.cells("who") == ["Іван", "NA", "Ян", "Ян"])
    #expect(
      table.repairs == [
        "n: 'NA' read as unknown, 1, rows.csv:3:1", "sum: 'NA' read as unknown, 1, rows.csv:4:14",
        "known: '?' read as unknown, 1, rows.csv:4:17",
        "n: blanks round it left out, 1, rows.csv:5:1",
        "day: two-digit year read as one of 1969 to 2068, 1, rows.csv:3:4",
        "day: day or month 00 read as not known, 1, rows.csv:4:3",
        "day: time of day left out, 1, rows.csv:5:5",
      ])
    #expect(table.problems.isEmpty)
    let evidence = table.report.tables[0].columns.map { $0.evidence.joined(separator: "; ") }
    #expect(
      evidence == [
        "", "day before month, as all its cells together show",
        "decimal comma, groups of digits parted by blanks", "", "", "", "", "web addresses",
      ])
  }

  @Test("a declared column keeps its reading, and a cell that does not fit is unknown and told")
  func declared() throws {
    let table = try DirtyTable(
      """
      a,b,c,d
      1,2024-07-15,yes,"1,5"
      x,15/07/2024,maybe,1.5
      2.5,2009-11-00,no,

      """,
      fields: """
        {"name": "a", "type": "integer"}, {"name": "b", "type": "date"},
        {"name": "c", "type": "boolean"}, {"name": "d", "type": "number", "decimalChar": ","}
        """)
    #expect(table.cells("a") == ["1", "unknown", "unknown"])
    #expect(table.cells("b") == ["2024-07-15", "unknown", "2009-11-00 = 2009-11-01…2009-11-30"])
    #expect(table.cells("c") == ["yes", "unknown", "no"])
    #expect(table.cells("d") == ["1.5", "unknown", "unknown"])
    #expect(
      table.problems == [
        "unreadable 3:1 a: not a whole number of at most 64 bits [x]",
        "unreadable 3:3 b: not a date, such as 2024-07-15 or 2024-07 [15/07/2024]",
        "unreadable 3:14 c: not yes or no [maybe]", "unreadable 3:20 d: not a number [1.5]",
        "unreadable 4:1 a: not a whole number of at most 64 bits [2.5]",
      ])
    #expect(table.report.refusedCount == 5)
    #expect(table.report.tables[0].columns.map(\.refusedCount) == [2, 1, 1, 1])
  }

  @Test("rows with a refused cell are kept whole where they are asked for")
  func rejectedRows() throws {
    let csv = "a,b\n1,\"x \"\"y\"\"\"\nz,2\nz,w\n"
    let fields = #"{"name": "a", "type": "integer"}, {"name": "b", "type": "any"}"#
    let table = try DirtyTable(
      csv, fields: fields, options: LoadOptions(keepsRejectedRows: true))
    #expect(table.report.rejectedRows.map(\.line) == [3, 4])
    #expect(table.report.rejectedRows.map(\.cells) == [["z", "2"], ["z", "w"]])
    #expect(
      table.report.rejectedRows[0].reasons == ["a: not a whole number of at most 64 bits"])
    #expect(try DirtyTable(csv, fields: fields).report.rejectedRows.isEmpty)
  }

  @Test(
    "formats of dates that a field declares",
    arguments: [
      ("dmy", "01/02/2013", "01/02/2013 = 2013-02-01"),
      ("mdy", "01/02/2013", "01/02/2013 = 2013-01-02"),
      ("%d %b %Y", "1 Feb 2013", "1 Feb 2013 = 2013-02-01"),
      ("serial", "41286", "41286 = 2013-01-12"), ("epoch", "1357948800", "1357948800 = 2013-01-12"),
      ("compact", "20130112", "20130112 = 2013-01-12"),
      ("any", "13/02/2013", "13/02/2013 = 2013-02-13"),
      ("default", "2013-02-13", "2013-02-13"), ("compact", "2013-02-13", "unknown"),
    ])
  func formats(format: String, cell: String, expected: String) throws {
    let field = "{\"name\": \"day\", \"type\": \"date\", \"format\": \"\(format)\"}"
    #expect(
      try DirtyTable("day,x\n\(cell),\n", fields: field + #",{"name":"x"}"#).cells("day") == [
        expected
      ])
  }

  @Test("declared dates in an order that no cell shows are asked about")
  func openOrder() throws {
    let field = #"{"name": "day", "type": "date", "format": "any"}, {"name": "x"}"#
    let csv = "day,x\n01/02/2013,\n"
    #expect(throws: LoadError.self) { try DirtyTable(csv, fields: field) }
    let options = LoadOptions(dates: DateChoices(.order(.mdy)))
    #expect(
      try DirtyTable(csv, fields: field, options: options).cells("day")
        == ["01/02/2013 = 2013-01-02"])
  }

  @Test("precision from a second column widens the dates")
  func precision() throws {
    let csv = """
      day,known_to,code
      1977-12-05,day,1
      1977-12-05,month,4
      1977-12-05,Year,5
      1977-12-05,circa,3
      1977-12-05,unknown,2
      1977-12-05,roughly,9
      1977-12-05,,

      """
    func cells(_ key: String) throws -> [String] {
      try DirtyTable(csv, casebook: "\"tables\": { \"rows\": { \"precision\": { \(key) } } }")
        .cells("day")
    }
    #expect(
      try cells(#""day": "known_to""#) == [
        "1977-12-05", "1977-12 = 1977-12-01…1977-12-31", "1977 = 1977-01-01…1977-12-31",
        "1977-12-04/1977-12-06 = 1977-12-04…1977-12-06", "unknown", "unknown", "1977-12-05",
      ])
    #expect(
      try cells(#""day": "code""#) == [
        "1977-12-05", "1977-12 = 1977-12-01…1977-12-31", "1977 = 1977-01-01…1977-12-31",
        "1977-12-05/1977-12-11 = 1977-12-05…1977-12-11",
        "1977-11-29/1977-12-11 = 1977-11-29…1977-12-11", "unknown", "1977-12-05",
      ])
    #expect(
      try cells(#""day": { "column": "code", "values": { "1": "month", "9": "3 days" } }"#).first
        == "1977-12 = 1977-12-01…1977-12-31")
  }

  @Test("what a finer column does not know comes from a coarser one, and a disagreement is told")
  func coarser() throws {
    let table = try DirtyTable(
      """
      daily,monthly
      1973-09-12,1973-09-01
      ,1973-10-01
      1973-12-01,1973-11-01
      ,

      """,
      casebook: #""tables": { "rows": { "coarser": { "daily": "monthly" } } }"#)
    #expect(
      table.cells("daily") == [
        "1973-09-12", "1973-10 = 1973-10-01…1973-10-31", "1973-12-01", "unknown",
      ])
    #expect(
      table.problems == ["outside coarser date 4:- daily: a date outside monthly"])
    #expect(
      table.report.tables[0].notes == ["daily has from monthly 1 date known to the month only"])
  }

  @Test("days without a year get one where the package says until when")
  func yearless() throws {
    let table = try DirtyTable(
      "day,x\n26-Dec,\n5-Jan,\n",
      casebook: #""tables": { "rows": { "yearless": { "day": "2015-01-30" } } }"#)
    #expect(table.cells("day") == ["2014-12-26", "2015-01-05"])
    #expect(
      table.repairs == ["day: year taken as the latest not after 2015-01-30, 2, rows.csv:2:1"])
  }

  @Test("a cell of several values, or several columns of one kind, become a table of their own")
  func parts() throws {
    let table = try DirtyTable(
      """
      id,tags,place_1,from_1,place_2,from_2
      a,economy; health ;,Minsk,2021,Hrodna,2022-03-04
      b,health,,,Brest,
      c,,,,,

      """,
      schema: #""primaryKey": "id""#,
      casebook: """
        "tables": { "rows": { "singular": "row",
          "lists": { "topics": { "column": "tags", "separator": ";" } },
          "slots": { "stays": {
            "place": ["place_1", "place_2"], "since": ["from_1", "from_2"] } } } }
        """)
    #expect(table.schema.tables.map(\.name) == ["rows", "topics", "stays"])
    #expect(table.cells("row", of: "topics") == ["a", "a", "b"])
    #expect(table.cells("topic", of: "topics") == ["economy", "health", "health"])
    #expect(table.cells("position", of: "topics") == ["1", "2", "1"])
    #expect(table.dataset.casebook.tables[1].links[0]?.value.targets == [0, 0, 1])
    #expect(table.cells("row", of: "stays") == ["a", "a", "b"])
    #expect(table.cells("place", of: "stays") == ["Minsk", "Hrodna", "Brest"])
  }

  @Test("what a descriptor demands is checked, and what does not fit is kept and told")
  func constraints() throws {
    let table = try DirtyTable(
      """
      id,age,code,day
      1,30,AB1,2021-01-01
      1,150,ab,2019-01-01
      ,-1,ABCDE,2021
      4,,AB1,2021-05-05

      """,
      fields: """
        {"name": "id", "type": "integer"},
        {"name": "age", "type": "integer",
          "constraints": {"minimum": 0, "maximum": "120", "required": true}},
        {"name": "code", "constraints":
          {"pattern": "[A-Z]+[0-9]?", "minLength": 3, "maxLength": 4, "unique": true}},
        {"name": "day", "type": "date", "constraints": {"minimum": "2020-01-01"}}
        """, schema: #""primaryKey": "id""#)
    #expect(
      table.problems == [
        "repeated key 3:- id: an earlier row has this key",
        "missing value 4:- id: a value must be here", "missing value 5:- age: a value must be here",
        "broken constraint 3:- age: more than 120 [150]",
        "broken constraint 4:- age: less than 0 [-1]",
        "repeated value 5:- code: an earlier row has this value [AB1]",
        "broken constraint 3:- code: shorter than 3 characters [ab]",
        "broken constraint 4:- code: longer than 4 characters [ABCDE]",
        "broken constraint 3:- day: less than 2020-01-01 [2019-01-01]",
      ])
    #expect(table.cells("age") == ["30", "150", "-1", "unknown"])
  }

  @Test("problems are a table of the dataset, unless one of its own has the name")
  func problemsTable() throws {
    let fields = #"{"name": "a", "type": "integer"}, {"name": "b"}"#
    let table = try DirtyTable("a,b\n1,\nx,\n", fields: fields)
    #expect(table.schema.tables.map(\.name) == ["rows", "problems"])
    #expect(table.cells("kind", of: "problems") == ["unreadable"])
    #expect(table.cells("line", of: "problems") == ["3"])
    #expect(table.cells("field", of: "problems") == ["a"])
    #expect(table.cells("cell", of: "problems") == ["x"])
    #expect(try DirtyTable("a,b\n1,\n", fields: fields).schema.tables.map(\.name) == ["rows"])
  }
}
