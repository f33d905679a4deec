import Model
import Pattern

/// What one database says otherwise than another, as data.
///
/// Templates hold `{0}`, `{1}`, … where their arguments go.
package struct SQLDialect: Hashable, Sendable {
  /// The name as typed after `--dialect`.
  package let name: String
  /// The sign around names.
  let quote: String
  /// True if a backslash in a text must be written twice.
  let escapesBackslash: Bool
  /// The types of stored columns.
  let types: Types
  /// A day as a literal: `{0}` is `2024-07-15`.
  let dateLiteral: String
  /// The days that stand for an open start and an open end; no other day outside them can be
  /// stored.
  let openStart: Day
  let openEnd: Day
  /// What makes a text compare by code point; empty where it does.
  let collation: String
  let calendar: Calendar
  let text: Text
  let numbers: Numbers
  let aggregates: Aggregates
  let windows: Windows
  /// What a statement ends with.
  let settings: String

  /// Types of stored columns.
  struct Types: Hashable, Sendable {
    let text: String
    let integer: String
    let number: String
    let boolean: String
    let date: String
    /// What a statement that makes a table ends with.
    var ending = ""
  }

  /// Days and periods.
  struct Calendar: Hashable, Sendable {
    /// The first day of the period that holds the day `{0}`.
    let starts: [CalendarUnit: String]
    /// The last day of it.
    let ends: [CalendarUnit: String]
    /// The day `{1}` days after `{0}`.
    let addDays: String
    /// The same day of the month `{1}` months after that of the day `{0}`, or its last day.
    let addMonths: String
    /// Days from `{1}` to `{0}`.
    let daysBetween: String
    /// The year of the day `{0}` as a number, and its place in a year as a text: `07-15`.
    let yearNumber: String
    let monthDay: String
    /// The number of the weekday, from 1 for Monday.
    let weekday: String
    /// Texts of the day `{0}`: `2024-07-15`, `2024`, `2024-07`, `3`, and the ISO week `09`.
    let day: String
    let year: String
    let month: String
    let quarter: String
    let week: String
  }

  /// Tests and functions of a text `{0}`; `{1}` is another, of `{2}` code points.
  struct Text: Hashable, Sendable {
    let contains: String
    let starts: String
    let ends: String
    /// Characters as a reader counts them; nil where only code points can be counted.
    let length: String?
    /// The text in lower and in upper case, letter by letter by Unicode's full mapping; nil where
    /// there is none.
    let lower: String?
    let upper: String?
    /// Whether the text matches the pattern `{1}` somewhere, and how patterns are spelled; nil
    /// where there are none.
    let matches: Matches?

    /// Regular expressions.
    struct Matches: Hashable, Sendable {
      let template: String
      let spelling: PatternSpelling
    }
  }

  /// Functions of numbers.
  struct Numbers: Hashable, Sendable {
    /// `{0}` to the nearest whole number, halves away from zero.
    let rounded: String
    /// The remainder of fractions.
    let remainder: String
  }

  /// Aggregates that are not spelled alike everywhere; nil where there is none, and what is asked
  /// for is written out.
  struct Aggregates: Hashable, Sendable {
    /// The quantile `{1}` of `{0}`, linear between neighbours.
    let quantile: String?
    /// The sample standard deviation.
    let deviation: String?
    /// Different texts, sorted by code point, joined by `; `.
    let list: String?
    /// The texts `{0}` of the window `{1}`, in its order, joined by `; `.
    let listOver: String
    /// The value `{0}` as one that may be NULL.
    var nullable = "{0}"
    /// The least and the greatest of booleans.
    let leastBoolean: String
    let greatestBoolean: String
  }
}

extension SQLDialect {
  /// Values of other rows.
  struct Windows: Hashable, Sendable {
    /// The value `{0}` of the row before, and of the row after, in the window `{1}`.
    let prior: String
    let next: String

    static let standard = Windows(prior: "LAG({0}) OVER ({1})", next: "LEAD({0}) OVER ({1})")
  }
}

extension SQLDialect {
  /// Every dialect.
  package static let all: [SQLDialect] = [duckdb, sqlite, postgres, clickhouse, spark]

  /// The dialect of a name; nil if there is none.
  package init?(named name: String) {
    guard let dialect = SQLDialect.all.first(where: { $0.name == name.lowercased() }) else {
      return nil
    }
    self = dialect
  }
}

// MARK: - Spelling

extension SQLDialect {
  /// A name in quotes.
  func name(_ name: String) -> String {
    quote + twice(quote, in: name) + quote
  }

  /// A text literal.
  func literal(_ text: String) -> String {
    let escaped = escapesBackslash ? twice("\\", in: text) : text
    return "'" + twice("'", in: escaped) + "'"
  }

  /// Writes a mark twice wherever it stands. A database knows no graphemes: a quote with an accent
  /// on it ends a literal like any other.
  private func twice(_ mark: String, in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if mark.unicodeScalars.first == scalar { result.append(scalar) }
    }
    return String(result)
  }

  /// Text that orders by code point.
  func collated(_ expression: String, _ type: ValueType) -> String {
    type.isText ? expression + collation : expression
  }
}

/// A template with its arguments in place, each taken as it stands.
func filled(_ template: String, _ arguments: String...) -> String {
  var result = ""
  var rest = template[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    result += rest[..<open]
    if let place = Int(rest[rest.index(after: open)..<close]), arguments.indices.contains(place) {
      result += arguments[place]
    }
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}
