import Store
import Testing

@testable import Snapshot

/// Bytes with right checksums that cannot be a dataset are refused by the section.
@Suite struct ContentTests {
  /// A change of one section, and what is said of it.
  struct Wrong: CustomTestStringConvertible {
    let section: String
    let change: @Sendable (inout [UInt8]) -> Void
    let message: String
    /// The section that is named, if it is another.
    var named: String?

    var testDescription: String { "\(section): \(message)" }

    /// A byte set.
    static func byte(_ section: String, _ place: Int, _ byte: UInt8, _ message: String) -> Wrong {
      Wrong(section: section, change: { $0[place] = byte }, message: message)
    }

    /// Bytes in place of the last ones.
    static func end(_ section: String, _ bytes: [UInt8], _ message: String) -> Wrong {
      Wrong(
        section: section, change: { $0.replaceSubrange(($0.count - bytes.count)..., with: bytes) },
        message: message)
    }
  }

  static let wrongs: [Wrong] = [
    .byte("people.faction codes", 1, 2, "a code stands for no value"),
    .byte("people.id codes", 3, 1, "a code stands for no value"),
    .byte("cases.person codes", 0, 4, "a code stands for no value"),
    .byte("people.id values offsets", 0, 1, "the offsets are not those of the texts"),
    .byte("people.id values offsets", 4, 5, "the offsets are not those of the texts"),
    .byte("people.id values offsets", 7, 0x80, "the offsets are not those of the texts"),
    .end("people.id values offsets", [0x7F], "the offsets are not those of the texts"),
    .end("people.id values text", [0x70, 0x31], "the values are out of order"),
    .byte("people.id values text", 0, 0xFF, "a text is not UTF-8"),
    .byte("people.note text", 0, 0x41, "a text is not UTF-8"),
    Wrong(
      section: "people.note text offsets", change: { $0[4] -= 1 }, message: "a text is not UTF-8",
      named: "people.note text"),
    .byte("people.note words", 0, 0x7A, "the words are out of order"),
    .byte("people.note words", 2, 0xFF, "a text is not UTF-8"),
    .byte("people.note words offsets", 0, 1, "the offsets are not those of the texts"),
    .byte("people.note postings offsets", 4, 9, "the offsets are not those of the texts"),
    Wrong(
      section: "people.note words offsets", change: { $0.removeAll() },
      message: "the offsets are not those of the texts"),
    Wrong(
      section: "people.note postings offsets", change: { $0.removeLast(4) },
      message: "it has 12 bytes, not what its table asks for"),
    .byte("cases.person targets", 0, 3, "a row points to one that is not there"),
    .byte("cases.person targets", 3, 0x80, "a row points to one that is not there"),
    .byte("cases.person link offsets", 0, 1, "the offsets are not those of the rows"),
    .byte("cases.person link offsets", 12, 2, "the offsets are not those of the rows"),
    .byte("cases.person link sources", 0, 4, "a row is not there"),
    .byte("cases.person link sources", 3, 0x80, "a row is not there"),
    Wrong(
      section: "columns", change: { $0.set(18, behind: "integers16", to: 0x7F) },
      message: "a day outside the calendar", named: "cases.detained values"),
    .byte("cases.released earliest", 7, 0x80, "a day outside the calendar"),
    .byte("cases.released latest", 1, 0, "a last possible day comes before the first"),
    .byte("cases.released notation codes", 0, 2, "a code stands for no notation"),
    .byte("cases.released notations", 8, 1, "it has room for fewer than"),
    .byte("cases.released none", 0, 0b1100, "a row is both unknown and none"),
    .byte("cases.released none", 1, 1, "it has bits behind its last row"),
    .byte("cases.minor values", 7, 0x80, "it has bits behind its last row"),
    .end("cases.bail values", [0, 0, 0, 0, 0, 0, 0xF8, 0x7F], "a number is none"),
    .byte("cases.held most", 4, 1, "a greatest number of days is less than the least"),
    Wrong(
      section: "cases.court unknown", change: { $0[0] = 0b0111 },
      message: "rows have values, and the dictionary has none", named: "cases.court codes"),
    Wrong(
      section: "people.id codes", change: { $0.removeLast(4) },
      message: "it has 8 bytes, not what its table asks for"),
    Wrong(section: "schema", change: { $0.append(0) }, message: "more follows its end"),
    Wrong(section: "schema", change: { $0.removeLast() }, message: "it ends too early"),
    .byte("schema", 0, 0xFF, "it has room for fewer than"),
    .byte("schema", 8, 0xFF, "a text is not UTF-8"),
    .byte("schema", 49, 2, "a byte that should be 0 or 1 is neither"),
    Wrong(
      section: "schema", change: { $0.replace("people", by: "cases\0") },
      message: "the section cases"),
    Wrong(
      section: "schema", change: { $0.replace("detained", by: "released") },
      message: "cases: two columns have one name"),
    Wrong(
      section: "schema", change: { $0.replace("number", by: "nombre") },
      message: "a column of an unknown type"),
    Wrong(
      section: "columns", change: { $0.replace("durations", by: "durationz") },
      message: "a column is stored in an unknown way"),
    Wrong(
      section: "columns", change: { $0.replace("numbers", by: "codes16") },
      message: "cases.bail is stored as its type cannot be"),
    Wrong(
      section: "columns", change: { $0.replace("integers64", by: "integers8\0") },
      message: "a column is stored in an unknown way"),
    Wrong(
      section: "columns", change: { $0.set(16, behind: "integers64", to: 1) },
      message: "cases.months counts numbers of 64 bits from another"),
    .end("columns", [1, 0, 0, 0, 0, 0, 0, 0], "it describes other links of cases"),
    .byte("columns", 0, 1, "more follows its end"),
    Wrong(
      section: "load report", change: { $0.replace("danglingLink", by: "danglingLunk") },
      message: "a problem of an unknown kind"),
    Wrong(section: "sources", change: { $0.removeAll() }, message: "it ends too early"),
  ]

