import Language
import Model

// Functions of other languages, and what says the same here.
extension Binder {
  private static let sameFunctions: [String: String] = [
    "len": "length", "strlen": "length", "char_length": "length", "nchar": "length",
    "uppercase": "upper", "toupper": "upper", "ucase": "upper", "lowercase": "lower",
    "tolower": "lower", "lcase": "lower", "coalesce": "first_known", "ifnull": "first_known",
    "nvl": "first_known", "datediff": "days",
  ]

  private static let tests: [String: String] = [
    "contains": "contains", "includes": "contains", "startswith": "starts", "starts_with": "starts",
    "starts": "starts", "endswith": "ends", "ends_with": "ends", "ends": "ends",
  ]

  /// What to write for a function that another language has; nil for one that none has.
  func foreignFunction(
    _ name: Name, _ arguments: [ExpressionSyntax], at range: SourceRange
  ) -> Diagnostic? {
    let word = name.text.lowercased()
    if let same = Binder.sameFunctions[word] {
      return foreign(name, "\(same)(…)", .init(replace: name.range, with: same))
    }
    let written = arguments.map { SyntaxPrinter.text(of: $0) }
    let meant: String
    switch (word, written.count) {
    case ("isnull", 1), ("is_null", 1), ("isna", 1), ("isblank", 1):
      meant = "\(written[0]) is unknown"
    case ("notnull", 1), ("notna", 1): meant = "\(written[0]) is known"
    case ("now", 0), ("today", 0), ("current_date", 0): meant = "today"
    case (_, 1) where CalendarUnit(rawValue: word) != nil && arguments[0].path != nil:
      meant = "\(written[0]).\(word)"
    case (_, 2):
      guard let test = Binder.tests[word] else { return nil }
      meant = "\(written[0]) \(test) \(written[1])"
    default: return nil
    }
    return foreign(name, meant, .init(replace: range, with: meant))
  }

  private func foreign(_ name: Name, _ meant: String, _ fix: Diagnostic.Fix) -> Diagnostic {
    Diagnostic(
      .unknownFunction, "There is no function '\(name.text)'.", at: name.range,
      remedy: "Write \(meant).", fix: fix)
  }
}
