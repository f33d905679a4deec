/// For each target the greatest of the values of the rows that lead to it; `none` where there is no
/// greater one. −1 leads nowhere.
func greatestValues(
  _ values: Span<Int32>, targets: Span<Int32>, targetCount: Int, none: Int32
) -> [Int32] {
  precondition(values.count == targets.count, "both have the same rows")
  var greatest = [Int32](repeating: none, count: targetCount)
  for row in 0..<values.count where targets[row] >= 0 {
    let target = Int(targets[row])
    if values[row] > greatest[target] { greatest[target] = values[row] }
  }
  return greatest
}

/// For each target the least of the values of the rows that lead to it; `none` where there is no
/// lesser one. −1 leads nowhere.
func leastValues(
  _ values: Span<Int32>, targets: Span<Int32>, targetCount: Int, none: Int32
) -> [Int32] {
  precondition(values.count == targets.count, "both have the same rows")
  var least = [Int32](repeating: none, count: targetCount)
  for row in 0..<values.count where targets[row] >= 0 {
    let target = Int(targets[row])
    if values[row] < least[target] { least[target] = values[row] }
  }
  return least
}
