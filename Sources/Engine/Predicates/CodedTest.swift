import Language
import Model
import Plan
import Store

/// What a test says of each code of a column; the codes of unknown and none among them.
struct CodedTruth: Sendable {
  /// The codes of which the test is yes.
  private let yes: CodeSet
  /// Those of which it may be.
  private let possible: CodeSet
  /// Whether it is never unsure.
  let isCertain: Bool

  init(_ truths: TruthSet) {
    func set(_ codes: Bitmap) -> CodeSet {
      var members = [UInt8](repeating: 0, count: codes.count)
      for code in codes.rows { members[Int(code)] = 1 }
      return CodeSet(members)
    }
    isCertain = truths.yes == truths.possible
    yes = set(truths.yes)
    possible = isCertain ? yes : set(truths.possible)
  }

  /// How many codes stand for values.
  var valueCount: Int { yes.members.count - 2 }
  /// How many codes the test is yes of.
  var yesCount: Int { yes.memberCount }

  /// A byte for each code, 1 where the test is yes; nil where it is unsure of rows, or tests them
  /// sooner than they are counted.
  func chosenCodes(of rows: ColumnCodes) -> [UInt8]? {
    guard yes.isTable else { return nil }
    let isCertain = rows.counts.indices.allSatisfy {
      rows.counts[$0] == 0 || yes.members[$0] == possible.members[$0]
    }
    return isCertain ? yes.members : nil
  }

  /// What it says of a block of codes; of rows that have no bit in `live`, nothing.
  func truth(of codes: PackedCodes, _ range: Range<Int>, _ live: [UInt64]?) -> BlockTruth {
    let certain = codes.members(of: yes, range, live)
    return BlockTruth(
      yes: certain, possible: isCertain ? certain : codes.members(of: possible, range, live))
  }
}

extension PackedCodes {
  /// A bit for each of some rows whose code is a member.
  fileprivate func members(
    of set: CodeSet, _ range: Range<Int>, _ live: [UInt64]?
  ) -> [UInt64] {
    switch self {
    case .bytes(let codes): set.bits(of: codes.span.extracting(range), within: live)
    case .words(let codes): set.bits(of: codes.span.extracting(range), within: live)
    case .wide(let codes): set.bits(of: codes.span.extracting(range), within: live)
    }
  }
}

extension Execution {
  /// A test of one column of a table that links lead to, made once for each of the column's codes;
  /// nil where it is no such test, or the column has no codes.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func linkedCodeTest(
    _ predicate: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test? {
    guard let reference = predicate.onlyColumn, !reference.links.isEmpty,
      let codes = try codes(of: reference, over: shape)
    else { return nil }
    let values = try self.shape(of: codes, reference, shape)
    let truths = try foundBefore(predicate.withoutLinks, of: values)
    return .coded(codes.codes, CodedTruth(truths), name: reference.name)
  }

  /// A test of one column whose values stand in fewer rows than a shape has, made once for each of
  /// these; nil where it is no such test.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func repeatedValueTest(
    _ predicate: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test? {
    guard shape.table == nil, let reference = predicate.onlyColumn, reference.links.isEmpty else {
      return nil
    }
    let source = try resolve(reference, in: shape)
    let count = source.column.count
    guard let rows = source.rows, !source.hasMissingRows,
      CostModel.isLessToTestTargets(
        count, of: rows.count, test: PredicateEstimate(of: predicate, casebook.schema).cost)
    else { return nil }
    var columns = shape.columns
    columns[reference.column] = MappedColumn(
      name: source.name, column: source.column, origin: source.origin)
    let values = Shape(columns: columns, rowCount: count, table: nil)
    let truths = try foundBefore(predicate, of: values)
    return .linked(truths, rows: rows, missing: .unsure)
  }

