/// How an answer is shown; what depends on where it goes.
package struct RenderingOptions: Sendable, Hashable {
  /// True if a person's terminal receives the bytes: then csv and tsv are made safe for it as well.
  package let isTerminal: Bool
  /// True to set headings in bold and to dim what is beside the data.
  package let isColored: Bool
  /// Columns (characters across) that a table may take; nil for any number.
  package let terminalColumns: Int?
  /// Rows of a table that are shown; nil for all.
  package let rowLimit: Int?
  /// Characters shown of a text in a table, unless the terminal has room for more; nil for all.
  package let textLimit: Int?
  /// Columns that are shown before others where there is not room for all, by name.
  package let preferredColumns: Set<String>

  /// Makes options; without any, those for a file or a pipe, which get every row and whole texts.
  package init(
    isTerminal: Bool = false, isColored: Bool = false, terminalColumns: Int? = nil,
    rowLimit: Int? = nil, textLimit: Int? = nil, preferredColumns: Set<String> = []
  ) {
    self.isTerminal = isTerminal
    self.isColored = isColored
    self.terminalColumns = terminalColumns.map { max($0, 1) }
    self.rowLimit = rowLimit.map { max($0, 0) }
    self.textLimit = textLimit.map { max($0, 1) }
    self.preferredColumns = preferredColumns
  }

  /// The prompt's options: 40 rows, texts of 40 characters, tables as wide as the terminal.
  package static func interactive(
    terminalColumns: Int, isColored: Bool, rowLimit: Int? = 40, preferredColumns: Set<String> = []
  ) -> RenderingOptions {
    RenderingOptions(
      isTerminal: true, isColored: isColored, terminalColumns: terminalColumns,
      rowLimit: rowLimit, textLimit: 40, preferredColumns: preferredColumns)
  }

  func bold(_ text: String) -> String { isColored ? "\u{1B}[1m" + text + "\u{1B}[0m" : text }
  /// The text in a faint colour, where colours are shown.
  package func dim(_ text: String) -> String { isColored ? "\u{1B}[2m" + text + "\u{1B}[0m" : text }
}
