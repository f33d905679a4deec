import Glibc

/// Something that is fed bytes until it breaks a promise.
struct Fuzzer: Sendable {
  /// The name by which `run` calls it.
  let name: String
  /// Tries one input; a broken promise ends the process, which is how libFuzzer hears of it.
  let check: @Sendable ([UInt8]) -> Depth
  /// The pieces that inputs are made of, kind by kind; none when bytes alone will do.
  let pieces: [[String]]
  /// False if libFuzzer is not to go on from inputs that were refused.
  var keepsRefused = true

  static let all = [
    canaryFuzzer, textFuzzer, longFuzzer, adviceFuzzer, planFuzzer, dateFuzzer,
    delimitedFuzzer, jsonFuzzer, descriptorFuzzer, snapshotFuzzer,
  ]

  static func named(_ name: String) -> Fuzzer? { all.first { $0.name == name } }
}

/// How far an input came before it was refused; the driver counts them, for a fuzzer whose inputs
/// are all refused at the door proves nothing.
enum Depth: Int, CaseIterable, Sendable {
  case refused, read, understood
}

/// Ends the process unless the promise holds.
func require(_ condition: Bool, _ promise: @autoclosure () -> String) {
  guard !condition else { return }
  fatalError("A promise is broken: \(promise())")
}

/// Processor time used so far by this process, in microseconds: another process's load cannot make
/// an input look slow.
func processorMicroseconds() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}
