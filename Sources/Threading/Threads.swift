import Glibc

/// Runs work on several threads at once.
///
/// Threads of the system, for nothing else is as quick to start with: a library that keeps a pool
/// of them would be loaded with the program, for tables that one thread reads in a moment too.
package enum Threads {
  /// How many threads are worth having: one a processor, and no more than keep one reader busy.
  package static let usualCount = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs a piece of work here, and beside it another on further threads; returns when all have
  /// ended.
  ///
  /// Signals go to this thread alone. A thread that cannot be made is done without, so the work
  /// here must come to its end alone too.
  package static func run(
    _ work: () -> Void, beside count: Int, _ others: @escaping @Sendable () -> Void
  ) {
    guard count > 0 else { return work() }
    let job = Job(work: others)
    var threads: [pthread_t] = []
    var all = sigset_t()
    var usual = sigset_t()
    _ = unsafe sigfillset(&all)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &all, &usual)
    for _ in 0..<count {
      if let thread = start(job) { threads.append(thread) }
    }
    _ = unsafe pthread_sigmask(SIG_SETMASK, &usual, nil)
    work()
    for thread in threads { _ = pthread_join(thread, nil) }
  }

  private static func start(_ job: Job) -> pthread_t? {
    var thread = pthread_t()
    let place = unsafe Unmanaged.passRetained(job)
    let code = unsafe pthread_create(
      &thread, nil,
      { place in
        guard let place = unsafe place else { return nil }
        unsafe Unmanaged<Job>.fromOpaque(place).takeRetainedValue().work()
        return nil
      }, place.toOpaque())
    if code != 0 { unsafe place.release() }
    return code == 0 ? thread : nil
  }

  private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