  @Test("Contents that cannot be are refused by the section", arguments: wrongs)
  func wrong(_ wrong: Wrong) throws {
    let image = try OpenedImage(of: SmallDataset.all)
    let error = try #require(refusal(try image.changed(wrong.section, wrong.change)))
    #expect(error.code == .wrongContents)
    #expect(error.message.contains(wrong.message), "\(error.message)")
    if !wrong.message.hasPrefix("the section") {
      #expect(error.section == wrong.named ?? wrong.section)
    }
  }

  @Test("Taking a snapshot apart and putting it together changes nothing")
  func unchanged() throws {
    let image = try OpenedImage(of: SmallDataset.all)
    #expect(try image.changed("schema") { _ in } == image.bytes)
  }

  @Test("Sections in another order, missing or too many are refused")
  func order() throws {
    let image = try OpenedImage(of: SmallDataset.all)
    func written(_ sections: [Section]) throws -> [UInt8] {
      var writer = SectionWriter(SnapshotImage())
      for section in sections { try writer.append(section.name, Cells(image.content(section))) }
      return try writer.finish().bytes
    }
    var swapped = image.sections
    swapped.swapAt(7, 8)
    #expect(refusal(try written(swapped))?.code == .wrongContents)
    for index in image.sections.indices {
      var fewer = image.sections
      fewer.remove(at: index)
      #expect(refusal(try written(fewer))?.code == .wrongContents)
    }
    #expect(refusal(try written([]))?.code == .wrongContents)
    let more = refusal(try written(image.sections + [image.sections[0]]))
    #expect(more?.message == "there are more than the columns have")
  }
}

extension [UInt8] {
  /// Puts a text in the place of the first that is there, of as many bytes.
  fileprivate mutating func replace(_ old: String, by new: String) {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    guard let place = place(of: old) else { return }
    replaceSubrange(place..<place + old.count, with: new)
  }

  /// Sets a byte that stands so far behind the first text that is there.
  fileprivate mutating func set(_ distance: Int, behind text: String, to byte: UInt8) {
    guard let place = place(of: Array(text.utf8)) else { return }
    self[place + text.utf8.count + distance] = byte
  }

  private func place(of text: [UInt8]) -> Int? {
    indices.first { self[$0...].starts(with: text) }
  }
}
