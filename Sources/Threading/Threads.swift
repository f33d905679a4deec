import Glibc
import Synchronization

/// Runs work on several threads at once.
///
/// Threads of the system, for nothing else is as quick to start with: a library that keeps a pool
/// of them would be loaded with the program, for tables that one thread reads in a moment too. They
/// are started when there is first work for them, and kept, for a step of a query is often done
/// sooner than a thread starts.
package enum Threads {
  /// How many threads are worth having: one a processor, and no more than keep one reader busy.
  package static let usualCount = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs a piece of work here, and beside it another on further threads; returns when all that
  /// have begun have ended.
  ///
  /// Signals go to this thread alone. Threads that cannot be made, have not begun by then, or work
  /// for another caller are done without, so the work here must come to its end alone too.
  package static func run(
    _ work: () -> Void, beside count: Int, _ others: @escaping @Sendable () -> Void
  ) {
    guard count > 0, let threads = KeptThreads.all.lend(count) else { return work() }
    for thread in threads { thread.begin(others) }
    work()
    for thread in threads { thread.finish() }
    KeptThreads.all.takeBack()
  }

  /// Makes things by their numbers, each on one of several threads; in the order of the numbers.
  ///
  /// Numbers are handed out as threads become free.
  package static func map<Made: Sendable>(
    _ count: Int, threads: Int, _ make: @Sendable @escaping (Int) -> Made
  ) -> [Made] {
    guard min(threads, count) > 1 else {
      var made: [Made] = []
      for number in 0..<count { made.append(make(number)) }
      return made
    }
    let made = Mutex<(next: Int, things: [Made?])>((0, Array(repeating: nil, count: count)))
    @Sendable func makeNext() -> Bool {
      let number = made.withLock { made in
        defer { made.next += 1 }
        return made.next
      }
      guard number < count else { return false }
      let thing = make(number)
      made.withLock { $0.things[number] = thing }
      return true
    }
    run({ while makeNext() {} }, beside: min(threads, count) - 1) { while makeNext() {} }
    return made.withLock { $0.things.compactMap(\.self) }
  }
}

/// The threads of the program beside those that call, which one caller has at a time.
private final class KeptThreads: Sendable {
  /// Threads belong to the process, and so do these.
  static let all = KeptThreads()

  private let threads = Mutex<[KeptThread]>([])
  private let isLent = Atomic<Bool>(false)

  /// So many threads, or as many as there can be; nil if another caller has them.
  func lend(_ count: Int) -> ArraySlice<KeptThread>? {
    guard isLent.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return nil }
    return threads.withLock { threads in
      while threads.count < count, let thread = KeptThread.started() { threads.append(thread) }
      return threads.prefix(count)
    }
  }

  func takeBack() { isLent.store(false, ordering: .releasing) }
}
