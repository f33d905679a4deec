import Testing

/// Files, functions and lines stay small enough to be read at once.
@Suite struct SizeTests {
  static let sourceLinesMax = 400
  static let testLinesMax = 500
  static let functionLinesMax = 70
  static let columnsMax = 100

  static func longFile(_ file: SwiftFile, max: Int) -> [String] {
    file.lines.count > max
      ? [file.complaint(max + 1, "the file has \(file.lines.count) lines, more than \(max)")] : []
  }

  static func longFunctions(_ file: SwiftFile) -> [String] {
    file.functions.filter { $0.length > functionLinesMax }.map {
      file.complaint($0.line, "\($0.name) has \($0.length) lines, more than \(functionLinesMax)")
    }
  }

  static func longLines(_ file: SwiftFile, allowingText: Bool) -> [String] {
    zip(1..., file.lines).compactMap { number, line in
      let isExempt = allowingText && file.stringLines.contains(number)
      guard line.count > columnsMax, !isExempt else { return nil }
      return file.complaint(number, "the line has \(line.count) columns, more than \(columnsMax)")
    }
  }

  /// The value below which a share of the numbers lies; 0 of none.
  static func quantile(_ share: Double, of numbers: [Int]) -> Int {
    guard !numbers.isEmpty else { return 0 }
    let sorted = numbers.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  @Test("No file is longer than can be read at once")
  func files() {
    let sources = complaints(Repository.sources) { Self.longFile($0, max: Self.sourceLinesMax) }
    #expect(sources == "")
    let tests = complaints(Repository.tests) { Self.longFile($0, max: Self.testLinesMax) }
    #expect(tests == "")
  }

  @Test("No function is longer than a screen")
  func functions() {
    #expect(complaints(Repository.sources, Self.longFunctions) == "")
  }

  @Test("No line is wider than a hundred columns, but for texts in tests")
  func columns() {
    let sources = complaints(Repository.sources) { Self.longLines($0, allowingText: false) }
    #expect(sources == "")
    let tests = complaints(Repository.tests) { Self.longLines($0, allowingText: true) }
    #expect(tests == "")
  }

  @Test("The sizes of the sources are told")
  func sizes() {
    let files = Repository.sources.map(\.lines.count)
    let functions = Repository.sources.flatMap { $0.functions.map(\.length) }
    #expect(!files.isEmpty && !functions.isEmpty)
    func told(_ numbers: [Int]) -> String {
      "median \(Self.quantile(0.5, of: numbers)), p90 \(Self.quantile(0.9, of: numbers)), "
        + "most \(numbers.max() ?? 0)"
    }
    print(
      "Sources: \(files.count) files of \(files.reduce(0, +)) lines (\(told(files))); "
        + "\(functions.count) functions (lines: \(told(functions)))")
  }

  @Test("What is too large is found")
  func canFail() {
    let body = String(repeating: "  work()\n", count: 70)
    let file = SwiftFile("// \(String(repeating: "ж", count: 98))\nfunc long() {\n\(body)}\n")
    #expect(Self.longFile(file, max: 72) == ["Bad.swift:73: the file has 73 lines, more than 72"])
    #expect(Self.longFile(file, max: 73) == [])
    #expect(Self.longFunctions(file) == ["Bad.swift:2: long has 72 lines, more than 70"])
    #expect(
      Self.longLines(file, allowingText: true)
        == ["Bad.swift:1: the line has 101 columns, more than 100"])
    let text = SwiftFile("let x = \"\"\"\n\(String(repeating: "x", count: 101))\n\"\"\"\n")
    #expect(Self.longLines(text, allowingText: true) == [])
    #expect(Self.longLines(text, allowingText: false).count == 1)
    #expect(Self.quantile(0.5, of: [1, 2, 9]) == 2 && Self.quantile(0.9, of: [1, 2, 9]) == 9)
  }
}
