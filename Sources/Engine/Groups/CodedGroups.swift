import Language
import Model
import Plan
import Store

/// A key of stored values that rows are grouped by.
struct CodedKey {
  let name: String
  let source: MappedColumn
  let unit: CalendarUnit?
  var codes: ColumnCodes

  /// What a group of an answer takes that has so many keys: its place in the order, and these.
  static func costOfGroup(_ keyCount: Int) -> Double {
    Costs.sorted + Double(keyCount) * 2 * Costs.gathered
  }

  /// Groups whose counts lie in the processor's nearest memory.
  static let groupsNear = 65_536

  /// The key of groups, given by its codes.
  func column(of codes: [Int32]) -> MappedColumn {
    // Where many groups share a value, it is fetched once, and a period is looked up once.
    guard self.codes.count < codes.count else {
      return MappedColumn(name: name, column: values(of: codes), origin: origin)
    }
    let all = values(of: Array(0..<Int32(truncatingIfNeeded: self.codes.count)))
    return MappedColumn(name: name, column: all, rows: codes, origin: origin)
  }

  private var origin: ColumnOrigin? { unit == nil ? source.origin : nil }

  private func values(of codes: [Int32]) -> Column {
    unit.map { periods($0, of: codes) } ?? source.column.gathered(at: rows(of: codes))
  }

  private func periods(_ unit: CalendarUnit, of codes: [Int32]) -> Column {
    let days = source.column.gathered(at: rows(of: codes))
    guard case .days(let numbers) = days.storage else {
      let column = Computation.column(MappedColumn(name: name, column: days))
      return Computation.calendarPeriod(unit, column).evaluate(0..<codes.count).grouped.column()
    }
    return Column(
      type: .period(unit), storage: .dayRanges(unit.periods(of: numbers.days)),
      unknown: days.unknown, none: days.none)
  }

  private func rows(of codes: [Int32]) -> [Int32] {
    gathered(self.codes.firstRows.span, at: codes.span, placeholder: NoRow.unknown)
  }
}

