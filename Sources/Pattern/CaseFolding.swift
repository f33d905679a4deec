/// Which scalars differ by case alone.
///
/// This is simple case folding: one scalar for one, so `ß` is not `ss` (but is `ẞ`). `ı` and `İ`,
/// whose case depends on the language, stand alone.
enum CaseFolding {
  /// For each scalar with variants, all of them, itself included.
  static let variants: [UInt32: [UInt32]] = {
    var byFold: [UInt32: [UInt32]] = [:]
    for value in UInt32(0)...lastCased {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped,
        scalar != "\u{130}", scalar != "\u{131}"
      else { continue }
      byFold[fold(scalar).value, default: []].append(value)
    }
    var variants: [UInt32: [UInt32]] = [:]
    for group in byFold.values where group.count > 1 {
      for value in group { variants[value] = group }
    }
    return variants
  }()

  /// The last scalar of Unicode that has a case; the planes beyond it have none.
  private static let lastCased: UInt32 = 0x1FFFF

  // By way of the capital, so that ς, σ and Σ meet, and K the letter and K the unit.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let capital = single(scalar.properties.uppercaseMapping) ?? scalar
    return single(capital.properties.lowercaseMapping) ?? capital
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
