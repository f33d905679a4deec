import Language
import Model
import Plan
import Store

/// A scalar over concrete columns, evaluated for a run of rows at once.
indirect enum Computation: Sendable {
  case column(MappedColumn)
  case constant(Value, ValueType)
  case calendarPeriod(CalendarUnit, Computation)
  case weekday(Computation)
  case arithmetic(ArithmeticOperator, Computation, Computation, ValueType)
  case daysBetween(Computation, minus: Computation)
  case moved(Computation, days: Int)
  case movedMonths(Computation, months: Int)
  case age(Computation, on: Computation)
  case truth(Test)
  case conditional(Test, Computation, Computation, ValueType)
  case function(ScalarFunction, Computation)

  /// The values for some rows of the shape that it was lowered over.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func evaluate(_ range: Range<Int>) -> Vector {
    switch self {
    case .column(let source): Vector(source, range)
    case .constant(let value, let type): Vector(repeating: value, type: type, count: range.count)
    case .calendarPeriod(let unit, let value): Computation.periods(unit, value.evaluate(range))
    case .weekday(let value): weekdays(value.evaluate(range))
    case .arithmetic(let operation, let left, let right, let type):
      calculated(operation, left.evaluate(range), right.evaluate(range), type)
    case .daysBetween(let left, let right):
      daysFrom(right.evaluate(range), to: left.evaluate(range))
    case .moved(let value, let days): Computation.moved(value.evaluate(range), days)
    case .movedMonths(let value, let months): movedByMonths(value.evaluate(range), months)
    case .age(let born, let day): ages(born.evaluate(range), on: day.evaluate(range))
    case .truth(let test): Computation.booleans(test.evaluate(range), count: range.count)
    case .conditional(let test, let then, let otherwise, let type):
      chosen(test.evaluate(range), then.evaluate(range), otherwise.evaluate(range), type)
    case .function(let function, let value): applied(function, value.evaluate(range))
    }
  }

  /// The values for all rows of the shape that it was lowered over. Texts that are computed take
  /// the longest: they are made block by block.
  ///
  /// - Throws: `interrupted`.
  func evaluate(
    rowCount: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) -> Vector {
    try cancellation.check()
    if case .column = self { return evaluate(0..<rowCount) }
    guard rowCount > Cancellation.rowsPerCheck else { return evaluate(0..<rowCount) }
    if case .function(_, let value) = self, case .prose = value.evaluate(0..<64).values,
      let numbers = try numbers(rowCount, cancellation)
    {
      return numbers
    }
    let first = evaluate(0..<64)
    guard case .prose = first.values else { return evaluate(0..<rowCount) }
    var (bytes, offsets): ([UInt8], [Int]) = ([], [0])
    var (unknown, none): ([UInt64], [UInt64]) = ([], [])
    try cancellation.forEachBlock(rowCount) { block in
      let part = evaluate(block)
      if case .prose(let some) = part.values { some.append(to: &bytes, &offsets) }
      part.append(missing: &unknown, &none)
    }
    return Vector(
      type: first.type,
      values: .prose(Prose(TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets)))),
      unknown: Bitmap(words: unknown, count: rowCount),
      none: Bitmap(words: none, count: rowCount))
  }

  /// Whole numbers of all rows, made block by block; nil for other values.
  private func numbers(
    _ rowCount: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) -> Vector? {
    let first = evaluate(0..<64)
    guard case .integers = first.values else { return nil }
    var numbers: [Int64] = []
    numbers.reserveCapacity(rowCount)
    var (unknown, none): ([UInt64], [UInt64]) = ([], [])
    try cancellation.forEachBlock(rowCount) { block in
      let part = evaluate(block)
      if case .integers(let some) = part.values { numbers += some }
      part.append(missing: &unknown, &none)
    }
    return Vector(
      type: first.type, values: .integers(Cells(numbers)),
      unknown: Bitmap(words: unknown, count: rowCount), none: Bitmap(words: none, count: rowCount))
  }

  private static func periods(_ unit: CalendarUnit, _ vector: Vector) -> Vector {
    guard case .dates(let earliest, let latest) = vector.values else {
      return Vector(repeating: .unknown, type: .period(unit), count: vector.count)
    }
    let buckets = CalendarBuckets(unit)
    return Vector(
      type: .period(unit),
      values: .dates(
        earliest: buckets.firstDays(of: earliest), latest: buckets.lastDays(of: latest)),
      unknown: vector.unknown, none: vector.none)
  }

  private static func moved(_ vector: Vector, _ days: Int) -> Vector {
    guard case .dates(let earliest, let latest) = vector.values else {
      return Vector(repeating: .unknown, type: .date, count: vector.count)
    }
    return Vector(
      type: .date,
      values: .dates(
        earliest: earliest.cells { Day($0).moved(by: days).number },
        latest: latest.cells { Day($0).moved(by: days).number }),
      unknown: vector.unknown, none: vector.none)
  }

  private static func booleans(_ truth: BlockTruth, count: Int) -> Vector {
    Vector(
      type: .boolean, values: .booleans(Bitmap(words: truth.yes, count: count)),
      unknown: Bitmap(words: subtracted(truth.possible.span, truth.yes.span), count: count))
  }
}

