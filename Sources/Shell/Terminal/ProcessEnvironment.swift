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

  /// A variable that is set, and not to nothing.
  private struct Setting: Equatable {
    let variable: Variable
    let value: String
  }

  /// In the order of the variables; few, and asked for a few times.
  private let settings: [Setting]

  /// Creates an environment of given values.
  package init(_ values: [Variable: String]) { self.init { values[$0] } }

  private init(_ value: (Variable) -> String?) {
    settings = Variable.allCases.compactMap { variable in
      guard let value = value(variable), !value.isEmpty else { return nil }
      return Setting(variable: variable, value: value)
    }
  }

  /// Reads the environment of the process.
  package static func current() -> ProcessEnvironment {
    ProcessEnvironment { variable in
      unsafe getenv(variable.rawValue).map { unsafe String(cString: $0) }
    }
  }

  /// The value of `variable`; nil when it is not set or empty.
  package subscript(variable: Variable) -> String? {
    settings.first { $0.variable == variable }?.value
  }
}
