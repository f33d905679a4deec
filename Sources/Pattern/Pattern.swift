/// A regular expression, matched in time that grows with the length of the text and no faster.
///
///     let pattern = try Pattern(#"(?i)\bprime minister\b"#)
///     var matcher = pattern.makeMatcher()
///     let hits = texts.filter { matcher.matches($0) }
///
/// The syntax is a subset of RE2's, and a match may lie anywhere unless `^` or `$` ties it:
///
/// | Written | Stands for |
/// | --- | --- |
/// | `.` | any character but a newline |
/// | `[a-z]` `[^a-z]` | a character of the set, or any other |
/// | `\d` `\w` `\s` | a digit, a part of a word, a blank, by Unicode; `\D` `\W` `\S` the others |
/// | `\p{L}` `\P{L}` | a general category, or `Latin` or `Cyrillic`; the others |
/// | `^` `$` | the start and the end of the text |
/// | `\b` `\B` | an edge of a word; no edge |
/// | `( )` `(?: )` `\|` | a group; either side |
/// | `*` `+` `?` `{3}` `{3,}` `{3,5}` | repetition; a `?` after it changes nothing |
/// | `(?i)` at the start | case does not count (simple case folding) |
/// | `\n` `\t` `\r` `\f` `\v` `\x41` `\x{416}` `\u{416}` `\.` `\/` | that character |
///
/// Characters are Unicode scalars as written: `é` in one scalar and in two are different texts.
/// What needs to try again and again (references back, looking around) is refused.
package struct Pattern: Sendable, Hashable {
  /// The text it was made from.
  package let text: String
  /// Folded texts, each of which every text that matches holds when it is folded.
  package let requiredTexts: [String]
  private let program: Program

  /// Reads and compiles a pattern; throws if it is malformed or beyond a limit.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    var parser = try PatternParser(text)
    let syntax = try parser.parse()
    program = Program(syntax)
    requiredTexts = RequiredTexts(of: syntax).texts
  }

  /// Makes what tests many texts against the pattern; one for each thread.
  package func makeMatcher() -> Matcher { Matcher(program) }

  /// Makes a matcher whose automaton is kept within `cacheBytesMax` bytes.
  func makeMatcher(cacheBytesMax: Int) -> Matcher {
    Matcher(program, cacheBytesMax: cacheBytesMax)
  }

  /// Whether the pattern matches somewhere in `text`; for many texts, make a matcher.
  package func matches(_ text: String) -> Bool {
    var matcher = makeMatcher()
    return matcher.matches(text)
  }

  /// Whether the pattern matches somewhere in a text of UTF-8 bytes; for many, make a matcher.
  package func matches(utf8 bytes: ArraySlice<UInt8>) -> Bool {
    var matcher = makeMatcher()
    return matcher.matches(utf8: bytes)
  }

  /// True if both were written alike.
  package static func == (left: Pattern, right: Pattern) -> Bool { left.text == right.text }

  /// Hashes the text alone.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
