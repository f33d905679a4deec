import Ingest
import Language
import Testing

@testable import Shell

@Suite("Memory as it is typed and told")
struct MemorySizeTests {
  @Test(
    "Sizes are read, and written as they are typed",
    arguments: [
      ("1", 1, "1"), ("1000", 1_000, "1000"), ("64K", 65_536, "64K"), ("1024k", 1 << 20, "1M"),
      ("512M", 512 << 20, "512M"), ("2GiB", 2 << 30, "2G"), ("3gb", 3 << 30, "3G"),
      ("1T", 1 << 40, "1T"), ("1536B", 1_536, "1536"),
    ])
  func sizes(_ text: String, _ bytes: Int, _ written: String) {
    #expect(MemorySize(text)?.bytes == bytes)
    #expect(MemorySize(text)?.description == written)
  }

  @Test(
    "What is no size is none",
    arguments: ["", "0", "-1", "M", "1.5G", "12X", "9223372036854775807K", "1 G", "GB1"])
  func others(_ text: String) { #expect(MemorySize(text) == nil) }

  @Test("A size is told in the unit in which it was given")
  func shown() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    for (size, shown) in [("9G", "9 GiB"), ("512M", "512 MiB"), ("1536M", "1.5 GiB")] {
      guard case .confirmation(let line) = session.respond(to: ".memory " + size) else {
        Issue.record("\(size) is no size")
        continue
      }
      #expect(line == "A query may take \(shown) of memory.")
    }
  }

  @Test("The power of two that holds a number of bytes is the least")
  func holding() {
    for (count, bytes) in [(0, 1), (1, 1), (2, 2), (3, 4), (1 << 20, 1 << 20), (.max, 1 << 62)] {
      #expect(MemorySize(holding: count).bytes == bytes)
    }
  }

  @Test("A query of too much memory is refused with the figure, and the remedy helps")
  func remedy() throws {
    var session = Session(casebook: try openDataset("@classroom").casebook)
    #expect(session.settings.memory.bytes >= 256 << 20)
    _ = session.respond(to: ".memory 64K")
    #expect(session.settings.memory.bytes == 65_536)
    let query = "statements as a join statements as b on a.speaker = b.speaker count"
    for _ in 0..<40 {
      guard case .failure(let failure) = session.respond(to: query) else { break }
      let diagnostic = try #require(failure.diagnostics.first)
      #expect(diagnostic.code == .tooMuchMemory)
      #expect(diagnostic.message.contains(" of memory "))
      let remedy = try #require(diagnostic.remedy)
      let command = remedy.split(separator: "`").first { $0.hasPrefix(".memory ") }
      _ = session.respond(to: String(try #require(command)))
    }
    guard case .answer = session.respond(to: query) else {
      Issue.record("still refused")
      return
    }
    #expect(session.settings.memory.bytes > 65_536)
    guard case .lines(let lines) = session.respond(to: ".memory much") else {
      Issue.record("taken for a size")
      return
    }
    #expect(lines == ["`.memory` takes a size, as 512M or 2G."])
  }

  @Test("The command line sets it too; a refused query ends the program as a mistake does")
  func commandLine() throws {
    let join = "cases as a join cases as b on a.region = b.region count"
    let refused = try Program.run(["--memory", "32K", "-c", join, "@classroom"])
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("E0409  The query would take"))
    #expect(refused.errors.contains("of 32 KiB that it may."))
    #expect(try Program.run(["--memory", "1K", "-c", "cases count", "@classroom"]).status == 0)
    #expect(try Program.run(["--memory", "lots", "-c", "cases count"]).status == 2)
  }
}
