import Testing

@testable import Language

@Suite("A text is complete, incomplete or empty")
struct CompletenessTests {
  @Test(
    "A text that is cut off wants more",
    arguments: [
      "released since",
      "cases where",
      "cases where (a = b",
      "cases count,",
      "cases where a =",
      "cases where a = b and",
      "cases where a in (x, y",
      "cases where x = \"minsk",
      "let a =",
      "explain",
      "cases where not",
      "cases sort",
      "cases first",
      "cases count by",
      "cases union",
      "(cases count",
      "cases where `odd name",
      "cases where a between 1 and",
      "cases where text contains",
      "expect cases count gives 3",
      "cases where any statements (",
      "cases where a + ",
    ])
  func incomplete(_ text: String) {
    #expect(parseScript(SourceText(text)).completeness == .incomplete)
    #expect(parseStatement(SourceText(text)).completeness == .incomplete)
  }

  @Test(
    "A text that says all, or is wrong before its end, is complete",
    arguments: [
      "released", "released since 2024-07", "cases where a = b count", "cases count by x;",
      "cases wher a = b", "cases foo", "describe", "cases where a == 'b'", "cases where ) = (",
      "cases where a = 1 -- where",
    ])
  func complete(_ text: String) {
    #expect(parseScript(SourceText(text)).completeness == .complete)
  }

  @Test("Blanks and comments alone are empty", arguments: ["", "  \n\n", "-- only this", "# so\n"])
  func empty(_ text: String) {
    let parsed = parseScript(SourceText(text))
    #expect(parsed.completeness == .empty)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.syntax.statements.isEmpty)
  }
}
