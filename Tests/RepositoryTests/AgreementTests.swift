import Testing

/// Lists that stand in two places are equal.
@Suite struct AgreementTests {
  /// `dataset/file` of each `#embed` of a C text, in order.
  static func embedded(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("#embed \"../../Samples/"), line.hasSuffix("\"") else { return nil }
      return String(line.dropFirst("#embed \"../../Samples/".count).dropLast())
    }
  }

  /// `dataset/file` of each entry of the C list, if its bytes are those of that file.
  static func listed(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split { " {}\",".contains($0) }.map(String.init)
      guard line.hasPrefix("    {\""), parts.count == 5 else { return nil }
      let symbol = parts[0] + "_" + (parts[1].split(separator: ".").first ?? "")
      guard parts[2...] == [symbol, "sizeof", symbol] else { return "\(parts[1]) is not \(symbol)" }
      return parts[0] + "/" + parts[1]
    }
  }

  /// Names and raw values of the cases of a text's enumerations of codes.
  static func codes(in file: SwiftFile) -> [(name: String, code: String)] {
    file.lines.compactMap { line in
      let words = line.split { " =\"".contains($0) }.map(String.init)
      return words.count >= 3 && words[0] == "case" && line.contains("= \"")
        ? (words[1], words[2]) : nil
    }
  }

  /// Names of the commands of a text: `static let help = Command(`.
  static func commands(in file: SwiftFile) -> [String] {
    file.tokens.indices.compactMap { index in
      let words = (index..<index + 5).map { file.text($0) }
      return words[0] == "let" && words[2...] == ["=", "Command", "("] ? words[1] : nil
    }
  }

  /// The words of the list of commands.
  static func listedCommands(in file: SwiftFile) -> [String] {
    guard
      let start = file.tokens.indices.first(where: { index in
        file.text(index) == "all" && file.text(index + 5) == "="
      }), let end = file.closings[start + 6]
    else { return [] }
    return file.tokens[(start + 7)..<end].map(\.text).filter { $0 != "," }
  }

  /// The Swift files in folders that a page names.
  static func namedFiles(in page: String) -> [String] {
    page.split(separator: "`").map(String.init)
      .filter { $0.hasSuffix(".swift") && $0.contains("/") && !$0.contains { " \n<".contains($0) } }
  }

  private func source(_ path: String) throws -> SwiftFile {
    try #require(Repository.sources.first { $0.path == "Sources/\(path)" })
  }

  @Test("The program embeds the files of the sample datasets, all and no others")
  func samples() throws {
    let files = try ["belarus", "classroom"].flatMap { dataset in
      try Repository.names(in: "Samples/\(dataset)")
        .filter { $0.hasSuffix(".csv") || $0 == "datapackage.json" }.map { "\(dataset)/\($0)" }
    }
    let text = try Repository.text("Sources/CSamples/CSamples.c")
    #expect(Self.embedded(in: text).sorted() == files)
    #expect(Self.listed(in: text).sorted() == files)
  }

  @Test("Every code of a diagnostic is used once and stands in the catalogue")
  func diagnosticCodes() throws {
    let codes = Self.codes(in: try source("Language/DiagnosticCode.swift"))
    #expect(!codes.isEmpty)
    #expect(Set(codes.map(\.code)).count == codes.count)
    let catalogue = Repository.sources
      .filter { $0.path.hasPrefix("Sources/Language/DiagnosticCatalogue") }
    let words = Set(catalogue.flatMap { $0.tokens.map(\.text) })
    #expect(codes.map(\.name).filter { !words.contains($0) } == [])
  }

  @Test("Every command is in the list that `.help` shows")
  func commands() throws {
    let files = Repository.sources.filter { $0.path.hasPrefix("Sources/Shell/Commands/") }
    let commands = files.flatMap(Self.commands)
    #expect(!commands.isEmpty)
    let listed = Self.listedCommands(in: try source("Shell/Commands/Command.swift"))
    #expect(listed.sorted() == commands.sorted())
  }

  @Test("Every file that a code map names exists", arguments: ["Sources", "Tests"])
  func maps(folder: String) throws {
    let named = Self.namedFiles(in: try Repository.text("\(folder)/README.md"))
    let files = Set((Repository.sources + Repository.tests).map(\.path))
    #expect(named.filter { !files.contains("\(folder)/\($0)") } == [])
  }

  @Test("What stands in one place only is found")
  func canFail() {
    let c = """
      #embed "../../Samples/a/b.csv"
      // #embed "../../Samples/a/c.csv"
          {"a", "b.csv", a_b, sizeof a_b},
          {"a", "c.csv", a_b, sizeof a_b},
      """
    #expect(Self.embedded(in: c) == ["a/b.csv"])
    #expect(Self.listed(in: c) == ["a/b.csv", "c.csv is not a_c"])
    let swift = SwiftFile(
      """
      static let all: [Command] = [help, quit]
      static let help = Command(name: ".help")
      static let lost = Command(name: ".lost")
      case expected = "E0004"
      """)
    #expect(Self.listedCommands(in: swift) == ["help", "quit"])
    #expect(Self.commands(in: swift) == ["help", "lost"])
    #expect(Self.codes(in: swift).map(\.code) == ["E0004"])
    #expect(
      Self.namedFiles(in: "See `A/B.swift` and `x` of `C.swift`.") == ["A/B.swift"])
  }
}
