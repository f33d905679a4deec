/// Rows as RFC 4180 text: comma, quotes where they are needed, a line feed after each row.
func delimited(header: [String], rows: [[String]]) -> String {
  var text = ""
  for row in [header] + rows {
    text += row.map(quotedIfNeeded).joined(separator: ",")
    text += "\n"
  }
  return text
}

private func quotedIfNeeded(_ field: String) -> String {
  guard field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }) else {
    return field
  }
  return "\""
    + field.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}
