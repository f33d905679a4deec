import Language
import Model
import Plan

// Numbers that are known within bounds: a comparison is decided by the least and the most.
extension SQLWriter {
  /// A value with its bounds, where only these are known.
  mutating func bounded(
    _ scalar: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    scalar.isWithinBounds
      ? try withinBounds(scalar, in: &select) : try value(scalar, in: &select)
  }

  // What nests is kept apart from what does not, so that each level takes little of the stack.
  private mutating func withinBounds(
    _ scalar: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    switch scalar {
    case .age(let born, let day):
      let one = try value(born, in: &select)
      return try ageBounds(one, on: try value(day, in: &select))
    case .arithmetic(let operation, let left, let right, let type)
    where type != .days && operation != .remainder:
      let one = try bounded(left, in: &select)
      let other = try bounded(right, in: &select)
      return try calculated(operation, one, other, right, type)
    case .function(let function, _): throw refuse("`\(function.rawValue)` of an uncertain number")
    case .conditional: throw refuse("`if` between uncertain numbers")
    default: return try value(scalar, in: &select)
    }
  }

  // By the ends, as far as these are known before the rows are.
  private func calculated(
    _ operation: ArithmeticOperator, _ left: SQLValue, _ right: SQLValue, _ operand: Scalar,
    _ type: ValueType
  ) throws(SQLRefusal) -> SQLValue {
    let none = left.eitherNone(right)
    func bounds(_ first: (String, String), _ last: (String, String)) -> SQLValue {
      func text(_ sides: (String, String)) -> String {
        operation == .divide
          ? "(CAST(\(sides.0) AS \(dialect.types.number)) / \(sides.1))"
          : "(\(sides.0) \(operation.rawValue) \(sides.1))"
      }
      return SQLValue(type, text(first), text(last), none: none)
    }
    switch operation {
    case .add: return bounds((left.first, right.first), (left.last, right.last))
    case .subtract: return bounds((left.first, right.last), (left.last, right.first))
    case .multiply, .divide:
      let number: Double? =
        switch operand {
        case .constant(.integer(let number), _): Double(number)
        case .constant(.number(let number), _): number
        default: nil
        }
      guard let number, number != 0 else {
        throw refuse("`\(operation.rawValue)` of uncertain numbers")
      }
      return number > 0
        ? bounds((left.first, right.first), (left.last, right.first))
        : bounds((left.last, right.first), (left.first, right.first))
    case .remainder: throw refuse("`%` of uncertain numbers")
    }
  }
}

extension Scalar {
  /// True for what is known within bounds where its exact value is not.
  var isWithinBounds: Bool {
    switch self {
    case .age, .daysBetween: true
    case .arithmetic(_, let left, let right, _): left.isWithinBounds || right.isWithinBounds
    case .function(.abs, let value), .function(.round, let value): value.isWithinBounds
    case .conditional(_, let then, let otherwise):
      then.isWithinBounds || otherwise.isWithinBounds
    default: false
    }
  }
}
