import Language

/// The heading of an expression that was given no name.
func heading(_ expression: ExpressionSyntax) -> String {
  switch expression.kind {
  case .path(let path):
    let isPrefixed = path.names.first?.text == "this" && path.names.count > 1
    return isPrefixed ? Path(Array(path.names.dropFirst())).text : path.text
  case .countColumn: return "count"
  case .call(let name, let arguments, _):
    return ([name.text] + arguments.map(heading)).joined(separator: "_")
  case .arithmetic(_, let left, let right): return heading(left) + "_" + heading(right)
  case .number(let text), .date(let text): return text
  case .comparison(_, let left, _), .status(let left, _, _), .time(let left, _):
    return heading(left)
  default: return "value"
  }
}

/// The heading of an aggregate that was given no name.
func heading(_ call: AggregateSyntax.Call) -> String {
  let hedge = call.hedge.map { $0.rawValue + "_" } ?? ""
  let function = hedge + call.function.text.lowercased()
  guard let first = call.arguments.first else { return function }
  return function + "_" + heading(first).split(separator: ".").joined(separator: "_")
}
