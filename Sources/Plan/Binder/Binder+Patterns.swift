import Language
import Pattern

// `text matches /re/`: the pattern is read when the query is, so that a mistake in it is shown in
// place.
extension Binder {
  mutating func bindPattern(_ text: Scalar, _ right: ExpressionSyntax) -> Predicate? {
    let written: String
    // Where the pattern's bytes stand one for one in the text.
    var start: Int?
    switch right.kind {
    case .missing: return nil
    case .regex(let pattern):
      written = pattern
      start = right.range.lower + 1
    case .string(let pattern):
      written = pattern
      if right.range.length == pattern.utf8.count + 2 { start = right.range.lower + 1 }
    case .parameter:
      guard let pattern = literalText(right) else { return nil }
      written = pattern
    case .path(let path):
      let pattern = "/" + path.names.map(\.text).joined(separator: ".") + "/"
      return fail(
        Diagnostic(
          .notAValue, "`matches` needs a pattern between slashes.", at: right.range,
          remedy: "Write it as \(pattern).", fix: .init(replace: right.range, with: pattern)))
    default:
      return fail(
        Diagnostic(
          .notAValue, "`matches` needs a pattern between slashes.", at: right.range,
          remedy: "Write it as /re/."))
    }
    do {
      return .pattern(text, try Pattern(written))
    } catch {
      let range = start.map {
        SourceRange($0 + error.range.lowerBound, $0 + error.range.upperBound)
      }
      let end = SourceRange(right.range.upper - 1, right.range.upper - 1)
      let isOpen = error.code == .unclosedGroup && start != nil
      return fail(
        Diagnostic(
          .malformedPattern, error.message, at: range ?? right.range, remedy: error.remedy,
          fix: isOpen ? .init(replace: end, with: ")") : nil))
    }
  }
}
