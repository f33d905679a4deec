import Model

/// Dates written exactly as one pattern says, such as `%d/%m/%Y`.
///
/// `%Y` four digits of the year, `%y` two, `%m` month, `%d` day, `%b` `%B` a month's name in any of
/// the languages read, `%H` `%M` `%S` a time, which is left out; `%%` a per cent sign; all else
/// stands for itself.
package struct DatePattern: Hashable, Sendable {
  /// The pattern as written.
  package let text: String
  private let pieces: [Piece]

  fileprivate enum Piece: Hashable {
    case part(Unicode.Scalar)
    case literal(Unicode.Scalar)
  }

  /// Takes a pattern; nil for one that says more than this, or that has no day, month or year.
  package init?(_ text: String) {
    var pieces: [Piece] = []
    var isPart = false
    for scalar in text.unicodeScalars {
      if isPart {
        guard "YymdbBHMS%".unicodeScalars.contains(scalar) else { return nil }
        pieces.append(scalar == "%" ? .literal("%") : .part(scalar))
        isPart = false
      } else if scalar == "%" {
        isPart = true
      } else {
        pieces.append(.literal(scalar))
      }
    }
    guard !isPart, !pieces.allSatisfy(\.isLiteral)
    else { return nil }
    self.text = text
    self.pieces = pieces
  }

  /// Reads a cell that the pattern fits from end to end.
  func read(_ text: String, pivot: Int, until: Day?) -> DateReading.Outcome {
    var rest = text.unicodeScalars[...]
    var grammar = DateGrammar(order: .dmy, pivot: pivot)
    var (year, month, day): (Int?, Int?, Int?)
    for piece in pieces {
      switch piece {
      case .literal(let scalar):
        guard rest.popFirst() == scalar else { return .malformed }
      case .part("b"), .part("B"):
        let letters = rest.prefix { $0.properties.isAlphabetic }
        rest = rest.dropFirst(letters.count)
        guard let named = MonthNames.month(named: String(letters).lowercased()) else {
          return .malformed
        }
        month = named
      case .part(let part):
        let digits = rest.prefix(part == "Y" ? 4 : 2).prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        guard let number = Int(String(digits)), part != "Y" || digits.count == 4 else {
          return .malformed
        }
        switch part {
        case "Y": year = number
        case "y": year = grammar.fullYear(number)
        case "m": month = number
        case "d": day = number
        default: grammar.traits.insert(.hasTime)
        }
      }
    }
    guard rest.isEmpty else { return .malformed }
    if let year {
      guard let written = grammar.written(DateParts(year: year, month: month, day: day)) else {
        return .malformed
      }
      return DateReading.Outcome(reading: EDTF.read(written.edtf), traits: grammar.traits)
    }
    let traits = grammar.traits.union(.lacksYear)
    guard let until, let month, let day,
      let latest = WrittenDate.latest(month, day, until: until)
    else { return DateReading.Outcome(reading: .malformed, traits: traits) }
    return DateReading.Outcome(reading: .date(UncertainDate(latest)), traits: traits)
  }
}

extension DatePattern.Piece {
  fileprivate var isLiteral: Bool {
    if case .literal = self { return true }
    return false
  }
}
