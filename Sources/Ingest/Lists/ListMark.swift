/// A mark that parts the elements of lists in cells, and how much it takes to believe in it.
enum ListMark: CaseIterable {
  case semicolon, bar, comma

  /// The mark's one byte.
  var byte: UInt8 {
    switch self {
    case .semicolon: Byte.semicolon
    case .bar: UInt8(ascii: "|")
    case .comma: Byte.comma
    }
  }

  /// The mark as a descriptor writes it.
  var text: String { String(Unicode.Scalar(byte)) }

  /// A comma stands in names, addresses, numbers and sentences too.
  var isCommon: Bool { self == .comma }

  /// Characters that an element has at most.
  var elementMax: Int { isCommon ? 40 : 80 }

  /// Words that an element has at most.
  var wordsMax: Int { isCommon ? 5 : 12 }
}
