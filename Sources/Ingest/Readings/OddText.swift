import Model

/// A text that is no plain number and no plain ISO day, with all that it can be read as.
struct OddText {
  /// The text as it stands in the file.
  let written: String
  /// The text without blanks round it.
  let text: String
  /// Cells that hold it.
  var count = 0
  /// Where it first stands.
  let place: TextPlace

  let isMissing: Bool
  let isInteger: Bool
  let isNumber: Bool
  let isDuration: Bool
  let isAddress: Bool
  let booleans: BooleanWords
  let formats: NumberFormats
  /// The orders of day and month in which it is a date.
  let orders: [DayOrder]
  /// True if it is another date in another of these orders, or none in one.
  let dependsOnOrder: Bool
  /// True if it is the same date in all orders in which it is one.
  let isSameInAll: Bool
  /// What the date has beyond plain ISO.
  let traits: DateTraits
  /// What it is if four digits and two are all that it has.
  let yearPair: YearPair?
  /// True for a date that says when, not only that it happened.
  let isKnownDate: Bool

  /// Reads a text in every way.
  init(_ written: String, at place: TextPlace, reading: DateReading) {
    self.place = place
    self.written = written
    text = written.trimmed
    let bytes = Array(text.utf8)
    isMissing = MissingTokens.contain(text)
    isInteger = NumberText.isPlainInteger(bytes.span, 0, bytes.count)
    isNumber = NumberText.isPlainNumber(bytes.span, 0, bytes.count)
    booleans = BooleanWords(of: text)
    formats = bytes.count > 64 ? [] : NumberFormats(of: text)
    isDuration = !isNumber && DurationText.read(text) != nil
    isAddress =
      Self.hasWebScheme(text) && AddressText.isAddress(bytes)
    let dates = OrderedDates(text, reading)
    orders = dates.orders
    dependsOnOrder = dates.dependsOnOrder
    isSameInAll = dates.isSameInAll
    traits = dates.traits
    isKnownDate = dates.isKnown
    yearPair = YearPair(text)
  }

  /// True for a text that is nothing but text.
  var isMisfit: Bool {
    !isMissing && !isNumber && !isDuration && !isAddress && booleans.isEmpty && formats.isEmpty
      && orders.isEmpty && yearPair?.isSplit != true
  }

  /// What an address begins with, for a column to be one of addresses without being declared so.
  private static func hasWebScheme(_ text: String) -> Bool {
    ["https://", "http://", "ftp://"].contains { text.lowercased().hasPrefix($0) }
  }
}

/// A text read as a date in each order of its numbers.
private struct OrderedDates {
  var orders: [DayOrder] = []
  var dependsOnOrder = false
  var isSameInAll = true
  var traits: DateTraits = []
  var isKnown = false

  init(_ text: String, _ reading: DateReading) {
    var first: EDTF.Reading?
    for order in DayOrder.allCases {
      let outcome = reading.ordered(order).read(text)
      traits.formUnion(outcome.traits.intersection(.lacksYear))
      guard outcome.reading != .malformed else { continue }
      traits.formUnion(outcome.traits)
      orders.append(order)
      if case .date = outcome.reading { isKnown = true }
      if let first, first != outcome.reading { isSameInAll = false }
      first = first ?? outcome.reading
      guard outcome.traits.contains(.dependsOnOrder) else {
        orders = DayOrder.allCases
        return
      }
      dependsOnOrder = true
    }
  }
}

extension String {
  /// The text without blanks at both ends, those of other scripts included.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
