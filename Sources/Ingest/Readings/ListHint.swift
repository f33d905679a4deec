/// That a column of text holds several values a cell, as the texts that were looked at have it.
///
/// Nothing is read otherwise for it; the report says how to ask for a table of the values.
struct ListHint {
  /// What the report says.
  let text: String

  /// Nil if no separator stands out: in two texts at least, short elements that come again.
  init?(_ texts: [OddText]) {
    for separator in [";", "|", ","] {
      let parted = texts.filter { $0.text.contains(separator) }
      guard parted.count >= 2 else { continue }
      var elements: [String: Int] = [:]
      var total = 0
      for odd in texts {
        for piece in odd.text.split(separator: Character(separator)) {
          elements[String(piece).trimmed, default: 0] += 1
          total += 1
        }
      }
      guard elements.count * 2 <= total, elements.keys.allSatisfy({ $0.count <= 40 }) else {
        continue
      }
      text =
        "its cells look like lists parted by '\(separator)'; \"lists\" in the package makes a "
        + "table of them"
      return
    }
    return nil
  }
}
