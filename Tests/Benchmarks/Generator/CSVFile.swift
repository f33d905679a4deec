import Glibc

/// A file of comma-separated rows: texts in quotes, what is missing empty, dates as ISO writes
/// them.
@safe struct CSVFile: ~Copyable {
  private var bytes: [UInt8] = []
  private var isFirst = true
  private let file: UnsafeMutablePointer<FILE>
  private var isBroken = false

  /// Opens a file and writes its heading; nil if it cannot be opened.
  init?(_ path: String, heading: [String]) {
    guard let file = unsafe fopen(path, "w") else { return nil }
    unsafe self.file = file
    for name in heading { text(name) }
    endRow()
  }

  mutating func text(_ text: String?) {
    begin()
    guard let text else { return }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func number(_ number: Int?) {
    begin()
    if let number { bytes += String(number).utf8 }
  }

  mutating func date(_ day: Int?) {
    begin()
    if let day { bytes += isoText(day).utf8 }
  }

  mutating func boolean(_ isTrue: Bool) {
    begin()
    bytes += (isTrue ? "true" : "false").utf8
  }

  private mutating func begin() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
    if bytes.count > 1 << 20 { flush() }
  }

  private mutating func flush() {
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    if written != bytes.count { isBroken = true }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Closes the file; true if all of it was written.
  consuming func finish() -> Bool {
    flush()
    return unsafe fclose(file) == 0 && !isBroken
  }
}

/// Writes a text to a file; true if all of it was written.
func write(_ text: String, to path: String) -> Bool {
  guard let file = unsafe fopen(path, "w") else { return false }
  let written = unsafe fputs(text, file)
  return unsafe fclose(file) == 0 && written >= 0
}
