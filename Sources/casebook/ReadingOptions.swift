import ArgumentParser
import Ingest
import Shell

/// How a dataset is read, as far as its files do not say.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of texts that do not say it: \(NamedEncoding.all).", valueName: "name"))
  var encoding: NamedEncoding?

  @Option(
    help: ArgumentHelp(
      "How dates are read whose cells leave several ways: \(NamedDates.all). For one column: "
        + "COLUMN=order or TABLE.COLUMN=order; may come several times.", valueName: "order"))
  var dates: [NamedDates] = []

  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The folder of a descriptor's files, if they do not lie beside it.", valueName: "folder"))
  var dataFolder: String?

  @Flag(help: "Take a cell that cannot be read for a file that cannot be: exit 3.")
  var strict = false

  /// The options as plain values.
  var settings: LoadOptions {
    var choices = DateChoices()
    for named in dates { choices.add(named.choice, for: named.column) }
    return LoadOptions(
      encoding: encoding?.encoding, dates: choices, dataFolder: dataFolder, isStrict: strict)
  }
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

/// An order of day and month as named on the command line, for all columns or for one.
struct NamedDates: ExpressibleByArgument {
  static let all = allValueStrings.joined(separator: ", ")

  let choice: DateChoice
  /// The column, perhaps after its table and a full stop; nil for all.
  let column: String?

  init?(argument: String) {
    let equals = argument.lastIndex(of: "=")
    let order = equals.map { String(argument[argument.index(after: $0)...]) } ?? argument
    guard equals != argument.startIndex, let choice = DateChoice(order) else { return nil }
    self.choice = choice
    column = equals.map { String(argument[..<$0]) }
  }

  static var allValueStrings: [String] { DayOrder.allCases.map(\.rawValue) + ["text"] }
}
