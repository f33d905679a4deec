import Testing

@testable import Shell

struct CompletionTests {
  static func completion(_ from: Int, _ texts: [String]) -> Completion {
    Completion(replaceFrom: from, candidates: texts.map { Completion.Candidate($0) })
  }

  @Test(
    "Tab puts in what is certain and lists the rest",
    arguments: [
      ("ca", 2, completion(0, ["cases "]), .insert("cases ")),
      ("ca", 2, completion(0, ["cases", "caste"]), .insert("cas")),
      ("cas", 3, completion(0, ["cases", "caste"]), .list),
      ("cas", 3, completion(0, ["cas", "cases"]), .list),
      ("ca", 2, completion(0, []), .nothing),
      ("cases", 5, completion(0, ["cases"]), .nothing),
      ("", 0, completion(0, ["a", "b"]), .list),
      ("x lat", 5, completion(2, ["\"Latushka, Pavel\" "]), .insert("\"Latushka, Pavel\" ")),
      ("о Ц", 5, completion(3, ["Ціхан", "Цімох"]), .insert("Ці")),
      ("e\u{301}t", 4, completion(0, ["e\u{301}té", "e\u{301}tat"]), .list),
      ("bo", 1, completion(0, ["both", "bow"]), .insert("bo")),
      ("x", 1, completion(9, ["y"]), .insert("y")),
      ("x", 1, completion(-9, ["x", "xy"]), .list),
    ] as [(String, Int, Completion, Completion.Step)])
  func steps(line: String, cursor: Int, completion: Completion, step: Completion.Step) {
    #expect(completion.step(in: line, cursor: cursor) == step)
  }

  static func list(
    _ candidates: [Completion.Candidate], _ columns: Int, _ rows: Int
  ) -> [String] {
    CandidateList(candidates, size: WindowSize(columns: columns, rows: rows)) { $0.count }.lines
  }

  @Test("Choices fill the width in columns, read downwards")
  func columns() {
    let choices = ["a", "bb", "ccc", "d", "e"].map { Completion.Candidate($0) }
    #expect(Self.list(choices, 20, 24) == ["a    ccc  e", "bb   d"])
    #expect(Self.list(choices, 1, 24) == ["a    d", "bb   e", "ccc"])
    #expect(Self.list(choices, 80, 24) == ["a    bb   ccc  d    e"])
    #expect(Self.list(choices, 9, 24) == ["a    d", "bb   e", "ccc"])
  }

  @Test("More choices than fit on the screen are counted")
  func more() {
    let choices = (1...100).map { Completion.Candidate("choice \($0)") }
    let lines = Self.list(choices, 40, 6)
    #expect(lines.count == 4)
    #expect(lines.first == "choice 1    choice 2    choice 3")
    #expect(lines.last == "… 91 more")
    #expect(Self.list(choices, 1, 1) == ["choice 1", "… 99 more"])
  }

  @Test("A detail stands beside its choice, cut where the window ends")
  func details() {
    let choices: [Completion.Candidate] = [
      .init("a", detail: "the first of the letters"), .init("bcd"),
    ]
    #expect(Self.list(choices, 20, 24) == ["a    the first of …", "bcd"])
  }

  @Test("What a terminal would act on is replaced")
  func printable() {
    #expect(
      CandidateList.printable("a\u{1B}[1m\n\u{202E}б\u{301}")
        == "a\u{FFFD}[1m\u{FFFD}\u{FFFD}б\u{301}")
  }
}