  /// The codes of a column, for each row of the table that a shape is; nil if it is no table, or
  /// the column has none.
  ///
  /// - Throws: `interrupted`, `malformedPlan`.
  func codes(
    of reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> ColumnCodes? {
    guard let place = try codesPlace(of: reference, over: shape) else { return nil }
    return try codes(at: place, of: try resolve(reference, in: shape))
  }

  /// Where the codes of a column are kept; nil for columns of no table.
  ///
  /// - Throws: `malformedPlan`.
  func codesPlace(
    of reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> CodeIndexes.Key? {
    guard let table = shape.table, table.rows == nil else { return nil }
    let source = try resolve(reference, in: shape)
    guard let origin = source.origin, (source.rows == nil) == reference.links.isEmpty else {
      return nil
    }
    return CodeIndexes.Key(
      table: table.index, links: reference.links, column: origin.column, unit: nil)
  }

  /// A row for each code of a column, with its value there; where a code stands for none, there is
  /// no row. Other columns mean nothing.
  ///
  /// - Throws: `malformedPlan`.
  func shape(
    of codes: ColumnCodes, _ reference: ColumnReference, _ shape: Shape
  ) throws(ExecutionError) -> Shape {
    guard let end = reference.links.last else {
      return try shape.restricted(to: codes.firstRows, cancellation)
    }
    return try scan(end.table).shape.restricted(to: codes.firstRows, cancellation)
  }

  /// The codes of a column for each row of a table, at the end of its links if there are any; nil
  /// if it has none.
  ///
  /// - Throws: `interrupted`, `malformedPlan`.
  func codes(
    at place: CodeIndexes.Key, of source: MappedColumn
  ) throws(ExecutionError) -> ColumnCodes? {
    let kept = indexes.codes
    guard let rows = source.rows, let origin = source.origin else {
      return try kept.codes(place) { ColumnCodes(of: source.column, by: place.unit) }
    }
    return try kept.codes(place) { () throws(ExecutionError) in
      let stored = CodeIndexes.Key(
        table: origin.table, links: [], column: origin.column, unit: place.unit)
      return try kept.codes(stored) { ColumnCodes(of: source.column, by: place.unit) }?
        .followed(by: rows)
    }
  }
}

extension Scalar {
  /// The one column that a value is computed of, if there is no other and no related row.
  var onlyColumn: ColumnReference? {
    var only: ColumnReference?
    var isOne = true
    forEachColumn { reference in
      isOne = isOne && (only == nil || only == reference)
      only = reference
    }
    return isOne && readsValuesAlone ? only : nil
  }

  /// The scalar as it stands in the table that its links lead to.
  var withoutLinks: Scalar {
    replacingColumns { .column(ColumnReference(column: $0.column, type: $0.type, name: $0.name)) }
      ?? self
  }

  /// True if no other row is asked about.
  fileprivate var readsValuesAlone: Bool {
    switch self {
    case .column, .constant: true
    case .calendarPeriod(_, let inner), .weekday(let inner), .moved(let inner, _),
      .movedMonths(let inner, _), .function(_, let inner):
      inner.readsValuesAlone
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.readsValuesAlone && right.readsValuesAlone
    case .truth(let predicate): predicate.readsValuesAlone
    case .conditional(let predicate, let then, let otherwise):
      predicate.readsValuesAlone && then.readsValuesAlone && otherwise.readsValuesAlone
    case .numberOf: false
    }
  }
}

extension Predicate {
  /// The one column that a test reads, if it reads no other and no related row.
  var onlyColumn: ColumnReference? {
    let references = references
    guard let first = references.first, references.allSatisfy({ $0 == first }) else { return nil }
    return readsValuesAlone ? first : nil
  }

  /// True if no other row is asked about. Searches for words are not, for they have an index.
  fileprivate var readsValuesAlone: Bool {
    switch self {
    case .constant, .values: true
    case .and(let parts), .or(let parts): parts.allSatisfy(\.readsValuesAlone)
    case .not(let inner), .hedged(_, let inner): inner.readsValuesAlone
    case .days(let scalar, _), .status(let scalar, _), .truth(let scalar): scalar.readsValuesAlone
    case .compare(_, let left, let right), .near(_, _, let left, let right):
      left.readsValuesAlone && right.readsValuesAlone
    case .text, .pattern, .mentions, .related, .inQuery: false
    }
  }
}
