import Model
import Pattern
import Store

/// Checks a column against what its descriptor demands; what does not fit is told and kept.
struct ConstraintCheck {
  private let plan: ColumnPlan
  private let constraints: FieldConstraints
  private let column: Column
  private let statistics: ColumnStatistics
  private let index: Int

  /// Checks all columns of a table; those of its key must have a value in each row.
  static func check(
    _ table: inout ReadTable, keys: [Int], descriptor: String
  ) throws(LoadError) {
    for (index, plan) in table.plans.enumerated() {
      var constraints = plan.constraints
      if keys.contains(index) { constraints.isRequired = true }
      if constraints.isEmpty { continue }
      let check = ConstraintCheck(
        plan: plan, constraints: constraints, column: table.columns[index].column,
        statistics: table.columns[index].statistics, index: index)
      try check.run(&table, descriptor)
    }
  }

  private func run(_ table: inout ReadTable, _ descriptor: String) throws(LoadError) {
    if constraints.isRequired { checkRequired(&table) }
    if constraints.isUnique { checkUnique(&table) }
    let rules = try rules(descriptor)
    if rules.isEmpty { return }
    // Texts repeat and take long to look at; whatever else is asked again as quickly as found.
    var verdicts: [String: String?] = [:]
    for row in 0..<table.rowCount {
      let value = column.value(at: row)
      if value.isMissing { continue }
      let complaint: String?
      if let text = value.text, let known = verdicts[text] {
        complaint = known
      } else {
        complaint = rules.lazy.compactMap { $0(value) }.first
        if let text = value.text { verdicts[text] = .some(complaint) }
      }
      if let complaint {
        table.log.note(.brokenConstraint) { [table] in
          table.problem(
            .brokenConstraint, row: row, column: index, complaint, cell: value.written)
        }
      }
    }
  }

  private func checkRequired(_ table: inout ReadTable) {
    guard let missing = column.missingRows else { return }
    for row in missing.rows.map(Int.init) {
      table.log.note(.missingValue) { [table] in
        table.problem(.missingValue, row: row, column: index, "a value must be here")
      }
    }
  }

  private func checkUnique(_ table: inout ReadTable) {
    // What was counted while the column was built settles it for most columns.
    let valueCount = table.rowCount - (column.missingRows?.setCount ?? 0)
    guard statistics.distinctCount < valueCount else { return }
    var seen: Set<Value> = []
    for row in 0..<table.rowCount {
      let value = column.value(at: row)
      if value.isMissing || seen.insert(value).inserted { continue }
      table.log.note(.repeatedValue) { [table] in
        table.problem(
          .repeatedValue, row: row, column: index, "an earlier row has this value",
          cell: value.written)
      }
    }
  }

  // MARK: - Rules

  private typealias Rule = (Value) -> String?

  private func rules(_ descriptor: String) throws(LoadError) -> [Rule] {
    var rules: [Rule] = []
    if let minimum = constraints.minimum {
      rules.append(try bound(minimum, descriptor) { $0 < $1 ? "less than \(minimum)" : nil })
    }
    if let maximum = constraints.maximum {
      rules.append(try bound(maximum, descriptor) { $0 > $1 ? "more than \(maximum)" : nil })
    }
    if let least = constraints.minLength {
      rules.append { value in
        value.text.flatMap {
          $0.count < least ? "shorter than \(counted(least, "character"))" : nil
        }
      }
    }
    if let most = constraints.maxLength {
      rules.append { value in
        value.text.flatMap { $0.count > most ? "longer than \(counted(most, "character"))" : nil }
      }
    }
    if let text = constraints.pattern { rules.append(try pattern(text, descriptor)) }
    if let values = constraints.values, !plan.reading.type.isText {
      rules.append { value in
        value.written.flatMap { values.contains($0) ? nil : "a value that its list lacks" }
      }
    }
    return rules
  }

  private func pattern(_ text: String, _ descriptor: String) throws(LoadError) -> Rule {
    let pattern: Pattern
    do {
      pattern = try Pattern("^(?:\(text))$")
    } catch {
      throw LoadError(
        file: descriptor, message: "the pattern of \(plan.name) is not read: \(error.message)")
    }
    return { value in
      value.written.flatMap { pattern.matches($0) ? nil : "does not match the pattern \(text)" }
    }
  }

  /// Compares numbers and days; of an imprecise date both ends must lie within.
  private func bound(
    _ text: String, _ descriptor: String, _ complaint: @escaping (Double, Double) -> String?
  ) throws(LoadError) -> Rule {
    let limit: Double?
    switch plan.reading.type {
    case .date:
      if case .date(let date) = EDTF.read(text) {
        limit = Double(date.earliest.number)
      } else {
        limit = nil
      }
    case .integer, .number: limit = Double(text)
    default: limit = nil
    }
    guard let limit else {
      throw LoadError(
        file: descriptor,
        message: "\(plan.name) is \(plan.reading.type.name), and its bound is none")
    }
    return { value in
      switch value {
      case .integer(let number): complaint(Double(number), limit)
      case .number(let number): complaint(number, limit)
      case .date(let date, _):
        complaint(Double(date.earliest.number), limit)
          ?? complaint(Double(date.latest.number), limit)
      default: nil
      }
    }
  }
}

extension Value {
  /// The value of text.
  fileprivate var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The value as a descriptor would write it.
  var written: String? {
    switch self {
    case .unknown, .none: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .date(_, let notation): notation
    case .days(let least, let most):
      least == most ? String(least) : String(least) + "/" + String(most)
    }
  }
}
