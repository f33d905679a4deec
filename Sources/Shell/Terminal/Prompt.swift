/// What stands before the line being edited.
package struct Prompt: Sendable, Equatable {
  /// The visible text, without its trailing spaces.
  package let text: String
  /// The parameters of the terminal's colour sequence, such as `1;36`, or nil for no colour.
  package let style: String?

  /// Creates a prompt; control characters in `text` are left out.
  package init(_ text: String, style: String? = nil) {
    let visible = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
    var trimmed = String.UnicodeScalarView(visible)
    while trimmed.last == " " { trimmed.removeLast() }
    self.text = String(trimmed)
    self.style = style
  }

  /// The text for the editor, with what is not visible between two bytes of value 1.
  ///
  /// The editor drops an invisible piece that no visible character follows, so the space comes
  /// last.
  var encoded: String {
    guard let style, !text.isEmpty else { return text + " " }
    return "\u{1}\u{1B}[\(style)m\u{1}\(text)\u{1}\u{1B}[0m\u{1} "
  }
}
