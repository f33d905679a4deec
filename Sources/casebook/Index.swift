import ArgumentParser
import Ingest
import Shell

/// `casebook index FILE… -o FILE.casebook`
struct Index: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep what was read of a dataset in one file, which opens much sooner.",
    discussion: """
      The snapshot answers as the dataset does: casebook index cases.csv people.csv -o \
      record.casebook, then casebook record.casebook. It is its owner's alone, and replaces an old \
      one whole or not at all. casebook describe tells what it was made of. When a source changes, \
      or another version of the program asks for it, make it anew.
      """)

  @Argument(help: "Folders and files, @belarus or @classroom.")
  var datasets: [String]

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The snapshot; its name ends in .casebook.", valueName: "file"))
  var output: String

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard output.hasSuffix(SnapshotFile.nameEnding) else {
      throw ValidationError("The name of a snapshot ends in \(SnapshotFile.nameEnding).")
    }
  }

  func answer() -> ExitStatus {
    let console = Console()
    let bar = LoadBar(interrupt: InterruptFlag.install())
    var options = reading.settings
    options.keepsRejectedRows = true
    options.monitor = bar.monitor
    do throws(SnapshotFile.Failure) {
      let dataset = try SnapshotFile(path: output).save(datasets, options: options)
      bar.finish()
      if let summary = dataset.report.summary {
        console.tell(summary + " casebook describe --report tells.")
      }
      return .success
    } catch {
      bar.finish()
      return console.report(error)
    }
  }
}
