import Synchronization

/// How long it took, in all, to make what is kept from query to query: a step that makes an index
/// tells that apart from what it takes each time.
final class MakingTime: Sendable {
  private let taken = Mutex(Duration.zero)

  /// What has been taken so far.
  var total: Duration { taken.withLock(\.self) }

  /// Makes something, and adds the time that it takes; what is made for it is part of that.
  func adding<Made, Failure>(
    _ make: () throws(Failure) -> Made
  ) throws(Failure) -> Made {
    let (before, clock) = (total, ContinuousClock())
    let start = clock.now
    defer { taken.withLock { $0 = before + (clock.now - start) } }
    return try make()
  }
}
