import Synchronization

/// Indexes of one kind, each made when a query first needs it and kept from then on.
struct KeptIndexes<Key: Hashable & Sendable, Index: Sendable>: ~Copyable, Sendable {
  private let kept = Mutex<[Key: Index]>([:])

  init() {}

  /// The index under a key, made unless it is there. Two at once may both make it; either serves.
  func index(
    _ key: Key, _ make: () throws(ExecutionError) -> Index
  ) throws(ExecutionError) -> Index {
    if let index = kept.withLock({ $0[key] }) { return index }
    let index = try make()
    kept.withLock { $0[key] = index }
    return index
  }
}
