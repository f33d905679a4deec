/// Breaks on a word that chance alone would not write: a run that does not find it cannot find
/// anything.
let canaryFuzzer = Fuzzer(name: "canary", check: sing, pieces: [])

@Sendable private func sing(_ bytes: [UInt8]) -> Depth {
  let word = Array("tweet".utf8)
  var known = 0
  // A byte at a time, so that each right one opens a way that was not there before.
  while known < word.count, known < bytes.count, bytes[known] == word[known] { known += 1 }
  require(known < word.count, "the canary is silent")
  return known > 0 ? .read : .refused
}
