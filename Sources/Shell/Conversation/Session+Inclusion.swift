import Files
import Language
import Model
import Plan

/// The files that are being included, outermost first.
struct Inclusions: Sendable {
  /// The resolved paths of the files being read.
  var chain: [String] = []
  /// The folder that no file may lie outside of.
  var root: String?
  /// Files read so far.
  var count = 0
}

// `include "common.cq"`: the names of another script. Its queries are checked and not run.
extension Session {
  /// Takes the names of a file; gives the line that confirms it.
  ///
  /// - Throws: ``Failure`` in the including text if the file may not be read, in the file itself if
  ///   it has a mistake.
  mutating func include(
    _ file: String, at range: SourceRange, in source: SourceText
  ) throws(Failure) -> String {
    func refusal(_ message: String, _ remedy: String) -> Failure {
      Failure(
        source: source,
        diagnostics: [Diagnostic(.cannotInclude, message, at: range, remedy: remedy)])
    }
    let outer = inclusions
    defer { (inclusions.chain, inclusions.root) = (outer.chain, outer.root) }
    beginChain(source)
    guard let root = inclusions.root, let including = inclusions.chain.last else {
      throw refusal("The folder of this script cannot be found.", "Run it from a file.")
    }
    guard !file.isEmpty, !file.hasPrefix("/"), !file.utf8.contains(0) else {
      throw refusal(
        "An included file is named from the folder of its script.", "Write it as common.cq.")
    }
    inclusions.count += 1
    guard inclusions.count <= Limits.filesMax else {
      throw refusal(
        "A script may include \(Limits.filesMax) files; this is one more.", "Join some of them.")
    }
    guard let path = resolvedPath(folder(of: including) + "/" + file) else {
      throw refusal("There is no file '\(file)' here.", "Name it from the script's folder.")
    }
    guard path.hasPrefix(root == "/" ? root : root + "/") else {
      throw refusal(
        "'\(file)' lies outside the script's folder.", "Put it in that folder or below it.")
    }
    guard !inclusions.chain.contains(path) else {
      let names = (inclusions.chain + [path]).map { name(of: $0, from: root) }
      throw refusal(
        "A file includes itself: \(names.joined(separator: " → ")).", "Leave one of them out.")
    }
    let text: SourceText
    do {
      text = SourceText(bytes: try readFile(path), name: name(of: path, from: root))
    } catch {
      throw refusal(error.description.capitalizedSentence, "Name a script that can be read.")
    }
    inclusions.chain.append(path)
    try takeNames(of: text)
    return "The names of \(file) have their meaning now."
  }

  // A text that was typed stands in the current folder.
  private mutating func beginChain(_ source: SourceText) {
    guard inclusions.chain.isEmpty else { return }
    // A conversation has no end; only what one line includes is counted.
    if source.name == nil { inclusions.count = 0 }
    let script = source.name.flatMap { resolvedPath($0) }
    inclusions.root = script.map { folder(of: $0) } ?? resolvedPath(".")
    inclusions.chain = [script ?? (inclusions.root ?? "") + "/"]
  }

  private mutating func takeNames(of text: SourceText) throws(Failure) {
    let parsed = parseScript(text)
    guard parsed.diagnostics.isEmpty else {
      throw Failure(source: text, diagnostics: parsed.diagnostics)
    }
    // The queries of the file are its own: what `_` means here stays.
    let before = (queries, environment.previous)
    defer { restore(before.0, previous: before.1) }
    for statement in parsed.syntax.statements { try check(statement, in: text) }
  }

  private func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func name(of path: String, from root: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }
}

extension String {
  fileprivate var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
