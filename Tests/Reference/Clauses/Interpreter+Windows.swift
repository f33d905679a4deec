import Language
import Model

// Windows: `prior(x) over (by k sort d)`. What a row's neighbours are is decided by the rows that
// are in where the window stands; one that may be in has no neighbours, and its window is unknown.
extension Interpreter {
  mutating func windowed(
    _ name: String, _ arguments: [ExpressionSyntax], _ window: WindowSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    guard let rows = windowRows, scope.outer.isEmpty else {
      throw .meaningless("a window is of the rows of a clause")
    }
    let keys = try keys(window.by, in: scope)
    var order: [(quantity: Quantity, isDescending: Bool)] = []
    for key in window.sort {
      order.append((try quantity(key.value, in: scope), key.isDescending))
    }
    let function = name.lowercased()
    var argument: Quantity?
    if function != "rank" || !arguments.isEmpty {
      guard arguments.count == 1, function != "rank" else {
        throw .meaningless("`\(function)` of \(arguments.count) values")
      }
      argument = try quantity(arguments[0], in: scope)
    }
    var values: [Int: Value] = [:]
    for group in grouped(rows, by: keys) {
      let members = sorted(group.rows.map { Candidate(row: $0, truth: .yes) }, by: order).map(\.row)
      for place in members.indices {
        values[members[place].index] = try value(function, argument, members, place, order)
      }
    }
    let type = argument?.type ?? .integer
    if function == "total", !(type.isNumeric || type == .days) {
      throw .meaningless("a total is of numbers")
    }
    return Quantity(
      type: type, subject: .other(nextNumber()), value: { values[$0.index] ?? .unknown },
      origin: argument?.origin, isColumn: argument?.isColumn ?? false)
  }

  private func value(
    _ function: String, _ argument: Quantity?, _ rows: [Row], _ place: Int,
    _ order: [(quantity: Quantity, isDescending: Bool)]
  ) throws(ReferenceRefusal) -> Value {
    switch function {
    case "prior": return place > 0 ? argument?.value(rows[place - 1]) ?? .none : .none
    case "next": return place + 1 < rows.count ? argument?.value(rows[place + 1]) ?? .none : .none
    case "total":
      guard let argument else { return .unknown }
      return sum(exactValues(argument, Array(rows[...place])))
    case "rank":
      let before = rows.count { row in
        for key in order {
          let here = key.quantity.value(rows[place])
          switch precedence(key.quantity.value(row), here, isDescending: key.isDescending) {
          case .before: return true
          case .after: return false
          case .same: continue
          }
        }
        return false
      }
      return .integer(1 + before)
    default: throw .meaningless("no window function `\(function)`")
    }
  }
}

extension ExpressionSyntax {
  /// True if a window stands somewhere in the expression.
  var hasWindow: Bool {
    switch kind {
    case .call(_, let arguments, let window):
      window != nil || arguments.contains(where: \.hasWindow)
    case .negative(let inner), .not(let inner), .hedged(_, let inner), .status(let inner, _, _),
      .time(let inner, _):
      inner.hasWindow
    case .numberOf(_, let inner), .quantified(_, _, let inner): inner?.hasWindow ?? false
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .textTest(_, let left, let right), .and(let left, let right), .or(let left, let right):
      left.hasWindow || right.hasWindow
    case .membership(let value, .values(let members), _):
      value.hasWindow || members.contains(where: \.hasWindow)
    case .membership(let value, _, _): value.hasWindow
    case .conditional(let test, let yes, let no):
      test.hasWindow || yes.hasWindow || no.hasWindow
    default: false
    }
  }
}

extension ClauseSyntax {
  /// True if a window stands in the clause, whose rows must then be known.
  var hasWindow: Bool {
    switch kind {
    case .filter(let expression), .top(_, _, let expression): expression.hasWindow
    case .with(let bindings): bindings.contains(where: \.value.hasWindow)
    case .show(let items), .unique(let items), .limit(_, _, let items):
      items.contains(where: \.value.hasWindow)
    case .sort(let keys): keys.contains(where: \.value.hasWindow)
    case .aggregate(let clause):
      (clause.by + (clause.across.map { [$0] } ?? [])).contains(where: \.value.hasWindow)
        || clause.aggregates.flatMap(\.arguments).contains(where: \.hasWindow)
    default: false
    }
  }
}
