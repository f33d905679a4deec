import Ingest

/// The format of a snapshot, version 4: a loaded dataset in one file, to be opened without reading
/// its sources again.
///
/// Numbers are little-endian. Arrays are stored as they lie in memory, so a machine that orders
/// bytes otherwise writes another mark of the byte order, and neither reads the other's files; they
/// are used where they lie in the file, which is mapped. The parts, each from a multiple of 64
/// bytes on, with zeros up to the next:
///
/// 1. **The header**, 4,096 bytes:
///
///    | at | bytes | |
///    |---|---|---|
///    | 0 | 8 | `89 43 42 4B 0D 0A 1A 0A`: no text begins so, and no change of line ends keeps it |
///    | 8 | 4 | the mark of the byte order, 0x01020304 |
///    | 12 | 4 | the version, 4 |
///    | 16 | 8 | the length of the file |
///    | 24 | 8 | where the table of sections begins |
///    | 32 | 8 | the length of that table, which ends with the file |
///    | 40 | 4 | the table's checksum |
///    | 4,092 | 4 | the checksum of the 4,092 bytes before it |
///
/// 2. **The sections**, one behind the other, in this order: `schema`, `columns`, `sources`,
///    `load report`; then for each table and each of its columns what the column's layout asks for,
///    for each link of the table its three, and for each column of prose the four of its words.
///
/// 3. **The table of sections**: a list of records, each the section's name, where it begins, its
///    length without the zeros behind it, and the checksums of its blocks of 1 MiB, zeros included.
///
/// Checksums are CRC-32C; every byte of the file is under one of them. They find what has changed
/// by chance. The SHA-256 of each source stands in `sources`; that of the snapshot itself stands
/// nowhere in it, for no file can hold its own: `casebook describe` computes it anew each time.
///
/// A *record* is made of whole numbers (8 bytes), truth (1 byte, 0 or 1), texts (length, UTF-8),
/// lists (count, members) and what may be missing (truth, then the value if there is one). `schema`
/// is one, `SchemaRecords.swift` says of what members; `load report`, `ReportRecords.swift`;
/// `columns`, `ColumnLayout.swift`; `sources`, `SnapshotSource.swift`. All other sections are
/// arrays of one kind of number, a row each unless it says otherwise:
///
/// | of a column | sections, each after the column's name |
/// |---|---|
/// | codes | `codes`, of 1, 2 or 4 bytes |
/// | and their dictionary | `values offsets` (4), where its texts begin, and where the last ends; |
/// | | (8) if that is not less than 4 GiB |
/// | | `values text`, their bytes |
/// | prose | `text offsets` (4 or 8) in the same way, and `text`, the bytes |
/// | integers, exact days | `values` (1, 2, 4), how far each is from the layout's base; |
/// | | or (8), each itself. Days are counted from 1970-01-01 |
/// | numbers | `values` (8) |
/// | booleans | `values`, a bitmap: 64 rows a word, the lowest bit first, zeros at the end |
/// | uncertain days | `earliest` and `latest` (4) |
/// | and how they are written | `notation codes` (4), unless all are plain; `notations`, a record |
/// | numbers of days | `least` and `most` (4) |
/// | any | bitmaps `unknown` and `none`, if a row is so |
/// | a link | `targets` (4), the row pointed to or −1; and the same from the other side: |
/// | | `link offsets` (4), where the rows that point to each begin among the next, and the end |
/// | | `link sources` (4), rows by what they point to, ascending for each |
/// | the words of prose | `words offsets` (4 or 8) and `words`, the different ones as spelled; |
/// | | `postings offsets` (4 or 8) and `postings`, a list for each word |
///
/// A dictionary's texts differ and stand in the order of their bytes, and so do words. Where a
/// value is missing the array holds something that its kind allows. What a reader can derive soon
/// is not stored, and nothing that another version of a library would tell otherwise: folded texts,
/// stems.
///
/// A word's list tells the rows that hold it. If it has as many bytes as a bit a row takes, it is
/// those bits, the lowest first. Else it is the steps from −1 to the first row and from each row
/// to the next: seven bits a byte, the lowest first, and the highest bit set in all bytes of a step
/// but its last.
///
/// **What is checked, and when.** Header, table of sections, their places, the four first sections
/// and that there are as many sections as the schema asks for: before anything else. A column or a
/// link: its sections' names and their blocks' checksums, then that codes stand for values, offsets
/// ascend to the end of what they part, days lie in the calendar, rows are there, and texts are
/// UTF-8, prose too, for kernels step through it by its lead bytes. Of a file of up to 64 MiB all
/// that comes before the first row is shown; of a greater one each column and link before its first
/// use; of words all but what their postings say, for who reads these passes over a row that is
/// not there. Whether links backwards are those of `targets` is not found out anew: none leads out
/// of the table, which is what their readers trust, and their checksums are right.
///
/// Who writes to the file while it is open changes it unseen, and who cuts it off ends this program
/// (SIGBUS); saving does neither, since it puts a whole new file in the old one's place.
package enum SnapshotFormat {
  /// The version that this program writes, and the only one that it reads.
  package static let version: UInt32 = 4

  /// What a snapshot's name ends in.
  package static let nameEnding = ".casebook"

  static let magic = FileStart.snapshotMark
  static let orderMark = UInt32(0x0102_0304).littleEndian
  static let headerBytes = 4096
  static let alignment = 64
  static let blockBytes = 1 << 20

  /// The first multiple of the alignment that is not before an offset.
  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & ~(alignment - 1) }
}

