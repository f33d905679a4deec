import Engine
import Language
import Plan
import Reference
import Store

/// Answers one case in every way.
struct CaseComparison {
  let golden: GoldenCase
  let casebook: Casebook

  /// What is not as it should be.
  func complaints() -> [String] {
    let transcript = Transcript(golden.query, on: casebook)
    guard transcript.text == golden.answer else {
      return ["the answer is\n\(transcript.text)\nand not\n\(golden.answer)"]
    }
    return ruleComplaints() + layoutComplaints() + referenceComplaints(transcript)
  }

  private func ruleComplaints() -> [String] {
    let names = Optimizer.rules.map(\.name)
    return ([Set(names)] + names.map { [$0] }).compactMap { rules in
      let other = Transcript(golden.query, on: casebook, without: rules).text
      return other == golden.answer ? nil : "without \(rules.sorted()):\n\(other)"
    }
  }

  private func layoutComplaints() -> [String] {
    guard case .text(let text) = format(SourceText(golden.query)) else { return [] }
    // A mistake is shown in the text as it was typed.
    if golden.answer.contains("^") { return [] }
    let other = Transcript(text, on: casebook).text
    return other == golden.answer ? [] : ["laid out as \(text):\n\(other)"]
  }

  private func referenceComplaints(_ transcript: Transcript) -> [String] {
    var complaints: [String] = []
    var refusals: [String] = []
    for (query, environment, answer) in transcript.answered {
      let reference = ReferenceEvaluator(casebook: casebook, environment: environment)
      do {
        let cells = answer.columns.map { $0.values(0..<answer.rowCount) }
        let difference = try reference.answer(query).difference(
          names: answer.columns.map(\.name),
          rows: (0..<answer.rowCount).map { row in cells.map { $0[row] } },
          possibleCount: answer.possible?.count ?? 0)
        complaints += difference.map { ["the reference differs: \($0)"] } ?? []
      } catch {
        refusals.append(error.reason)
      }
    }
    switch (golden.refusal, refusals.first) {
    case (nil, let reason?): complaints.append("the reference refuses it — \(reason)")
    case (_?, nil): complaints.append("the reference answers it, and the case says no")
    default: break
    }
    return complaints
  }
}
