import ArgumentParser
import Output

/// A form of answers as named on the command line.
struct AnswerFormat: ExpressibleByArgument {
  let format: OutputFormat

  init(_ format: OutputFormat) { self.format = format }

  init?(argument: String) {
    guard let format = OutputFormat(rawValue: argument.lowercased()) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { OutputFormat.allCases.map(\.rawValue) }

  /// The form that a file's ending names, if it names one.
  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(argument: String(fileName[fileName.index(after: dot)...]))
  }
}
