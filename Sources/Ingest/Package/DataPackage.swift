package import Model

/// A data package's descriptor: the files of a dataset and what stands in them.
///
/// The Frictionless standard (versions 1 and 2) for the files, fields and keys, and what it lacks
/// under the one key `casebook`.
package struct DataPackage: Sendable {
  /// The descriptor's name as the user would name it, for messages.
  package let file: String
  /// The short name; empty if the descriptor has none.
  package let name: String
  /// One line; empty if there is none.
  package let title: String
  /// What the dataset holds; empty if nobody said.
  package let description: String
  /// The tables' files, in the order written.
  package let resources: [Resource]
  /// The `casebook` key; nil if there is none.
  package let casebook: CasebookKey?
  /// True if no descriptor says all this: it was found in the files.
  package var isInferred = false
  /// The columns whose cells were found to be lists, where no descriptor says what they are.
  package var lists: [FoundList] = []

  /// One file and what stands in it.
  package struct Resource: Sendable {
    /// The table's name.
    package let name: String
    /// The file, relative to the descriptor.
    package let path: String
    /// Where the path stands in the descriptor.
    package let pathPlace: TextPlace
    /// What the table holds.
    package let description: String
    /// The standard's name of the format, such as `json`; nil if the descriptor does not say.
    package let format: String?
    /// The encoding of the file; nil if the descriptor does not say.
    package let encoding: TextEncoding?
    /// How delimited text is written.
    let dialect: DelimitedDialect
    /// Which of the tables of a file is meant: members of `dialect` that say so.
    let selection: TableSelection
    /// The fields; nil if they are to be inferred.
    package let fields: [Field]?
    /// Where the fields stand in the descriptor.
    package let fieldsPlace: TextPlace
    /// The texts that stand for a missing cell, unless a field has its own.
    package let missingValues: [String]
    /// The columns that identify a row.
    package let primaryKey: [Mention]
    /// The links to other tables.
    package let foreignKeys: [ForeignKey]
  }

  /// One column.
  package struct Field: Sendable {
    /// The name, as in the file's header.
    package let name: String
    /// What its cells are read as.
    package let reading: CellReading
    /// The standard's name of the type, as written.
    package let type: String
    /// What it means.
    package let description: String
    /// The texts that stand for a missing cell here.
    package let missingValues: [String]?
    /// What is demanded of its values.
    package let constraints: FieldConstraints
    /// Where the field stands in the descriptor.
    package let place: TextPlace
  }

  /// A link of a column to another table's key.
  package struct ForeignKey: Sendable {
    /// The column here.
    package let field: Mention
    /// The table pointed to; nil for this one.
    package let resource: Mention?
    /// The column there.
    package let key: Mention
  }

  /// A name in the descriptor, with its place, for the message if it names nothing.
  package struct Mention: Sendable {
    /// The name.
    package let name: String
    /// Where it stands.
    package let place: TextPlace
  }

  /// What stands under `casebook`.
  package struct CasebookKey: Sendable {
    /// The day as of which the record speaks; nil if not said.
    package let asOf: Day?
    /// True for drawn data that describes nobody.
    package let isSynthetic: Bool
    /// What is said of each table, by name.
    package let tables: [(table: Mention, key: TableKey)]
  }

  /// What stands under `casebook` for one table.
  package struct TableKey: Sendable {
    /// One row: `case`.
    package let singular: String?
    /// The column that names a row.
    package let label: Mention?
    /// The column with other spellings of the label.
    package let aliases: Mention?
    /// The date columns that are event verbs; nil if not said.
    package let events: [Mention]?
    /// The states.
    package let states: [State]
    /// The columns whose empty cells say that there is none.
    package let emptyIsNone: [Mention]
    /// The time axis.
    package let time: Mention?
    /// The event verb of the time axis: `said`.
    package let verb: Mention?
    /// The column of `from WHO`.
    package let actor: Mention?
    /// The column of `about TOPIC`.
    package let topic: Mention?
    /// The column of support or opposition.
    package let stance: Mention?
    /// The column of `mentioning "words"`.
    package let text: Mention?
    /// The language of the texts, such as `es`, whose endings `mentioning` disregards.
    package let language: String?
    /// Date columns that come in this order in each row.
    package var orders: [[Mention]] = []
    /// Dates whose precision stands in another column.
    package var precision: [PrecisionKey] = []
    /// Dates that another column holds less precisely, also where they are not known.
    package var coarser: [(date: Mention, coarser: Mention)] = []
    /// Dates without a year: each is the latest one not after a day.
    package var yearless: [(column: Mention, until: Day)] = []
    /// Tables to be made of this one: a row for each element of a cell, or for each of several
    /// columns.
    package var parts: [PartsKey] = []
  }

  /// A date column whose precision stands in another column.
  package struct PrecisionKey: Sendable {
    /// The dates.
    package let date: Mention
    /// The column with the precision.
    package let column: Mention
    /// What its values mean; empty for the usual words and numbers.
    package let codes: [(value: String, precision: DatePrecision)]
  }

  /// A table to be made of another's columns.
  package struct PartsKey: Sendable {
    /// The new table's name.
    package let name: Mention
    /// The columns that its rows come from: of lists one, of slots several for each new column.
    package let columns: [(name: String, sources: [Mention])]
    /// What parts the elements of a list; nil for slots.
    package let separator: String?
  }

  /// A column of a table whose cells are lists, and the table to be made of it.
  package struct FoundList: Sendable {
    /// The table that has the column.
    package let table: String
    /// What a descriptor would say of it.
    package let key: PartsKey

    /// The column.
    var column: String { key.columns.first?.sources.first?.name ?? "" }
  }

  /// An interval between date columns.
  package struct State: Sendable {
    /// The word as typed.
    package let name: Mention
    /// The column that begins it.
    package let from: Mention
    /// The columns that end it.
    package let to: [Mention]
  }
}

/// What a column's cells are read as.
package enum CellReading: Hashable, Sendable {
  /// Open text.
  case text
  /// One of some declared values.
  case category([String])
  /// Text that is closed if its values repeat.
  case undeclaredText
  /// Addresses, such as `https://example.org/`.
  case uri
  /// Whole numbers.
  case integer
  /// Numbers.
  case number
  /// Yes or no, in these words; the usual ones if empty.
  case boolean(yes: [String], no: [String])
  /// EDTF dates.
  case date
  /// Days with a time, of which the day is kept.
  case dateTime
  /// Dates as people write them, or as a program counts them.
  case writtenDate(DateReading)
  /// Whole numbers with marks between groups of digits.
  case formattedInteger(NumberFormat)
  /// Numbers in another format than programs'.
  case formattedNumber(NumberFormat)
  /// Spans of time: text, and beside it a column of days.
  case duration

  /// The type that the binder sees; `undeclaredText` counts as text until its values are known.
  package var type: ValueType {
    switch self {
    case .text, .undeclaredText, .uri, .duration: .text
    case .category: .category
    case .integer, .formattedInteger: .integer
    case .number, .formattedNumber: .number
    case .boolean: .boolean
    case .date, .dateTime, .writtenDate: .date
    }
  }
}
