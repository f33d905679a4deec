import Store

/// Small numbers, one a row, in as few bytes as the greatest needs.
enum PackedCodes: Sendable, Hashable {
  case bytes(Cells<UInt8>)
  case words(Cells<UInt16>)
  case wide(Cells<Int32>)

  /// Packs numbers, all of them at least 0 and less than `limit`.
  init(_ codes: [Int32], below limit: Int) {
    if limit <= 1 << 8 {
      self = .bytes(Cells(codes.map { UInt8(truncatingIfNeeded: $0) }))
    } else if limit <= 1 << 16 {
      self = .words(Cells(codes.map { UInt16(truncatingIfNeeded: $0) }))
    } else {
      self = .wide(Cells(codes))
    }
  }

  /// Rows.
  var count: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// Bytes that they take.
  var byteCount: Int {
    switch self {
    case .bytes(let codes): codes.count
    case .words(let codes): codes.count * 2
    case .wide(let codes): codes.count * 4
    }
  }

  subscript(row: Int) -> Int32 {
    switch self {
    case .bytes(let codes): Int32(codes[row])
    case .words(let codes): Int32(codes[row])
    case .wide(let codes): codes[row]
    }
  }

  /// The numbers in four bytes each.
  var widened: [Int32] {
    switch self {
    case .bytes(let codes): codes.map(Int32.init)
    case .words(let codes): codes.map(Int32.init)
    case .wide(let codes): codes.array
    }
  }

  /// The numbers at some rows; where there is no row, `unknown` or `none` as ``NoRow`` says.
  func gathered(at rows: [Int32], unknown: Int32, none: Int32) -> PackedCodes {
    switch self {
    case .bytes(let codes):
      .bytes(
        Cells(
          gatheredCodes(
            codes.span, at: rows.span, unknown: UInt8(truncatingIfNeeded: unknown),
            none: UInt8(truncatingIfNeeded: none))))
    case .words(let codes):
      .words(
        Cells(
          gatheredCodes(
            codes.span, at: rows.span, unknown: UInt16(truncatingIfNeeded: unknown),
            none: UInt16(truncatingIfNeeded: none))))
    case .wide(let codes):
      .wide(
        Cells(gatheredCodes(codes.span, at: rows.span, unknown: unknown, none: none)))
    }
  }

  /// What a table says of each number, all of it less than `limit`; of numbers far from rows that
  /// have a bit, anything.
  func renumbered(by table: [Int32], below limit: Int, within rows: Bitmap) -> PackedCodes {
    switch PackedCodes(table, below: limit) {
    case .bytes(let table): .bytes(lookedUp(in: table, rows))
    case .words(let table): .words(lookedUp(in: table, rows))
    case .wide(let table): .wide(lookedUp(in: table, rows))
    }
  }

  private func lookedUp<Result: SmallCode>(
    in table: Cells<Result>, _ rows: Bitmap
  ) -> Cells<Result> {
    let bits = rows.words.span
    return switch self {
    case .bytes(let codes): Cells(Engine.lookedUp(codes.span, in: table.span, within: bits))
    case .words(let codes): Cells(Engine.lookedUp(codes.span, in: table.span, within: bits))
    case .wide(let codes): Cells(Engine.lookedUp(codes.span, in: table.span, within: bits))
    }
  }
}
