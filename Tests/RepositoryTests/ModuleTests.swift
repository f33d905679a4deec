import Foundation
import Testing

/// Modules are the stages of a query's life, and imports point down.
@Suite struct ModuleTests {
  /// All that each folder of `Sources` may import; `Sources/README.md` draws it.
  static let imports: [String: Set<String>] = [
    "CLibedit": [],
    "CEditline": [],
    "CChecksum": [],
    "CKernels": [],
    "CSamples": [],
    "CScan": [],
    "CStemmer": [],
    "CSQLite": [],
    "CLibmd": [],
    "CZlib": [],
    "Threading": ["Glibc", "Synchronization"],
    "Files": ["Glibc"],
    "Model": [],
    "Language": ["Model"],
    "Pattern": ["Model"],
    "FullText": ["CScan", "CStemmer", "Model", "Store", "Threading"],
    "Store": ["CKernels", "Model", "Glibc", "Synchronization"],
    "Ingest": ["CScan", "CSQLite", "CZlib", "Model", "Pattern", "Store", "Threading", "Glibc"],
    "Snapshot": [
      "CChecksum", "CLibmd", "Files", "FullText", "Ingest", "Model", "Store", "Threading", "Glibc",
      "Synchronization",
    ],
    "Plan": ["Model", "Language", "Pattern", "FullText"],
    "SQL": ["Model", "Language", "Pattern", "Plan"],
    "Engine": [
      "CKernels", "Model", "Language", "Pattern", "FullText", "Store", "Plan", "Threading",
      "Synchronization",
    ],
    "Output": ["Model", "Engine"],
    "Shell": [
      "CEditline", "CLibmd", "CSamples", "Files", "Model", "Language", "Store", "Ingest",
      "Snapshot", "Plan", "SQL", "Engine", "Output", "Glibc", "Synchronization",
    ],
    "casebook": [
      "Shell", "Model", "Ingest", "Language", "Output", "SQL", "Engine", "ArgumentParser", "Glibc",
    ],
  ]

  static func wrongImports(_ file: SwiftFile) -> [String] {
    let folder = file.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    return file.imports.filter { imports[folder]?.contains($0.module) != true }.map {
      file.complaint($0.line, "\(folder) may not import \($0.module)")
    }
  }

  /// The folders that a code map gives a row, each with what the row says it imports.
  static func rows(ofMap text: String) -> [String: Set<String>] {
    var rows: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasSuffix("/`") else { continue }
      let names = cells[2].split { !$0.isLetter }.map(String.init)
      rows[String(cells[0].dropFirst().dropLast(2))] = Set(names)
    }
    return rows
  }

  @Test("Every file imports only what its module stands on; Foundation is nowhere")
  func importsPointDown() {
    #expect(complaints(Repository.sources, Self.wrongImports) == "")
  }

  @Test("The table of imports has no circle")
  func noCircle() {
    var settled: Set<String> = []
    while settled.count < Self.imports.count {
      let next = Self.imports.filter { folder, modules in
        !settled.contains(folder)
          && modules.allSatisfy { Self.imports[$0] == nil || settled.contains($0) }
      }
      guard !next.isEmpty else { break }
      settled.formUnion(next.keys)
    }
    #expect(settled == Set(Self.imports.keys))
  }

  @Test("The code map names each folder once, with what it imports")
  func map() throws {
    let folders = try Repository.folders(in: "Sources")
    #expect(folders.sorted() == Self.imports.keys.sorted())
    let rows = Self.rows(ofMap: try Repository.text("Sources/README.md"))
    #expect(rows.keys.sorted() == Self.imports.keys.sorted())
    for (folder, modules) in Self.imports {
      // CEditline is C and includes what it stands on.
      let told = (rows[folder] ?? []).subtracting(folder == "CEditline" ? ["CLibedit"] : [])
      #expect(told == modules, "Sources/README.md, the row of \(folder)")
    }
  }

  @Test("At its top level the repository holds nothing else")
  func topLevel() throws {
    // SwiftPM writes Package.resolved; it is not kept.
    let known: Set = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Grammar", "Samples", "README.md",
    ]
    #expect(try Repository.names(in: "").filter { !known.contains($0) } == [])
  }

  @Test("An import that points up is found, in whatever form")
  func canFail() {
    let file = SwiftFile(
      """
      import Glibc
      package import struct Model.Day
      @testable import Shell
      // import Foundation
      import Foundation
      """, path: "Sources/Ingest/Bad.swift")
    #expect(
      Self.wrongImports(file) == [
        "Sources/Ingest/Bad.swift:3: Ingest may not import Shell",
        "Sources/Ingest/Bad.swift:5: Ingest may not import Foundation",
      ])
    let map = "| folder | x | y |\n|---|---|---|\n| `Plan/` | binds | Model, Language |\n"
    #expect(Self.rows(ofMap: map) == ["Plan": ["Model", "Language"]])
  }
}
