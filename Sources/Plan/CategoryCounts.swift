import Model

extension [ColumnStatistics.CategoryCount] {
  /// The rows that have one of some values.
  func rowCount(of values: [String]) -> Int {
    // Few values are compared with each category sooner than the categories are hashed.
    let hashed = values.count > 8 ? Set(values) : nil
    return reduce(0) { sum, category in
      // Values are stored in one spelling each, and bytes are soon counted.
      let length = category.value.utf8.count
      let isMatch =
        hashed?.contains(category.value)
        ?? values.contains { $0.utf8.count == length && $0 == category.value }
      return isMatch ? sum + category.count : sum
    }
  }
}
