import Model
import Store

extension Column {
  /// The cells of some rows, in the order given, as a column of their own; where there is no row,
  /// the cell is unknown or none as ``NoRow`` says.
  func gathered(at rows: [Int32]) -> Column {
    let (unknown, none) = missing(at: rows)
    return Column(
      type: type, storage: storage.gathered(at: rows), unknown: unknown, none: none)
  }

  /// Which of some rows hold nothing.
  func missing(at rows: [Int32]) -> (unknown: Bitmap, none: Bitmap) {
    func cells(_ bits: Bitmap?, _ noRow: Int32) -> Bitmap {
      let missing = Bitmap(words: equalBits(rows.span, to: noRow), count: rows.count)
      return bits.map { $0.gathered(at: rows, missing: false).union(missing) } ?? missing
    }
    return (cells(unknown, NoRow.unknown), cells(none, NoRow.none))
  }
}

extension Column.Storage {
  fileprivate func gathered(at rows: [Int32]) -> Column.Storage {
    switch self {
    case .codes8(let codes, let dictionary): .codes8(codes.gathered(at: rows), dictionary)
    case .codes16(let codes, let dictionary): .codes16(codes.gathered(at: rows), dictionary)
    case .codes32(let codes, let dictionary): .codes32(codes.gathered(at: rows), dictionary)
    case .text(let arena): .text(Prose(arena, at: rows).copied)
    case .integers(let values): .integers(values.gathered(at: rows))
    case .numbers(let values): .numbers(values.gathered(at: rows))
    case .booleans(let bits): .booleans(bits.gathered(at: rows, missing: false))
    case .days(let days): .days(days.gathered(at: rows))
    case .dayRanges(let ranges):
      .dayRanges(
        DayRanges(
          earliest: ranges.earliest.gathered(at: rows), latest: ranges.latest.gathered(at: rows),
          notationCodes: ranges.notationCodes.isEmpty
            ? [] : ranges.notationCodes.gathered(at: rows),
          notations: ranges.notations))
    case .durations(let least, let most):
      .durations(least: least.gathered(at: rows), most: most.gathered(at: rows))
    }
  }
}

extension Integers {
  /// The numbers of some rows, in the order given; any where there is no row.
  func gathered(at rows: [Int32]) -> Integers {
    switch distances {
    case .rows: Integers(base: base, .wide(rows.cells { $0 < 0 ? 0 : $0 }))
    case .bytes(let cells): Integers(base: base, .bytes(cells.gathered(at: rows)))
    case .words(let cells): Integers(base: base, .words(cells.gathered(at: rows)))
    case .wide(let cells): Integers(base: base, .wide(cells.gathered(at: rows)))
    case .numbers(let cells): Integers(cells.gathered(at: rows))
    }
  }

  /// The numbers of some rows in eight bytes each; any where there is no row.
  func widened(at rows: [Int32]) -> Cells<Int64> {
    let gathered = gathered(at: rows)
    return gathered.widened(gathered.indices)
  }
}

// MARK: - What was computed

extension Vector {
  /// The values as a column.
  func column() -> Column {
    Column(type: type, storage: storage, unknown: unknown, none: none)
  }

  /// The values as a column.
  ///
  /// - Throws: `interrupted`.
  func column(_ cancellation: Cancellation) throws(ExecutionError) -> Column {
    try cancellation.check()
    return column()
  }

  /// The texts of some rows, in the order given; where there is no row, they are unknown or none as
  /// ``NoRow`` says.
  ///
  /// - Precondition: the values are texts.
  func restricted(to rows: [Int32]) -> Vector {
    guard let texts else { return self }
    return Vector(
      type: type, values: .prose(texts.gathered(at: rows)),
      unknown: missing(unknown, NoRow.unknown, rows), none: missing(none, NoRow.none, rows))
  }

  private func missing(_ bits: Bitmap?, _ noRow: Int32, _ rows: [Int32]) -> Bitmap {
    let missing = Bitmap(words: equalBits(rows.span, to: noRow), count: rows.count)
    return bits.map { $0.gathered(at: rows, missing: false).union(missing) } ?? missing
  }

  private var storage: Column.Storage {
    let known = known
    return switch values {
    case .integers(let integers): .integers(Integers(integers))
    case .numbers(let numbers): .numbers(numbers)
    case .booleans(let bits): .booleans(bits)
    case .durations(let least, let most): .durations(least: least, most: most)
    case .codes(let codes, let dictionary): .codes(codes, dictionary)
    case .prose(let texts): .dictionary(of: texts, known)
    case .dates(let earliest, let latest):
      if case .period(let unit) = type {
        .dayRanges(unit.bucketed(earliest, latest))
      } else if earliest == latest {
        .days(Integers(earliest))
      } else {
        .dayRanges(DayRanges(earliest: earliest, latest: latest))
      }
    }
  }
}

extension Column.Storage {
  /// Codes as narrow as the dictionary allows.
  static func codes(_ codes: Cells<UInt32>, _ dictionary: TextDictionary) -> Column.Storage {
    if dictionary.count <= 1 << 8 {
      return .codes8(Cells(codes.map { UInt8(truncatingIfNeeded: $0) }), dictionary)
    }
    if dictionary.count <= 1 << 16 {
      return .codes16(Cells(codes.map { UInt16(truncatingIfNeeded: $0) }), dictionary)
    }
    return .codes32(codes, dictionary)
  }

  /// Texts as codes of a dictionary of their own, where they are known.
  fileprivate static func dictionary(of texts: Prose, _ known: Bitmap) -> Column.Storage {
    let (codes, dictionary) = DistinctTexts(texts, known) { () throws(Never) in }.coded()
    return .codes(Cells(codes), dictionary)
  }

  /// Texts as codes of a dictionary of their own; nil where there is none.
  static func dictionary(of texts: [String?]) -> Column.Storage {
    let sorted = Set(texts.lazy.compactMap(\.self)).sorted(by: byteOrder)
    var codes: [String: UInt32] = [:]
    for (code, text) in sorted.enumerated() { codes[text] = UInt32(truncatingIfNeeded: code) }
    let rows = texts.map { text in text.flatMap { codes[$0] } ?? 0 }
    return .codes(Cells(rows), TextDictionary(sorted: sorted))
  }
}