/// A section as the table of sections has it.
struct Section: Sendable, Hashable {
  let name: String
  let offset: Int
  let length: Int
  /// A checksum for each block, the zeros behind the section included.
  let checksums: [UInt32]

  /// Where the section ends, the zeros behind it included.
  var end: Int { SnapshotFormat.aligned(offset + length) }
}

/// The header's fields.
struct SnapshotHeader: Hashable {
  var orderMark = SnapshotFormat.orderMark
  var version = SnapshotFormat.version
  var fileLength: UInt64 = 0
  var tableOffset: UInt64 = 0
  var tableLength: UInt64 = 0
  var tableChecksum: UInt32 = 0

  /// Makes a header of fields.
  init(tableOffset: Int, tableLength: Int, tableChecksum: UInt32) {
    fileLength = UInt64(tableOffset + tableLength)
    self.tableOffset = UInt64(tableOffset)
    self.tableLength = UInt64(tableLength)
    self.tableChecksum = tableChecksum
  }

  /// Reads the fields of a header's bytes, whatever they say.
  init(_ bytes: [UInt8]) {
    precondition(bytes.count == SnapshotFormat.headerBytes, "a header has its length")
    orderMark = Self.number(bytes[8..<12])
    version = Self.number(bytes[12..<16])
    fileLength = Self.number(bytes[16..<24])
    tableOffset = Self.number(bytes[24..<32])
    tableLength = Self.number(bytes[32..<40])
    tableChecksum = Self.number(bytes[40..<44])
  }

  /// The bytes, their checksum at the end.
  var bytes: [UInt8] {
    var bytes = SnapshotFormat.magic
    bytes += Self.bytes(orderMark) + Self.bytes(version) + Self.bytes(fileLength)
    bytes += Self.bytes(tableOffset) + Self.bytes(tableLength) + Self.bytes(tableChecksum)
    bytes += [UInt8](repeating: 0, count: Self.checksumPlace - bytes.count)
    return bytes + Self.bytes(checksum(of: bytes[...]))
  }

  /// True if a header's bytes have the checksum at their end.
  static func isSound(_ bytes: [UInt8]) -> Bool {
    checksum(of: bytes[..<checksumPlace]) == number(bytes[checksumPlace...])
  }

  private static let checksumPlace = SnapshotFormat.headerBytes - 4

  private static func number<Number: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> Number {
    bytes.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }

  private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
  }
}
