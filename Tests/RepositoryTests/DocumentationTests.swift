import Testing

/// What other modules see says what it is.
@Suite struct DocumentationTests {
  static func undocumented(_ file: SwiftFile) -> [String] {
    file.exposedDeclarations.filter { !$0.isDocumented }.map {
      file.complaint($0.line, "\($0.keyword) \($0.name) has no documentation comment")
    }
  }

  @Test("Every declaration that other modules see has a documentation comment")
  func documented() {
    #expect(complaints(Repository.sources, Self.undocumented) == "")
  }

  @Test("A declaration without a documentation comment is found")
  func canFail() {
    let file = SwiftFile(
      """
      /// Documented.
      package struct A {
        package let x: Int  // why
        /// Documented.
        @inlinable
        package static func f() { package = 1 }
        // No documentation.
        package private(set) var y = 0
        package init() {}
        /** Documented
            in lines. */
        public subscript(i: Int) -> Int { i }
        let package = package
        let z = 1
      }
      package import Model
      /// Documented.
      package indirect enum E {
        case bare(E)
        /// Documented.
        case told
        func f() { switch self { case .bare: break; case .told: break } }
      }
      @frozen public enum F { case x }
      /// Documented.
      package enum G: String, CaseIterable { case a, b }
      """)
    #expect(
      Self.undocumented(file) == [
        "Bad.swift:3: let x has no documentation comment",
        "Bad.swift:8: var y has no documentation comment",
        "Bad.swift:9: init ( has no documentation comment",
        "Bad.swift:19: case bare has no documentation comment",
        "Bad.swift:24: enum F has no documentation comment",
        "Bad.swift:24: case x has no documentation comment",
      ])
    #expect(file.exposedDeclarations.count == 12)
  }
}
