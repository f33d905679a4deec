import Store

/// Texts of some rows where they lie, none of which is made before it is asked for.
struct Prose: Sendable {
  /// The texts of these rows and of others.
  let arena: TextArena
  /// How many rows there are.
  let count: Int
  private let first: Int
  private let rows: [Int32]?

  /// The texts of some rows that lie one after the other.
  init(_ arena: TextArena, _ rows: Range<Int>) {
    self.arena = arena
    count = rows.count
    first = rows.lowerBound
    self.rows = nil
  }

  /// The texts of some rows, in the order given; an empty one where there is no row.
  init(_ arena: TextArena, at rows: [Int32]) {
    self.arena = arena
    count = rows.count
    first = 0
    self.rows = rows
  }

  /// All texts of an arena.
  init(_ arena: TextArena) { self.init(arena, 0..<arena.count) }

  /// Where a row's text lies in the bytes of the arena.
  func range(at place: Int) -> Range<Int> {
    guard let rows else { return arena.range(at: first &+ place) }
    let row = Int(rows[place])
    return row < 0 ? 0..<0 : arena.range(at: row)
  }

  /// A row's text.
  subscript(place: Int) -> String {
    String(decoding: arena.bytes.slice(range(at: place)), as: UTF8.self)
  }

  /// The texts, each made.
  var strings: [String] { (0..<count).map { self[$0] } }

  /// The texts of some places, in the order given; an empty one where a place is negative.
  func gathered(at places: [Int32]) -> Prose {
    if let rows { return Prose(arena, at: composed(places, through: rows)) }
    if first == 0 { return Prose(arena, at: places) }
    return Prose(
      arena, at: places.map { $0 < 0 ? $0 : $0 &+ Int32(truncatingIfNeeded: first) })
  }

  /// The texts of one, then those of another: copied, unless all lie in one place.
  func followed(by other: Prose) -> Prose {
    if arena.isSame(as: other.arena) { return Prose(arena, at: places + other.places) }
    let (one, other) = (compact, other.compact)
    var (bytes, offsets): ([UInt8], [Int]) = ([], [0])
    for arena in [one.arena, other.arena] { Prose(arena).append(to: &bytes, &offsets) }
    let before = Int32(truncatingIfNeeded: one.arena.count)
    return Prose(
      TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets)),
      at: one.places + other.places.map { $0 < 0 ? $0 : $0 &+ before })
  }

  /// The same texts without others beside them, unless there are more rows than texts.
  private var compact: Prose { count < arena.count ? Prose(copied) : self }

  /// The row of the arena for each text.
  private var places: [Int32] {
    rows ?? Array(Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: first &+ count))
  }

  /// The texts alone, end to end.
  var copied: TextArena {
    if rows == nil && first == 0 && count == arena.count { return arena }
    var (bytes, offsets): ([UInt8], [Int]) = ([], [0])
    offsets.reserveCapacity(count + 1)
    append(to: &bytes, &offsets)
    return TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets))
  }

  /// Appends the texts to others, and where each ends.
  func append(to bytes: inout [UInt8], _ offsets: inout [Int]) {
    for place in 0..<count {
      bytes.append(contentsOf: arena.bytes.slice(range(at: place)))
      offsets.append(bytes.count)
    }
  }

  /// A number of each text, by its bytes.
  func numbers(_ body: (Span<UInt8>) -> Int) -> Cells<Int64> {
    let text = arena.bytes.span
    return (0..<count).cells { Int64(body(text.extracting(range(at: $0)))) }
  }

  /// The texts of one where a bit says so, else of another; both have as many rows.
  init(_ texts: Prose, where yes: Bitmap, else others: Prose) {
    var bytes: [UInt8] = []
    var offsets = [0]
    offsets.reserveCapacity(texts.count + 1)
    for place in 0..<texts.count {
      let chosen = yes[place] ? texts : others
      bytes.append(contentsOf: chosen.arena.bytes.slice(chosen.range(at: place)))
      offsets.append(bytes.count)
    }
    self.init(TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets)))
  }

  /// What each text becomes, by its bytes: `body` appends them.
  func rewritten(_ body: (Span<UInt8>, inout [UInt8]) -> Void) -> Prose {
    let text = arena.bytes.span
    var bytes: [UInt8] = []
    var offsets = [0]
    offsets.reserveCapacity(count + 1)
    for place in 0..<count {
      body(text.extracting(range(at: place)), &bytes)
      offsets.append(bytes.count)
    }
    return Prose(TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets)))
  }
}
