import Glibc
import Model

/// The system's calendar, for datasets that hold no date themselves.
enum Clock {
  /// Today, in coordinated universal time.
  static func today() -> Day {
    Day(Int32(clamping: time(nil) / 86_400))
  }
}
