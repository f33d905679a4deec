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
      changed to be read and which refused, with file, line and column, and what does not fit.
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
      let description = try describe(try datasetSource(datasets), options: options)
      bar.finish()
      let status = write(description, console)
      guard status == .success else { return status }
      return reading.strict && description.report.refusedCount > 0 ? .dataError : .success
    } catch {
      bar.finish()
      return console.report(error)
    }
  }

  private func write(_ description: DatasetDescription, _ console: Console) -> ExitStatus {
    if let rejected {
      if let error = RejectedRows(description.report.rejectedRows).save(to: rejected) {
        return console.report(error)
      }
    }
    var output = StandardOutput()
    if report {
      let lines = LoadReportText(description.report, listedMax: .max).lines
      output.write(lines.joined(separator: "\n") + "\n")
    } else {
      tell(description, console)
      output.write(description.descriptor)
    }
    return output.finish().map { console.report($0) } ?? .success
  }

  private func tell(_ description: DatasetDescription, _ console: Console) {
    for table in description.report.tables {
      for note in table.notes { console.tell((table.file + ": " + note).sanitized) }
    }
    for note in description.report.notes + description.notes { console.tell(note.sanitized) }
  }
}
