package import Engine
import Model

/// The lines under an answer: its notes, then its rows, what more is possible, and the time.
///
/// `412 cases · 38 more are possible (faction unknown 31, released imprecise 7) · 0.3 ms`. Where
/// the answer is one number the row is not counted. Safe for a terminal; no line feeds.
///
/// - Parameter elapsedMicroseconds: How long the query took, if that is to be told.
/// - Parameter singular: One of the answer's subjects, where taking off an `s` would not do.
package func footer(
  for answer: Answer, elapsedMicroseconds: Int? = nil, singular: String? = nil,
  options: RenderingOptions = RenderingOptions()
) -> [String] {
  var parts: [String] = []
  if !answer.isOneNumber {
    let one = singular ?? englishSingular(of: answer.subject)
    parts.append("\(answer.rowCount) \(answer.rowCount == 1 ? one : answer.subject)")
  }
  if let possible = answer.possible, possible.count > 0 {
    parts.append(words(for: possible, of: answer))
  }
  if let elapsedMicroseconds { parts.append(durationText(microseconds: elapsedMicroseconds)) }
  let summary = parts.isEmpty ? [] : [parts.joined(separator: " · ")]
  return (answer.notes + summary).map { options.dim($0.sanitized) }
}

/// A time to two figures or so: `0.3 ms`, `12 ms`, `1.4 s`, `2 min 5 s`.
package func durationText(microseconds: Int) -> String {
  let time = max(0, microseconds)
  func tenths(_ count: Int) -> String { "\(count / 10).\(count % 10)" }
  switch time {
  case ..<50: return "<0.1 ms"
  case ..<9_950: return tenths((time + 50) / 100) + " ms"
  case ..<999_500: return "\((time + 500) / 1000) ms"
  case ..<59_950_000: return tenths((time + 50_000) / 100_000) + " s"
  default:
    let seconds = time / 1_000_000
    return "\(seconds / 60) min \(seconds % 60) s"
  }
}

extension Answer {
  /// True for the answer of `count` or `mean x` without groups: a row with one number.
  fileprivate var isOneNumber: Bool {
    rowCount == 1 && columns.count == 1 && columns[0].type.isNumeric
  }
}

/// `38 more are possible (faction unknown 31, released imprecise 7)`
private func words(for possible: PossibleRows, of answer: Answer) -> String {
  // What is possible are rows of the table, of which groups were made.
  let noun =
    possible.count == 1 ? englishSingular(of: answer.sourceSubject) : answer.sourceSubject
  let subject = answer.subject == answer.sourceSubject ? "" : " " + noun
  let more = answer.rowCount == 0 ? "" : " more"
  let verb = possible.count == 1 ? "is" : "are"
  let causes = possible.causes.map { "\($0.column) \($0.reason.rawValue) \($0.count)" }
  let why = causes.isEmpty ? "" : " (" + causes.joined(separator: ", ") + ")"
  return "\(possible.count)\(more)\(subject) \(verb) possible" + why
}

/// One of an English plural: `cases` → `case`, `countries` → `country`, `people` → `person`.
private func englishSingular(of plural: String) -> String {
  if plural == "people" { return "person" }
  if plural.hasSuffix("ies") && plural.utf8.count > 4 { return plural.dropLast(3) + "y" }
  for ending in ["sses", "shes", "ches", "xes"] where plural.hasSuffix(ending) {
    return String(plural.dropLast(2))
  }
  return plural.hasSuffix("s") && !plural.hasSuffix("ss") ? String(plural.dropLast()) : plural
}
