import Model

/// The different forms of many spelled words, and the spellings of each.
///
/// Forms stand in the order of their bytes, so that those that begin alike lie side by side.
struct Vocabulary: Sendable {
  private let forms: WordList
  /// The spellings by their forms, and where those of each form begin.
  private let spellings: [UInt32]
  private let starts: [UInt32]

  /// Takes the form of each spelling.
  init(_ formOfEach: [String]) {
    let order = formOfEach.indices.sortedByBytes(of: formOfEach)
    var forms: [String] = []
    var starts: [UInt32] = []
    for (place, spelling) in order.enumerated() {
      let form = formOfEach[spelling]
      // Forms that are equal in other bytes are told apart.
      if let last = forms.last, last.utf8.elementsEqual(form.utf8) { continue }
      forms.append(form)
      starts.append(UInt32(truncatingIfNeeded: place))
    }
    starts.append(UInt32(truncatingIfNeeded: order.count))
    self.forms = WordList(forms)
    self.starts = starts
    spellings = order.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// How many forms there are.
  var count: Int { forms.count }

  /// The spellings of a form.
  func spellings(of form: String) -> [Int] {
    // Forms of other blocks may be the same in other bytes: then each form is compared as text.
    guard isPlain(form) else {
      return (0..<count).filter { forms[$0] == form }.flatMap { spellings(at: $0..<($0 + 1)) }
    }
    let key = Array(form.utf8)
    let first = partition(count) { forms.isBefore(key, at: $0) }
    return spellings(at: first..<partition(count) { !forms.isAfter(key, at: $0) })
  }

  /// The spellings whose form begins so.
  func spellings(beginning form: String) -> [Int] {
    let key = Array(form.utf8)
    let first = partition(count) { forms.isBefore(key, at: $0) }
    let end = partition(count) {
      forms.isBefore(key, at: $0) || forms.starts(with: key, at: $0)
    }
    return spellings(at: first..<end)
  }

  /// The spellings whose form contains bytes; there must be some, and no zero among them.
  func spellings(containing piece: [UInt8]) -> [Int] {
    forms.containing(piece).flatMap { spellings(at: $0..<($0 + 1)) }
  }

  private func spellings(at forms: Range<Int>) -> [Int] {
    spellings[Int(starts[forms.lowerBound])..<Int(starts[forms.upperBound])].map { Int($0) }
  }
}

extension Range<Int> {
  /// The places of texts in the order of their bytes.
  fileprivate func sortedByBytes(of texts: [String]) -> [Int] {
    // Most texts differ in their first eight bytes.
    map { (head: firstBytes(of: texts[$0]), place: $0) }
      .sorted { one, other in
        one.head != other.head
          ? one.head < other.head : byteOrder(texts[one.place], texts[other.place])
      }
      .map(\.place)
  }
}

/// The first eight bytes of a text as a number that is ordered as they are; zeros behind fewer.
private func firstBytes(of text: String) -> UInt64 {
  var bytes: UInt64 = 0
  var shift: UInt64 = 64
  for byte in text.utf8.prefix(8) {
    shift -= 8
    bytes |= UInt64(byte) << shift
  }
  return bytes
}

/// True for a form that equals no other spelling of it.
private func isPlain(_ form: String) -> Bool {
  form.unicodeScalars.allSatisfy { isOfWordsAlone($0) || $0 == "'" }
}

/// The first of some sorted places for which a test fails.
private func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

/// Words end to end, a zero after each, so that no run of letters goes from one into the next.
private struct WordList: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]
  /// The same bytes, eight a number, the lowest first; more zeros after the last.
  private let octets: [UInt64]

  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    for word in words {
      bytes += word.utf8
      bytes.append(0)
      starts.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    var octets = [UInt64](repeating: 0, count: bytes.count / 8 + 2)
    for (place, byte) in bytes.enumerated() {
      octets[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
    }
    self.bytes = bytes
    self.starts = starts
    self.octets = octets
  }

  var count: Int { starts.count - 1 }

  subscript(index: Int) -> String { String(decoding: word(index), as: UTF8.self) }

  private func word(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[index])..<(Int(starts[index + 1]) - 1)]
  }

  func isBefore(_ key: [UInt8], at index: Int) -> Bool {
    word(index).lexicographicallyPrecedes(key)
  }

  func isAfter(_ key: [UInt8], at index: Int) -> Bool {
    key.lexicographicallyPrecedes(word(index))
  }

  func starts(with key: [UInt8], at index: Int) -> Bool { word(index).starts(with: key) }

  /// The words that contain a piece.
  func containing(_ piece: [UInt8]) -> [Int] {
    guard let first = piece.first else { return [] }
    let distance = min(piece.count - 1, 7)
    let pair = BytePair(first, piece[distance], distance: distance)
    var found: [Int] = []
    var end = 0
    let (octets, text, key) = (octets.span, bytes.span, piece.span)
    for index in octetsHolding(pair) {
      var hits = pair.hits(in: octets[index], before: octets[index + 1])
      while hits != 0 {
        let start = index &* 8 &+ hits.trailingZeroBitCount / 8
        hits &= hits &- 1
        guard start >= end, isPiece(key, in: text, at: start) else { continue }
        let word = partition(count) { Int(starts[$0 + 1]) <= start }
        found.append(word)
        end = Int(starts[word + 1])
      }
    }
    return found
  }

  /// Where eight bytes stand among which a pair may begin: a loop that does nothing else, for it
  /// goes over all words.
  private func octetsHolding(_ pair: BytePair) -> [Int] {
    guard var octet = octets.first else { return [] }
    var found: [Int] = []
    let octets = octets.span
    for index in 1..<octets.count {
      let next = octets[index]
      if pair.hits(in: octet, before: next) != 0 { found.append(index &- 1) }
      octet = next
    }
    return found
  }

  private func isPiece(_ piece: Span<UInt8>, in text: Span<UInt8>, at index: Int) -> Bool {
    guard index &+ piece.count <= text.count else { return false }
    for offset in 0..<piece.count where text[index &+ offset] != piece[offset] { return false }
    return true
  }
}

/// A byte and one that stands at most seven places behind it, found at eight places at once,
/// without waiting for one to know the next.
private struct BytePair {
  private let first: UInt64
  private let second: UInt64
  private let shift: UInt64

  init(_ first: UInt8, _ second: UInt8, distance: Int) {
    self.first = repeated(first)
    self.second = repeated(second)
    shift = UInt64(8 * distance)
  }

  /// The highest bit of each of eight bytes at which the pair may begin.
  func hits(in octet: UInt64, before next: UInt64) -> UInt64 {
    // Two shifts to the left, for there may be 64 bits to go and one shift counts to 63.
    let behind = octet &>> shift | (next &<< (63 &- shift)) &<< 1
    return zeroBytes((octet ^ first) | (behind ^ second))
  }
}

/// Eight times the same byte.
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The highest bit of each byte that is zero; that of a byte of 1 after such, too (A. Mycroft,
/// 1987).
private func zeroBytes(_ bytes: UInt64) -> UInt64 {
  (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080
}
