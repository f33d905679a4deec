// swift-tools-version: 6.2
import PackageDescription

// The stages of a query's life once more, built with the fuzzer's eyes in them. They are the same
// files, by a link, for only one package sees what is declared `package`; assertions stay on, and
// tests of what is internal are let in, although the code is optimised.
let watched: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .unsafeFlags([
    "-assert-config", "Debug", "-enable-testing",
    // Without the operands of comparisons, which cost a third of the time: the words that they
    // would show are in the pieces that inputs are made of.
    "-sanitize-coverage=edge,inline-8bit-counters,pc-table",
  ]),
]

func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ more: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Stages/\(name)", swiftSettings: watched + more)
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CLibFuzzer", path: "CLibFuzzer"),
    .systemLibrary(name: "CStemmer", path: "Stages/CStemmer"),
    stage("Threading"),
    stage("Files"),
    stage("Model"),
    stage("Pattern", ["Model"]),
    stage("Language", ["Model"]),
    stage("Store", ["CKernels", "Model"], [.enableExperimentalFeature("Lifetimes")]),
    stage("FullText", ["CScan", "CStemmer", "Model", "Store", "Threading"]),
    .target(name: "CScan", path: "Stages/CScan"),
    .systemLibrary(name: "CSQLite", path: "Stages/CSQLite", pkgConfig: "sqlite3"),
    .systemLibrary(name: "CZlib", path: "Stages/CZlib", pkgConfig: "zlib"),
    stage("Ingest", ["CScan", "CSQLite", "CZlib", "Model", "Pattern", "Store", "Threading"]),
    .target(name: "CChecksum", path: "Stages/CChecksum"),
    .systemLibrary(name: "CLibmd", path: "Stages/CLibmd", pkgConfig: "libmd"),
    stage(
      "Snapshot",
      ["CChecksum", "CLibmd", "Files", "FullText", "Ingest", "Model", "Store", "Threading"]),
    stage("Plan", ["Model", "Language", "Pattern", "FullText"]),
    .target(name: "CKernels", path: "Stages/CKernels"),
    stage(
      "Engine",
      ["CKernels", "Model", "Language", "Pattern", "FullText", "Store", "Plan", "Threading"]),
    stage("SQL", ["Model", "Language", "Pattern", "Plan"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "CLibFuzzer", "Model", "Language", "Store", "Plan", "SQL", "Engine", "Ingest", "Snapshot",
      ],
      path: "Fuzzers", swiftSettings: watched),
  ]
)
