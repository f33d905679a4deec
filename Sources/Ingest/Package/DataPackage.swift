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
    /// The byte between fields.
    package let delimiter: UInt8
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

  /// The type that the binder sees; `undeclaredText` counts as text until its values are known.
  package var type: ValueType {
    switch self {
    case .text, .undeclaredText: .text
    case .category: .category
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .date, .dateTime: .date
    }
  }
}
