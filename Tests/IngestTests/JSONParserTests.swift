import Testing

@testable import Ingest

@Suite("JSON is read as RFC 8259 has it")
struct JSONParserTests {
  @Test("values keep what was written, and where")
  func values() throws {
    let text =
      "{\"a\": [1, -2.50e3, \"x\\u00e9\\ud83d\\ude00\\n\"],\n  \"б\": {\"c\": null, \"d\": true}}"
    let value = try JSONParser.parse(Array(text.utf8), file: "x.json")
    guard case .array(let elements)? = value["a"]?.kind else {
      Issue.record("a should be an array")
      return
    }
    guard case .number("-2.50e3") = elements[1].kind, case .string("xé😀\n") = elements[2].kind
    else {
      Issue.record("numbers and escapes")
      return
    }
    #expect(elements[2].place == TextPlace(line: 1, column: 20))
    #expect(value["б"]?["d"]?.place == TextPlace(line: 2, column: 25))
    #expect(value["nothing"] == nil)
  }

  @Test(
    "faults are told with line and column",
    arguments: [
      ("", 1, 1, "ends where a value"), ("[1,]", 1, 4, "value should be here"),
      ("{\"a\":1\n,\"a\":2}", 2, 2, "twice"), ("[\"a\tb\"]", 1, 4, "control character"),
      ("[01]", 1, 3, "comma or ]"), ("{\"a\" 1}", 1, 6, "colon"),
      ("[\n\"abc", 2, 1, "never closes"),
      ("\"\\ud800\"", 1, 2, "surrogate"), ("1 2", 1, 3, "after the end"),
      ("{1:2}", 1, 2, "key in quotes"),
      ("[-]", 1, 3, "digit"), ("tru", 1, 1, "value should be here"),
      ("{\"a\":1]", 1, 7, "comma or }"),
    ])
  func faults(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: LoadError.self) {
      try JSONParser.parse(Array(text.utf8), file: "x.json")
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("brackets may stand 512 deep and no deeper")
  func nesting() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONParser.parse(nested(512), file: "x.json")
    let error = #expect(throws: LoadError.self) {
      try JSONParser.parse(nested(100_000), file: "x.json")
    }
    #expect(error?.column == 513)
  }

  @Test("every file of the JSON parsing suite gets its verdict", .enabled(if: Torture.isPresent))
  func suite() throws {
    for name in Torture.names(in: "json-parsing") {
      let bytes = try Torture.bytes("json-parsing/" + name)
      let isAccepted = (try? JSONParser.parse(bytes, file: name)) != nil
      switch name.prefix(2) {
      case "y_": #expect(isAccepted, "\(name)")
      case "n_": #expect(!isAccepted, "\(name)")
      default: break
      }
    }
  }
}
