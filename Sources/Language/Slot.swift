/// The kind of thing, other than a keyword, that may stand at a place.
package enum Slot: Hashable, Sendable {
  /// A table, an event verb, a state, a `let` name or `_`.
  case source
  /// A column, or the first name of a path.
  case column
  /// A column of what the path so far leads to: after `speaker.`, `["speaker"]`.
  case columnIn([String])
  /// A date column, before a time test.
  case eventColumn
  /// A to-many link, after `any`, `no`, `at least 2`, `number of`.
  case related
  /// The rest of one: after `any person.`, `["person"]`.
  case relatedIn([String])
  /// A value of the column on the left, where that is a column.
  case value(of: Path?)
  /// A date or a date column to test a column against; none stands for the source's time axis.
  case time(of: Path?)
  /// A person or body, after `from`.
  case actor
  /// A topic, after `about`.
  case topic
  /// A name that the text gives.
  case newName
  /// A type of parameter.
  case type
  /// Text in quotes.
  case text
  /// A pattern between slashes.
  case pattern
  /// A file's name in quotes.
  case file
  /// A whole number.
  case count
  /// A parameter, with its dollar.
  case parameter

  /// What is wanted, for messages: "Expected a date after 'since'.".
  var noun: String {
    switch self {
    case .source: "a table, an event or a query name"
    case .column, .columnIn, .eventColumn: "a column or a value"
    case .related, .relatedIn: "linked rows"
    case .value: "a value"
    case .time: "a date"
    case .actor: "a name"
    case .topic: "a topic"
    case .newName: "a name"
    case .type: "a type"
    case .text: "text in quotes"
    case .pattern: "a pattern"
    case .file: "a file name in quotes"
    case .count: "a whole number"
    case .parameter: "a parameter"
    }
  }
}
