/// The choices of a completion laid out below the line.
package struct CandidateList: Sendable {
  /// Measures a text in columns of the terminal.
  package typealias Measure = (String) -> Int

  /// The lines to print, each narrower than the terminal.
  package let lines: [String]

  /// Lays `candidates` out for a terminal of `size`, in at most a screenful with room for the line.
  package init(
    _ candidates: [Completion.Candidate], size: WindowSize, width measure: Measure
  ) {
    let room = max(1, size.rows - 2)
    let columns = max(8, size.columns - 1)
    // Details need a line each; where there is no room for that, the choices alone are shown.
    let hasDetails = candidates.contains { $0.detail != nil } && candidates.count <= room
    let names = candidates.map { Self.fit(Self.printable($0.display), columns, measure) }
    let widest = names.map(measure).max() ?? 0
    if hasDetails {
      let details = candidates.map { Self.printable($0.detail ?? "") }
      let rows = zip(names, details).map { name, detail in
        detail.isEmpty
          ? name
          : Self.fit(Self.pad(name, to: widest, measure) + "  " + detail, columns, measure)
      }
      lines = Self.cut(rows, room: room, perLine: 1, total: rows.count)
      return
    }
    let perLine = max(1, (columns + 2) / (widest + 2))
    let lineCount = (names.count + perLine - 1) / perLine
    // Down the columns, as a list of files is read; a list that is cut reads along its lines.
    let isCut = lineCount > room
    let rows = (0..<lineCount).map { row in
      let cells = (0..<perLine).compactMap { column -> String? in
        let index = isCut ? row * perLine + column : column * lineCount + row
        return index < names.count ? names[index] : nil
      }
      let padded = cells.dropLast().map { Self.pad($0, to: widest + 2, measure) }
      return padded.joined() + (cells.last ?? "")
    }
    lines = Self.cut(rows, room: room, perLine: perLine, total: names.count)
  }

  private static func cut(
    _ rows: [String], room: Int, perLine: Int, total: Int
  ) -> [String] {
    guard rows.count > room else { return rows }
    let kept = max(1, room - 1)
    return rows.prefix(kept) + ["… \(total - kept * perLine) more"]
  }

  /// Replaces what a terminal would act on: control characters, and marks that turn the text round.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            "\u{FFFD}"
          default: scalar
          }
        }))
  }

  private static func pad(_ text: String, to width: Int, _ measure: Measure) -> String {
    text + String(repeating: " ", count: max(0, width - measure(text)))
  }

  private static func fit(_ text: String, _ columns: Int, _ measure: Measure) -> String {
    guard measure(text) > columns else { return text }
    var short = text
    while !short.isEmpty, measure(short) > columns - 1 { short.removeLast() }
    return short + "…"
  }
}
