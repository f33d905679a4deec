import Ingest
import Model
import Output
import Shell

/// How a script runs, as the command line sets it.
struct RunSettings {
  /// Values of `--param`.
  var parameters: [(name: String, text: String)] = []
  /// The form of the answers; nil for the form that the output file's ending names, or a table.
  var format: OutputFormat?
  /// The file that the answers go to; nil for standard output.
  var output: String?
  /// The day that relative dates and states count from; nil for the record's.
  var asOf: Day?
  /// How the dataset is read, as far as its files do not say.
  var reading = LoadOptions()
  /// Whether notes and possible rows are told on standard error.
  var tellsNotes = false
  /// What one query may take of the machine's memory.
  var memory = MemorySize.usual
}
