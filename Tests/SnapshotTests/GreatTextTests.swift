import Ingest
import Model
import Store
import Testing

@testable import Snapshot

/// Texts of many blocks are looked at by several threads, and no part of them is left out.
@Suite struct GreatTextTests {
  private static let textCount = 12
  /// Signs of three bytes each, of which no words are made.
  private static let text = String(repeating: "…", count: 150_000)

  private static let made = Result { try image() }
  private let image: OpenedImage

  init() throws { image = try Self.made.get() }

  private static func image() throws -> OpenedImage {
    let schema = Schema(
      name: "great", title: "", description: "", isSynthetic: true, asOf: Day(20_000),
      tables: [
        TableSchema(
          name: "notes", singular: "note", columns: [ColumnSchema(name: "text", type: .text)],
          rowCount: textCount)
      ])
    let texts = TextArena([String](repeating: text, count: textCount))
    let table = Table(
      columns: [Column(type: .text, storage: .text(texts))], rowCount: textCount)
    return try OpenedImage(
      of: LoadedDataset(
        casebook: Casebook(schema: schema, tables: [table]),
        report: LoadReport(tables: [], notes: [], problems: [], problemCounts: [:])))
  }

  /// Places all over the texts, none of them the first byte of a sign.
  private var places: [Int] {
    let length = Self.textCount * Self.text.utf8.count
    return (0...5).map { min(length * $0 / 5, length - 3) / 3 * 3 + 1 }
  }

  @Test("They are opened")
  func sound() { #expect(refusal(image.bytes) == nil) }

  @Test("A byte that has changed is found wherever it is")
  func changed() throws {
    let section = try #require(image.sections.first { $0.name == "notes.text text" })
    for place in places {
      var bytes = image.bytes
      bytes[section.offset + place] ^= 1
      #expect(refusal(bytes)?.code == .wrongChecksum)
      #expect(refusal(bytes)?.section == "notes.text text")
    }
  }

  @Test("A broken sign is found wherever it is")
  func broken() throws {
    for place in places {
      let error = refusal(try image.changed("notes.text text") { $0[place] = 0x41 })
      #expect(error?.message == "a text is not UTF-8")
    }
  }

  @Test("A text that begins within a sign is found wherever it is")
  func split() throws {
    for text in stride(from: 1, to: Self.textCount, by: 5) {
      let error = refusal(try image.changed("notes.text text offsets") { $0[text * 4] += 1 })
      #expect(error?.message == "a text is not UTF-8")
    }
  }
}
