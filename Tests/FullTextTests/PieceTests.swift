import Model
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
}
