package import Files
package import Ingest
import Language
package import Output
package import Snapshot

/// Standard error and what is known of both outputs: where mistakes and notes go, and in what form.
package struct Console: Sendable {
  /// How answers are rendered on standard output.
  package let outputOptions: RenderingOptions
  /// How lines are rendered on standard error.
  package let errorOptions: RenderingOptions
  private let isColored: Bool

  /// Looks at both outputs.
  package init(environment: ProcessEnvironment = .current()) {
    let output = Terminal(descriptor: 1, environment: environment)
    let error = Terminal(descriptor: 2, environment: environment)
    outputOptions = RenderingOptions(
      isTerminal: output.isTerminal, isColored: output.isTerminal && output.usesColour)
    errorOptions = RenderingOptions(
      isTerminal: error.isTerminal, isColored: error.isTerminal && error.usesColour)
    isColored = error.isTerminal && error.usesColour
  }

  /// Writes a line to standard error. A line that cannot be written there has nowhere else to go.
  package func tell(_ line: String) {
    var error = StandardOutput.standardError()
    error.write(line + "\n")
    _ = error.finish()
  }

  /// Tells why a text means nothing.
  package func report(_ failure: Failure) -> ExitStatus {
    let style: DiagnosticRenderer.Style = isColored ? .colored : .plain
    let renderer = DiagnosticRenderer(style: style, showsPlace: failure.source.name != nil)
    tell(renderer.text(for: failure.diagnostics, in: failure.source))
    let codes = failure.diagnostics.map(\.code)
    if codes.contains(.interrupted) { return .interrupted }
    return codes.contains(.damagedDataset) ? .dataError : .queryError
  }

  /// Tells why a file could not be read or written. Of a reader that left, as `head` does, nothing
  /// is told: it has what it wanted, and only the exit status says that there was more.
  package func report(_ error: FileError) -> ExitStatus {
    error.isReaderGone ? .dataError : report(error.description, status: .dataError)
  }

  /// Tells why a dataset could not be opened.
  package func report(_ error: LoadError) -> ExitStatus {
    report(error.description, status: error.isInterruption ? .interrupted : .dataError)
  }

  /// Tells why a snapshot was not made.
  package func report(_ error: SavingError) -> ExitStatus {
    switch error {
    case .load(let error): report(error)
    case .file(let error): report(error)
    }
  }

  /// Tells what went wrong, after the program's name.
  package func report(_ message: String, status: ExitStatus = .dataError) -> ExitStatus {
    tell("casebook: " + message.sanitized)
    return status
  }
}
