internal import CEditline

/// The interrupt key (Ctrl-C) of this process, noted by a signal and asked about where it is safe.
///
/// A copy can be handed to any thread: a running query polls ``isRaised`` and stops. The line
/// editor lowers the flag when it starts and when it ends, so the flag speaks of the work between.
package struct InterruptFlag: Sendable {
  private init() {}

  /// Starts noting interrupts instead of ending the process; system calls then fail with `EINTR`.
  ///
  /// An interrupt that the parent process had switched off stays off. Returns nil when no
  /// descriptor is left.
  package static func install() -> InterruptFlag? {
    editline_interrupts_install() == 0 ? InterruptFlag() : nil
  }

  /// Whether an interrupt came since the flag was last lowered.
  package var isRaised: Bool { editline_interrupt_is_raised() }

  /// Raises the flag as the signal would.
  package func raise() { editline_interrupt_raise() }

  /// Lowers the flag.
  package func clear() { editline_interrupt_clear() }
}
