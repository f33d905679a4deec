import CStemmer

/// Cuts the endings off the words of one language, by the Snowball algorithms.
///
/// All that knows of the library is here, so that another can take its place.
@safe struct Stemmer: ~Copyable {
  private let stemmer: OpaquePointer

  /// Longer words are left as they are: none of a language is so long.
  private static let wordBytesMax = 200

  /// The stemmer of a language by its code, such as `en`; nil if there is none.
  init?(_ code: String) {
    guard let made = unsafe sb_stemmer_new(code, "UTF_8") else { return nil }
    unsafe stemmer = made
  }

  deinit { unsafe sb_stemmer_delete(stemmer) }

  /// The stem of a word in lower case.
  func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard bytes.count <= Stemmer.wordBytesMax,
      let stem = unsafe sb_stemmer_stem(stemmer, bytes, Int32(bytes.count))
    else { return word }
    let length = unsafe Int(sb_stemmer_length(stemmer))
    return unsafe String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
  }
}
