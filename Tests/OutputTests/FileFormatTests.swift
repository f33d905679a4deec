import Engine
import Model
import Testing

@testable import Output

@Suite("Answers as files")
struct FileFormatTests {
  @Test("csv keeps every byte, and leaves empty what is not known")
  func csv() {
    #expect(
      rendered(hardCases, as: .csv) == ##"""
        name,faction,released,held,age,mean,free
        Мария,engagement,2024-07-15,90,60,12.5,true
        Zoe\##u{308},,2021-08,80/92,,3,false
        "東京, ""city\##u{22}"",pressure,,,-5,,
        "a\##u{1B}[2J
        b\##tc",,,1,0,0.3333333333333333,
        =1+1|\##u{202E}x,"",2021-08/2021-10,5/..,7,1000,true

        """##)
  }

  @Test("On a terminal, csv and tsv cells are safe, one line a row")
  func delimitedOnTerminal() {
    let options = RenderingOptions(isTerminal: true)
    let csv = rendered(hardCases, as: .csv, options).split(separator: "\n")
    #expect(csv.count == 6)
    #expect(csv[4] == "a␛[2J␊b␉c,,,1,0,0.3333333333333333,")
    #expect(csv[5].hasPrefix("=1+1|\\u{202E}x,\"\","))
    let tsv = rendered(hardCases, as: .tsv, options).split(separator: "\n")
    #expect(tsv[4].hasPrefix(#"a␛[2J\nb\tc"#))
  }

  @Test("tsv escapes what would end a field, and the backslash")
  func tsv() {
    let one = answer([
      column("a\tb", .text, [.text("x\ty\nz\r\\n"), .unknown]),
      column("c", .boolean, [.boolean(false), .none]),
    ])
    #expect(rendered(one, as: .tsv) == "a\\tb\tc\nx\\ty\\nz\\r\\\\n\tfalse\n\t\n")
  }

  @Test("json has types, null for what is missing, and escapes what is not seen")
  func json() {
    let lines = [
      #"{"name":"Мария","faction":"engagement","released":"2024-07-15","held":90,"#
        + #""age":60,"mean":12.5,"free":true}"#,
      "{\"name\":\"Zoe\u{308}\",\"faction\":null,\"released\":\"2021-08\","
        + #""held":{"least":80,"most":92},"age":null,"mean":3,"free":false}"#,
      #"{"name":"東京, \"city\"","faction":"pressure","released":null,"held":null,"#
        + #""age":-5,"mean":null,"free":null}"#,
      #"{"name":"a\u001B[2J\nb\tc","faction":null,"released":null,"held":1,"#
        + #""age":0,"mean":0.3333333333333333,"free":null}"#,
      #"{"name":"=1+1|\u202Ex","faction":"","released":"2021-08/2021-10","#
        + #""held":{"least":5,"most":null},"age":7,"mean":1000,"free":true}"#,
    ]
    #expect(rendered(hardCases, as: .jsonl) == lines.joined(separator: "\n") + "\n")
    #expect(rendered(hardCases, as: .json) == "[\n" + lines.joined(separator: ",\n") + "\n]\n")
  }

  @Test("json writes an empty array, no key twice, and pairs for tags")
  func jsonEdges() {
    let none = answer([column("a", .text, [])])
    #expect(rendered(none, as: .json) == "[]\n")
    #expect(rendered(none, as: .jsonl).isEmpty)
    let twice = answer(
      ["a", "a", "a_2", "a"].map { column($0, .number, [.number(.infinity)]) })
    #expect(
      rendered(twice, as: .jsonl) == #"{"a":null,"a_3":null,"a_2":null,"a_4":null}"# + "\n")
    let tag = answer([column("a", .text, [.text("x\u{E0041}")])])
    #expect(rendered(tag, as: .jsonl) == #"{"a":"x\uDB40\uDC41"}"# + "\n")
  }

  @Test("Markdown cells can't break the table or the page")
  func markdown() {
    let one = answer([
      column("a|b", .text, [.text("<b>*x*</b> | \\ `y`\n[z](u)"), .unknown]),
      column("n", .number, [.number(2.5), .none]),
    ])
    #expect(
      rendered(one, as: .md) == #"""
        | a\|b | n |
        | --- | ---: |
        | \<b\>\*x\*\</b\> \| \\ \`y\`␊\[z\](u) | 2.5 |
        | (unknown) | – |

        """#)
  }

  @Test("What is written as csv reads back the same")
  func roundTrip() {
    let texts = [
      "plain", "", "a,b", "\"", "\"\"", "a\nb", "a\r\nb", " blank ", "Мария", "e\u{301}",
      "\u{1B}[1m",
      "-1", "\u{FEFF}x", ",\n\"", "👩‍👩‍👧",
    ]
    let lone = answer([column("t", .text, texts.map { .text($0) })])
    #expect(records(rendered(lone, as: .csv)) == [["t"]] + texts.map { [$0] })
    let pair = answer([
      column("t", .text, texts.map { .text($0) }),
      column("u", .text, texts.reversed().map { .text($0) }),
    ])
    #expect(
      records(rendered(pair, as: .csv)) == [["t", "u"]]
        + zip(texts, texts.reversed()).map { [$0, $1] })
  }

  @Test("Numbers in files read back as the same numbers")
  func numbersReadBack() {
    let numbers: [Double] = [0.1, 1 / 3, 1e300, -2e-300, 123_456_789.125, 100, 2.0 / 3 * 1e-7]
    let csv = rendered(answer([column("n", .number, numbers.map { .number($0) })]), as: .csv)
    #expect(records(csv).dropFirst().map { Double($0[0]) } == numbers)
  }
}

/// A reader of RFC 4180, a byte at a time.
private func records(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var bytes = Array(text.utf8)[...]
  func decoded() -> String { String(decoding: field, as: UTF8.self) }
  while let byte = bytes.popFirst() {
    switch (byte, isQuoted) {
    case (UInt8(ascii: "\""), true) where bytes.first == byte:
      field.append(byte)
      bytes.removeFirst()
    case (UInt8(ascii: "\""), _): isQuoted.toggle()
    case (UInt8(ascii: ","), false), (UInt8(ascii: "\n"), false):
      record.append(decoded())
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
  }
  return records
}
