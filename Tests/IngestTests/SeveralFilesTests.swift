import CZlib
import Model
import Store
import Testing

@testable import Ingest

@Suite("Several files make one casebook")
struct SeveralFilesTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  @Test("tables are named by their files, and links are found where every value is a key")
  func links() throws {
    folder.write("people.csv", "id,name\np1,A\np2,B\n")
    folder.write("cases.csv", "id,person,other_id\n1,p1,p9\n2,p2,p1\n3,,p1\n")
    for paths in [[path("people.csv"), path("cases.csv")], [folder.path]] {
      let loaded = try load(.paths(paths))
      let tables = loaded.casebook.schema.tables
      #expect(Set(tables.map(\.name)) == ["people", "cases"])
      let cases = try #require(tables.first { $0.name == "cases" })
      #expect(cases.columns.map { $0.link == nil } == [true, false, true])
      #expect(cases.keyColumn == 0)
      let notes = loaded.report.tables.first { $0.name == "cases" }?.notes ?? []
      #expect(
        notes == [
          "column id is taken as the key: it is never empty and never twice the same",
          "person is taken to name rows of people: all its values stand in people.id",
        ])
    }
  }

  @Test("two tables of one name, and a package among files, are told")
  func clashes() throws {
    folder.write("cases.csv", "a\n1\n")
    folder.write("Cases.json", "[{\"a\": 1}]")
    let error = Reading.refusal(path("cases.csv"), path("Cases.json"))
    #expect(error?.message.contains("would be called Cases, as that of") == true)
    let other = try #require(ScratchFolder())
    other.write("datapackage.json", "{\"resources\":[{\"name\":\"t\",\"path\":\"t.csv\"}]}")
    other.write("t.csv", "a\n1\n")
    #expect(
      Reading.refusal(path("cases.csv"), other.path)?.message.contains("open it alone") == true)
    let empty = try #require(ScratchFolder())
    #expect(Reading.refusal(empty.path)?.message.contains("no file of tables") == true)
  }

  @Test("a descriptor by another name is known by what it says")
  func descriptor() throws {
    folder.write("own.json", "{\"resources\":[{\"name\":\"t\",\"path\":\"rows.csv\"}]}")
    folder.write("rows.csv", "a\n1\n")
    #expect(try Reading(path("own.json")).tables == ["t"])
  }

  private func packed(_ text: String) -> [UInt8] {
    var stream = unsafe z_stream()
    unsafe deflateInit2_(
      &stream, 9, Z_DEFLATED, 16 + 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count + 1000)
    let count = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        unsafe deflate(&stream, Z_FINISH)
        return unsafe target.count - Int(stream.avail_out)
      }
    }
    unsafe deflateEnd(&stream)
    return Array(output[..<count])
  }

  @Test("gzip is unpacked, its members one after the other; damage, cuts and bombs are refused")
  func gzip() throws {
    let bytes = packed("a,b\n1,2\n")
    folder.write("rows.csv.gz", bytes: bytes + packed("3,4\n"))
    let reading = try Reading(path("rows.csv.gz"))
    #expect(reading.rows("rows") == [["1", "2"], ["3", "4"]])
    #expect(reading.notes("rows") == ["unpacked from gzip"])
    folder.write("cut.csv.gz", bytes: Array(bytes.dropLast(5)))
    #expect(Reading.refusal(path("cut.csv.gz"))?.message.contains("cut off") == true)
    var damaged = bytes
    damaged[bytes.count - 6] ^= 1
    folder.write("bad.csv.gz", bytes: damaged)
    #expect(Reading.refusal(path("bad.csv.gz"))?.message.contains("not sound gzip") == true)
    let bomb = packed(String(repeating: "0", count: 1 << 22))
    let error = #expect(throws: LoadError.self) {
      try Gzip.unpack(bomb, file: "x.gz", limit: 1 << 20, monitor: LoadMonitor())
    }
    #expect(error?.message.contains("more than 1 MiB") == true)
  }

  @Test("a load can be stopped at any step, and says so")
  func interruption() throws {
    folder.write("people.csv", "id,name\np1,A\n")
    folder.database("x.db", "CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    folder.write("y.json", "[{\"a\": 1}]")
    let monitor = LoadMonitor(isStopped: { true })
    for name in ["people.csv", "x.db", "y.json"] {
      let error = Reading.refusal(path(name), options: LoadOptions(monitor: monitor))
      #expect(error?.isInterruption == true, "\(name)")
    }
  }
}
