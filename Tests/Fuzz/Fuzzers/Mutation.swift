/// Changes a text by whole pieces, which libFuzzer's own changes of bytes seldom hit.
struct Mutation {
  private var state: UInt64
  /// Pieces by kind; a kind said twice comes up twice as often.
  private let pieces: [[String]]

  init(seed: UInt32, pieces: [[String]]) {
    state = UInt64(seed)
    self.pieces = pieces
  }

  /// The changed text, at most `count` bytes.
  mutating func changed(_ bytes: [UInt8], max count: Int) -> [UInt8] {
    var words = Mutation.words(of: bytes)
    for _ in 0...below(3) { change(&words) }
    // Where long texts are wanted, what takes time is much of the same.
    if count >= Mutation.longByteCount, below(2) == 0 { repeatRun(in: &words, max: count) }
    return Array(words.joined().prefix(count))
  }

  private static let longByteCount = 4 << 10

  /// Says a run of a few words often, so that the text is up to `count` bytes long.
  private mutating func repeatRun(in words: inout [ArraySlice<UInt8>], max count: Int) {
    guard !words.isEmpty else { return }
    let index = below(words.count)
    let run = words[index..<min(words.count, index + 1 + below(12))]
    let runByteCount = Swift.max(run.reduce(0) { $0 + $1.count }, 1)
    let times = 1 + below(count / runByteCount + 1)
    words.insert(contentsOf: repeatElement(run, count: times).joined(), at: index)
  }

  private mutating func change(_ words: inout [ArraySlice<UInt8>]) {
    guard !words.isEmpty else { return words.append(piece()) }
    let index = below(words.count)
    switch below(9) {
    case 0: words.remove(at: index)
    case 1: words.insert(piece(), at: index)
    case 2: words[index] = piece()
    case 3: words.swapAt(index, below(words.count))
    case 4:
      // A run of words from elsewhere, as a clause or a bracket said twice.
      let upper = min(words.count, index + 1 + below(12))
      words.insert(contentsOf: words[index..<upper], at: below(words.count))
    case 5: words.removeSubrange(index..<min(words.count, index + 1 + below(12)))
    default: replaceByItsLike(&words, at: index)
    }
  }

  /// Most texts whose words are exchanged for others of the same kind can still be read.
  private mutating func replaceByItsLike(_ words: inout [ArraySlice<UInt8>], at index: Int) {
    let word = String(decoding: words[index], as: UTF8.self)
    guard let kind = pieces.first(where: { $0.contains(word) }) else { return }
    words[index] = Array(kind[below(kind.count)].utf8)[...]
  }

  private mutating func piece() -> ArraySlice<UInt8> {
    let kind = pieces[below(pieces.count)]
    let piece = kind[below(kind.count)]
    // Blanks keep a word from its neighbours.
    return Array((below(4) == 0 ? piece : " \(piece) ").utf8)[...]
  }

  /// Cuts between letters, digits, blanks and signs, so that the pieces joined are the text.
  private static func words(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices.dropFirst() where kind(bytes[index - 1]) != kind(bytes[index]) {
      words.append(bytes[start..<index])
      start = index
    }
    if start < bytes.count { words.append(bytes[start...]) }
    return words
  }

  private static func kind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 0
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
    case UInt8(ascii: "_"), 0x80...: 1
    case 0...0x20: 2
    default: byte
    }
  }

  // SplitMix64.
  private mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(count))
  }
}
