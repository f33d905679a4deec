import Files
import Language

/// Writes scripts in the one layout of the language.
package struct ScriptFormatter: Sendable {
  private let console: Console

  /// Makes a formatter that tells mistakes on a console.
  package init(console: Console) { self.console = console }

  /// Writes a script's layout to standard output, or over the file itself.
  package func format(_ path: String, inPlace: Bool) -> ExitStatus {
    withLayout(of: path) { bytes, text throws(FileError) in
      if inPlace && path != "-" {
        if bytes != Array(text.utf8) { try writeAtomically(Array(text.utf8), to: path) }
        return .success
      }
      var output = StandardOutput()
      output.write(text)
      if let error = output.finish() { throw error }
      return .success
    }
  }

  /// Tells whether a script is in the one layout already.
  package func check(_ path: String) -> ExitStatus {
    withLayout(of: path) { bytes, text throws(FileError) in
      bytes == Array(text.utf8)
        ? .success : console.report("\(path) is laid out otherwise", status: .queryError)
    }
  }

  private func withLayout(
    of path: String, _ body: ([UInt8], String) throws(FileError) -> ExitStatus
  ) -> ExitStatus {
    do throws(FileError) {
      let bytes = path == "-" ? try readStandardInput() : try readFile(path)
      let source = SourceText(bytes: bytes, name: path)
      switch Language.format(source) {
      case .text(let text): return try body(bytes, text)
      case .kept:
        _ = console.report(
          "\(path) is left as it is: no layout was found that is read the same way",
          status: .success)
        return try body(bytes, String(decoding: bytes, as: UTF8.self))
      case .unreadable(let diagnostics):
        return console.report(Failure(source: source, diagnostics: diagnostics))
      }
    } catch {
      return console.report(error)
    }
  }
}
