import Glibc
import Synchronization

/// A thread of the system that does one piece of work after the other, and sleeps in between. It
/// ends with the program.
final class KeptThread: Sendable {
  /// What is to be done, and how far it is.
  private enum Stage: Int, AtomicRepresentable {
    case free, given, begun
  }

  private let stage = Atomic(Stage.free)
  private let work = Mutex<(@Sendable () -> Void)?>(nil)
  private let monitor = Monitor()
  /// How long to look for a change before sleeping until it comes: a few times what waking takes.
  private static let patience = Duration.microseconds(80)

  private init() {}

  /// Starts a thread, which gets no signals; nil where the system has none to give.
  static func started() -> KeptThread? {
    var all = sigset_t()
    var usual = sigset_t()
    _ = unsafe sigfillset(&all)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &all, &usual)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &usual, nil) }
    let thread = KeptThread()
    let place = unsafe Unmanaged.passRetained(thread)
    var handle = pthread_t()
    let code = unsafe pthread_create(
      &handle, nil,
      { place in
        guard let place = unsafe place else { return nil }
        unsafe Unmanaged<KeptThread>.fromOpaque(place).takeRetainedValue().attend()
      }, place.toOpaque())
    guard code == 0 else {
      unsafe place.release()
      return nil
    }
    _ = pthread_detach(handle)
    return thread
  }

  /// Gives it work; to be called when it has none.
  func begin(_ work: @escaping @Sendable () -> Void) {
    self.work.withLock { $0 = work }
    change(to: .given)
  }

  /// Waits for the end of the work, or takes it back if it has not begun.
  func finish() {
    if replace(.given, by: .free) {
      work.withLock { $0 = nil }
    } else {
      wait(for: .free)
    }
  }

  private func attend() -> Never {
    while true {
      wait(for: .given)
      guard replace(.given, by: .begun) else { continue }
      perform()
      change(to: .free)
    }
  }

  /// Does what was given, and lets go of it before it is said to be done.
  private func perform() {
    let work = self.work.withLock { work in
      defer { work = nil }
      return work
    }
    work?()
  }

  private func replace(_ expected: Stage, by stage: Stage) -> Bool {
    self.stage.compareExchange(
      expected: expected, desired: stage, ordering: .acquiringAndReleasing
    ).exchanged
  }

  private func change(to stage: Stage) {
    self.stage.store(stage, ordering: .releasing)
    monitor.inside { monitor.wake() }
  }

  /// Waits for a stage: awake for a moment, then asleep. To let others have the processor meanwhile
  /// would be to get it back when they have used it up.
  private func wait(for stage: Stage) {
    let end = ContinuousClock.now + KeptThread.patience
    repeat {
      if self.stage.load(ordering: .acquiring) == stage { return }
    } while ContinuousClock.now < end
    monitor.inside {
      while self.stage.load(ordering: .acquiring) != stage { monitor.wait() }
    }
  }
}
