import Model
import Store
import Synchronization
import Testing

@testable import Ingest

@Suite("SQLite files are read as they are, and left so")
struct SQLiteSourceTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  private func read(_ sql: String, as name: String = "record.db") throws -> Reading {
    folder.database(name, sql)
    return try Reading(folder.path + "/" + name)
  }

  @Test("tables, views, keys and foreign keys; declared types where the cells leave it open")
  func tables() throws {
    let reading = try read(
      """
      CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT, code TEXT, listed BOOLEAN, w REAL);
      INSERT INTO people VALUES (1, 'A', '12', 1, 1.5), (2, NULL, '13', 0, 2);
      CREATE TABLE cases(no TEXT PRIMARY KEY, who INTEGER REFERENCES people) WITHOUT ROWID;
      INSERT INTO cases VALUES ('x', 2), ('y', NULL);
      CREATE VIEW listed AS SELECT name FROM people WHERE listed;
      """)
    #expect(reading.tables == ["people", "cases", "listed"])
    #expect(reading.types("people") == ["integer", "text", "text", "boolean", "number"])
    #expect(
      reading.rows("people") == [
        ["1", "A", "12", "yes", "1.5"], ["2", "–", "13", "no", "2.0"],
      ])
    #expect(reading.key("cases") == "no")
    #expect(reading.links("cases") == ["who → people.id"])
    #expect(reading.rows("listed") == [["A"]])
    #expect(reading.notes("listed") == ["a view, read as it is now"])
    #expect(folder.names == ["record.db"])
  }

  @Test("numbers keep every digit, NULL and '' are told, and bytes are left out")
  func cells() throws {
    let reading = try read(
      """
      CREATE TABLE t(a, b, c);
      INSERT INTO t VALUES (9223372036854775807, 0.1, NULL), (-9223372036854775808, 1e300, '');
      INSERT INTO t VALUES (0, 3, x'00ff');
      """)
    #expect(
      reading.rows("t").map { $0[0] } == ["9223372036854775807", "-9223372036854775808", "0"])
    #expect(reading.rows("t").map { $0[1] } == ["0.1", "1e+300", "3.0"])
    #expect(reading.rows("t").map { $0[2] } == ["–", "–", "–"])
    #expect(reading.notes("t") == ["c: 1 cell of bytes (BLOB) left out as missing"])
  }

  @Test("places are rows of tables")
  func places() throws {
    let reading = try read(
      """
      CREATE TABLE people(id TEXT PRIMARY KEY); INSERT INTO people VALUES ('a');
      CREATE TABLE cases(who TEXT REFERENCES people(id)); INSERT INTO cases VALUES ('a'), ('b');
      """)
    let problem = reading.dataset.report.problems.first
    #expect(problem?.file == folder.path + "/record.db: cases row 2")
    #expect(problem?.line == nil)
  }

  @Test("what cannot be read whole is refused")
  func refusals() throws {
    _ = try read("CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    folder.write("record.db-wal", "x")
    #expect(
      Reading.refusal(folder.path + "/record.db")?.message.contains("half of a change") == true)
    folder.write("cut.db", bytes: SQLiteDatabase.magic + [UInt8](repeating: 7, count: 5000))
    #expect(Reading.refusal(folder.path + "/cut.db")?.message.contains("SQLite: ") == true)
    folder.database("none.db", "CREATE TABLE t(a); DROP TABLE t;")
    #expect(Reading.refusal(folder.path + "/none.db")?.message.contains("no table") == true)
    folder.database("bytes.db", "CREATE TABLE t(a); INSERT INTO t VALUES (CAST(x'ff' AS TEXT));")
    let error = Reading.refusal(folder.path + "/bytes.db")
    #expect(error?.file.hasSuffix("bytes.db: t row 1") == true)
    #expect(error?.message == "a: a text that is not UTF-8")
  }

  @Test("virtual tables and broken views are told and left out")
  func leftOut() throws {
    let reading = try read(
      """
      CREATE VIRTUAL TABLE words USING fts5(body); CREATE TABLE s(x);
      CREATE VIEW broken AS SELECT x FROM s; DROP TABLE s;
      CREATE TABLE t(a); INSERT INTO t VALUES (1);
      """)
    #expect(reading.tables == ["t"])
    #expect(
      reading.notes("t") == [
        "left out: the virtual table words, the view broken, which cannot be read"
      ])
  }

  @Test("a view that never ends is stopped when the user says so")
  func endless() throws {
    folder.database(
      "x.db",
      """
      CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i FROM n;
      """)
    let asked = Mutex(0)
    let monitor = LoadMonitor(isStopped: {
      asked.withLock { count in
        count += 1
        return count > 20
      }
    })
    let error = Reading.refusal(folder.path + "/x.db", options: LoadOptions(monitor: monitor))
    #expect(error?.isInterruption == true)
  }

  @Test("odd names of files and columns")
  func names() throws {
    let reading = try read(
      "CREATE TABLE \"my \"\"t\"(\"a b\", \"select\"); INSERT INTO \"my \"\"t\" VALUES (1, 2);",
      as: "x?y%20#z.db")
    #expect(reading.tables == ["my_t"])
    #expect(reading.columns("my_t") == ["a b", "select"])
    #expect(reading.rows("my_t") == [["1", "2"]])
    // A quote with an accent on it is one character to a person, and a quote to a database.
    let accented = try read(
      "CREATE TABLE t(\"a\"\"\u{301}b\"); INSERT INTO t VALUES (1);", as: "y.db")
    #expect(accented.rows("t") == [["1"]])
  }
}