extension Day {
  /// The day `days` later; an open end stays open.
  fileprivate func moved(by days: Int) -> Day { isDistant ? self : advanced(by: days) }
}

extension Vector {
  /// The same value for each row.
  init(repeating value: Value, type: ValueType, count: Int) {
    let all = Bitmap(repeating: true, count: count)
    switch value {
    case .unknown: self.init(placeholdersOf: type, count: count, unknown: all, none: nil)
    case .none: self.init(placeholdersOf: type, count: count, unknown: nil, none: all)
    case .text(let text):
      let dictionary = TextDictionary(sorted: [text])
      self.init(type: type, values: .codes(Cells(repeating: 0, count: count), dictionary))
    case .integer(let integer):
      if type == .number {
        self.init(type: type, values: .numbers(Cells(repeating: Double(integer), count: count)))
      } else {
        self.init(type: type, values: .integers(Cells(repeating: Int64(integer), count: count)))
      }
    case .number(let number):
      self.init(type: type, values: .numbers(Cells(repeating: number, count: count)))
    case .boolean(let bit):
      self.init(type: type, values: .booleans(Bitmap(repeating: bit, count: count)))
    case .date(let date, _):
      self.init(
        type: type,
        values: .dates(
          earliest: Cells(repeating: date.earliest.number, count: count),
          latest: Cells(repeating: date.latest.number, count: count)))
    case .days(let least, let most):
      self.init(
        type: type,
        values: .durations(
          least: Cells(repeating: Int32(clamping: least), count: count),
          most: Cells(repeating: Int32(clamping: most), count: count)))
    }
  }

  /// A vector of no value at all, laid out as its type is.
  private init(placeholdersOf type: ValueType, count: Int, unknown: Bitmap?, none: Bitmap?) {
    let zeros = Cells<Int32>(repeating: 0, count: count)
    let values: Values =
      switch type {
      case .category, .text: .strings(Array(repeating: "", count: count))
      case .integer, .weekday: .integers(Cells(repeating: 0, count: count))
      case .number: .numbers(Cells(repeating: 0, count: count))
      case .boolean: .booleans(Bitmap(repeating: false, count: count))
      case .date, .period: .dates(earliest: zeros, latest: zeros)
      case .days: .durations(least: zeros, most: zeros)
      }
    self.init(type: type, values: values, unknown: unknown, none: none)
  }
}

extension Vector {
  /// Appends the bits of the rows without a value to those of rows before them, of which there are
  /// whole words.
  fileprivate func append(missing unknown: inout [UInt64], _ none: inout [UInt64]) {
    let empty = Bitmap(repeating: false, count: count)
    unknown += (self.unknown ?? empty).words
    none += (self.none ?? empty).words
  }
}
