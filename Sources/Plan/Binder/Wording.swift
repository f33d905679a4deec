import Language
import Model

// How messages say things.

/// "Did you mean faction?" of one or more near names.
func didYouMean(_ names: [String]) -> String {
  "Did you mean \(names.prefix(3).joined(separator: " or "))?"
}

/// A name for messages, which nobody reads to its end when it is long.
func shortened(_ name: String) -> String {
  name.count > 40 ? name.prefix(39) + "…" : name
}

/// `1 value`, `3 values`
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// `a`, `a and b`, `a, b and c`
func enumerated(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// A name as it must be typed: in backquotes if it is not a plain word or is one of the language's.
func spelled(_ name: String) -> String {
  let parts = name.split(separator: ".", omittingEmptySubsequences: false)
  let isFree =
    parts.count > 1 || Keyword(spelling: name) == nil || name == Keyword.count.rawValue
    || CalendarUnit(rawValue: name) != nil
  let isPlain = isFree && parts.allSatisfy { isWord($0) && !$0.contains("-") }
  return isPlain ? name : "`\(name)`"
}

/// A value as it must be typed: a bare word if it is one, else in quotes.
func spelledValue(_ value: String) -> String {
  if isWord(value[...]), Keyword(spelling: value) == nil { return value }
  var escaped = String.UnicodeScalarView()
  // The lexer reads scalars: a quote with an accent on it is a quote.
  for scalar in value.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { escaped.append("\\") }
    escaped.append(scalar)
  }
  return "\"" + String(escaped) + "\""
}

// Letters of any script, digits and `_`; hyphens between parts that begin with a letter.
private func isWord(_ text: Substring) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  return parts.allSatisfy { part in
    guard let first = part.unicodeScalars.first, first == "_" || first.properties.isAlphabetic
    else { return false }
    return part.unicodeScalars.allSatisfy {
      $0 == "_" || ("0"..."9").contains($0) || $0.properties.isAlphabetic
    }
  }
}

/// A text in quotes, for messages.
func quoted(_ text: String) -> String { "\"\(text)\"" }

/// A type with its article: `a date`, `an integer`.
func article(_ type: ValueType) -> String {
  switch type {
  case .integer: "an integer"
  case .days: "a number of days"
  case .text: "text"
  default: "a \(type.name)"
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
