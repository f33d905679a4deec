package import Model

/// Figures of a state for each period of the calendar, and for each group if there are keys:
/// `stock by month`, `flow by month, region`.
///
/// The periods run from the first day that the rows' dates name to the as-of day, none left out;
/// rows come in the order of the keys, the period's among them. A date that cannot be told counts
/// in the possible figures of every period that it may be in.
package struct StateSeries: Hashable, Sendable {
  /// How long a period is.
  package let unit: CalendarUnit
  /// The date at which the state begins.
  package let from: Scalar
  /// The dates that end it; the first of them counts.
  package let to: [Scalar]
  /// A day in the last period.
  package let asOf: Day
  /// The name of the periods' column.
  package let periodName: String
  /// How many keys stand before the period.
  package let periodPlace: Int
  /// What is counted apart.
  package let keys: [NamedScalar]
  /// What is counted; at least one figure.
  package let figures: [StateFigure]

  /// Makes a series.
  package init(
    unit: CalendarUnit, from: Scalar, to: [Scalar], asOf: Day, periodName: String,
    periodPlace: Int, keys: [NamedScalar], figures: [StateFigure]
  ) {
    self.unit = unit
    self.from = from
    self.to = to
    self.asOf = asOf
    self.periodName = periodName
    self.periodPlace = periodPlace
    self.keys = keys
    self.figures = figures
  }
}

/// One figure of each period.
package struct StateFigure: Hashable, Sendable {
  /// The column's name.
  package let name: String
  /// What is counted.
  package let counted: Counted
  /// Whether rows count that only may be among them.
  package let isPossible: Bool

  /// Makes a figure.
  package init(name: String, counted: Counted, isPossible: Bool) {
    self.name = name
    self.counted = counted
    self.isPossible = isPossible
  }

  /// What a figure counts.
  package enum Counted: String, Hashable, Sendable {
    /// Rows in the state on the period's first day.
    case start
    /// Rows that came into the state in the period.
    case entered
    /// Rows that left it.
    case left
    /// Rows in the state on the period's last day.
    case end
  }
}

extension StateSeries {
  /// The values that are read of each row.
  package var scalars: [Scalar] { [from] + to + keys.map(\.value) }

  /// The columns that come out.
  package var columns: [ShapeColumn] {
    var columns = keys.map { ShapeColumn(name: $0.name, type: $0.value.type) }
    columns.insert(ShapeColumn(name: periodName, type: .period(unit)), at: periodPlace)
    return columns + figures.map { ShapeColumn(name: $0.name, type: .integer) }
  }

  /// The series with each value changed.
  func map(_ scalar: (Scalar) -> Scalar) -> StateSeries {
    StateSeries(
      unit: unit, from: scalar(from), to: to.map(scalar), asOf: asOf, periodName: periodName,
      periodPlace: periodPlace,
      keys: keys.map { NamedScalar(name: $0.name, value: scalar($0.value)) }, figures: figures)
  }

  /// The series with other figures.
  func counting(_ figures: [StateFigure]) -> StateSeries {
    StateSeries(
      unit: unit, from: from, to: to, asOf: asOf, periodName: periodName,
      periodPlace: periodPlace, keys: keys, figures: figures)
  }
}
