import Language
import Model
import Pattern
import Plan
import Store

// What a step does with columns as they are stored, in words, for `explain analyze`.

extension Test: CustomStringConvertible {
  var description: String {
    switch self {
    case .constant(let truth): "\(truth)"
    case .and(let tests): tests.map(\.description).joined(separator: " and ")
    case .or(let tests): "(" + tests.map(\.description).joined(separator: " or ") + ")"
    case .not(let test): "not (\(test))"
    case .hedged(let hedge, let test): "\(hedge.rawValue) (\(test))"
    case .codes(let source, let set):
      "\(source.name): \(set.memberCount) of \(set.members.count) codes"
    case .within(_, let test): "\(test), as stored"
    case .texts(let value, _): "\(value): each text"
    case .pattern(let value, let pattern): "\(value): each text against /\(pattern.text)/"
    case .days(let value, let periods, let includesNone):
      "\(value): days in \(counted(periods.firsts.count, "period"))"
        + (includesNone ? " or none" : "")
    case .weekdays(let value, _, let includesNone):
      "\(value): days by weekday" + (includesNone ? " or none" : "")
    case .compare(let comparison, let left, let right):
      "\(left) \(comparison.rawValue) \(right)"
    case .near(let direction, let days, let left, let right):
      "\(left) within \(days) days \(direction.rawValue) \(right)"
    case .status(let value, let status): "\(value) is \(status.rawValue)"
    case .truth(let value): value.description
    case .numbers(let value, let set): "\(value): \(counted(set.count, "number"))"
    case .found(let truths):
      "\(truths.yes.setCount) of \(counted(truths.count, "row")), found before"
    case .kept(_, let test): "\(test), by bitmaps"
    case .listed(_, _, let test, _): "\(test), by lists of rows"
    case .linked(let truths, _, _):
      "link to \(truths.yes.setCount) of \(counted(truths.count, "row"))"
    case .coded(_, let truth, let name):
      "\(name): \(truth.yesCount) of \(truth.valueCount) codes"
    case .answered(let test, let how): "\(test), \(how)"
    }
  }
}

extension Computation: CustomStringConvertible {
  var description: String {
    switch self {
    case .column(let source): source.name
    case .constant(.integer(let number), .weekday):
      Weekday(rawValue: number)?.name ?? String(number)
    case .constant(let value, _): value.heading
    case .calendarPeriod(let unit, let value): "\(unit.rawValue) of \(value)"
    case .weekday(let value): "weekday of \(value)"
    case .arithmetic(let operation, let left, let right, _):
      "(\(left) \(operation.rawValue) \(right))"
    case .daysBetween(let left, let right): "(\(left) - \(right))"
    case .moved(let value, let days): "(\(value) + \(days) days)"
    case .movedMonths(let value, let months): "(\(value) + \(months) months)"
    case .age(let born, let day): "age(\(born) on \(day))"
    case .truth(let test): "(\(test))"
    case .conditional(let test, let then, let otherwise, _):
      "(if \(test) then \(then) else \(otherwise))"
    case .function(let function, let value): "\(function.rawValue)(\(value))"
    }
  }
}

/// `1 period`, `3 periods`
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
