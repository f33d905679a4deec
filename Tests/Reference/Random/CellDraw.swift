import Model

/// Draws the cells of columns; about one in five is missing.
struct CellDraw {
  var random: SeededGenerator

  mutating func flag() -> Bool { random.once(in: 2) }

  /// Rows of a table; often few, sometimes none.
  mutating func rowCount(_ most: Int) -> Int {
    random.once(in: 10) ? 0 : random.number(random.once(in: 3) ? 1...3 : 1...most)
  }

  private mutating func column(
    _ count: Int, missing: Int = 0, _ draw: (inout SeededGenerator) -> Value
  ) -> [Value] {
    let rarity = random.pick([1, 4, 6, 1000]) ?? 6
    return (0..<count).map { _ in
      if random.once(in: rarity) || random.number(0...9) < missing { return .unknown }
      return draw(&random)
    }
  }

  mutating func cells(_ count: Int, of texts: [String]) -> [Value] {
    column(count) { random in random.pick(texts).map(Value.text) ?? .unknown }
  }

  mutating func dates(_ count: Int, missing: Int = 0) -> [Value] {
    let isExact = random.once(in: 6)
    return column(count, missing: missing) { random in
      let cell = DrawnDates.cell(&random)
      guard isExact, case .date(let date, _) = cell else { return cell }
      let day = date.earliest.isDistant ? date.latest : date.earliest
      return .date(UncertainDate(day), notation: day.text)
    }
  }

  mutating func integers(_ count: Int, _ range: ClosedRange<Int>) -> [Value] {
    column(count) { random in .integer(random.number(range)) }
  }

  /// Halves, so that sums are exact.
  mutating func numbers(_ count: Int) -> [Value] {
    column(count) { random in .number(Double(random.number(-4...12)) / 2) }
  }

  mutating func booleans(_ count: Int) -> [Value] {
    column(count) { random in .boolean(random.once(in: 2)) }
  }
}
