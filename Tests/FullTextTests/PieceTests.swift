import Model
import Store
import Testing

@testable import FullText

/// What a search may ask of words instead of whole texts.
@Suite struct PieceTests {
  @Test("Only parts of words fold to what pieces are made of, or to nothing")
  func sources() {
    for value in UInt32(0)..<0x20000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let fold = folded(String(scalar)).unicodeScalars
      if fold.isEmpty || fold.contains(where: isOfWordsAlone) {
        #expect(isWordScalar(scalar), "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(
    "A text parts where a word may end",
    arguments: [
      ("", []), ("sanction", ["sanction"]), ("lift sanc", ["lift", "sanc"]), ("it's", ["it", "s"]),
      (" ", []), ("по-мин", ["по", "мин"]), ("中文", []), ("a中b", ["a", "b"]), ("3×4", ["3", "4"]),
    ] as [(String, [String])])
  func parts(text: String, pieces: [String]) {
    #expect(piecesOfWords(text) == pieces.map { Array($0.utf8) })
  }

  @Test("Texts are found by pieces of any length, wherever these stand in a word")
  func places() {
    let texts = (0..<150).map { "aa\($0 * $0 * 31)anna \($0)вязень" }
    let index = TextIndex(of: TextArena(texts), language: nil) {}
    let pieces = ["aa3124anna", "7вязень", "a", "aa", "ann", "нь", "0", "zz", "aa1anna0"].map {
      Array($0.utf8)
    }
    for piece in pieces {
      for length in 1...piece.count {
        let piece = Array(piece.suffix(length))
        let bits = index.texts(containing: [piece])
        for (place, text) in texts.enumerated() {
          let bytes = Array(text.utf8)
          let isThere = bytes.indices.contains { bytes[$0...].starts(with: piece) }
          #expect(bits[place / 64] >> UInt64(place % 64) & 1 == (isThere ? 1 : 0))
        }
      }
    }
  }
}
