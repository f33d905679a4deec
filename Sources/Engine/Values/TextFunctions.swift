import Model
import Store

// Functions of texts by their bytes: letters of most scripts are told without the tables of
// Unicode, which other texts are read with.

/// How many characters a text has, as a reader counts them.
func characterCount(_ text: Span<UInt8>) -> Int {
  var count = 0
  var index = 0
  while index < text.count {
    let scalar = scalarKind(in: text, at: index)
    if scalar.kind == .other { return String(text).count }
    index &+= scalar.length
    count &+= 1
  }
  return count
}

/// How many words a text has.
func wordCount(_ text: Span<UInt8>) -> Int {
  var count = 0
  var index = 0
  var isWithin = false
  while index < text.count {
    let scalar = scalarKind(in: text, at: index)
    if scalar.kind == .other { return words(of: String(text)).count }
    let isOfWord = scalar.kind == .ofWord
    if isOfWord, !isWithin { count &+= 1 }
    isWithin = isOfWord
    index &+= scalar.length
  }
  return count
}

/// Appends a text in small letters.
func appendLowercased(_ text: Span<UInt8>, _ bytes: inout [UInt8]) {
  guard isASCII(text) else {
    bytes += String(text).lowercased().utf8
    return
  }
  for index in 0..<text.count {
    bytes.append(isLetter(text[index]) ? text[index] | 0x20 : text[index])
  }
}

/// Appends a text in capital letters.
func appendUppercased(_ text: Span<UInt8>, _ bytes: inout [UInt8]) {
  guard isASCII(text) else {
    bytes += String(text).uppercased().utf8
    return
  }
  for index in 0..<text.count {
    bytes.append(isLetter(text[index]) ? text[index] & ~0x20 : text[index])
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
