import Model

/// Year, month and day as numbers; a part that is not known is nil.
struct DateParts: Equatable {
  var year: Int
  var month: Int?
  var day: Int?
}

/// One date in EDTF, with its parts where it is a day, a month or a year.
struct WrittenDay {
  let edtf: String
  let parts: DateParts?
}

// One date: a day, a month, a year, a decade or a quarter.
extension DateGrammar {
  /// One date without qualifiers.
  mutating func single(_ tokens: Tokens) -> WrittenDay? {
    let shape = DateShape(tokens)
    let found = shape.numbers
    switch shape.text {
    case "y": return written(DateParts(year: found[0]))
    case "y<s>", "y<х>", "y-<х>", "y-<е>", "y-<я>": return decade(found[0])
    case "n<x>", "n<u>": return unspecified(found[0], shape.widths[0], of: 3)
    case "d<xx>", "d<uu>": return unspecified(found[0], shape.widths[0], of: 2)
    case "y-d", "y/d", "y.d": return written(DateParts(year: found[0], month: found[1]))
    case "d-y", "d/y", "d.y": return written(DateParts(year: found[1], month: found[0]))
    case "y-d-d", "y/d/d", "y.d.d":
      return written(DateParts(year: found[0], month: found[1], day: found[2]))
    case "d-d-y", "d/d/y", "d.d.y", "d-d-d", "d/d/d", "d.d.d":
      return numeric(shape)
    case "dmy": return written(DateParts(year: found[2], month: found[1], day: found[0]))
    case "dmd" where shape.widths[2] == 2:
      return written(DateParts(year: fullYear(found[2]), month: found[1], day: found[0]))
    case "ymd": return written(DateParts(year: found[0], month: found[1], day: found[2]))
    case "mdy": return written(DateParts(year: found[2], month: found[0], day: found[1]))
    case "my": return written(DateParts(year: found[1], month: found[0]))
    case "ym": return written(DateParts(year: found[0], month: found[1]))
    case "<q>dy", "<q>d-y", "<q>d/y": return quarter(found[0], of: found[1])
    case "y<q>d", "y-<q>d", "y/<q>d": return quarter(found[1], of: found[0])
    default: return nil
    }
  }

  /// Three numbers between equal marks.
  private mutating func numeric(_ shape: DateShape) -> WrittenDay? {
    let found = shape.numbers
    let yearPlace = order == .ymd ? 0 : 2
    traits.insert(.dependsOnOrder)
    if shape.text.contains(".") { traits.insert(.hasFullStops) }
    var year = found[yearPlace]
    if shape.text.hasSuffix("d") {
      guard shape.widths[yearPlace] == 2 else { return nil }
      year = fullYear(year)
    } else if order == .ymd {
      return nil
    }
    switch order {
    case .dmy: return written(DateParts(year: year, month: found[1], day: found[0]))
    case .mdy: return written(DateParts(year: year, month: found[0], day: found[1]))
    case .ymd: return written(DateParts(year: year, month: found[1], day: found[2]))
    }
  }

  /// The year that two digits stand for, by the pivot.
  mutating func fullYear(_ year: Int) -> Int {
    traits.insert(.hasShortYear)
    let past = pivot - pivot % 100 + year
    return past < pivot ? past + 100 : past
  }

  /// The date of some parts, in EDTF; a day or month 0 is not known. Nil if there is no such date.
  mutating func written(_ parts: DateParts) -> WrittenDay? {
    var parts = parts
    if parts.day == 0 || parts.month == 0 {
      traits.insert(.hasZeroPart)
      guard parts.month != 0 || parts.day == 0 || parts.day == nil else { return nil }
      parts.day = nil
      if parts.month == 0 { parts.month = nil }
    }
    guard (1...9999).contains(parts.year), (1...12).contains(parts.month ?? 1) else { return nil }
    if let day = parts.day {
      guard let date = Day(year: parts.year, month: parts.month ?? 0, day: day) else { return nil }
      return WrittenDay(edtf: date.text, parts: parts)
    }
    let month = parts.month.map { "-" + padded($0, 2) } ?? ""
    return WrittenDay(edtf: padded(parts.year, 4) + month, parts: parts)
  }

  // `1900s` may be the decade or the century; the century holds both.
  private func decade(_ year: Int) -> WrittenDay? {
    guard year >= 1000, year % 10 == 0 else { return nil }
    let edtf = year % 100 == 0 ? padded(year / 100, 2) + "XX" : padded(year / 10, 3) + "X"
    return WrittenDay(edtf: edtf, parts: nil)
  }

  // As catalogues have it: `197x`, and `197u` of the standard's first draft.
  private func unspecified(_ digits: Int, _ width: Int, of expected: Int) -> WrittenDay? {
    guard width == expected, digits > 0 else { return nil }
    let marks = String(repeating: "X", count: 4 - expected)
    return WrittenDay(edtf: padded(digits, expected) + marks, parts: nil)
  }

  private func quarter(_ number: Int, of year: Int) -> WrittenDay? {
    guard (1...4).contains(number), year >= 1 else { return nil }
    let text = padded(year, 4) + "-"
    return WrittenDay(
      edtf: text + padded(number * 3 - 2, 2) + "/" + text + padded(number * 3, 2), parts: nil)
  }
}
