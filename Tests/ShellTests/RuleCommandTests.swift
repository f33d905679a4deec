import Ingest
import Testing

@testable import Shell

@Suite("Rules are listed and switched off at the prompt")
struct RuleCommandTests {
  private var session: Session

  init() throws { session = Session(casebook: try openDataset("@classroom").casebook) }

  private mutating func lines(_ input: String) -> [String] {
    switch session.respond(to: input) {
    case .lines(let lines): lines
    case .confirmation(let line): [line]
    default: []
    }
  }

  @Test("a rule that is off does nothing, says so in the list, and comes back")
  mutating func switching() {
    let query = "explain cases sort released first 3"
    #expect(lines(query).contains { $0.contains("top-without-sort") })
    #expect(lines(".rules top-without-sort off") == ["top-without-sort is off."])
    #expect(!lines(query).contains { $0.contains("top-without-sort") })
    let listed = lines(".rules")
    #expect(listed.count { $0.contains("  off  ") } == 1)
    #expect(listed.contains { $0.hasPrefix("top-without-sort ") && $0.contains("  off  ") })
    #expect(listed.contains { $0.hasPrefix("count-by-days ") && $0.contains("  on   ") })
    #expect(lines(".rules top-without-sort on") == ["top-without-sort is on."])
    #expect(lines(query).contains { $0.contains("top-without-sort") })
    #expect(lines(".rules semi-join on") == ["semi-join is on."])
    #expect(lines(".rules semi-join") == ["semi-join is off."])
    #expect(lines(".rules semi-join") == ["semi-join is on."])
    #expect(lines(".rules semi-join off") == ["semi-join is off."])
    #expect(lines(".rules on") == ["Every rule is on."])
    #expect(!lines(".rules").contains { $0.contains("  off  ") })
    #expect(lines(".rules off") == ["Every rule is off."])
    #expect(!lines(".rules").contains { $0.contains("  on   ") })
    #expect(!lines(query).contains { $0.contains("top-without-sort") })
    #expect(lines(".rules on") == ["Every rule is on."])
  }

  @Test("a name that is none, and words that are none, are told")
  mutating func mistakes() {
    #expect(
      lines(".rules semi-joins off") == ["There is no rule 'semi-joins'. Did you mean semi-join?"])
    #expect(lines(".rules none") == ["There is no rule 'none'. `.rules` lists them."])
    for input in [".rules semi-join maybe", ".rules semi-join on off"] {
      #expect(
        lines(input) == [
          "`.rules` takes a name, and on or off; without a name, these are for all."
        ])
    }
  }

  @Test("Tab completes the names")
  func completion() throws {
    let completer = Completer(casebook: try openDataset("@classroom").casebook)
    let found = completer.complete(".rules sha", 10)
    #expect(found.candidates.map(\.text) == ["share-subplans off", "share-subplans on"])
  }
}
