import Model

/// Why a text is not a pattern, where in the text, and how to mend it.
package struct PatternError: Error, Hashable, Sendable {
  /// What is wrong, for callers that switch on it.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case tooLong, tooDeep, tooManyRepetitions, tooLarge
    case nothingToRepeat, repeatedRepetition, badRepetition, reversedRepetition
    case unclosedGroup, unopenedGroup, unsupportedGroup, unsupportedFlag, misplacedFlag
    case unclosedClass, namedClass, reversedRange, badRangeEnd
    case trailingBackslash, unknownEscape, badCodePoint, unknownProperty
    case backReference, lookAround
  }

  /// What is wrong.
  package let code: Code
  /// Where, in UTF-8 bytes of the pattern's text.
  package let range: Range<Int>
  /// What is wrong, as a sentence.
  package let message: String
  /// What to write instead, as a sentence.
  package let remedy: String

  /// Where the trouble begins, in UTF-8 bytes of the pattern's text.
  package var position: Int { range.lowerBound }
}

extension PatternError.Code {
  /// The error of this kind at a place of a pattern; `found` is the text that stands there.
  func error(at range: Range<Int>, found: String) -> PatternError {
    let (message, remedy) = wording(found)
    return PatternError(code: self, range: range, message: message, remedy: remedy)
  }

  private func wording(_ found: String) -> (message: String, remedy: String) {
    switch self {
    case .tooLong, .tooDeep, .tooManyRepetitions, .tooLarge: limitWording(found)
    case .nothingToRepeat, .repeatedRepetition, .badRepetition, .reversedRepetition:
      repetitionWording(found)
    case .unclosedGroup, .unopenedGroup, .unsupportedGroup, .unsupportedFlag, .misplacedFlag,
      .lookAround:
      groupWording(found)
    case .unclosedClass, .namedClass, .reversedRange, .badRangeEnd: classWording(found)
    case .trailingBackslash, .unknownEscape, .badCodePoint, .unknownProperty, .backReference:
      escapeWording(found)
    }
  }

  private func limitWording(_ found: String) -> (String, String) {
    switch self {
    case .tooLong:
      (
        "A pattern has at most \(Limits.patternBytesMax) bytes.",
        "Split it into several tests joined by `or`."
      )
    case .tooDeep:
      (
        "Groups nest at most \(Limits.patternNestingMax) deep.",
        "Leave out the brackets that group nothing."
      )
    case .tooManyRepetitions:
      (
        "A repetition counts to \(Limits.patternRepetitionMax) at most, so `\(found)` is too many.",
        "Leave the end open, as in {3,}."
      )
    default:
      (
        "The pattern unfolds to more than \(Limits.patternStepsMax) steps.",
        "Lower the counts in { }; a count inside a count multiplies."
      )
    }
  }

  private func repetitionWording(_ found: String) -> (String, String) {
    switch self {
    case .nothingToRepeat:
      (
        "`\(found)` repeats what stands before it, and nothing does.",
        "Write \\\(found) for the character itself."
      )
    case .repeatedRepetition:
      (
        "`\(found)` repeats a repetition.",
        "Keep one of the two, or put the first in brackets: (?:a+)*."
      )
    case .reversedRepetition:
      ("`\(found)` counts down.", "Write the smaller number first.")
    default:
      (
        "`{` begins a count such as {3}, {3,} or {3,5}.",
        "Write \\{ for the character itself."
      )
    }
  }

  private func groupWording(_ found: String) -> (String, String) {
    switch self {
    case .unclosedGroup:
      ("This bracket is not closed.", "Add `)`, or write \\( for the character itself.")
    case .unopenedGroup:
      ("This bracket closes nothing.", "Remove it, or write \\) for the character itself.")
    case .lookAround:
      (
        "`\(found)` looks around, which cannot be done in one pass over the text.",
        "Use two tests joined by `and` or `and not`."
      )
    case .misplacedFlag:
      ("`\(found)` holds for the whole pattern.", "Put (?i) at the very start.")
    case .unsupportedFlag:
      ("`\(found)` is a flag that patterns do not have.", "The one flag is (?i), at the start.")
    default:
      ("`\(found)` is a kind of group that patterns do not have.", "Group with ( ) or (?: ).")
    }
  }

  private func classWording(_ found: String) -> (String, String) {
    switch self {
    case .unclosedClass:
      (
        "This set of characters is not closed.",
        "Add `]`, or write \\[ for the character itself."
      )
    case .namedClass:
      (
        "`\(found)` is a set by name, which is written otherwise.",
        "Use \\p{L} for letters, \\d for digits, \\s for blanks, \\p{P} for punctuation."
      )
    case .reversedRange:
      ("`\(found)` is a range that runs backwards.", "Write the earlier character first.")
    default:
      (
        "`\(found)` is a range whose end is a set, not a character.",
        "Put the hyphen last, or write \\-."
      )
    }
  }

  private func escapeWording(_ found: String) -> (String, String) {
    switch self {
    case .trailingBackslash:
      (
        "A backslash ends the pattern and escapes nothing.",
        "Write \\\\ for the character itself."
      )
    case .badCodePoint:
      (
        "`\(found)` is not the number of a character.",
        "Write it in hexadecimal up to 10FFFF: \\x41, \\x{10FFFF} or \\u{416}."
      )
    case .unknownProperty:
      (
        "`\(found)` is not a property of characters known here.",
        "Use a general category, as in \\p{L}, \\p{Lu}, \\p{P}, or \\p{Latin}, \\p{Cyrillic}."
      )
    case .backReference:
      (
        "`\(found)` refers back to a group, which cannot be done in one pass over the text.",
        "Write the repeated text out."
      )
    default:
      (
        "`\(found)` is not an escape known here.",
        "Known: \\d \\w \\s \\b \\n \\t \\r \\f \\v \\x \\u \\p, capitals for the opposite, "
          + "and \\ before punctuation."
      )
    }
  }
}
