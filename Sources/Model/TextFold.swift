/// The folded form under which two spellings of a value are the same: case, accents and the kind of
/// blank (`_`, `-`, blank) do not count.
///
/// Only base letters of Unicode's canonical decomposition remain; a letter that does not decompose
/// (`ł`) stays itself, so that nothing is guessed.
package func folded(_ text: String) -> String {
  // Most texts are of letters that need no table, and many are folded already.
  if text.utf8.allSatisfy({ $0 < 0x80 && foldedByte($0) == $0 }) { return text }
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    return String(decoding: text.utf8.map(foldedByte), as: UTF8.self)
  }
  var scalars = String.UnicodeScalarView()
  for scalar in decomposed(text.lowercased()) {
    switch scalar.properties.generalCategory {
    case .nonspacingMark: continue
    default:
      switch scalar {
      case "_", "-", "\u{2010}", "\u{2011}", "\u{00A0}", " ": scalars.append(" ")
      case "\u{2019}", "\u{02BC}": scalars.append("'")
      default: scalars.append(scalar)
      }
    }
  }
  return String(scalars)
}

/// What an ASCII character folds to, as ``folded(_:)`` says.
package func foldedByte(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
  case UInt8(ascii: "_"), UInt8(ascii: "-"): UInt8(ascii: " ")
  default: byte
  }
}

/// What scalars fold to, as bytes, for loops that read texts byte by byte.
///
/// A text folds scalar by scalar, so that its folded form is those of its scalars end to end.
package enum ScalarFolds {
  /// For each scalar below U+0800 the bytes of its folded form, the first lowest, and above them
  /// in the highest byte how many there are.
  package static let below800: [UInt32] = (0..<0x800).map { packed($0) }
  /// The same for U+2000…U+207F, the punctuation of prose.
  package static let punctuation: [UInt32] = (0x2000..<0x2080).map { packed($0) }

  private static func packed(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    let bytes = Array(folded(String(scalar)).utf8)
    precondition(bytes.count <= 3, "a scalar below U+0800 folds to at most three bytes")
    var packed = UInt32(bytes.count) << 24
    for (place, byte) in bytes.enumerated() { packed |= UInt32(byte) << UInt32(place * 8) }
    return packed
  }
}

/// The words of a text: runs of letters, digits and apostrophes.
package func words(of text: String) -> [Substring] {
  text.split { !($0.isLetter || $0.isNumber || $0 == "'") }
}

// The standard library compares by canonical equivalence but does not offer decomposition itself
// without Foundation; Latin and Cyrillic letters with one mark are what names here need.
private func decomposed(_ text: String) -> String.UnicodeScalarView {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.unicodeScalars }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.value < 0x80 {
      result.append(scalar)
    } else if let base = baseLetters[scalar.value] {
      result.append(base)
    } else {
      result.append(scalar)
    }
  }
  return result
}

/// Lower-case letters with a mark and the letter without it.
private let baseLetters: [UInt32: Unicode.Scalar] = {
  let rows: [(Unicode.Scalar, String)] = [
    ("a", "àáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďḍ"), ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"), ("h", "ĥḥ"), ("i", "ìíîïĩīĭįǐȉȋịỉ"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľ"),
    ("n", "ñńņňǹ"), ("o", "òóôõöōŏőǒȍȏọỏốồổỗộớờởỡợơ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťț"),
    ("u", "ùúûüũūŭůűųǔȕȗụủứừửữựư"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
    ("е", "ё"), ("и", "й"), ("і", "ї"), ("у", "ў"), ("г", "ѓ"), ("к", "ќ"),
  ]
  var table: [UInt32: Unicode.Scalar] = [:]
  for (base, marked) in rows {
    for scalar in marked.unicodeScalars { table[scalar.value] = base }
  }
  return table
}()
