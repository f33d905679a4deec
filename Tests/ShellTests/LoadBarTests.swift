import Output
import Testing

@testable import Ingest
@testable import Shell

@Suite struct LoadBarTests {
  @Test("However narrow a terminal is, the bar stays in its line and tells how far it is")
  func widths() {
    let file = String(repeating: "a long name of a file ", count: 8)
    for columns in 1...120 {
      for fraction in [0, 0.5, 1] {
        let progress = LoadProgress(step: .looking, file: file, fraction: fraction)
        let line = LoadBar.line(progress, columns: columns)
        #expect(line.displayWidth < columns)
        #expect(columns < 10 || line.contains(" % "))
        #expect(line.contains("█") == (columns >= 48 && fraction > 0))
      }
    }
  }
}
