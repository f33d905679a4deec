import Model
import Testing

@testable import Ingest

@Suite("Columns hold what their cells say, whichever way the cells are read")
struct ColumnTests {
  private static func read(_ header: String, _ rows: [String]) throws -> Reading {
    let folder = try #require(ScratchFolder())
    folder.write("x.csv", bytes: Array((header + "\n" + rows.map { $0 + "\n" }.joined()).utf8))
    return try Reading(folder.path + "/x.csv")
  }

  @Test(
    "texts come back, and are in order, however many are different",
    arguments: [1, 2, 254, 255, 256, 257, 300, 65_534, 65_535, 65_536, 65_537, 70_000])
  func codes(different: Int) throws {
    let count = max(2 * different, 200)
    let texts = (0..<count).map {
      "v\($0 % different)" + ($0 % different % 3 == 0 ? ", and on" : "")
    }
    let read = try Self.read("key,y", texts.map { "\"\($0)\"," })
    #expect(read.rows("x").map { $0[0] } == texts)
  }

  @Test("short and long texts that begin and end alike are told apart")
  func alike() throws {
    let texts = (0..<4_000).map { row in
      let middle = String(repeating: "x", count: row % 40) + (row % 3 == 0 ? "я" : "zz")
      return row % 7 == 0 ? String("abcdefgh".prefix(row % 9)) : "beginning \(middle) the ending"
    }
    let read = try Self.read("key,y", texts.map { "\"\($0)\",1" })
    #expect(read.rows("x").map { $0[0] } == texts.map { $0.isEmpty ? "–" : $0 })
  }

  @Test(
    "different long texts are counted, however many there are",
    arguments: [1, 300, 8_191, 8_192, 20_000, 70_000])
  func prose(different: Int) throws {
    let texts = (0..<different + different / 3).map { row in
      "a sentence of some length, number \(row % different)"
    }
    let read = try Self.read("key,y", texts.map { "\"\($0)\",1" })
    let counted = read.schema("x")?.columns[0].statistics.distinctCount
    #expect(counted == different)
  }

  @Test("whole numbers of every length, signs, blanks and missing ones")
  func numbers() throws {
    var numbers: [Int64] = [0, .max, .min, 99_999_999, 100_000_000, -99_999_999, 12_345_678]
    for digits in 1...18 {
      numbers.append((0..<digits).reduce(0) { number, _ in number * 10 + 9 })
      numbers.append((0..<digits).reduce(0) { number, place in number * 10 + Int64(place % 9) + 1 })
    }
    let cells = numbers.flatMap { [String($0), "", " \($0) "] }
    let read = try Self.read("n,y", cells.map { "\($0),a" })
    #expect(read.types("x")[0] == "integer")
    #expect(read.rows("x").map { $0[0] } == numbers.flatMap { [String($0), "–", String($0)] })
  }

  @Test("eight bytes that only resemble digits are no number")
  func digits() {
    for byte in UInt8.min ... .max {
      for place in 0..<8 {
        var text = [UInt8](repeating: Byte.zero, count: 9)
        text[place + 1] = byte
        let isDigit = (Byte.zero...Byte.zero + 9).contains(byte)
        let found = NumberText.digits(text.span, 1, 9)
        #expect((found != nil) == isDigit)
      }
    }
  }

  @Test("days, and dates that are less or more than a day, in one column")
  func dates() throws {
    let cells = [
      "2024-02-29", "", "2024-02", "2024", "0001-01-01", "9999-12-31", "2024-02-28", "2021~",
      "1999-12-31/2000-01-02", "2024-03-01",
    ]
    let rows = (0..<100).flatMap { _ in cells }
    let read = try Self.read("d,y", rows.map { "\($0),a" })
    #expect(read.types("x")[0] == "date")
    #expect(read.rows("x").map { $0[0] } == rows.map { $0.isEmpty ? "–" : $0 })
  }
}
