/// Reads a text and proves the fixes of its diagnostics: a fix stays only when the text it makes
/// parses.
func correcting<Syntax>(
  _ text: SourceText, _ read: (SourceText) -> Parsed<Syntax>
) -> Parsed<Syntax> {
  let parsed = read(text)
  let diagnostics = provingFixes(of: parsed.diagnostics, in: text) { read($0).diagnostics }
  // One remark on a spelling is enough where one edit mends every place that has it.
  var told: Set<String> = []
  let shown = diagnostics.filter { diagnostic in
    diagnostic.code != .foreignSpelling || told.insert(diagnostic.message).inserted
  }
  return Parsed(syntax: parsed.syntax, diagnostics: shown, completeness: parsed.completeness)
}

/// The diagnostics of a text, each with a fix only if the text it makes has no mistake left.
///
/// Where several mistakes stand in one text, each diagnostic gets the edit that mends them all.
/// - Parameter read: gives what is wrong with a text.
package func provingFixes(
  of diagnostics: [Diagnostic], in text: SourceText, _ read: (SourceText) -> [Diagnostic]
) -> [Diagnostic] {
  guard diagnostics.contains(where: { $0.fix != nil }) else { return diagnostics }
  let isShort = text.bytes.count <= correctedByteCountMax
  var whole: Diagnostic.Fix??
  return diagnostics.map { diagnostic -> Diagnostic in
    guard let fix = diagnostic.fix else { return diagnostic }
    guard isShort, !text.applying(fix).isBlank else { return diagnostic.with(fix: nil) }
    if diagnostics.count == 1, read(text.applying(fix)).isEmpty { return diagnostic }
    if whole == nil { whole = .some(wholeCorrection(of: text, read)) }
    return diagnostic.with(fix: whole ?? nil)
  }
}

/// Longer texts get no fixes: each costs a few readings.
private let correctedByteCountMax = 64 << 10

/// Applies fixes until nothing is wrong; none when that does not happen in a few rounds.
private func wholeCorrection(
  of text: SourceText, _ read: (SourceText) -> [Diagnostic]
) -> Diagnostic.Fix? {
  var corrected = text
  for _ in 0..<8 {
    let diagnostics = read(corrected)
    if diagnostics.isEmpty { return difference(from: text, to: corrected) }
    let fixes = diagnostics.compactMap(\.fix).sorted { $0.range.lower > $1.range.lower }
    guard !fixes.isEmpty else { return nil }
    var untouched = corrected.bytes.count
    for fix in fixes where fix.range.upper <= untouched {
      corrected = corrected.applying(fix)
      untouched = fix.range.lower
    }
  }
  return nil
}

/// The smallest edit that makes `new` of `old`, on whole characters.
private func difference(from old: SourceText, to new: SourceText) -> Diagnostic.Fix? {
  let (before, after) = (old.bytes, new.bytes)
  let shared = min(before.count, after.count)
  var prefix = 0
  while prefix < shared, before[prefix] == after[prefix] { prefix += 1 }
  // What is taken out may have stood between the bytes of one character.
  while prefix > 0, [before, after].contains(where: { isContinuation($0, at: prefix) }) {
    prefix -= 1
  }
  var suffix = 0
  while suffix < shared - prefix,
    before[before.count - 1 - suffix] == after[after.count - 1 - suffix]
  {
    suffix += 1
  }
  while suffix > 0, isContinuation(before, at: before.count - suffix) { suffix -= 1 }
  let replacement = String(decoding: after[prefix..<(after.count - suffix)], as: UTF8.self)
  return Diagnostic.Fix(
    replace: SourceRange(prefix, before.count - suffix), with: replacement)
}

/// True within a character, past its first byte.
private func isContinuation(_ bytes: [UInt8], at index: Int) -> Bool {
  index < bytes.count && bytes[index] & 0xC0 == 0x80
}

extension SourceText {
  fileprivate var isBlank: Bool { bytes.allSatisfy { $0 <= UInt8(ascii: " ") } }
}

extension Diagnostic {
  /// The same diagnostic with another fix.
  package func with(fix: Fix?) -> Diagnostic {
    Diagnostic(code, message, at: range, remedy: remedy, fix: fix)
  }
}
