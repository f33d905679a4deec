package import Files
internal import Glibc
import Model

/// Reads a script's bytes.
///
/// No more is read than one byte past the limit of a text, which the parser then refuses by name.
package func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let file = try FileDescriptor(opening: path, O_RDONLY)
  return try file.readAll(path: path, limit: Limits.queryBytesMax + 1)
}

/// Reads a script from standard input, to its end.
package func readStandardInput() throws(FileError) -> [UInt8] {
  let copy = dup(0)
  guard copy >= 0 else { throw FileError(.read, "standard input") }
  return try FileDescriptor(owning: copy)
    .readAll(path: "standard input", limit: Limits.queryBytesMax + 1)
}

/// The path of a file with every link and `..` followed; nil if there is no such file.
func resolvedPath(_ path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  guard unsafe realpath(path, &buffer) != nil else { return nil }
  let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether a file begins with `#!`, as scripts do that name their own program.
package func startsWithHashBang(_ path: String) -> Bool {
  guard let file = try? FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK),
    let bytes = try? file.readAll(path: path, limit: 2)
  else { return false }
  return bytes == [UInt8(ascii: "#"), UInt8(ascii: "!")]
}

/// Whether a descriptor is a terminal.
package func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
