import Synchronization

/// Indexes of one kind, each made when a query first needs it and kept from then on.
///
/// They are of a column or two and thus few, so that they are looked through: a dictionary would
/// have the runtime search for how keys are hashed, even if no query ever needs an index.
struct KeptIndexes<Key: Equatable & Sendable, Index: Sendable>: ~Copyable, Sendable {
  private let kept = Mutex<[(key: Key, index: Index)]>([])
  private let making: MakingTime

  /// Makes an empty set.
  init(making: MakingTime) { self.making = making }

  /// The index under a key, made unless it is there. Two at once may both make it; either serves.
  func index(
    _ key: Key, _ make: () throws(ExecutionError) -> Index
  ) throws(ExecutionError) -> Index {
    if let index = kept.withLock({ kept in kept.first { $0.key == key }?.index }) { return index }
    let index = try making.adding(make)
    kept.withLock { kept in
      if !kept.contains(where: { $0.key == key }) { kept.append((key, index)) }
    }
    return index
  }
}
