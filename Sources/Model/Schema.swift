/// What a dataset is made of: the tables, their columns and how they hang together.
///
/// The binder works on this alone; it never sees a row.
package struct Schema: Sendable, Hashable {
  /// The short name, as after `@`.
  package let name: String
  /// One line for the banner.
  package let title: String
  /// What the dataset holds and where it comes from; empty if nobody said.
  package let description: String
  /// True for drawn data that describes nobody.
  package let isSynthetic: Bool
  /// The day as of which the record speaks; open states are open on it.
  package let asOf: Day
  /// The tables, in the package's order.
  package let tables: [TableSchema]

  /// Makes a schema.
  package init(
    name: String, title: String, description: String = "", isSynthetic: Bool = false, asOf: Day,
    tables: [TableSchema]
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.isSynthetic = isSynthetic
    self.asOf = asOf
    self.tables = tables
  }

  /// The same schema, with relative dates and open states counted from another day.
  package func seen(asOf day: Day) -> Schema {
    Schema(
      name: name, title: title, description: description, isSynthetic: isSynthetic, asOf: day,
      tables: tables)
  }

  /// The index of the table with this exact name.
  package func tableIndex(named name: String) -> Int? {
    tables.firstIndex { $0.name == name }
  }
}

/// One table.
package struct TableSchema: Sendable, Hashable {
  /// The name as typed: `cases`.
  package let name: String
  /// One row of it: `case`.
  package let singular: String
  /// What the table holds, for `describe`.
  package let description: String
  /// The columns, in the file's order.
  package let columns: [ColumnSchema]
  /// The column that identifies a row, if one does.
  package let keyColumn: Int?
  /// The column that names a row to a person, if one does.
  package let labelColumn: Int?
  /// The column with other spellings of the label, separated by `;`.
  package let aliasColumn: Int?
  /// Event verbs: each names one date column.
  package let events: [EventSchema]
  /// States: intervals between date columns.
  package let states: [StateSchema]
  /// Which columns play a part that the language has words for.
  package let roles: TableRoles
  /// The language of the texts by its code, such as `es`; nil if nobody said.
  package let language: String?
  /// Rows in the table.
  package let rowCount: Int

  /// Makes a table's schema.
  package init(
    name: String, singular: String, description: String = "", columns: [ColumnSchema],
    keyColumn: Int? = nil, labelColumn: Int? = nil, aliasColumn: Int? = nil,
    events: [EventSchema] = [], states: [StateSchema] = [], roles: TableRoles = TableRoles(),
    language: String? = nil, rowCount: Int = 0
  ) {
    self.name = name
    self.singular = singular
    self.description = description
    self.columns = columns
    self.keyColumn = keyColumn
    self.labelColumn = labelColumn
    self.aliasColumn = aliasColumn
    self.events = events
    self.states = states
    self.roles = roles
    self.language = language
    self.rowCount = rowCount
  }

  /// The index of the column with this exact name.
  package func columnIndex(named name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}

/// One column.
package struct ColumnSchema: Sendable, Hashable {
  /// The name as typed.
  package let name: String
  /// What it holds.
  package let type: ValueType
  /// What it means, for `describe`; empty if nobody said.
  package let description: String
  /// The table and key column it points to, if it is a foreign key.
  package let link: LinkSchema?
  /// True if an empty cell says that there is none, false if that it is not known.
  package let emptyIsNone: Bool
  /// What was counted when the column was read.
  package let statistics: ColumnStatistics

  /// Makes a column's schema.
  package init(
    name: String, type: ValueType, description: String = "", link: LinkSchema? = nil,
    emptyIsNone: Bool = false, statistics: ColumnStatistics = ColumnStatistics()
  ) {
    self.name = name
    self.type = type
    self.description = description
    self.link = link
    self.emptyIsNone = emptyIsNone
    self.statistics = statistics
  }
}

/// A to-one link: each row points to at most one row of another table.
package struct LinkSchema: Sendable, Hashable {
  /// The index of the table pointed to.
  package let table: Int
  /// The key column there.
  package let keyColumn: Int

  /// Makes a link.
  package init(table: Int, keyColumn: Int) {
    self.table = table
    self.keyColumn = keyColumn
  }
}

/// An event verb: `released` is the rows of its table that have that date.
package struct EventSchema: Sendable, Hashable {
  /// The word as typed.
  package let verb: String
  /// Its date column.
  package let column: Int

  /// Makes an event.
  package init(verb: String, column: Int) {
    self.verb = verb
    self.column = column
  }
}

/// A state: `held` from `detained` to the first of `released`, `died`.
package struct StateSchema: Sendable, Hashable {
  /// The word as typed.
  package let name: String
  /// The date column at which it begins.
  package let fromColumn: Int
  /// The date columns that end it; the first of them counts.
  package let toColumns: [Int]

  /// Makes a state.
  package init(name: String, fromColumn: Int, toColumns: [Int]) {
    self.name = name
    self.fromColumn = fromColumn
    self.toColumns = toColumns
  }
}

/// The columns that play a part the language has words for.
package struct TableRoles: Sendable, Hashable {
  /// `since`, `until`: the table's own time axis.
  package let time: Int?
  /// `from WHO`
  package let actor: Int?
  /// `about TOPIC`
  package let topic: Int?
  /// Support or opposition, for networks.
  package let stance: Int?
  /// `mentioning "words"`
  package let text: Int?

  /// Makes the roles; none by default.
  package init(
    time: Int? = nil, actor: Int? = nil, topic: Int? = nil, stance: Int? = nil, text: Int? = nil
  ) {
    self.time = time
    self.actor = actor
    self.topic = topic
    self.stance = stance
    self.text = text
  }
}

/// What was counted in a column when it was read.
package struct ColumnStatistics: Sendable, Hashable {
  /// Rows whose cell is unknown.
  package let unknownCount: Int
  /// Rows whose cell is none.
  package let noneCount: Int
  /// Rows whose date is known within bounds only.
  package let impreciseCount: Int
  /// Different values among the known cells.
  package let distinctCount: Int
  /// The values of a category with their counts, most frequent first; empty for other types.
  package let categories: [CategoryCount]
  /// The least and the greatest value of a number or date, as shown.
  package let extremes: Extremes?

  /// Makes statistics.
  package init(
    unknownCount: Int = 0, noneCount: Int = 0, impreciseCount: Int = 0, distinctCount: Int = 0,
    categories: [CategoryCount] = [], extremes: Extremes? = nil
  ) {
    self.unknownCount = unknownCount
    self.noneCount = noneCount
    self.impreciseCount = impreciseCount
    self.distinctCount = distinctCount
    self.categories = categories
    self.extremes = extremes
  }

  /// A category and how many rows hold it.
  package struct CategoryCount: Sendable, Hashable {
    /// The value as stored.
    package let value: String
    /// Rows that hold it.
    package let count: Int

    /// Makes a count.
    package init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// The least and the greatest value, as shown.
  package struct Extremes: Sendable, Hashable {
    /// The least.
    package let least: String
    /// The greatest.
    package let greatest: String
    /// Both as numbers; nil if they are none.
    package let numbers: ClosedRange<Double>?
    /// The first day of the least and the last of the greatest, counted from 1970-01-01; nil if
    /// they are no dates.
    package let days: ClosedRange<Int32>?

    /// Makes extremes.
    package init(least: String, greatest: String) {
      self.least = least
      self.greatest = greatest
      // Read here, once, for every plan asks.
      let (low, high) = (Double(least) ?? .nan, Double(greatest) ?? .nan)
      numbers = low <= high ? low...high : nil
      let first = Period(literal: least)?.first.number
      let last = first.flatMap { _ in Period(literal: greatest)?.last.number }
      days = if let first, let last, first <= last { first...last } else { nil }
    }

    /// Makes extremes of days; one in the distance stands for an open end.
    package init(first: Day, last: Day) {
      least = first.isDistant ? ".." : first.text
      greatest = last.isDistant ? ".." : last.text
      numbers = nil
      let isOpen = first.isDistant || last.isDistant || last < first
      days = isOpen ? nil : first.number...last.number
    }
  }
}
