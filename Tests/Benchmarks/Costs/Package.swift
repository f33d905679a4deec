// swift-tools-version: 6.2
import PackageDescription

// The engine once more, by a link to the same files, so that what is internal to it can be measured
// although the code is optimised.
let measured: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .unsafeFlags(["-enable-testing"]),
]

func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Stages/\(name)",
    swiftSettings: measured + settings)
}

let package = Package(
  name: "costs",
  targets: [
    .systemLibrary(name: "CStemmer", path: "Stages/CStemmer"),
    .target(name: "CKernels", path: "Stages/CKernels"),
    .target(name: "CScan", path: "Stages/CScan"),
    stage("Threading"),
    stage("Model"),
    stage("Pattern", ["Model"]),
    stage("Language", ["Model"]),
    stage("Store", ["CKernels", "Model"], [.enableExperimentalFeature("Lifetimes")]),
    stage("FullText", ["CScan", "CStemmer", "Model", "Store", "Threading"]),
    stage("Plan", ["Model", "Language", "Pattern", "FullText"]),
    stage(
      "Engine",
      ["CKernels", "Model", "Language", "Pattern", "FullText", "Store", "Plan", "Threading"]),
    .executableTarget(
      name: "costs",
      dependencies: ["Engine", "FullText", "Language", "Model", "Pattern", "Plan", "Store"],
      path: "Measure",
      swiftSettings: measured),
  ]
)
