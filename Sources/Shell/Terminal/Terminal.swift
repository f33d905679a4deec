internal import Glibc

/// Rows and columns of characters.
package struct WindowSize: Sendable, Equatable {
  /// Characters in a line.
  package let columns: Int
  /// Lines on the screen.
  package let rows: Int

  /// Creates a size.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Asks the terminal behind `descriptor`; 80 columns and 24 rows where there is none.
  package init(of descriptor: Int32) {
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    self.columns = isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
    self.rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
  }
}

/// What is known of the place that a descriptor writes to.
package struct Terminal: Sendable, Equatable {
  /// Whether a person sits at it.
  package let isTerminal: Bool
  /// The size to lay text out for; `COLUMNS` in the environment goes before the terminal's own.
  package let size: WindowSize
  /// Whether colour sequences are understood and wished for.
  package let usesColour: Bool

  /// Looks at `descriptor`.
  package init(descriptor: Int32, environment: ProcessEnvironment) {
    let isTerminal = isatty(descriptor) == 1
    let size = WindowSize(of: descriptor)
    self.isTerminal = isTerminal
    self.size = Self.size(size, environment)
    self.usesColour = Self.usesColour(isTerminal: isTerminal, environment)
  }

  static func size(_ size: WindowSize, _ environment: ProcessEnvironment) -> WindowSize {
    guard let columns = environment[.columns].flatMap({ Int($0) }), (1...10_000).contains(columns)
    else { return size }
    return WindowSize(columns: columns, rows: size.rows)
  }

  /// A wish for no colour goes first, then the wish for colour, then what the terminal can do.
  static func usesColour(isTerminal: Bool, _ environment: ProcessEnvironment) -> Bool {
    if environment[.noColour] != nil { return false }
    if let force = environment[.forceColour], force != "0" { return true }
    guard isTerminal, let name = environment[.terminal] else { return false }
    return name != "dumb"
  }
}
