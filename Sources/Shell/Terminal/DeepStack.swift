import Glibc

/// Runs work on a thread whose stack holds the deepest text that the limits allow, however small
/// the stack is that the process was given.
///
/// Signals go to that thread, so that one which interrupts a read interrupts it there. Where no
/// thread can be made, the work runs where it stands.
package func withDeepStack(_ work: @escaping @Sendable () -> Int32) -> Int32 {
  var job = Job(work: work)
  var all = sigset_t()
  _ = unsafe sigfillset(&all)
  _ = unsafe pthread_sigmask(SIG_BLOCK, &all, &job.signals)
  defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &job.signals, nil) }
  var attributes = pthread_attr_t()
  guard unsafe pthread_attr_init(&attributes) == 0 else { return work() }
  defer { _ = unsafe pthread_attr_destroy(&attributes) }
  _ = unsafe pthread_attr_setstacksize(&attributes, stackByteCount)
  var thread = pthread_t()
  let isStarted = unsafe withUnsafeMutablePointer(to: &job) { place in
    let code = unsafe pthread_create(
      &thread, &attributes,
      { place in
        guard let place = unsafe place else { return nil }
        let job = unsafe place.assumingMemoryBound(to: Job.self)
        _ = unsafe pthread_sigmask(SIG_SETMASK, &job.pointee.signals, nil)
        unsafe job.pointee.result = job.pointee.work()
        return nil
      }, place)
    guard code == 0 else { return false }
    return pthread_join(thread, nil) == 0
  }
  guard !isStarted else { return job.result }
  _ = unsafe pthread_sigmask(SIG_SETMASK, &job.signals, nil)
  return work()
}

/// Address space, of which only what is touched is used.
private let stackByteCount = 128 << 20

/// The work, the signals that it may get, and what came of it.
private struct Job {
  let work: @Sendable () -> Int32
  var signals = sigset_t()
  var result: Int32 = 0
}
