/// How the program ends.
package enum ExitStatus: Int32, Sendable {
  /// All went well.
  case success = 0
  /// A query means nothing on this dataset.
  case queryError = 1
  /// The command line could not be understood.
  case usage = 2
  /// A file could not be read or written.
  case dataError = 3
  /// Stopped by Ctrl-C.
  case interrupted = 130
}
