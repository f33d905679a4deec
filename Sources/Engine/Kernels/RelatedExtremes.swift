/// For each target the greatest of the values of the rows that lead to it, or the least; `none`
/// where there is no greater or lesser one. −1 leads nowhere.
@inline(__always)
func extremeValues(
  _ values: Span<Int32>, targets: Span<Int32>, targetCount: Int, none: Int32, isGreatest: Bool
) -> [Int32] {
  precondition(values.count == targets.count, "both have the same rows")
  var extremes = [Int32](repeating: none, count: targetCount)
  for row in 0..<values.count where targets[row] >= 0 {
    let (value, extreme) = (values[row], extremes[Int(targets[row])])
    if isGreatest ? value > extreme : value < extreme { extremes[Int(targets[row])] = value }
  }
  return extremes
}
