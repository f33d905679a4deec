import Engine
import Model
import Testing

@testable import Output

@Suite("Rendering in pieces")
struct RenderingTests {
  private struct DiskFull: Error {}

  private let long = answer([
    column("n", .integer, (0..<30_000).map { .integer($0) }),
    column("text", .text, (0..<30_000).map { .text("row \($0)") }),
  ])

  @Test("Each format comes in pieces that make up the whole", arguments: OutputFormat.allCases)
  func pieces(format: OutputFormat) {
    var sizes: [Int] = []
    var bytes: [UInt8] = []
    render(long, as: format) { piece in
      sizes.append(piece.count)
      bytes += piece
    }
    #expect(sizes.count > 5)
    #expect(sizes.allSatisfy { $0 > 0 && $0 < 100_000 })
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").filter { $0.contains("row ") }.count == 30_000)
    #expect(text == rendered(long, as: format))
  }

  @Test("A write that fails stops the rendering at once", arguments: OutputFormat.allCases)
  func failingWriter(format: OutputFormat) {
    var writes = 0
    #expect(throws: DiskFull.self) {
      try render(long, as: format) { (_) throws(DiskFull) in
        writes += 1
        if writes == 2 { throw DiskFull() }
      }
    }
    #expect(writes == 2)
  }

  @Test("A failed write of the last piece is not lost")
  func failingAtEnd() {
    #expect(throws: DiskFull.self) {
      try render(hardCases, as: .csv) { (_) throws(DiskFull) in throw DiskFull() }
    }
  }

  @Test("The same answer gives the same bytes", arguments: OutputFormat.allCases)
  func sameBytes(format: OutputFormat) {
    #expect(rendered(hardCases, as: format) == rendered(hardCases, as: format))
  }

  @Test("Formats are found by the name a user types")
  func names() {
    #expect(
      OutputFormat.allCases.map(\.rawValue) == ["table", "csv", "tsv", "json", "jsonl", "md"])
    #expect(OutputFormat(rawValue: "xls") == nil)
  }
}
