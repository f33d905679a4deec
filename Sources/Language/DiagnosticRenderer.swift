/// Shows diagnostics to people: the line, carets below the guilty part, the code with its message
/// and remedy, and the corrected text to try.
package struct DiagnosticRenderer: Hashable, Sendable {
  /// Whether colours are used.
  package let style: Style
  /// Columns of one line, at least 40.
  package let columnsMax: Int
  /// True to put `file:line:column` first, as scripts want it.
  package let showsPlace: Bool
  /// True to break messages that are wider than a line, for a person's terminal.
  package let wrapsMessages: Bool

  /// How a message is dressed.
  package enum Style: Hashable, Sendable, CaseIterable {
    /// Text alone.
    case plain
    /// With the colours of an ANSI terminal.
    case colored
  }

  /// Makes a renderer; widths are columns.
  package init(
    style: Style = .plain, columnsMax: Int = 100, showsPlace: Bool = false,
    wrapsMessages: Bool = false
  ) {
    self.style = style
    self.columnsMax = max(columnsMax, 40)
    self.showsPlace = showsPlace
    self.wrapsMessages = wrapsMessages
  }

  /// All diagnostics, an empty line between them, without a line break at the end.
  package func text(for diagnostics: [Diagnostic], in source: SourceText) -> String {
    var texts: [String] = []
    for (index, diagnostic) in diagnostics.enumerated() {
      // Where one edit mends several mistakes, it is shown below the last of them.
      let isRepeated = diagnostics.dropFirst(index + 1).contains { $0.fix == diagnostic.fix }
      texts.append(text(for: isRepeated ? diagnostic.with(fix: nil) : diagnostic, in: source))
    }
    return texts.joined(separator: "\n\n")
  }

  /// One diagnostic, without a line break at the end.
  package func text(for diagnostic: Diagnostic, in source: SourceText) -> String {
    var lines: [String] = []
    if showsPlace { lines.append(dressed(place(of: diagnostic, in: source), .faint)) }
    let line = ShownLine(of: source, around: diagnostic.range, columnsMax: columnsMax)
    let indent = String(repeating: " ", count: line.indentColumns)
    let carets = String(repeating: "^", count: line.caretColumns)
    lines.append(line.text)
    lines.append(indent + dressed(carets, .red))
    let message = [Self.visible(diagnostic.message), diagnostic.remedy.map(Self.visible)]
      .compactMap(\.self).joined(separator: "  ")
    lines.append(dressed(diagnostic.code.rawValue, .bold) + "  " + broken(message))
    if let fix = diagnostic.fix {
      lines.append("try:   " + dressed(corrected(source, fix), .green))
    }
    return lines.joined(separator: "\n")
  }

  /// `script.cq:3:14`; what was typed has no name.
  private func place(of diagnostic: Diagnostic, in source: SourceText) -> String {
    let location = source.location(of: diagnostic.range.lower)
    let place = "\(location.line):\(location.column)"
    return source.name.map { Self.visible($0) + ":" + place } ?? place
  }

  /// The corrected text is there to be copied, so that it is cut only where nobody would.
  private static let correctedColumnsMax = 2_000

  /// The corrected text: all lines that the edit touches, as one.
  private func corrected(_ source: SourceText, _ fix: Diagnostic.Fix) -> String {
    let first = source.lineRange(at: fix.range.lower)
    let last = source.lineRange(at: fix.range.upper)
    let before = source.string(in: SourceRange(first.lower, fix.range.lower))
    let after = source.string(in: SourceRange(fix.range.upper, last.upper))
    let text = (before + fix.replacement + after)
      .split { $0.isNewline }.map { Self.trimmed($0) }.joined(separator: " ")
    let whole = SourceText(text)
    let offset = min(before.utf8.count, whole.bytes.count)
    let range = SourceRange(offset, offset + fix.replacement.utf8.count)
    return ShownLine(of: whole, around: range, columnsMax: Self.correctedColumnsMax).text
  }

  /// The message on as many lines as it needs, each below the first, behind the code.
  private func broken(_ message: String) -> String {
    guard wrapsMessages else { return message }
    var text = ""
    var columns = 7
    for word in message.split(separator: " ", omittingEmptySubsequences: false) {
      let width = GlyphWidth.columns(of: String(word))
      if columns > 7, columns + 1 + width > columnsMax {
        text += "\n       " + word
        columns = 7 + width
      } else {
        text += (text.isEmpty ? "" : " ") + word
        columns += width + (columns > 7 ? 1 : 0)
      }
    }
    return text
  }

  private static func trimmed(_ line: Substring) -> Substring {
    let start = line.drop { $0 == " " || $0 == "\t" }
    var end = start.endIndex
    while end > start.startIndex, [" ", "\t"].contains(start[start.index(before: end)]) {
      end = start.index(before: end)
    }
    return start[..<end]
  }

  private static func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(GlyphWidth.visible(scalar)) }
    return String(shown)
  }

  // MARK: - Colour

  private enum Paint: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
  }

  private func dressed(_ text: String, _ paint: Paint) -> String {
    style == .plain ? text : "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }
}
