import Engine
import Model

extension RenderedParts {
  /// An array of objects, one a line.
  ///
  /// Numbers and booleans have JSON's types; dates are texts in EDTF; days are a number or
  /// `{"least":80,"most":92}` (null for an open end); unknown, none and infinity are null. A
  /// column's name that stands twice gets a number. Whatever nobody would see is escaped, so that
  /// the text is safe on a terminal and reads back the same.
  static func json(_ answer: Answer) -> RenderedParts {
    let names = objectKeys(answer)
    return RenderedParts(
      rowCount: answer.rowCount,
      begin: { $0.append("[") },
      rows: { range, buffer in
        let cells = answer.cells(range)
        for row in range.indices {
          buffer.append(row == 0 ? "\n" : ",\n")
          appendObject(names, cells, row: row - range.lowerBound, to: &buffer)
        }
      },
      end: { $0.append(answer.rowCount == 0 ? "]\n" : "\n]\n") })
  }
}

/// `"name":` for each column, no two the same.
func objectKeys(_ answer: Answer) -> [String] {
  var taken: Set<String> = Set(answer.columns.map(\.name))
  var seen: Set<String> = []
  return answer.columns.map { column in
    var name = column.name
    if !seen.insert(name).inserted {
      var number = 2
      while !taken.insert("\(column.name)_\(number)").inserted { number += 1 }
      name = "\(column.name)_\(number)"
    }
    return jsonString(name) + ":"
  }
}

/// Appends one row as an object.
func appendObject(_ keys: [String], _ cells: [[Value]], row: Int, to buffer: inout [UInt8]) {
  buffer.append("{")
  for (index, key) in keys.enumerated() {
    if index > 0 { buffer.append(",") }
    buffer.append(key)
    buffer.append(cells[index][row].json)
  }
  buffer.append("}")
}

extension Value {
  fileprivate var json: String {
    switch self {
    case .unknown, .none: return "null"
    case .text(let text): return jsonString(text)
    case .integer(let number): return String(number)
    case .number(let number): return number.isFinite ? number.shortestText : "null"
    case .boolean(let isTrue): return isTrue ? "true" : "false"
    case .date(_, let notation): return jsonString(notation)
    case .days(let least, let most):
      let count = DayCount(least: least, most: most)
      if let days = count.least, days == count.most { return String(days) }
      let ends = [count.least, count.most].map { $0.map { String($0) } ?? "null" }
      return "{\"least\":" + ends[0] + ",\"most\":" + ends[1] + "}"
    }
  }
}

/// A text as JSON writes it, in quotes; what cannot be seen is escaped.
package func jsonString(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    isPrintableASCII($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
  }
  if isPlain { return "\"" + text + "\"" }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.isUnseen:
      for unit in String(scalar).utf16 { result += "\\u" + fourHexDigits(unit) }
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func fourHexDigits(_ unit: UInt16) -> String {
  let digits = String(unit, radix: 16, uppercase: true)
  return String(repeating: "0", count: 4 - digits.utf8.count) + digits
}
