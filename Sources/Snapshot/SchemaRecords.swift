import Model

// How the schema is recorded: the members of each type in the order in which `write` names them.

extension Schema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), title: try record.read(), description: try record.read(),
      isSynthetic: try record.read(), asOf: try record.read(), tables: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(name, title, description, isSynthetic, asOf, tables)
  }
}

extension Day: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    let number: Int = try record.read()
    guard Day.distantPast.number...Day.distantFuture.number ~= Int32(clamping: number) else {
      throw record.fault("a day outside the calendar")
    }
    self.init(Int32(number))
  }

  func write(to record: inout RecordWriter) { record.write(Int(number)) }
}

extension TableSchema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), singular: try record.read(), description: try record.read(),
      columns: try record.read(), keyColumn: try record.read(), labelColumn: try record.read(),
      aliasColumn: try record.read(), events: try record.read(), states: try record.read(),
      roles: try record.read(), language: try record.read(), rowCount: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(
      name, singular, description, columns, keyColumn, labelColumn, aliasColumn, events, states,
      roles, language, rowCount)
  }
}

extension ColumnSchema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), type: try record.read(), description: try record.read(),
      link: try record.read(), emptyIsNone: try record.read(), statistics: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(name, type, description, link, emptyIsNone, statistics)
  }
}

/// The types of stored columns by their names; periods and days of the week are made by queries
/// alone.
extension ValueType: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    let name: String = try record.read()
    let stored: [ValueType] = [.category, .text, .integer, .number, .boolean, .date, .days]
    guard let type = stored.first(where: { $0.name == name }) else {
      throw record.fault("a column of an unknown type")
    }
    self = type
  }

  func write(to record: inout RecordWriter) { record.write(name) }
}

extension LinkSchema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(table: try record.read(), keyColumn: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(table, keyColumn) }
}

extension EventSchema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(verb: try record.read(), column: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(verb, column) }
}

extension StateSchema: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      name: try record.read(), fromColumn: try record.read(), toColumns: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(name, fromColumn, toColumns) }
}

extension TableRoles: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      time: try record.read(), actor: try record.read(), topic: try record.read(),
      stance: try record.read(), text: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(time, actor, topic, stance, text) }
}

extension ColumnStatistics: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(
      unknownCount: try record.read(), noneCount: try record.read(),
      impreciseCount: try record.read(), distinctCount: try record.read(),
      categories: try record.read(), extremes: try record.read())
  }

  func write(to record: inout RecordWriter) {
    record.write(unknownCount, noneCount, impreciseCount, distinctCount, categories, extremes)
  }
}

extension ColumnStatistics.CategoryCount: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(value: try record.read(), count: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(value, count) }
}

extension ColumnStatistics.Extremes: Recorded {
  init(from record: inout RecordReader) throws(SnapshotError) {
    self.init(least: try record.read(), greatest: try record.read())
  }

  func write(to record: inout RecordWriter) { record.write(least, greatest) }
}
