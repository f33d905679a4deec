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
    let targetSpan = targets.span
    var offsets = [Int32](repeating: 0, count: targetCount + 1)
    // First how many rows each target has, a place late; then where its next row goes; and at last
    // where its rows end, which is where those of the next target start.
    var next = offsets.mutableSpan
    for row in targetSpan.indices where targetSpan[row] >= 0 {
      next[Int(targetSpan[row]) + 1] &+= 1
    }
    var sourceCount: Int32 = 0
    for place in next.indices {
      let rows = next[place]
      next[place] = sourceCount
      sourceCount += rows
    }
    var sources: [Int32] = []
    sources.reserveGreatCapacity(Int(sourceCount))
    sources.append(contentsOf: repeatElement(0, count: Int(sourceCount)))
    var found = sources.mutableSpan
    for row in targetSpan.indices where targetSpan[row] >= 0 {
      let target = Int(targetSpan[row])
      found[Int(next[target + 1])] = Int32(truncatingIfNeeded: row)
      next[target + 1] &+= 1
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
