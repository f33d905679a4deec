/// The days a recorded date allows, as text that sorts by time: `2021-03-01` to `2021-03-31`.
///
/// A month's last day is written 31 whatever the month, which compares alike.
struct RecordedPeriod {
  let first: String
  let last: String

  static let anyDay = RecordedPeriod(first: "0000", last: "9999")

  /// Reads the EDTF forms of the dataset; nil for any other text.
  init?(_ text: String) {
    if text == "XXXX-XX-XX" {
      self = .anyDay
      return
    }
    let ends = text.split(separator: "/").map(String.init)
    if ends.count == 2 {
      guard let to = RecordedPeriod(ends[1]) else { return nil }
      let from = ends[0] == ".." ? RecordedPeriod.anyDay : RecordedPeriod(ends[0])
      guard let from else { return nil }
      self.init(first: from.first, last: to.last)
      return
    }
    let about = text.hasSuffix("~")
    let parts = (about ? String(text.dropLast()) : text).split(separator: "-")
      .filter { $0 != "XX" }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, let year = numbers.first, ends.count == 1 else {
      return nil
    }
    switch numbers.count {
    case 1 where !about:
      self.init(first: "\(year)-01-01", last: "\(year)-12-31")
    case 2:
      let month = year * 12 + numbers[1] - 1
      let slack = about ? 1 : 0
      self.init(
        first: Self.monthText(month - slack) + "-01", last: Self.monthText(month + slack) + "-31")
    case 3 where !about:
      self.init(first: text, last: text)
    default:
      return nil
    }
  }

  private init(first: String, last: String) {
    self.first = first
    self.last = last
  }

  private static func monthText(_ index: Int) -> String {
    let month = index % 12 + 1
    return "\(index / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  /// True when every day allowed lies from `first` to `last`, false when none does, else nil.
  func lies(from first: String, to last: String) -> Bool? {
    if first <= self.first && self.last <= last { return true }
    if self.last < first || last < self.first { return false }
    return nil
  }
}
