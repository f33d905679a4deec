import Synchronization
import Testing

@testable import Threading

@Suite("Threads that are kept")
struct ThreadsTests {
  /// Work in numbered parts, each taken by whichever thread comes first.
  private final class Parts: Sendable {
    private let next = Atomic(0)
    private let taken: Mutex<[Int]>

    init(count: Int) { taken = Mutex(Array(repeating: 0, count: count)) }

    @Sendable func work() {
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        let isLeft = taken.withLock { taken in
          guard part < taken.count else { return false }
          taken[part] += 1
          return true
        }
        if !isLeft { return }
      }
    }

    /// How often each part was taken.
    var counts: [Int] { taken.withLock { $0 } }
  }

  @Test("do each part once, however often they are asked", arguments: [0, 1, 3])
  func parts(_ count: Int) {
    for round in 0..<2_000 {
      let parts = Parts(count: round % 7)
      Threads.run(parts.work, beside: count, parts.work)
      #expect(parts.counts.allSatisfy { $0 == 1 })
    }
  }

  @Test("make things in the order of their numbers", arguments: [1, 2, 4])
  func map(_ threads: Int) {
    for count in [0, 1, 2, 7, 500] {
      #expect(Threads.map(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test("have ended when the caller goes on")
  func ended() {
    for _ in 0..<500 {
      let under = Atomic(0)
      let most = Mutex(0)
      Threads.run({}, beside: 2) {
        under.add(1, ordering: .sequentiallyConsistent)
        for _ in 0..<100 { most.withLock { $0 += 1 } }
        under.subtract(1, ordering: .sequentiallyConsistent)
      }
      #expect(under.load(ordering: .sequentiallyConsistent) == 0)
      #expect(most.withLock { $0 } % 100 == 0)
    }
  }

  @Test("work for one caller at a time; what is asked within goes on alone")
  func nested() {
    let inner = Parts(count: 50)
    let outer = Parts(count: 50)
    let alone = Atomic(0)
    Threads.run(
      {
        Threads.run(inner.work, beside: 2) { alone.add(1, ordering: .relaxed) }
        outer.work()
      }, beside: 1, outer.work)
    #expect(inner.counts.allSatisfy { $0 == 1 })
    #expect(outer.counts.allSatisfy { $0 == 1 })
    #expect(alone.load(ordering: .relaxed) == 0)
  }

  @Test("serve several callers at once")
  func callers() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<300).allSatisfy { round in
            let parts = Parts(count: 5 + round % 3)
            Threads.run(parts.work, beside: 2, parts.work)
            return parts.counts.allSatisfy { $0 == 1 }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
