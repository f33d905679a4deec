package import Language
package import Model

/// What is computed of a group. Values that are unknown, none or (for dates and days) imprecise are
/// left out, and the answer says how many were.
package enum AggregateFunction: Hashable, Sendable {
  /// `count`: rows.
  case count
  /// `possibly count`: rows that pass all filters or may; `unsure count`: rows that may only
  case hedgedCount(Hedge)
  /// `count(E)`: rows for which the predicate is yes.
  case countWhere(Predicate)
  /// `distinct(x)`: different known values.
  case distinct(Scalar)
  /// `sum x` of numbers.
  case sum(Scalar)
  /// `mean x` of numbers or days.
  case mean(Scalar)
  /// `median x`: the middle value, or the mean of the two middle values.
  case median(Scalar)
  /// `quantile(x, q)` with 0 ≤ q ≤ 1, linear between neighbours (Hyndman and Fan, type 7).
  case quantile(Scalar, Double)
  /// `deviation x`: the sample standard deviation.
  case deviation(Scalar)
  /// `least x`
  case least(Scalar)
  /// `greatest x`
  case greatest(Scalar)
  /// `share`: the group's rows in per cent of all rows of the input.
  case share
  /// `list x`: different known values, sorted, joined by `; `.
  case list(Scalar)
}

extension AggregateFunction {
  /// What the aggregate's column holds.
  package var resultType: ValueType {
    switch self {
    case .count, .hedgedCount, .countWhere, .distinct: .integer
    case .sum(let value): value.type == .days ? .days : value.type
    case .mean, .median, .quantile, .deviation, .share: .number
    case .least(let value), .greatest(let value): value.type
    case .list: .text
    }
  }
}
