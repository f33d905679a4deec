import Model
import Store

extension Column {
  /// A column of cells, one a row; a cell of another kind than the column's is unknown.
  init(type: ValueType, values: [Value]) {
    let hasFractions = values.contains { if case .number = $0 { true } else { false } }
    let type = type == .integer && hasFractions ? .number : type
    var unknown = Bitmap(repeating: false, count: values.count)
    var none = unknown
    for (row, value) in values.enumerated() {
      if value == .none {
        none[row] = true
      } else if !value.fits(type) {
        unknown[row] = true
      }
    }
    self.init(
      type: type, storage: Storage(type: type, values: values), unknown: unknown, none: none)
  }
}

extension Column.Storage {
  fileprivate init(type: ValueType, values: [Value]) {
    switch type {
    case .category, .text:
      self = .dictionary(of: values.map { if case .text(let text) = $0 { text } else { nil } })
    case .integer:
      self = .integers(
        Integers(values.cells { if case .integer(let number) = $0 { Int64(number) } else { 0 } }))
    case .weekday:
      self = .integers(
        Integers(
          values.cells { value in
            guard case .text(let name) = value else { return 1 }
            return Int64(Weekday(name: name)?.rawValue ?? 1)
          }))
    case .number: self = .numbers(values.cells { $0.number ?? 0 })
    case .boolean:
      self = .booleans(
        Bitmap(rows: values.indices.filter { values[$0] == .boolean(true) }, count: values.count))
    case .days:
      let bounds = values.map { value -> (Int32, Int32) in
        guard case .days(let least, let most) = value else { return (0, 0) }
        return (Int32(clamping: least), Int32(clamping: most))
      }
      self = .durations(least: bounds.cells(\.0), most: bounds.cells(\.1))
    case .date, .period: self = .dayRanges(DayRanges(values))
    }
  }
}

extension DayRanges {
  /// Bounds and notations of cells; of other cells than dates, placeholders.
  fileprivate init(_ values: [Value]) {
    var earliest: [Int32] = []
    var latest: [Int32] = []
    var codes: [UInt32] = []
    var notations = [""]
    var codeOfNotation: [String: UInt32] = ["": 0]
    for value in values {
      guard case .date(let date, let notation) = value else {
        earliest.append(0)
        latest.append(0)
        codes.append(0)
        continue
      }
      earliest.append(date.earliest.number)
      latest.append(date.latest.number)
      let code = codeOfNotation[notation] ?? UInt32(truncatingIfNeeded: notations.count)
      if Int(code) == notations.count {
        notations.append(notation)
        codeOfNotation[notation] = code
      }
      codes.append(code)
    }
    self.init(
      earliest: Cells(earliest), latest: Cells(latest), notationCodes: Cells(codes),
      notations: notations)
  }
}

extension Value {
  /// A number or a whole number as a number.
  fileprivate var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// Whether a column of a type can hold it.
  fileprivate func fits(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (.text, .category), (.text, .text), (.integer, .integer), (.integer, .number),
      (.number, .number), (.boolean, .boolean), (.date, .date), (.date, .period), (.days, .days):
      true
    case (.text(let name), .weekday): Weekday(name: name) != nil
    default: false
    }
  }
}
