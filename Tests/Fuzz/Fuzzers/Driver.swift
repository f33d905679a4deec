import CLibFuzzer
import Glibc

/// What this process tries, and how deep its inputs came. libFuzzer calls from one thread.
struct Tally {
  var fuzzer: Fuzzer?
  var counts = [0, 0, 0]
  /// Texts that have no layout that is read the same way.
  var keptCount = 0
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
  atexit {
    let counts = Depth.allCases.map { unsafe "\(tally.counts[$0.rawValue]) \($0)" }
    let name = unsafe tally.fuzzer?.name ?? ""
    let kept = unsafe tally.keptCount
    print("\(name): " + counts.joined(separator: ", ") + (kept > 0 ? ", \(kept) kept" : ""))
  }
  return 0
}

/// The longest that one input may take, in microseconds of the processor.
private let processorMicrosecondsMax = 1_000_000

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
func tryInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  guard let fuzzer = unsafe tally.fuzzer else { return -1 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  let start = processorMicroseconds()
  let depth = fuzzer.check(bytes)
  let spent = processorMicroseconds() - start
  require(spent < processorMicrosecondsMax, "an input takes \(spent / 1_000) ms")
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
