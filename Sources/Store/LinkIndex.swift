/// A to-one link of a table, walkable both ways.
package struct LinkIndex: Sendable {
  /// For each row, the row pointed to; −1 where the cell is empty or points nowhere.
  package let targets: Cells<Int32>
  /// Where the rows that point to target *t* start in `sources`; one more for the end.
  package let offsets: Cells<Int32>
  /// Rows by target, each target's in ascending order.
  package let sources: Cells<Int32>

  /// Makes the index by a counting sort.
  ///
  /// - Complexity: O(rows + targets)
  package init(targets: Cells<Int32>, targetCount: Int) {
    var offsets = [Int32](repeating: 0, count: targetCount + 1)
    for target in targets where target >= 0 { offsets[Int(target) + 1] += 1 }
    for index in 0..<targetCount { offsets[index + 1] += offsets[index] }
    var next = offsets
    var sources = [Int32](repeating: 0, count: Int(offsets[targetCount]))
    for (row, target) in targets.enumerated() where target >= 0 {
      sources[Int(next[Int(target)])] = Int32(row)
      next[Int(target)] += 1
    }
    self.targets = targets
    self.offsets = Cells(offsets)
    self.sources = Cells(sources)
  }

  /// Makes the index of parts that are those of a counting sort.
  package init(targets: Cells<Int32>, offsets: Cells<Int32>, sources: Cells<Int32>) {
    self.targets = targets
    self.offsets = offsets
    self.sources = sources
  }

  /// The rows that point to a target, ascending.
  package func rows(leadingTo target: Int) -> Cells<Int32> {
    sources.slice(Int(offsets[target])..<Int(offsets[target + 1]))
  }
}
