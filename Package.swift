// swift-tools-version: 6.2
import PackageDescription

// Each module is a stage of a query's life; see Sources/README.md. A module may depend only on
// those below it, and the compiler holds us to that.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ more: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + more)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "casebook",
  products: [.executable(name: "casebook", targets: ["casebook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CEditline", dependencies: ["CLibedit"]),
    .target(name: "CChecksum"),
    .target(name: "CKernels"),
    .target(name: "CSamples"),
    .target(name: "CScan"),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLibmd", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    stage("Threading"),
    stage("Files"),
    stage("Model"),
    stage("Pattern", ["Model"]),
    stage("Language", ["Model"]),
    // Numbers in place of an array's give spans of themselves.
    stage("Store", ["CKernels", "Model"], [.enableExperimentalFeature("Lifetimes")]),
    stage("FullText", ["CScan", "CStemmer", "Model", "Store", "Threading"]),
    stage("Ingest", ["CScan", "CSQLite", "CZlib", "Model", "Pattern", "Store", "Threading"]),
    stage(
      "Snapshot",
      ["CChecksum", "CLibmd", "Files", "FullText", "Ingest", "Model", "Store", "Threading"]),
    stage("Plan", ["Model", "Language", "Pattern", "FullText"]),
    stage(
      "Engine",
      ["CKernels", "Model", "Language", "Pattern", "FullText", "Store", "Plan", "Threading"]),
    stage("SQL", ["Model", "Language", "Pattern", "Plan"]),
    stage("Output", ["Model", "Engine"]),
    stage(
      "Shell",
      [
        "CEditline", "CLibmd", "CSamples", "Files", "Model", "Language", "Store", "Ingest",
        "Snapshot", "Plan", "SQL", "Engine", "Output",
      ]),
    .executableTarget(
      name: "casebook",
      dependencies: [
        "Shell", "SQL", "Model", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "generate-classroom", path: "Samples/classroom/generator", swiftSettings: strict),
    // Synthetic data to measure with, of any size; see Tests/Benchmarks.
    .executableTarget(
      name: "generate-benchmark", path: "Tests/Benchmarks/Generator", swiftSettings: strict),
    // A line editor and nothing else, for the tests to type into.
    .executableTarget(
      name: "LineEditorProbe", dependencies: ["Shell"], path: "Tests/LineEditorProbe",
      swiftSettings: strict),
    // The oracle of differential tests: it shares no code with Plan and Engine.
    .target(
      name: "Reference", dependencies: ["Language", "Model", "Store", "FullText"],
      path: "Tests/Reference",
      swiftSettings: strict),
    tests(
      "DifferentialTests",
      ["Reference", "Engine", "Plan", "Language", "Store", "Model"]),
    tests(
      "SQLTests",
      ["SQL", "CSQLite", "Reference", "Engine", "Plan", "Language", "Store", "Model"],
      exclude: ["on_database.py"]),
    tests(
      "GoldenCaseTests",
      ["Shell", "Output", "Ingest", "Reference", "Engine", "Plan", "Language", "Store", "Model"],
      exclude: ["tiny", "pinochet"]),
    tests("ReferenceTests", ["Reference", "Language", "Store", "Model"]),
    tests("ThreadingTests", ["Threading"]),
    tests("ModelTests", ["Model"]),
    tests("PatternTests", ["Pattern", "Model"]),
    tests("FullTextTests", ["FullText", "Model", "Store"]),
    tests("LanguageTests", ["Language", "Model"]),
    tests("StoreTests", ["Store", "Model"]),
    tests("IngestTests", ["Ingest", "Store", "Model", "CSQLite", "CZlib", "Threading"]),
    tests(
      "SnapshotTests",
      [
        "CChecksum", "Snapshot", "Files", "Shell", "Reference", "Ingest", "Engine", "Plan",
        "Language", "Store", "Model", "Threading",
      ],
      exclude: ["break_saving.py"]),
    tests("PlanTests", ["Plan", "Language", "Model"]),
    tests(
      "EngineTests",
      [
        "Engine", "CKernels", "Store", "Plan", "Language", "Model", "Ingest", "FullText", "Pattern",
        "Reference",
      ]),
    tests("OutputTests", ["Output", "Engine", "Store", "Model"]),
    tests("RepositoryTests", []),
    tests("ClassroomTests", ["generate-classroom"]),
    tests(
      "ShellTests",
      [
        "casebook", "Shell", "Files", "LineEditorProbe", "Output", "Engine", "Store", "Plan",
        "Language", "Model", "Ingest",
      ]),
  ]
)
