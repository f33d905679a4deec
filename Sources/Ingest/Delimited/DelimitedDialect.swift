/// How a delimited file is written.
struct DelimitedDialect: Equatable {
  /// The byte between fields.
  var delimiter = Byte.comma
  /// The byte around fields that hold delimiters and line ends; `noQuote` for none.
  var quote = Byte.quote
  /// The byte before a quote within such a field; nil where the quote is written twice.
  var escape: UInt8?
  /// The byte that begins a line to pass over.
  var comment: UInt8?
  /// Whether the first record names the columns.
  var hasHeader = true
  /// Where the first record starts, after an `sep=` line; nil at the file's start.
  var start: Int?

  /// A byte that no text in UTF-8 has.
  static let noQuote: UInt8 = 0xFF

  /// The delimiters that are looked for, in the order of preference.
  static let delimiters: [(byte: UInt8, name: String)] = [
    (Byte.comma, "commas"), (Byte.tab, "tabs"), (Byte.semicolon, "semicolons"),
    (UInt8(ascii: "|"), "bars"),
  ]

  static let apostrophe = UInt8(ascii: "'")

  /// The members of a descriptor's `dialect` that differ from the standard's.
  func members(usual: UInt8 = Byte.comma) -> [(key: String, value: JSONText)] {
    var members: [(key: String, value: JSONText)] = []
    func text(_ byte: UInt8) -> JSONText { .string(String(Unicode.Scalar(byte))) }
    if delimiter != usual { members.append(("delimiter", text(delimiter))) }
    if quote != Byte.quote {
      members.append(("quoteChar", quote == Self.noQuote ? .string("") : text(quote)))
    }
    if let escape {
      members.append(("escapeChar", text(escape)))
      members.append(("doubleQuote", .literal("false")))
    }
    if let comment { members.append(("commentChar", text(comment))) }
    if !hasHeader { members.append(("header", .literal("false"))) }
    return members
  }
}
