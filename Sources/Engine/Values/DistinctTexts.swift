import Store

/// The different texts of some rows, each told by a number: texts that are equal in other bytes
/// have one.
struct DistinctTexts {
  private let texts: Prose
  /// The number of each row, −1 where it does not count.
  private let numbers: [Int32]
  /// The row where each number first stands.
  let firstPlaces: [Int32]

  /// Numbers the texts of rows that have a bit.
  ///
  /// - Parameter check: throws when the caller has lost interest.
  init<Failure>(
    _ texts: Prose, _ rows: Bitmap, check: () throws(Failure) -> Void
  ) throws(Failure) {
    self.texts = texts
    let (numbers, firstPlaces) = try numberedTexts(
      texts, within: rows.words.span, seed: DistinctTexts.seed, check: check)
    if let united = try DistinctTexts.united(texts, firstPlaces, check) {
      self.numbers = numbers.map { $0 < 0 ? $0 : united.numbers[Int($0)] }
      self.firstPlaces = united.firstPlaces
    } else {
      (self.numbers, self.firstPlaces) = (numbers, firstPlaces)
    }
  }

  /// Each row's place in the order of the texts, 0 where it does not count, and how many there are.
  func ranks<Failure>(check: () throws(Failure) -> Void) throws(Failure) -> ([Int32], Int) {
    let order = try sortedTexts(texts, at: firstPlaces, check: check)
    var rank = [Int32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() {
      rank[Int(number)] = Int32(truncatingIfNeeded: place)
    }
    return (numbers.map { $0 < 0 ? 0 : rank[Int($0)] }, order.count)
  }

  /// Each row's code in a dictionary of the texts, 0 where it does not count.
  func coded() -> (codes: [UInt32], TextDictionary) {
    let order = sortedTexts(texts, at: firstPlaces) { () throws(Never) in }
    var code = [UInt32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() {
      code[Int(number)] = UInt32(truncatingIfNeeded: place)
    }
    let values = texts.gathered(at: composed(order, through: firstPlaces)).copied
    return (
      numbers.map { $0 < 0 ? 0 : code[Int($0)] }, TextDictionary(sorted: values)
    )
  }

  /// A seed of each process's own.
  private static let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }()

  /// Gives texts one number that differ in their bytes and are equal; nil if there are none that
  /// may be.
  private static func united<Failure>(
    _ texts: Prose, _ places: [Int32], _ check: () throws(Failure) -> Void
  ) throws(Failure) -> (numbers: [Int32], firstPlaces: [Int32])? {
    let bytes = texts.arena.bytes.span
    // Of two texts that are equal in other bytes, one at least is such.
    var numberOfText: [String: Int32] = [:]
    for place in places where !isComposed(bytes.extracting(texts.range(at: Int(place)))) {
      numberOfText[texts[Int(place)]] = -1
    }
    if numberOfText.isEmpty { return nil }
    var numbers: [Int32] = []
    var firstPlaces: [Int32] = []
    for (index, place) in places.enumerated() {
      if index % textsPerCheck == 0 { try check() }
      let text = texts[Int(place)]
      let known = numberOfText[text]
      if let known, known >= 0 {
        numbers.append(known)
        continue
      }
      let number = Int32(truncatingIfNeeded: firstPlaces.count)
      if known != nil { numberOfText[text] = number }
      numbers.append(number)
      firstPlaces.append(place)
    }
    return (numbers, firstPlaces)
  }
}
