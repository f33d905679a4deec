import Glibc
import Testing

@testable import Language

@Suite("The grammar file and the keyword table are one")
struct GrammarTests {
  private struct MissingGrammar: Error {}

  /// The reference grammar, comments left out.
  private func grammar() throws -> String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    let path = "/" + parts.joined(separator: "/") + "/Grammar/casebook.lark"
    guard let file = unsafe fopen(path, "r") else { throw MissingGrammar() }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }

  @Test("Every word of the grammar is a keyword and every keyword is in the grammar")
  func words() throws {
    let text = try grammar()
    var words: Set<String> = []
    // "word"i in a rule, /(one|another)…/ in a terminal.
    for match in text.matches(of: #/"([a-z_]+)"i/#) { words.insert(String(match.1)) }
    for match in text.matches(of: #/\/\(([a-z|]+)\)\(\?/#) {
      words.formUnion(match.1.split(separator: "|").map(String.init))
    }
    let table = Set(Keyword.allCases.map(\.rawValue))
    #expect(words.subtracting(table) == [], "not in the table")
    #expect(table.subtracting(words) == [], "not in the grammar")
  }

  @Test("A keyword is found in any case of letters", arguments: Keyword.allCases)
  func spelling(_ keyword: Keyword) {
    #expect(Keyword(spelling: keyword.rawValue) == keyword)
    #expect(Keyword(spelling: keyword.rawValue.uppercased()) == keyword)
    #expect(Keyword(spelling: keyword.rawValue + "x") == nil)
  }

  @Test("Each unit of time has its singular and plural")
  func units() {
    #expect(Set(Keyword.units.compactMap(\.unit)) == Set(TimeUnit.allCases))
    #expect(Keyword.allCases.filter { $0.unit != nil }.count == Keyword.units.count)
  }
}
