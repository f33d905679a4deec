// Numbers as text. No separators between thousands, so that a number can be copied from a table
// into a query; a point before decimals, whatever the locale.

extension Double {
  /// The fewest digits that read back as the same number; `12` for 12.0, `inf` for infinity.
  var shortestText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Decimals (0, 1 or 2) of the number rounded to hundredths; 0 for one shown in another way.
  var shownDecimals: Int {
    guard isShownInHundredths else { return 0 }
    let hundredths = (magnitude * 100).roundedToInt
    return hundredths % 100 == 0 ? 0 : (hundredths % 10 == 0 ? 1 : 2)
  }

  /// The number for a table: rounded to hundredths, with at least `decimals` (at most 2) of them.
  ///
  /// A number under 0.01 keeps two significant digits, and from 10¹³ on all of them.
  func shown(decimals: Int) -> String {
    guard isShownInHundredths else {
      return magnitude < 0.01 ? twoSignificantDigits : shortestText
    }
    let hundredths = (magnitude * 100).roundedToInt
    let sign = self < 0 ? "-" : ""
    let fraction = padded(hundredths % 100).prefix(max(decimals, shownDecimals))
    return sign + String(hundredths / 100) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// False for very small and very large numbers, for which hundredths say too little or too much.
  var isShownInHundredths: Bool {
    self == 0 || (magnitude >= 0.01 && magnitude < 1e13)
  }

  /// The nearest whole number, for a number from 0 to 10¹⁵; not `rounded()`, which would need the
  /// mathematics library at link time.
  private var roundedToInt: Int { Int(self + 0.5) }

  private var twoSignificantDigits: String {
    var scaled = magnitude
    var decimals = 0
    while scaled < 10 && decimals < 7 {
      scaled *= 10
      decimals += 1
    }
    guard scaled >= 10 else { return shortestText }
    let digits = String(scaled.roundedToInt)
    var fraction = String(repeating: "0", count: max(0, decimals - digits.utf8.count)) + digits
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (self < 0 ? "-" : "") + "0." + fraction
  }
}

private func padded(_ hundredths: Int) -> String {
  (hundredths < 10 ? "0" : "") + String(hundredths)
}
