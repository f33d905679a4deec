import Glibc

/// Lets one thread at a time in, and lets those inside wait for what another will do.
@safe package final class Monitor: @unchecked Sendable {
  // Both are made once and used through the system alone, which orders the threads.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let change: UnsafeMutablePointer<pthread_cond_t>

  /// Makes a monitor that no thread is inside of.
  package init() {
    unsafe lock = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe change = UnsafeMutablePointer.allocate(capacity: 1)
    _ = unsafe pthread_mutex_init(lock, nil)
    _ = unsafe pthread_cond_init(change, nil)
  }

  deinit {
    _ = unsafe pthread_cond_destroy(change)
    _ = unsafe pthread_mutex_destroy(lock)
    unsafe change.deallocate()
    unsafe lock.deallocate()
  }

  /// Does something while no other thread is inside.
  package func inside<Result>(_ work: () -> Result) -> Result {
    _ = unsafe pthread_mutex_lock(lock)
    defer { _ = unsafe pthread_mutex_unlock(lock) }
    return work()
  }

  /// Waits until another thread has changed something; to be called inside.
  package func wait() { _ = unsafe pthread_cond_wait(change, lock) }

  /// Wakes those that wait; to be called inside.
  package func wake() { _ = unsafe pthread_cond_broadcast(change) }
}
