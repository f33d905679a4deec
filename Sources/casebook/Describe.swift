import ArgumentParser
import Ingest
import Output
import Shell

/// `casebook describe FILE…`
struct Describe: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the data package that files make, ready to edit; or how they were read.",
    discussion: """
      The fields and their types, the dialect, the encoding, and the keys and links that all cells \
      bear out, as datapackage.json: casebook describe cases.csv people.csv > datapackage.json. \
      What was decided is told on standard error. Opened with it, the files give the same tables. \
      With --report, how each column was read is told instead: what decided it, which cells were \
      changed to be read and which refused, with file, line and column, and what does not fit. \
      Of a snapshot, the files that it was made of are told, with the SHA-256 of each and its own; \
      all of it is checked.
      """)

  @Flag(help: "Tell how each column was read, instead of the package.")
  var report = false

  @Option(
    help: ArgumentHelp(
      "Save the rows with a cell that could not be read, with file, line and reason, as CSV.",
      valueName: "file"))
  var rejected: String?

  @OptionGroup var reading: ReadingOptions

  @Argument(help: "Files and folders; they are described as one casebook.")
  var datasets: [String]

  func answer() -> ExitStatus {
    let console = Console()
    let bar = LoadBar(interrupt: InterruptFlag.install())
    var options = reading.settings
    // The report is told first, all of it.
    options.isStrict = false
    options.keepsRejectedRows = rejected != nil
    options.monitor = bar.monitor
    do {
      if let snapshot = try openSnapshot(datasets, options: options, checksAll: true) {
        bar.finish()
        return write(try SnapshotText(snapshot, path: datasets[0]), console)
      }
      let description = try describe(try datasetSource(datasets), options: options)
      bar.finish()
      return write(description, console)
    } catch {
      bar.finish()
      return console.report(error)
    }
  }

  private func write(_ description: DatasetDescription, _ console: Console) -> ExitStatus {
    if !report { tell(description, console) }
    return write(description.descriptor, description.report, console)
  }

  private func write(_ text: SnapshotText, _ console: Console) -> ExitStatus {
    write(text.lines.joined(separator: "\n") + "\n", text.report, console)
  }

  /// Writes the report if it was asked for, else a text; before, the rejected rows.
  private func write(_ text: String, _ found: LoadReport, _ console: Console) -> ExitStatus {
    if let rejected, let error = RejectedRows(found.rejectedRows).save(to: rejected) {
      return console.report(error)
    }
    var output = StandardOutput()
    output.write(
      report
        ? LoadReportText(found, listedMax: .max).lines.joined(separator: "\n") + "\n" : text)
    if let error = output.finish() { return console.report(error) }
    return reading.strict && found.refusedCount > 0 ? .dataError : .success
  }

  private func tell(_ description: DatasetDescription, _ console: Console) {
    for table in description.report.tables {
      for note in table.notes { console.tell((table.file + ": " + note).sanitized) }
    }
    for note in description.report.notes + description.notes { console.tell(note.sanitized) }
  }
}
