import Store
import Synchronization
import Threading

/// The threads that go through many rows at once, each through a part of them.
struct Workers: Sendable {
  /// How many there may be, this one among them.
  let count: Int
  /// Fewer rows are gone through sooner than another thread has begun.
  var rowsMin = 1 << 16

  /// This thread alone.
  static let alone = Workers(count: 1)
  /// As many as are worth having.
  static let usual = Workers(count: Threads.usualCount)

  /// What some work gives for each part of the rows, part after part. Parts begin at multiples of
  /// `unit` rows, which is one of 64; of parts that have at most `partMax` rows, where that is
  /// told, a thread that is sooner done takes more.
  func parts<Result: Sendable>(
    of rowCount: Int, unit: Int = 64, partMax: Int = .max,
    _ work: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    guard count > 1, rowCount > 0, rowCount >= rowsMin else { return [work(0..<rowCount)] }
    let share = ((rowCount + unit - 1) / unit + count - 1) / count
    let size = max(1, min(share, partMax / unit)) * unit
    let parts = stride(from: 0, to: rowCount, by: size).map { $0..<min($0 + size, rowCount) }
    let queue = PartQueue(parts, work)
    Threads.run(queue.run, beside: min(count, parts.count) - 1, queue.run)
    return queue.results
  }

  /// How many threads share so many rows.
  func sharing(_ rowCount: Int) -> Double { rowCount < rowsMin ? 1 : Double(max(1, count)) }

  /// The threads that are worth a table of so many counts each, for the rows that have a bit.
  func worth(_ tableSize: Int, of rows: Bitmap) -> Workers {
    guard count > 1 else { return self }
    let rowCount = rows.setCount
    return rowCount >= rowsMin && tableSize <= rowCount / 8 ? self : .alone
  }

  /// Threads for work that takes some times less than usual for each row.
  func forQuickWork(_ times: Int) -> Workers {
    Workers(count: count, rowsMin: rowsMin * times)
  }

  /// Counts of all parts of the rows, so many of each part, added up.
  func counts(
    of rowCount: Int, tableSize: Int, _ count: @escaping @Sendable (Range<Int>) -> [Int]
  ) -> [Int] {
    // Adding up takes little beside counting many times as many rows as there are counts, so that
    // there may be more parts than threads.
    var parts = parts(of: rowCount, partMax: max(1 << 16, tableSize * 16), count)
    // Taken out, so that it is no one else's and need not be copied.
    var sums = parts.removeLast()
    for counts in parts {
      for place in sums.indices { sums[place] &+= counts[place] }
    }
    return sums
  }
}

extension Range<Int> {
  /// The words of a bitmap that hold the bits of some rows, the first of which begins one.
  var words: Range<Int> { lowerBound / 64..<(upperBound + 63) / 64 }
}

/// Parts of some work that are taken up by whichever thread is free.
private final class PartQueue<Result: Sendable>: Sendable {
  private let parts: [Range<Int>]
  private let work: @Sendable (Range<Int>) -> Result
  private let next = Atomic<Int>(0)
  private let done: Mutex<[Result?]>

  init(_ parts: [Range<Int>], _ work: @escaping @Sendable (Range<Int>) -> Result) {
    self.parts = parts
    self.work = work
    done = Mutex(Array(repeating: nil, count: parts.count))
  }

  /// Takes up parts until there is none left.
  @Sendable func run() {
    while true {
      let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard part < parts.count else { return }
      let result = work(parts[part])
      done.withLock { $0[part] = result }
    }
  }

  /// What each part gave; to be asked when all threads have ended.
  var results: [Result] { done.withLock { $0.compactMap(\.self) } }
}
