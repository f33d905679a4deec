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
    guard count < .max else { throw fault(offsetsName, "there are too many texts") }
    let offsets: TextOffsets =
      byteCount <= TextOffsets.narrowMax
      ? .narrow(try values(offsetsName, count + 1)) : .wide(try values(offsetsName, count + 1))
    let text = try values(textName, byteCount, of: UInt8.self)
    guard ContentCheck.part(offsets, upTo: byteCount) else {
      throw fault(offsetsName, "the offsets are not those of the texts")
    }
    guard ContentCheck.areTexts(text, offsets) else {
      throw fault(textName, "a text is not UTF-8")
    }
    return TextArena(bytes: text, offsets: offsets)
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
