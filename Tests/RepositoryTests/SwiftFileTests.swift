import Testing

/// The reader of Swift texts that the other tests of the repository stand on.
@Suite struct SwiftFileTests {
  @Test("Comments and texts hide braces; interpolated code does not")
  func functions() {
    let file = SwiftFile(
      ##"""
      func a(_ f: () -> Void = { }) async throws(E) -> [Int] where T: P {
        let s = "{ \(g { "}" }) {"  // {
        /* { /* { */ } */
        let t = """
          } \" { \(x) #"
          """
        let u = #"\" { \#(x) " }"#, v = /[{"]/, w = 6 / 2 / 1
      }
      protocol P {
        func required() -> Int
        var both: Int { get set }
        init(x: Int)
        func `default`<T>(_ t: T)
          -> T
      }
      struct S {
        var stored: Int = { 1 }()
        var other = 1
        var computed: [String: Int] {
          [:]
        }
        init?(x: Int) { self.init(y: x) }
        subscript(i: Int) -> Int {
          get { i }
        }
        static func < (a: S, b: S) -> Bool {
          a.func
        }
        func outer() {
          func inner() {
          }
        }
        deinit { }
      }
      """##)
    let found = file.functions.map { "\($0.name) \($0.line) \($0.length)" }
    #expect(
      found == [
        "a 1 8", "computed 19 3", "init 22 1", "subscript 23 3", "< 26 3", "outer 29 4",
        "inner 30 2", "deinit 33 1",
      ])
  }

  @Test("Lines and comments are counted where they stand")
  func lines() {
    let file = SwiftFile("a\n/* b\nc */ d // e\nlet s = \"\"\"\n  f\n  \"\"\"\n")
    #expect(file.lines.count == 6)
    #expect(
      file.tokens.map { "\($0.text) \($0.line)" } == [
        "a 1", "d 3", "let 4", "s 4", "= 4", "\"\" 6",
      ])
    #expect(file.comments.map(\.line) == [2, 3, 3])
    #expect(file.stringLines == [5, 6])
  }
}
