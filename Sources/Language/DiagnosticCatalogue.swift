/// What `.help E0104` says of a code: the rule behind it, and an example with its correction.
package struct DiagnosticExplanation: Hashable, Sendable {
  /// The code.
  package let code: DiagnosticCode
  /// A few words that name the mistake.
  package let title: String
  /// The rule, in a few sentences.
  package let explanation: String
  /// A text that has the mistake.
  package let example: String
  /// The same text without it.
  package let correction: String

  init(
    _ code: DiagnosticCode, _ title: String, _ explanation: String, example: String,
    correction: String
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.example = example
    self.correction = correction
  }

  /// The explanation as paragraphs, ready to print.
  package var text: String {
    """
    \(code.rawValue)  \(title)

    \(explanation)

    not:     \(example)
    but:     \(correction)
    """
  }
}

/// Every code with its explanation.
package enum DiagnosticCatalogue {
  /// All explanations, in the order of the codes.
  package static let all: [DiagnosticExplanation] = ofText + ofNames + ofMeaning + ofLimits

  /// The explanation of a code.
  package static func explanation(of code: DiagnosticCode) -> DiagnosticExplanation? {
    all.first { $0.code == code }
  }

  /// The explanation of a code as a person types it: `E0104`, `e0104`, `104`.
  package static func explanation(named name: String) -> DiagnosticExplanation? {
    let digits = name.drop { $0 == "E" || $0 == "e" || $0 == "0" }
    return all.first { explanation in
      explanation.code.rawValue.drop { $0 == "E" || $0 == "0" } == digits && !digits.isEmpty
    }
  }
}
