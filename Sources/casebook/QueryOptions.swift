import ArgumentParser
import Model
import Shell

/// What decides the answers of queries, whatever is done with them.
struct QueryOptions: ParsableArguments {
  @Option(
    name: .customLong("param"), parsing: .singleValue,
    help: ArgumentHelp("A value for $name in the queries.", valueName: "name=value"))
  var parameters: [Parameter] = []

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day that relative dates and states count from, in place of the record's.",
      valueName: "date"))
  var asOf: AsOfDay?

  @Option(
    help: ArgumentHelp(
      "What one query may take of the memory, as 512M or 2G; half of the machine's by default.",
      valueName: "size"))
  var memory: MemoryLimit?

  @OptionGroup var reading: ReadingOptions

  /// The options as plain values.
  var settings: RunSettings {
    RunSettings(
      parameters: parameters.map { ($0.name, $0.text) }, asOf: asOf?.day,
      reading: reading.settings, memory: memory?.size ?? .usual)
  }
}

/// `name=value`
struct Parameter: ExpressibleByArgument {
  let name: String
  let text: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      return nil
    }
    name = String(argument[..<equals])
    text = String(argument[argument.index(after: equals)...])
  }
}

/// `2025-07-20`
struct AsOfDay: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard let period = Period(literal: argument), period.isDay else { return nil }
    day = period.first
  }
}

/// `512M`
struct MemoryLimit: ExpressibleByArgument {
  let size: MemorySize

  init?(argument: String) {
    guard let size = MemorySize(argument) else { return nil }
    self.size = size
  }
}