@Suite("Files of the Discourse Network Analyzer are casebooks")
struct DNASourceTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  private static let common = """
    CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT);
    INSERT INTO CODERS VALUES (1, 'Admin');
    CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER,
      Author TEXT DEFAULT '', Source TEXT DEFAULT '', Section TEXT DEFAULT '',
      Notes TEXT DEFAULT '', Type TEXT DEFAULT '', Date INTEGER);
    CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
    INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
    CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT,
      StatementTypeId INTEGER);
    INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1),
      (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
      (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 1);
    CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
      Start INTEGER, Stop INTEGER, Coder INTEGER);
    INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 5, 1), (2, 1, 1, 6, 11, 1);
    CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
      Value INTEGER);
    INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 0);
    CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
      Value TEXT);
    INSERT INTO DATALONGTEXT VALUES (1, 1, 5, ''), (2, 2, 5, 'doubtful');
    """

  static let second =
    common + """
      INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (1, 'Bill', 'Чысты works', 1358118000000);
      CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER,
        Type TEXT, Alias TEXT, Notes TEXT, ChildOf INTEGER);
      INSERT INTO ATTRIBUTES VALUES (1, 1, 'Ann', 0, 'legislator', '', '', NULL),
        (2, 2, 'EPA', 0, '', '', '', NULL), (3, 3, 'carbon tax', 0, '', '', '', NULL),
        (4, 1, '', 0, '', '', '', NULL);
      CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
        Value INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 1, 4),
        (5, 2, 2, 2), (6, 2, 3, 3);
      """

  private static let third =
    common + """
      INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (1, 'Bill', 'Чысты works', 1358121600);
      CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT,
        ChildOf INTEGER);
      INSERT INTO ENTITIES VALUES (1, 1, 'Ann', NULL), (2, 2, 'EPA', NULL),
        (3, 3, 'carbon tax', NULL), (4, 1, '', NULL);
      CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER,
        AttributeVariable TEXT);
      INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias'), (3, 1, 'Notes');
      CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER,
        AttributeVariableId INTEGER, AttributeValue TEXT);
      INSERT INTO ATTRIBUTEVALUES VALUES (1, 1, 1, 'legislator'), (2, 1, 2, '');
      CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
        Entity INTEGER);
      INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 1, 4),
        (5, 2, 2, 2), (6, 2, 3, 3);
      """

  @Test("versions 2 and 3 give the same tables", arguments: [second, third])
  func versions(sql: String) throws {
    folder.database("bill.dna", sql)
    let reading = try Reading(folder.path + "/bill.dna")
    #expect(
      reading.tables == ["documents", "people", "organizations", "concepts", "statements"])
    #expect(
      reading.rows("statements") == [
        [
          "1", "1", "2013-01-14", "Ann", "EPA", "carbon tax", "yes", "–", "Чысты", "0", "5",
          "Admin",
        ],
        [
          "2", "1", "2013-01-14", "–", "EPA", "carbon tax", "no", "doubtful", "works", "6", "11",
          "Admin",
        ],
      ])
    #expect(reading.rows("people") == [["1", "Ann", "legislator", "–", "–"]])
    #expect(
      reading.links("statements") == [
        "document → documents.id", "person → people.name", "organization → organizations.name",
        "concept → concepts.name",
      ])
    let schema = try #require(reading.schema("statements"))
    let roles = [schema.roles.time, schema.roles.actor, schema.roles.topic, schema.roles.stance]
    #expect(
      roles.map { $0.map { schema.columns[$0].name } } == [
        "date", "organization", "concept", "agreement",
      ])
    #expect(schema.roles.text.map { schema.columns[$0].name } == "text")
    #expect(schema.events.map(\.verb) == ["said"])
    #expect(reading.schema("documents")?.events.map(\.verb) == ["published"])
  }

  @Test("midnights of another time zone keep their day, and that is told")
  func midnights() throws {
    folder.database("bill.dna", Self.second)
    let reading = try Reading(folder.path + "/bill.dna")
    #expect(reading.rows("documents")[0][2] == "2013-01-14")
    #expect(reading.notes("documents").contains { $0.contains("another time zone") })
  }
}
