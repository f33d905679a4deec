import Language
import Model
import Testing

@testable import Plan

/// What became of a script of `let`, `define` and queries: its last query bound, or why it could
/// not be.
///
/// There are the parameters `$since` (2024-07), `$year` (2024), `$n` (5), `$half` (0.5), `$who`
/// (minsk) and `$flag` (yes), and `_` stands for `released since 2024`.
struct Reading {
  let text: SourceText
  let bound: BoundQuery?
  let diagnostics: [Diagnostic]

  init(_ script: String) {
    let text = SourceText(script)
    self.text = text
    do throws(BindingFailure) {
      bound = try Reading.read(text)
      diagnostics = []
    } catch {
      bound = nil
      diagnostics = error.proven(in: text, Reading.mistakes).diagnostics
    }
  }

  private static func mistakes(in text: SourceText) -> [Diagnostic] {
    do throws(BindingFailure) {
      _ = try read(text)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func read(_ text: SourceText) throws(BindingFailure) -> BoundQuery? {
    let parsed = parseScript(text)
    guard parsed.diagnostics.isEmpty else {
      throw BindingFailure(diagnostics: parsed.diagnostics)
    }
    var environment = self.environment
    var bound: BoundQuery?
    for statement in parsed.syntax.statements {
      switch statement.kind {
      case .letQuery(let name, let parameters, let query):
        environment.queries[name.text] = .init(parameters: parameters.map(\.text), query: query)
      case .define(let name, let parameters, let expression):
        environment.definitions[name.text] = .init(
          parameters: parameters.map(\.text), expression: expression)
      case .query(let query):
        bound = try Binder.bind(query, schema: Prison.schema, environment: environment)
      default: break
      }
    }
    return bound
  }

  private static let environment: Plan.Environment = {
    var environment = Plan.Environment()
    environment.parameters = [
      "n": .integer(5), "half": .number(0.5), "who": .text("minsk"), "flag": .boolean(true),
      "year": .integer(2024),
    ]
    environment.parameters["since"] = ParameterValue("2024-07", type: "date")
    let previous = parseStatement(SourceText("released since 2024")).syntax
    if case .query(let query) = previous.kind { environment.previous = query }
    return environment
  }()

  /// The plan, or the mistakes, as the tables of these tests write them.
  var lines: String {
    guard let bound else { return diagnostics.map(lines(of:)).joined(separator: "\n") }
    return (planLines(bound.plan) + bound.notes.map { "note: " + $0 }).joined(separator: "\n")
  }

  /// The plan in plain words; empty if it could not be bound.
  var words: String {
    guard let bound else { return "" }
    return PlanWords(schema: Prison.schema).lines(bound.plan).joined(separator: "\n")
  }

  private func lines(of diagnostic: Diagnostic) -> String {
    let guilty = text.string(in: diagnostic.range)
    var lines = ["\(diagnostic.code.rawValue) [\(guilty)] \(diagnostic.message)"]
    lines += diagnostic.remedy.map { [$0] } ?? []
    lines += diagnostic.fix.map { ["try: " + text.applying($0).string] } ?? []
    return lines.joined(separator: "\n")
  }
}

/// A plan's lines, the last step first, with all columns of a table as `*`.
func planLines(_ plan: LogicalPlan) -> [String] {
  PlanPrinter(schema: Prison.schema).lines(plan).map { line in
    for table in Prison.schema.tables {
      let all = "project " + table.columns.map(\.name).joined(separator: ", ")
      if line.hasSuffix(all) || line.contains(all + ", ") {
        return line.replacing(all, with: "project *")
      }
    }
    return line
  }
}

/// An entry of a table: a text, and what is expected of it.
struct Entry: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String

  var testDescription: String { text.utf8.count > 100 ? text.prefix(80) + "…" : text }

  /// The entries of a table: each is a line, then lines of what is expected, then a blank line.
  static func table(_ text: String) -> [Entry] {
    text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n", maxSplits: 1)
      return Entry(text: String(lines[0]), expected: lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
