import Model

/// What may stand at the cursor of a line being edited.
package struct Completion: Sendable, Equatable {
  /// One text that may be put in.
  package struct Candidate: Sendable, Equatable {
    /// What goes into the line, with the quotes and the space after it that it needs.
    package let text: String
    /// What the list of choices shows.
    package let display: String
    /// A remark shown beside it, such as a description or a number of rows.
    package let detail: String?

    /// Creates a candidate that is shown as `display`, or as its text.
    package init(_ text: String, display: String? = nil, detail: String? = nil) {
      self.text = text
      self.display = display ?? text
      self.detail = detail
    }
  }

  /// Where in the line the replaced text begins, in bytes; it ends at the cursor.
  package let replaceFrom: Int
  /// The choices in the order to be shown.
  package let candidates: [Candidate]

  /// Creates a completion that replaces the text from byte `replaceFrom` to the cursor.
  package init(replaceFrom: Int, candidates: [Candidate]) {
    self.replaceFrom = max(0, replaceFrom)
    self.candidates = candidates
  }

  /// Finds the candidates for a line and the cursor's offset in it, in bytes.
  package typealias Completer = @Sendable (_ line: String, _ cursor: Int) -> Completion

  /// What Tab does.
  package enum Step: Sendable, Equatable {
    /// Nothing fits.
    case nothing
    /// Put this text in place of what is being completed.
    case insert(String)
    /// Several fit and share nothing more than what is typed: show them.
    case list
  }

  /// Returns what Tab does to `line` with the cursor at byte `cursor`.
  package func step(in line: String, cursor: Int) -> Step {
    guard let first = candidates.first else { return .nothing }
    let typed = String(
      decoding: line.utf8.prefix(max(0, cursor)).dropFirst(replaceFrom), as: UTF8.self)
    if candidates.count == 1 {
      return first.text == typed ? .nothing : .insert(first.text)
    }
    var shared = first.text[...]
    for candidate in candidates.dropFirst() {
      shared =
        zip(shared.indices, candidate.text).first { shared[$0] != $1 }
        .map { shared[..<$0.0] } ?? shared.prefix(candidate.text.count)
    }
    // Candidates may match by a later word; what they share may then lack what is typed.
    let keeps = folded(String(shared)).contains(folded(typed.filter { $0 != "\"" && $0 != "`" }))
    return shared.count > typed.count && keeps ? .insert(String(shared)) : .list
  }
}
