import Model
import Store

/// Takes sections one after the other; each must have the name that is due.
struct ColumnSections {
  private let bytes: SnapshotBytes
  private var rest: ArraySlice<Section>

  init(_ bytes: SnapshotBytes, _ sections: ArraySlice<Section>) {
    (self.bytes, rest) = (bytes, sections)
  }

  /// The numbers of the next section.
  mutating func values<Element: BitwiseCopyable & Sendable>(
    _ name: String, _ count: Int, of type: Element.Type = Element.self
  ) throws(SnapshotError) -> Cells<Element> {
    try bytes.values(count: count, in: try take(name))
  }

  /// The value of the next section, a record.
  mutating func record<Value: Recorded>(_ name: String) throws(SnapshotError) -> Value {
    let section = try take(name)
    let bytes: Cells<UInt8> = try bytes.values(count: section.length, in: section)
    return try RecordReader.value(of: bytes.array, file: self.bytes.name, section: name)
  }

  /// The bits of the next section, one a row.
  mutating func bitmap(_ name: String, rows: Int) throws(SnapshotError) -> Bitmap {
    let words = try values(name, (rows + 63) / 64, of: UInt64.self)
    if rows % 64 != 0, let last = words.last, last >> UInt64(rows % 64) != 0 {
      throw fault(name, "it has bits behind its last row")
    }
    return Bitmap(words: words.array, count: rows)
  }

  /// The texts of the next two sections: where each begins, and their bytes.
  mutating func texts(
    _ offsetsName: String, _ textName: String, count: Int, bytes byteCount: Int
  ) throws(SnapshotError) -> TextArena {
    let offsets = try offsets(offsetsName, count: count, upTo: byteCount)
    let text = try values(textName, byteCount, of: UInt8.self)
    guard ContentCheck.areTexts(text, offsets) else {
      throw fault(textName, "a text is not UTF-8")
    }
    return TextArena(bytes: text, offsets: offsets)
  }

  /// Where each of some texts begins among so many bytes, and where the last ends.
  private mutating func offsets(
    _ name: String, count: Int, upTo byteCount: Int
  ) throws(SnapshotError) -> TextOffsets {
    guard count < .max else { throw fault(name, "there are too many texts") }
    let offsets: TextOffsets =
      TextOffsets.width(upTo: byteCount) == 4
      ? .narrow(try values(name, count + 1)) : .wide(try values(name, count + 1))
    guard ContentCheck.part(offsets, upTo: byteCount) else {
      throw fault(name, "the offsets are not those of the texts")
    }
    return offsets
  }

  /// The words of a column's texts, in the next four sections; their lengths tell how many.
  ///
  /// What the lists say is not looked at here: who reads them passes over a row that is not there.
  mutating func postings(of column: String) throws(SnapshotError) -> WordPostings {
    let lengths = rest.prefix(TableLayout.wordSectionCount).map(\.length)
    guard lengths.count == TableLayout.wordSectionCount else {
      throw fault("table of sections", "the sections of the words of \(column) are not there")
    }
    let (wordBytes, listBytes) = (lengths[1], lengths[3])
    let count = lengths[0] / TextOffsets.width(upTo: wordBytes) - 1
    let words = try texts(
      column + " words offsets", column + " words", count: count, bytes: wordBytes)
    guard ContentCheck.areSorted(words) else {
      throw fault(column + " words", "the words are out of order")
    }
    let offsets = try offsets(column + " postings offsets", count: count, upTo: listBytes)
    return WordPostings(
      words: words, lists: try values(column + " postings", listBytes), offsets: offsets)
  }

  private mutating func take(_ name: String) throws(SnapshotError) -> Section {
    guard let section = rest.popFirst() else {
      throw fault("table of sections", "there is no section \(name)")
    }
    guard section.name == name else {
      throw fault(section.name, "the section \(name) should stand here")
    }
    return section
  }

  /// An error of a section whose bytes are as they were written.
  func fault(_ section: String, _ message: String) -> SnapshotError {
    bytes.fault(.wrongContents, section, message)
  }
}
