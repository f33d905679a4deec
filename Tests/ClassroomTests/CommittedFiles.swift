import Glibc

/// A file of the dataset as it lies in the repository.
func committed(_ name: String) throws -> String {
  let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
  let path = (root + ["Samples", "classroom"]).joined(separator: "/") + "/" + name
  guard let file = unsafe fopen(path, "r") else {
    throw MissingFile(path: path)
  }
  defer { _ = unsafe fclose(file) }
  var bytes: [UInt8] = []
  var byte = unsafe fgetc(file)
  while byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
    byte = unsafe fgetc(file)
  }
  return String(decoding: bytes, as: UTF8.self)
}

struct MissingFile: Error {
  let path: String
}

/// Rows of a CSV file by column name, read without the generator's own code.
func rows(of name: String) throws -> [[String: String]] {
  var records = records(in: try committed(name))
  let header = records.removeFirst()
  return records.map { record in
    Dictionary(zip(header, record), uniquingKeysWith: { first, _ in first })
  }
}

/// The records of RFC 4180 text with line feeds.
private func records(in text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var quoted = false
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""):
      // A doubled quote closes and opens again, and the quote between is kept.
      if !quoted && !field.isEmpty {
        field.append(byte)
      }
      quoted.toggle()
    case UInt8(ascii: ",") where !quoted, UInt8(ascii: "\n") where !quoted:
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    default:
      field.append(byte)
    }
  }
  return records
}
