/// Tells a running query that it should stop; asked once for each block of rows.
package struct Cancellation: Sendable {
  /// Rows that are gone through between two questions whether to stop.
  package static let rowsPerCheck = 1 << 16

  private let isRequested: @Sendable () -> Bool

  /// Makes a cancellation from what says whether to stop.
  package init(_ isRequested: @escaping @Sendable () -> Bool) { self.isRequested = isRequested }

  /// Never stops.
  package static let never = Cancellation { false }

  /// Goes on, or throws `interrupted`.
  package func check() throws(ExecutionError) {
    if isRequested() { throw .interrupted }
  }

  /// Goes through some rows block by block, and asks before each.
  @inline(__always)
  func forEachBlock(
    _ rowCount: Int, _ body: (Range<Int>) throws(ExecutionError) -> Void
  ) throws(ExecutionError) {
    for start in stride(from: 0, to: rowCount, by: Cancellation.rowsPerCheck) {
      try check()
      try body(start..<min(start &+ Cancellation.rowsPerCheck, rowCount))
    }
  }
}

extension Array {
  /// Sorts as `sort(by:)` does, and asks now and then whether to stop; then the order is any.
  ///
  /// - Throws: `interrupted`.
  @inline(__always)
  package mutating func sort(
    _ cancellation: Cancellation, by precedes: (Element, Element) -> Bool
  ) throws(ExecutionError) {
    guard count > Cancellation.rowsPerCheck else { return sort(by: precedes) }
    var compared = 0
    do {
      try sort { one, other in
        compared &+= 1
        if compared % Cancellation.rowsPerCheck == 0 { try cancellation.check() }
        return precedes(one, other)
      }
    } catch {
      throw .interrupted
    }
  }
}
