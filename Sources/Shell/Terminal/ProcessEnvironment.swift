internal import Glibc

/// The environment variables that the shell listens to, read once.
package struct ProcessEnvironment: Sendable, Equatable {
  /// A variable that means something to the shell.
  package enum Variable: String, Sendable, CaseIterable {
    case home = "HOME"
    case stateHome = "XDG_STATE_HOME"
    /// `off` keeps no history.
    case history = "CASEBOOK_HISTORY"
    case noColour = "NO_COLOR"
    case forceColour = "CLICOLOR_FORCE"
    case terminal = "TERM"
    /// The width of the output, in place of the terminal's.
    case columns = "COLUMNS"
  }

  /// By the variables' names.
  private let values: [String: String]

  /// Creates an environment of given values.
  package init(_ values: [Variable: String]) {
    self.values = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }

  private init(named values: [String: String]) { self.values = values }

  /// Reads the environment of the process.
  package static func current() -> ProcessEnvironment {
    var values: [String: String] = [:]
    for variable in Variable.allCases {
      guard let value = unsafe getenv(variable.rawValue) else { continue }
      values[variable.rawValue] = unsafe String(cString: value)
    }
    return ProcessEnvironment(named: values)
  }

  /// The value of `variable`; nil when it is not set or empty.
  package subscript(variable: Variable) -> String? {
    values[variable.rawValue].flatMap { $0.isEmpty ? nil : $0 }
  }
}
