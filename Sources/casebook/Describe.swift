import ArgumentParser
import Ingest
import Output
import Shell

/// `casebook describe FILE…`
struct Describe: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the data package that files make, ready to edit.",
    discussion: """
      The fields and their types, the dialect, the encoding, and the keys and links that all cells \
      bear out, as datapackage.json: casebook describe cases.csv people.csv > datapackage.json. \
      What was decided is told on standard error. Opened with it, the files give the same tables.
      """)

  @OptionGroup var reading: ReadingOptions

  @Argument(help: "Files and folders; they are described as one casebook.")
  var datasets: [String]

  func answer() -> ExitStatus {
    let console = Console()
    let bar = LoadBar(interrupt: InterruptFlag.install())
    var options = reading.settings
    options.monitor = bar.monitor
    do {
      let description = try describe(try datasetSource(datasets), options: options)
      bar.finish()
      for table in description.report.tables {
        for note in table.notes { console.tell((table.file + ": " + note).sanitized) }
      }
      for note in description.report.notes + description.notes { console.tell(note.sanitized) }
      var output = StandardOutput()
      output.write(description.descriptor)
      return output.finish().map { console.report($0) } ?? .success
    } catch {
      bar.finish()
      return console.report(error)
    }
  }
}
