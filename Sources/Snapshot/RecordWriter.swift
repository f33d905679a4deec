/// What a record can hold: how it is written, and how it is read again.
protocol Recorded {
  /// Reads a value; throws if the record holds none.
  init(from record: inout RecordReader) throws(SnapshotError)
  /// Writes the value.
  func write(to record: inout RecordWriter)
}

/// Writes the values of a record one behind the other.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends values.
  mutating func write<each Value: Recorded>(_ values: repeat each Value) {
    repeat (each values).write(to: &self)
  }

  /// Appends bytes as they are.
  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The bytes of one value.
  static func bytes(of value: some Recorded) -> [UInt8] {
    var record = RecordWriter()
    record.write(value)
    return record.bytes
  }
}
