/// Reads the values of a record one behind the other, and trusts none of its bytes.
struct RecordReader {
  private let bytes: [UInt8]
  private let file: String
  private let section: String
  private var place = 0

  /// Reads the record of a section.
  init(_ bytes: [UInt8], file: String, section: String) {
    (self.bytes, self.file, self.section) = (bytes, file, section)
  }

  /// The one value of a record.
  static func value<Value: Recorded>(
    _ type: Value.Type = Value.self, of bytes: [UInt8], file: String, section: String
  ) throws(SnapshotError) -> Value {
    var record = RecordReader(bytes, file: file, section: section)
    let value: Value = try record.read()
    guard record.place == bytes.count else { throw record.fault("more follows its end") }
    return value
  }

  /// The next value.
  mutating func read<Value: Recorded>() throws(SnapshotError) -> Value { try Value(from: &self) }

  /// The next bytes.
  mutating func take(_ count: Int) throws(SnapshotError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - place else { throw fault("it ends too early") }
    defer { place += count }
    return bytes[place..<place + count]
  }

  /// A count of what follows, each of which takes a byte at least.
  mutating func count() throws(SnapshotError) -> Int {
    let count: Int = try read()
    guard count >= 0, count <= bytes.count - place else {
      throw fault("it has room for fewer than \(count)")
    }
    return count
  }

  /// An error of this record.
  func fault(_ message: String) -> SnapshotError {
    SnapshotError(code: .wrongContents, file: file, section: section, message: message)
  }
}

// MARK: - What records are made of

extension Int: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    var bits: UInt64 = 0
    for byte in try record.take(8).reversed() { bits = bits << 8 | UInt64(byte) }
    self.init(truncatingIfNeeded: bits)
  }

  func write(to record: inout RecordWriter) {
    record.append((0..<8).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) })
  }
}

extension Bool: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    switch try record.take(1).first {
    case 0: self = false
    case 1: self = true
    default: throw record.fault("a byte that should be 0 or 1 is neither")
    }
  }

  func write(to record: inout RecordWriter) { record.append([self ? 1 : 0]) }
}

extension String: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    let count = try record.count()
    guard let text = String(validating: try record.take(count), as: UTF8.self) else {
      throw record.fault("a text is not UTF-8")
    }
    self = text
  }

  func write(to record: inout RecordWriter) {
    record.write(utf8.count)
    record.append(utf8)
  }
}

extension Optional: Recorded where Wrapped: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    let isThere: Bool = try record.read()
    self = isThere ? try record.read() as Wrapped : nil
  }

  func write(to record: inout RecordWriter) {
    record.write(self != nil)
    if let self { record.write(self) }
  }
}

extension Array: Recorded where Element: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    let count = try record.count()
    self.init()
    for _ in 0..<count { append(try record.read()) }
  }

  func write(to record: inout RecordWriter) {
    record.write(count)
    for element in self { record.write(element) }
  }
}
