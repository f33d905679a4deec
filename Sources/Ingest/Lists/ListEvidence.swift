import Store

/// What the different texts of one column say of being lists, parted by one mark.
///
/// Two things tell lists from sentences, names and addresses. Their elements come again in other
/// texts, as categories do. And an element has no place of its own: what is first in one list is
/// second in another, where `Last, First` and `City, Country` keep their order.
struct ListEvidence {
  let mark: ListMark
  /// True once a text has shown that the column holds no lists.
  private(set) var isRefuted = false
  private var uses: [String: Use] = [:]
  private var textCount = 0
  /// Texts of two elements at least.
  private var listCount = 0
  /// Those of them that hold an element twice.
  private var repeatingCount = 0
  private var elementCount = 0
  /// Those of them that stand in another text too.
  private var sharedCount = 0
  private var least = Int.max
  private var most = 0
  private var longest = 0
  private var hasLetters = false

  init(_ mark: ListMark) { self.mark = mark }

  /// Looks at a text that no earlier one is the same as.
  mutating func look(at text: Cells<UInt8>) {
    guard !isRefuted else { return }
    let pieces = text.split(separator: mark.byte)
      .map { String(decoding: $0, as: UTF8.self).trimmed }.filter { !$0.isEmpty }
    guard let first = pieces.first, pieces.count > 1 || !MissingTokens.contain(first) else {
      return
    }
    if mark.isCommon && Self.hasCommaInNumber(text) { isRefuted = true }
    for piece in pieces where !admits(piece) { isRefuted = true }
    textCount += 1
    least = min(least, pieces.count)
    most = max(most, pieces.count)
    if pieces.count > 1 { listCount += 1 }
    var seen: Set<String> = []
    for (place, piece) in pieces.enumerated() {
      guard seen.insert(piece).inserted else { continue }
      elementCount += 1
      uses[piece, default: Use()].add(place, of: pieces.count)
      let times = uses[piece]?.texts ?? 0
      if times > 1 { sharedCount += times == 2 ? 2 : 1 }
    }
    if seen.count < pieces.count { repeatingCount += 1 }
    if textCount.isMultiple(of: Self.sample) && isHopeless { isRefuted = true }
  }

  /// Different texts after which a column that is nothing like one of lists is given up.
  private static let sample = 4_096

  private var isHopeless: Bool { listCount * 20 < textCount || sharedCount * 3 < elementCount }

  // MARK: - Elements

  /// Notes an element's length and letters; false for what is none.
  private mutating func admits(_ piece: String) -> Bool {
    let length = piece.utf8.count > longest ? piece.unicodeScalars.count : 0
    longest = max(longest, length)
    let isWord = piece.unicodeScalars.contains { $0.properties.isAlphabetic }
    hasLetters = hasLetters || isWord
    if length > mark.elementMax || mark.isCommon && !isWord { return false }
    let bytes = piece.utf8
    if bytes.reduce(1, { $0 + ($1 == Byte.blank ? 1 : 0) }) > mark.wordsMax { return false }
    return Self.isBalanced(bytes) && !(mark == .semicolon && Self.endsAsEntity(bytes))
  }

  /// True if every bracket is closed, and every double quote: else the mark parts what is one.
  private static func isBalanced(_ bytes: String.UTF8View) -> Bool {
    var open: [UInt8] = []
    var quotes = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open.popLast() != byte { return false }
      case Byte.quote: quotes += 1
      default: break
      }
    }
    return open.isEmpty && quotes.isMultiple(of: 2)
  }

  /// True if a piece ends as `AT&amp` does, whose semicolon belongs to it.
  private static func endsAsEntity(_ bytes: String.UTF8View) -> Bool {
    guard let start = bytes.lastIndex(of: UInt8(ascii: "&")) else { return false }
    let name = bytes[bytes.index(after: start)...]
    return (2...8).contains(name.count)
      && name.allSatisfy { byte in
        byte == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }

  /// True for a text like `1,234`.
  private static func hasCommaInNumber(_ text: Cells<UInt8>) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    for (index, byte) in text.enumerated() where byte == Byte.comma {
      guard index > 0, index + 1 < text.count else { continue }
      if digits.contains(text[index - 1]) && digits.contains(text[index + 1]) { return true }
    }
    return false
  }

  // MARK: - Verdicts

  /// True if it is clear that the texts are lists.
  var isClear: Bool {
    guard !isRefuted, repeatingCount * 20 <= listCount else { return false }
    return mark.isCommon ? isClearOfCommas : isClearOfMarks
  }

  private var isClearOfMarks: Bool {
    // Two lists at least, or one whose elements all stand alone elsewhere.
    let areAllAlone = uses.values.allSatisfy(\.isAlone)
    guard listCount > 1 || listCount == 1 && areAllAlone else { return false }
    // Numbers, as many in each text: a place, a range.
    guard hasLetters || least < most else { return false }
    let shared = uses.values.filter { $0.texts > 1 }
    let moving = shared.count { $0.moves }
    return shared.count > 1 && sharedCount * 5 >= elementCount * 3 && moving > 0
      && moving * 4 >= shared.count
  }

  private var isClearOfCommas: Bool {
    guard listCount > 4, least < most else { return false }
    let listed = uses.values.filter { $0.lists > 1 }
    let moving = listed.count { $0.movesBothWays }
    return sharedCount * 5 >= elementCount * 4 && moving > 1 && moving * 3 >= listed.count
  }

  /// True if the texts may well be lists: short elements that come again.
  var isLikely: Bool {
    !isRefuted && listCount > 1 && uses.count * 2 <= elementCount && longest <= 40
  }
}

/// Where one element stands in texts.
private struct Use {
  /// Texts that hold it.
  private(set) var texts = 0
  /// Those of them with other elements too.
  private(set) var lists = 0
  /// True if a text holds nothing else.
  private(set) var isAlone = false
  private var places = Places()
  private var placesInLists = Places()
  private var placesFromEnd = Places()

  /// The least and the greatest place.
  private struct Places {
    var least = Int32.max
    var greatest = Int32.min
    var isOne: Bool { least >= greatest }

    mutating func add(_ place: Int) {
      least = min(least, Int32(clamping: place))
      greatest = max(greatest, Int32(clamping: place))
    }
  }

  mutating func add(_ place: Int, of count: Int) {
    texts += 1
    places.add(place)
    guard count > 1 else {
      isAlone = true
      return
    }
    lists += 1
    placesInLists.add(place)
    placesFromEnd.add(count - 1 - place)
  }

  /// True if it stands at several places, alone being the first.
  var moves: Bool { !places.isOne }

  /// True if in lists it stands at several places, counted from the start and from the end.
  var movesBothWays: Bool { !placesInLists.isOne && !placesFromEnd.isOne }
}
