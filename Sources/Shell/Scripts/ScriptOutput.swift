import Engine
import Files
import Output

/// Gathers a script's answers: standard output gets them as they come, a file gets all of them at
/// the end, or none. Answers are parted by an empty line.
struct ScriptOutput: ~Copyable {
  private let format: OutputFormat
  private let path: String?
  private let options: RenderingOptions
  private let cancellation: Cancellation
  private var standard = StandardOutput()
  private var bytes: [UInt8] = []
  private var isFirst = true

  init(
    format: OutputFormat, path: String?, options: RenderingOptions, cancellation: Cancellation
  ) {
    self.cancellation = cancellation
    self.format = format
    self.path = path
    self.options = options
  }

  /// Writes what a statement gave.
  ///
  /// - Throws: ``WritingStop`` if standard output takes no more, or the user asked to stop.
  mutating func write(_ response: Response) throws(WritingStop) {
    switch response {
    case .answer(let answered):
      try part()
      try render(answered.answer, as: format, options: options) { bytes throws(WritingStop) in
        try append(bytes)
      }
    case .lines(let lines):
      try part()
      try append(Array((lines.joined(separator: "\n") + "\n").utf8))
    default: break
    }
    // A person who watches sees each answer as it comes.
    if options.isTerminal { flush() }
  }

  /// Hands on what was written so far, so that what is told on standard error stands after it.
  mutating func flush() { _ = standard.flush() }

  private mutating func part() throws(WritingStop) {
    if !isFirst { try append([UInt8(ascii: "\n")]) }
    isFirst = false
  }

  private mutating func append(_ more: [UInt8]) throws(WritingStop) {
    do { try cancellation.check() } catch { throw .interrupted }
    guard path == nil else {
      bytes += more
      return
    }
    standard.write(more)
    if let error = standard.error { throw .failed(error) }
  }

  /// Writes what is left; the error if it could not be written.
  consuming func finish() -> FileError? {
    guard let path else { return standard.finish() }
    do {
      try writeAtomically(bytes, to: path)
      return nil
    } catch {
      return error
    }
  }
}

/// Why no more is written.
enum WritingStop: Error {
  case failed(FileError)
  case interrupted
}
