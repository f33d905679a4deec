import Testing

@testable import Language

@Suite("Every error code is explained")
struct CatalogueTests {
  @Test("Each code has one explanation", arguments: DiagnosticCode.allCases)
  func explained(_ code: DiagnosticCode) {
    #expect(DiagnosticCatalogue.all.filter { $0.code == code }.count == 1)
    #expect(DiagnosticCatalogue.explanation(of: code)?.code == code)
    #expect(DiagnosticCatalogue.explanation(named: code.rawValue.lowercased())?.code == code)
  }

  @Test("An example of unreadable text has its error", arguments: DiagnosticCatalogue.ofText)
  func triggers(_ explanation: DiagnosticExplanation) {
    let parsed = parseScript(SourceText(explanation.example))
    #expect(parsed.diagnostics.first?.code == explanation.code)
  }

  @Test("A correction parses", arguments: DiagnosticCatalogue.all)
  func corrects(_ explanation: DiagnosticExplanation) {
    // A command of the shell is not of the language.
    guard explanation.code != .unknownCommand else { return }
    #expect(parseScript(SourceText(explanation.correction)).diagnostics.isEmpty)
  }

  @Test("An example of a misunderstood name is well formed")
  func isWellFormed() {
    let explanations = DiagnosticCatalogue.ofNames + DiagnosticCatalogue.ofMeaning
    for explanation in explanations where explanation.code != .unknownCommand {
      let parsed = parseScript(SourceText(explanation.example))
      #expect(parsed.diagnostics.isEmpty, "\(explanation.example)")
    }
  }

  @Test("A code that does not exist has no explanation", arguments: ["", "E", "E9999", "where"])
  func unknown(_ name: String) {
    #expect(DiagnosticCatalogue.explanation(named: name) == nil)
  }

  @Test("An explanation reads as a page")
  func page() {
    #expect(
      DiagnosticCatalogue.explanation(of: .unknownColumn)?.text == """
        E0104  no such column

        The rows at this point have no column of that name. After count or show only the
        columns of that answer are left. describe and the table's name lists the columns; a
        column of a linked row is written with a dot, as speaker.faction.

        not:     cases where facton = engagement
        but:     cases where faction = engagement
        """)
  }
}
