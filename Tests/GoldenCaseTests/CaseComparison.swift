import Engine
import Language
import Plan
import Reference
import Store

/// Answers one case in every way.
struct CaseComparison {
  let golden: GoldenCase
  let casebook: Casebook

  /// The answer, and whether the reference refuses to give it.
  var found: (answer: String, isRefused: Bool) {
    let transcript = Transcript(golden.query, on: casebook)
    return (transcript.text, !compared(transcript).refusals.isEmpty)
  }

  /// What is not as it should be.
  func complaints() -> [String] {
    let transcript = Transcript(golden.query, on: casebook)
    guard transcript.text == golden.answer else {
      return ["the answer is\n\(transcript.text)\nand not\n\(golden.answer)"]
    }
    return ruleComplaints() + layoutComplaints() + referenceComplaints(transcript)
  }

  private func ruleComplaints() -> [String] {
    // A plan is explained with what is switched on.
    if golden.query.hasPrefix("explain ") { return [] }
    let names = Optimizer.switches
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
    let (differences, refusals) = compared(transcript)
    let complaints = differences.map { "the reference differs: \($0)" }
    return switch (golden.refusal, refusals.first) {
    case (nil, let reason?): complaints + ["the reference refuses it — \(reason)"]
    case (_?, nil): complaints + ["the reference answers it, and the case says no"]
    default: complaints
    }
  }

  /// How the reference answers each query of a script otherwise, and why it does not answer.
  private func compared(
    _ transcript: Transcript
  ) -> (differences: [String], refusals: [String]) {
    var differences: [String] = []
    var refusals: [String] = []
    for (query, environment, answer) in transcript.answered {
      let reference = ReferenceEvaluator(casebook: casebook, environment: environment)
      do {
        let cells = answer.columns.map { $0.values(0..<answer.rowCount) }
        let difference = try reference.answer(query).difference(
          names: answer.columns.map(\.name),
          rows: (0..<answer.rowCount).map { row in cells.map { $0[row] } },
          possibleCount: answer.possible?.count ?? 0)
        differences += [difference].compactMap(\.self)
      } catch {
        refusals.append(error.reason)
      }
    }
    return (differences, refusals)
  }
}
