/// How numbers are written where they are not as programs write them.
package struct NumberFormat: Hashable, Sendable {
  /// What stands before the fraction: `.` or `,`; any character may be declared.
  package let decimalMark: String
  /// What may stand between groups of three digits; empty if nothing does.
  package let groupMark: String
  /// Whether units and signs round the number are passed over, as in `12 %`.
  package let hasUnits: Bool

  /// Makes a format.
  package init(decimalMark: String = ".", groupMark: String = "", hasUnits: Bool = false) {
    self.decimalMark = decimalMark
    self.groupMark = groupMark
    self.hasUnits = hasUnits
  }

  /// The usual format of programs.
  package static let plain = NumberFormat()

  /// `decimal comma, groups parted by blanks`
  var name: String {
    let decimal = decimalMark == "," ? "decimal comma" : decimalMark == "." ? "" : "decimal mark"
    let groups: String
    switch groupMark {
    case "": groups = ""
    case " ": groups = "groups of digits parted by blanks"
    case ",": groups = "groups of digits parted by commas"
    case ".": groups = "groups of digits parted by full stops"
    case "'": groups = "groups of digits parted by apostrophes"
    default: groups = "groups of digits"
    }
    return [decimal, groups].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The number as a program would write it; nil if the text is none in this format.
  ///
  /// Groups are of three digits, the first of one to three, so that `1,23` is no number with
  /// grouping commas. All kinds of blanks are one.
  func plain(_ text: String) -> String? {
    var scalars = text.unicodeScalars.map { Self.blanks.contains($0) ? " " : $0 }[...]
    if hasUnits { scalars = Self.withoutUnits(scalars) }
    var result = ""
    if let sign = scalars.first, sign == "-" || sign == "\u{2212}" || sign == "+" {
      if sign != "+" { result = "-" }
      scalars = scalars.dropFirst()
    }
    let decimal = decimalMark.unicodeScalars.first
    let mark = scalars.firstIndex { $0 == decimal }
    let whole = scalars[..<(mark ?? scalars.endIndex)]
    guard let digits = ungrouped(whole) else { return nil }
    result += digits
    if let mark {
      let fraction = scalars[(mark + 1)...]
      guard !fraction.isEmpty, fraction.allSatisfy(Self.isDigit) else { return nil }
      result += "." + String(String.UnicodeScalarView(fraction))
    }
    return result
  }

  private func ungrouped(_ whole: ArraySlice<Unicode.Scalar>) -> String? {
    let mark = groupMark == "\u{A0}" || groupMark == "\u{202F}" ? " " : groupMark
    guard mark.unicodeScalars.count == 1, let separator = mark.unicodeScalars.first else {
      guard !whole.isEmpty, whole.allSatisfy(Self.isDigit) else { return nil }
      return String(String.UnicodeScalarView(whole))
    }
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.count == 1 || first.count <= 3,
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(Self.isDigit) })
    else { return nil }
    return String(String.UnicodeScalarView(groups.joined()))
  }

  private static func withoutUnits(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    let isPart = { (scalar: Unicode.Scalar) in
      isDigit(scalar) || "+-\u{2212}".unicodeScalars.contains(scalar)
    }
    guard let first = scalars.firstIndex(where: isPart),
      let last = scalars.lastIndex(where: isDigit), first <= last
    else { return scalars }
    return scalars[first...last]
  }

  private static let blanks: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// Which of the usual formats can hold a column's numbers.
struct NumberFormats: OptionSet, Hashable {
  let rawValue: Int

  static let all = NumberFormats(rawValue: (1 << candidates.count) - 1)

  /// The simpler before those that allow more.
  static let candidates: [NumberFormat] = [
    NumberFormat(decimalMark: ","), NumberFormat(groupMark: " "),
    NumberFormat(decimalMark: ",", groupMark: " "), NumberFormat(groupMark: ","),
    NumberFormat(decimalMark: ",", groupMark: "."), NumberFormat(groupMark: "'"),
  ]

  /// The formats in which a text is a number that is no code: without a plus sign or a leading
  /// zero.
  init(of text: String) {
    var formats: NumberFormats = []
    for (place, format) in Self.candidates.enumerated() {
      guard let plain = format.plain(text), !text.hasPrefix("+") else { continue }
      let bytes = Array(plain.utf8)
      if NumberText.isPlainNumber(bytes.span, 0, bytes.count) {
        formats.insert(NumberFormats(rawValue: 1 << place))
      }
    }
    self = formats
  }

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The formats among these, the simplest first.
  var members: [NumberFormat] {
    Self.candidates.enumerated().filter { rawValue & 1 << $0.offset != 0 }.map(\.element)
  }
}
