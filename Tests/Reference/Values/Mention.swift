import FullText

/// Whether a text has the words of a `mentioning`, character by character.
///
/// Only what the forms of one word are is asked of the product.
struct Mention {
  private let alternatives: [[[Part]]]
  private let language: String?

  private enum Part {
    case form(folded: String, stem: String)
    case exactly(String)
    case beginning(String)
  }

  /// Reads a query; nil if it is none.
  init?(_ text: String, language: String?) {
    self.language = language
    let forms = WordForms(language: language)
    var alternatives: [[[Part]]] = [[]]
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" {
        let inner = rest.dropFirst().prefix { $0 != "\"" }
        guard inner.endIndex < rest.endIndex, !inner.contains("*") else { return nil }
        let words = Mention.words(of: String(inner))
        guard !words.isEmpty else { return nil }
        alternatives[alternatives.count - 1].append(
          words.map { .exactly(forms.forms(of: $0).folded) })
        rest = rest[inner.endIndex...].dropFirst()
      } else {
        let piece = rest.prefix { !$0.isWhitespace && $0 != "\"" }
        rest = rest[piece.endIndex...]
        if piece.lowercased() == "or" {
          alternatives.append([])
          continue
        }
        let isPrefix = piece.last == "*"
        let body = isPrefix ? piece.dropLast() : piece
        guard !body.contains("*") else { return nil }
        var parts = Mention.words(of: String(body)).map { word in
          let form = forms.forms(of: word)
          return Part.form(folded: form.folded, stem: form.stem)
        }
        if isPrefix {
          guard body.last.map(Mention.isLetter) == true, case .form(let folded, _) = parts.popLast()
          else { return nil }
          parts.append(.beginning(folded))
        }
        if !parts.isEmpty { alternatives[alternatives.count - 1].append(parts) }
      }
    }
    guard alternatives.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.alternatives = alternatives
  }

  func isIn(_ text: String) -> Bool {
    let forms = WordForms(language: language)
    let words = Mention.words(of: text).map { forms.forms(of: $0) }
    return alternatives.contains { terms in
      terms.allSatisfy { term in
        words.indices.contains { start in
          words.count - start >= term.count
            && zip(words[start...], term).allSatisfy { word, part in
              switch part {
              case .form(let folded, let stem): word.folded == folded || word.stem == stem
              case .exactly(let folded): word.folded == folded
              case .beginning(let folded): word.folded.hasPrefix(folded)
              }
            }
        }
      }
    }
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func words(of text: String) -> [String] {
    let characters = Array(text)
    var words: [String] = []
    var word = ""
    for (index, character) in characters.enumerated() {
      let joins =
        ["'", "\u{2019}", "\u{02BC}"].contains(character) && !word.isEmpty
        && index + 1 < characters.count && isLetter(characters[index + 1])
      if isLetter(character) && character != "\u{02BC}" || joins {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
