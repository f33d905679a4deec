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
    case .codes8(let codes, let dictionary): .codes8(pick(codes, rows), dictionary)
    case .codes16(let codes, let dictionary): .codes16(pick(codes, rows), dictionary)
    case .codes32(let codes, let dictionary): .codes32(pick(codes, rows), dictionary)
    case .text(let arena):
      .text(TextArena(rows.map { $0 < 0 ? "" : arena.text(at: Int($0)) }))
    case .integers(let values): .integers(pick(values, rows))
    case .numbers(let values): .numbers(pick(values, rows))
    case .booleans(let bits): .booleans(bits.gathered(at: rows, missing: false))
    case .days(let days): .days(pick(days, rows))
    case .dayRanges(let ranges):
      .dayRanges(
        DayRanges(
          earliest: pick(ranges.earliest, rows), latest: pick(ranges.latest, rows),
          notationCodes: ranges.notationCodes.isEmpty ? [] : pick(ranges.notationCodes, rows),
          notations: ranges.notations))
    case .durations(let least, let most):
      .durations(least: pick(least, rows), most: pick(most, rows))
    }
  }
}

private func pick<Value: BitwiseCopyable & ExpressibleByIntegerLiteral>(
  _ values: [Value], _ rows: [Int32]
) -> [Value] {
  gathered(values.span, at: rows.span, placeholder: 0)
}

// MARK: - Storing what was computed

extension Vector {
  /// The values as a column.
  func column() -> Column {
    Column(type: type, storage: storage, unknown: unknown, none: none)
  }

  private var storage: Column.Storage {
    let known = known
    return switch values {
    case .integers(let integers): .integers(integers)
    case .numbers(let numbers): .numbers(numbers)
    case .booleans(let bits): .booleans(bits)
    case .durations(let least, let most): .durations(least: least, most: most)
    case .codes(let codes, let dictionary): .codes(codes, dictionary)
    case .strings(let strings):
      .dictionary(of: strings.indices.map { known[$0] ? strings[$0] : nil })
    case .dates(let earliest, let latest):
      if case .period(let unit) = type {
        .dayRanges(unit.bucketed(earliest, latest))
      } else if earliest == latest {
        .days(earliest)
      } else {
        .dayRanges(DayRanges(earliest: earliest, latest: latest))
      }
    }
  }
}

extension Column.Storage {
  /// Codes as narrow as the dictionary allows.
  static func codes(_ codes: [UInt32], _ dictionary: TextDictionary) -> Column.Storage {
    if dictionary.count <= 1 << 8 {
      return .codes8(codes.map { UInt8(truncatingIfNeeded: $0) }, dictionary)
    }
    if dictionary.count <= 1 << 16 {
      return .codes16(codes.map { UInt16(truncatingIfNeeded: $0) }, dictionary)
    }
    return .codes32(codes, dictionary)
  }

  /// Texts as codes of a dictionary of their own; nil where there is none.
  static func dictionary(of texts: [String?]) -> Column.Storage {
    let sorted = Set(texts.lazy.compactMap(\.self)).sorted(by: byteOrder)
    var codes: [String: UInt32] = [:]
    for (code, text) in sorted.enumerated() { codes[text] = UInt32(truncatingIfNeeded: code) }
    let rows = texts.map { text in text.flatMap { codes[$0] } ?? 0 }
    return .codes(rows, TextDictionary(sorted: sorted))
  }
}