extension Execution {
  /// Rows grouped by stored values, from their codes alone: no row is moved, and values are read
  /// only for what codes do not tell. Of a key that is chosen, other rows than of these codes are
  /// left out. Nil where more is asked for, or the keys have no codes.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func codedGroups(
    _ input: Relation, _ aggregation: Aggregation, choice: KeyChoice? = nil
  ) throws(ExecutionError) -> Relation? {
    guard let table = input.shape.table, table.rows == nil, aggregation.across == nil,
      !aggregation.aggregates.isEmpty
    else { return nil }
    var keys: [CodedKey] = []
    var listed: ListedRows?
    for key in aggregation.keys {
      guard var coded = try codedKey(key, over: input.shape, of: table.index) else { return nil }
      if let choice, choice.key == key.value {
        guard let codes = coded.codes.chosen(choice.members) else { return nil }
        coded.codes = codes
        listed = listedRows(of: coded).map { ListedRows(key: keys.count, rows: $0) }
      }
      keys.append(coded)
    }
    if choice == nil { narrow(&keys, input) }
    guard let count = groupCount(keys), count <= max(65_536, input.shape.rowCount * 4) else {
      return nil
    }
    try memory.take(count, bytesEach: aggregation.bytesPerGroup * workers.count, for: .groups)
    let groups = RowCodes(
      keys.map(\.codes), rows: input.truth.yes, workers,
      isCounted: choices.contains(.countFromStatistics), listed: listed)
    var forms: [CodedAggregate] = []
    for aggregate in aggregation.aggregates {
      guard let form = try codedForm(of: aggregate, over: input, groups),
        choice == nil || form.isOfCounts
      else { return nil }
      forms.append(form)
    }
    for form in forms {
      try memory.take(
        groups.count, bytesEach: form.bytesPerGroup * workers.count, for: .groups)
    }
    depart(input)
    try cancellation.check()
    let (columns, presence) = try self.columns(aggregation.aggregates, forms, over: input, groups)
    if profile != nil {
      let found = expectedGroups(
        keys.reduce(1) { $0 * max(1, $1.codes.valueCount) }, rows: groups.rowCount)
      let cost = CodedAggregate.nanoseconds(forms, groups)
      expect(rows: found, nanoseconds: cost + found * CodedKey.costOfGroup(keys.count))
    }
    return try self.groups(
      keys, aggregation, columns, presence, how: keys.isEmpty ? nil : "from codes")
  }

  /// The groups that have a row, of which `presence` is not 0, in the order of an answer.
  ///
  /// - Throws: `tooManyGroups`.
  mutating func groups(
    _ keys: [CodedKey], _ aggregation: Aggregation, _ columns: [CodedColumn], _ presence: [Int],
    how: String?
  ) throws(ExecutionError) -> Relation {
    var present = keys.isEmpty ? [0] : presentPlaces(presence.span)
    if present.count > Limits.groupsMax { throw .tooManyGroups(limit: Limits.groupsMax) }
    describe(
      "\(keys.map(\.name).joined(separator: ", ")): \(counted(present.count, "group"))"
        + (how.map { " " + $0 } ?? ""))
    if let key = aggregation.keys.first, !key.value.type.isOrdered, let first = columns.first {
      present = try first.descending(present, cancellation)
    }
    return Relation(
      all: Shape(
        columns: self.columns(of: keys, present)
          + zip(aggregation.aggregates, columns).map { aggregate, column in
            MappedColumn(name: aggregate.name, column: column.column(of: present))
          }, rowCount: present.count, table: nil))
  }

  /// The aggregates of every group, and which groups have rows. What else is counted may tell the
  /// rows, so these are counted last.
  private mutating func columns(
    _ aggregates: [NamedAggregate], _ forms: [CodedAggregate], over input: Relation,
    _ groups: RowCodes
  ) throws(ExecutionError) -> (columns: [CodedColumn], presence: [Int]) {
    var tallies = GroupTallies()
    var columns: [Int: CodedColumn] = [:]
    let (counts, others) = (
      forms.indices.filter { forms[$0].isCount }, forms.indices.filter { !forms[$0].isCount }
    )
    for place in others + counts {
      try cancellation.check()
      columns[place] = try column(
        of: aggregates[place], forms[place], over: input, groups, &tallies)
    }
    return (forms.indices.compactMap { columns[$0] }, tallies.presence(of: groups))
  }

  /// Every combination of the keys' codes; nil if that is no number.
  private func groupCount(_ keys: [CodedKey]) -> Int? {
    keys.reduce(1) { (count: Int?, key) in
      guard let (product, overflow) = count?.multipliedReportingOverflow(by: key.codes.count)
      else { return nil }
      return overflow ? nil : product
    }
  }

  /// Leaves out codes that no row has, if there may be more groups than lie near each other.
  private func narrow(_ keys: inout [CodedKey], _ input: Relation) {
    guard keys.count > 1, groupCount(keys) ?? .max > CodedKey.groupsNear,
      input.truth.yes.setCount < input.shape.rowCount
    else { return }
    for index in keys.indices {
      keys[index].codes = keys[index].codes.narrowed(to: input.truth.yes, workers)
    }
  }

  /// A key by its codes; nil if it has none.
  ///
  /// - Throws: `interrupted`, `malformedPlan`.
  mutating func codedKey(
    _ key: NamedScalar, over shape: Shape, of table: Int
  ) throws(ExecutionError) -> CodedKey? {
    let reference: ColumnReference
    var unit: CalendarUnit?
    switch key.value {
    case .column(let column): reference = column
    case .calendarPeriod(let period, .column(let column)): (reference, unit) = (column, period)
    default: return nil
    }
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin else { return nil }
    let place = CodeIndexes.Key(
      table: source.rows == nil ? origin.table : table, links: reference.links,
      column: origin.column, unit: unit)
    // What a window moved leads nowhere by a link, and has no codes of its own.
    guard source.rows == nil || !reference.links.isEmpty,
      let codes = try codes(at: place, of: source)
    else { return nil }
    return CodedKey(name: key.name, source: source, unit: unit, codes: codes)
  }

  /// The rows of each value of a chosen key, as those of its link are listed; nil for a column that
  /// is no link, or where rows of a value lead nowhere.
  private func listedRows(of key: CodedKey) -> [Cells<Int32>]? {
    guard key.source.rows == nil, key.unit == nil, let origin = key.source.origin,
      let link = casebook.tables[origin.table].links[origin.column]?.value
    else { return nil }
    var lists: [Cells<Int32>] = []
    for code in 0..<key.codes.valueCount {
      let row = Int(key.codes.firstRows[code])
      guard row >= 0, link.targets[row] >= 0 else { return nil }
      let rows = link.rows(leadingTo: Int(link.targets[row]))
      // Values that lead to one target are not told from each other.
      guard rows.count == key.codes.counts[code] else { return nil }
      lists.append(rows)
    }
    return lists
  }

  private func columns(of keys: [CodedKey], _ groups: [Int32]) -> [MappedColumn] {
    guard let first = keys.first else { return [] }
    var rest = groups
    var columns: [MappedColumn] = []
    for key in keys.dropFirst().reversed() {
      columns.append(key.column(of: secondCodes(of: &rest, width: key.codes.count)))
    }
    columns.append(first.column(of: rest))
    return columns.reversed()
  }
}
