import ArgumentParser
import Shell

/// What `casebook`, `casebook run` and `casebook check` share.
struct ScriptOptions: ParsableArguments {
  private static let formats = AnswerFormat.allValueStrings.joined(separator: ", ")

  @Option(
    name: .customLong("format"),
    help: "The form of the answers: \(Self.formats).")
  var format: AnswerFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write the answers to a file, whole or not at all; the ending can tell the form.",
      valueName: "file"))
  var output: String?

  @OptionGroup var queries: QueryOptions

  @Flag(help: "Tell notes and possible rows on standard error.")
  var notes = false

  /// The options as plain values.
  var settings: RunSettings {
    var settings = queries.settings
    (settings.format, settings.output, settings.tellsNotes) = (format?.format, output, notes)
    return settings
  }
}
