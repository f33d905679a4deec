import CLibFuzzer
import Glibc

/// What this process tries, and how deep its inputs came. libFuzzer calls from one thread.
struct Tally {
  var fuzzer: Fuzzer?
  var counts = [0, 0, 0]
  /// Texts that have no layout that is read the same way.
  var keptCount = 0
  /// The longest that one input may take, in microseconds of the processor.
  var microsecondsMax = Int.max
  /// The longest that one took.
  var microsecondsSeen = 0
}

nonisolated(unsafe) var tally = Tally()

// FUZZER=plan fuzz [options of libFuzzer] [folders of inputs]
//
// The name is in the environment because libFuzzer starts the program again with its own words.

/// What libFuzzer, whose main this program has, calls first.
@c(LLVMFuzzerInitialize)
func initialize(
  _ count: UnsafeMutablePointer<Int32>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> Int32 {
  let name = unsafe getenv("FUZZER").map { unsafe String(cString: $0) } ?? ""
  guard let fuzzer = Fuzzer.named(name) else {
    print("FUZZER must be one of \(Fuzzer.all.map(\.name).joined(separator: ", ")).")
    exit(2)
  }
  unsafe tally.fuzzer = fuzzer
  unsafe tally.microsecondsMax = plainTimesMax * plainMicroseconds()
  atexit {
    let counts = Depth.allCases.map { unsafe "\(tally.counts[$0.rawValue]) \($0)" }
    let name = unsafe tally.fuzzer?.name ?? ""
    let kept = unsafe tally.keptCount
    let slowest = unsafe tally.microsecondsSeen * plainTimesMax * 100 / tally.microsecondsMax
    print(
      "\(name): " + counts.joined(separator: ", ") + (kept > 0 ? ", \(kept) kept" : "")
        + ", the slowest took \(slowest) % of what plain text takes")
  }
  return 0
}

/// How many times as long as plain text of the greatest length an input may take: a machine that is
/// slow is so at both.
private let plainTimesMax = 20

/// What this machine needs for plain text of the greatest length, at the least of some times, in
/// microseconds of the processor.
private func plainMicroseconds() -> Int {
  let query = "released since 2024-07 where faction = engagement count by month draw\n"
  let text = Array(repeatElement(query.utf8, count: 65_536 / query.utf8.count).joined())
  let times = (0..<3).map { _ in
    let start = processorMicroseconds()
    _ = longFuzzer.check(text)
    return processorMicroseconds() - start
  }
  return times.min() ?? 0
}

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
func tryInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  guard let fuzzer = unsafe tally.fuzzer else { return -1 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  let start = processorMicroseconds()
  let depth = fuzzer.check(bytes)
  let spent = processorMicroseconds() - start
  require(
    unsafe spent < tally.microsecondsMax,
    "an input takes \(spent / 1_000) ms, more than \(plainTimesMax) times what plain text takes")
  unsafe tally.microsecondsSeen = max(tally.microsecondsSeen, spent)
  unsafe tally.counts[depth.rawValue] += 1
  return depth == .refused && !fuzzer.keepsRefused ? -1 : 0
}

/// What libFuzzer calls to change an input: every other time it changes bytes, as ever.
@c(LLVMFuzzerCustomMutator)
func mutate(
  _ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ maxSize: Int, _ seed: UInt32
) -> Int {
  guard let data = unsafe data, let fuzzer = unsafe tally.fuzzer, !fuzzer.pieces.isEmpty,
    seed % 3 != 0
  else { return unsafe LLVMFuzzerMutate(data, size, maxSize) }
  var mutation = Mutation(seed: seed, pieces: fuzzer.pieces)
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  let changed = mutation.changed(bytes, max: maxSize)
  for (index, byte) in changed.enumerated() { unsafe data[index] = byte }
  return changed.count
}
