/// The days of the week, numbered and ordered as ISO 8601 has them.
package enum Weekday: Int, Hashable, Sendable, CaseIterable {
  /// The first day of the week.
  case monday = 1
  /// The days after it.
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The word for it, in lower case: `monday`.
  package var name: String { "\(self)" }

  /// Reads a name in any case of letters; nil for other words.
  package init?(name: String) {
    let word = name.lowercased()
    guard let found = Weekday.allCases.first(where: { $0.name == word }) else { return nil }
    self = found
  }
}
