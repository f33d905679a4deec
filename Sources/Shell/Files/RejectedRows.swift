package import Files
package import Ingest

/// Rows with a cell that could not be read, saved whole: the file, the line, why, then the cells as
/// they stand, in CSV.
///
/// Rows of tables with other columns get a header of their own.
package struct RejectedRows {
  private let rows: [RejectedRow]

  /// Takes the rows of a report.
  package init(_ rows: [RejectedRow]) { self.rows = rows }

  /// Writes them to a file, also if there are none; gives the error if it cannot be written.
  package func save(to path: String) -> FileError? {
    do {
      try writeAtomically(Array(text.utf8), to: path)
      return nil
    } catch {
      return error
    }
  }

  /// The file's text.
  package var text: String {
    var text = ""
    var names: [String]?
    for row in rows {
      if names != row.names {
        text += Self.record(["file", "line", "reason"] + row.names)
        names = row.names
      }
      let line = row.line.map { String($0) } ?? ""
      text += Self.record([row.file, line, row.reasons.joined(separator: "; ")] + row.cells)
    }
    return text
  }

  private static func record(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return cell }
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
