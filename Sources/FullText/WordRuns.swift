import CScan

/// A run of bytes that may be a word, with what it is looked up by.
struct WordRun {
  private let run: cscan_run

  fileprivate init(_ run: cscan_run) { self.run = run }

  /// The word at some bytes of a text; there must be some.
  init(at range: Range<Int>, in text: Span<UInt8>) {
    precondition(
      0 <= range.lowerBound && range.upperBound <= text.count, "the word lies in the text")
    run = unsafe text.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return cscan_run() }
      return unsafe cscan_run_of(first, range.lowerBound, range.count)
    }
  }

  /// Where the bytes are in the text.
  @inline(__always)
  var range: Range<Int> { run.start..<run.start &+ run.count }
  /// Bytes.
  @inline(__always)
  var count: Int { run.count }
  /// False for a run of words and what parts them, which is to be looked at letter by letter.
  @inline(__always)
  var isWord: Bool { run.is_word }
  /// The first eight bytes, the first lowest; fewer in a shorter one.
  @inline(__always)
  var head: UInt64 { run.head }
  /// The last eight bytes of more than eight; else 0.
  @inline(__always)
  var tail: UInt64 { run.tail }

  /// A hash of all bytes, for a run of more than its head and tail hold.
  func hash(in text: Span<UInt8>, seed: UInt64) -> UInt64 {
    let text = text.extracting(range)
    return unsafe text.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return seed }
      return unsafe cscan_hash(first, bytes.count, seed)
    }
  }
}

/// Finds runs of bytes that are words, or hold some.
struct WordRuns {
  /// Those found last.
  private var found = [cscan_run](repeating: cscan_run(), count: roomMin)
  private let isPortable: Bool

  /// Runs that there is room for: those of a few hundred bytes at the least.
  private static let roomMin = 256

  init(isPortable: Bool = false) { self.isPortable = isPortable }

  /// Finds the runs of a text, or the first of them.
  ///
  /// - Returns: How many were found, and where to go on.
  mutating func find(in bytes: Span<UInt8>, _ text: Range<Int>) -> (count: Int, position: Int) {
    precondition(
      0 <= text.lowerBound && text.upperBound <= bytes.count, "the text lies in the bytes")
    let isPortable = isPortable
    let way = unsafe found.withUnsafeMutableBufferPointer { runs in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let first = bytes.baseAddress, let room = runs.baseAddress else {
          return cscan_runs_way(count: 0, position: text.upperBound)
        }
        return unsafe cscan_runs(
          first, text.lowerBound, text.upperBound, bytes.count, room, runs.count, isPortable)
      }
    }
    return (way.count, way.position)
  }

  /// A run by its number among those found last.
  @inline(__always)
  subscript(number: Int) -> WordRun { WordRun(found[number]) }
}
