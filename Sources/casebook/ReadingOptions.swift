import ArgumentParser
import Ingest
import Shell

/// How a dataset is read, as far as its files do not say.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of texts that do not say it: \(NamedEncoding.all).", valueName: "name"))
  var encoding: NamedEncoding?

  /// The options as plain values.
  var settings: LoadOptions { LoadOptions(encoding: encoding?.encoding) }
}

/// An encoding as named on the command line.
struct NamedEncoding: ExpressibleByArgument {
  static let all = allValueStrings.joined(separator: ", ")

  let encoding: TextEncoding

  init?(argument: String) {
    guard let encoding = TextEncoding(name: argument) else { return nil }
    self.encoding = encoding
  }

  static var allValueStrings: [String] { TextEncoding.allCases.map(\.rawValue) }
}
