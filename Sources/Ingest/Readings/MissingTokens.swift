/// The texts that stand for a missing cell in files that do not say so.
///
/// They are taken so in columns that otherwise hold numbers, dates, or yes and no, and the report
/// says it; in a column of text they are values.
enum MissingTokens {
  /// True for such a text, in any case.
  static func contain(_ text: String) -> Bool { tokens.contains(text.lowercased()) }

  private static let tokens: Set<String> = [
    "na", "n/a", "#n/a", "nan", "null", "nil", "none", "-", "--", "\u{2013}", "\u{2014}", "?", "??",
    "unknown", "unk", "not known", "n.d.", "n.d", "n/d", "nd", "s/d", "s.d.", "no date", "undated",
    "no data", "missing", "not available", "not recorded", "неизвестно", "неизвестен", "неизвестна",
    "нет данных", "н/д", "н.д.", "без даты", "невядома", "невядомы", "невядомая", "няма звестак",
    "desconocido", "desconocida", "sin datos", "sin fecha",
  ]
}
