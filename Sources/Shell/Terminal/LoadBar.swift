package import Ingest
import Output
import Synchronization

/// Shows on standard error how far a long load is, if a person sits there; Ctrl-C stops it.
package final class LoadBar: Sendable {
  private let isShown: Bool
  private let columns: Int
  private let interrupt: InterruptFlag?
  private let state: Mutex<State>

  private struct State {
    /// When the next line may be drawn.
    var due = ContinuousClock.now + .milliseconds(500)
    var isDrawn = false
  }

  /// Makes a bar; without a terminal it only watches for Ctrl-C.
  package init(
    interrupt: InterruptFlag?, environment: ProcessEnvironment = .current()
  ) {
    let terminal = Terminal(descriptor: 2, environment: environment)
    isShown = terminal.isTerminal
    columns = terminal.size.columns
    self.interrupt = interrupt
    state = Mutex(State())
  }

  /// The monitor to load with.
  package var monitor: LoadMonitor {
    LoadMonitor(
      isStopped: { [interrupt] in interrupt?.isRaised ?? false }, tell: { self.show($0) })
  }

  /// Takes the bar away.
  package func finish() {
    state.withLock { state in
      if state.isDrawn { write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func show(_ progress: LoadProgress) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.due else { return }
      state.due = now + .milliseconds(100)
      state.isDrawn = true
      write("\r" + Self.line(progress, columns: columns) + "\u{1B}[K")
    }
  }

  /// How far it is, in one line that leaves the last column free, for some terminals begin another
  /// line there; a narrow one has no room for the bar.
  static func line(_ progress: LoadProgress, columns: Int) -> String {
    let share = Int(max(0, min(1, progress.fraction)) * 100)
    let filled = String(repeating: "█", count: share / 5)
    let open = String(repeating: "░", count: 20 - share / 5)
    let bar = columns < 48 ? "" : "\(filled)\(open) "
    return "\(bar)\(share) % \(progress.step.rawValue) \(progress.file.sanitized)"
      .truncated(toWidth: columns - 1)
  }

  private func write(_ text: String) {
    var error = StandardOutput.standardError()
    error.write(text)
    _ = error.finish()
  }
}
