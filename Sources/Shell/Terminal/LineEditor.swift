internal import CEditline
internal import Glibc

/// What the person at the terminal did with a line.
package enum LineEvent: Sendable, Equatable {
  /// Entered it. The text has newlines inside when it was pasted or recalled so.
  case line(String)
  /// Gave it up with Ctrl-C.
  case interrupted
  /// Asked to leave with Ctrl-D on an empty line, or the terminal went away.
  case endOfInput
}

/// A line of text edited in the terminal with emacs keys, completion and recall of earlier entries.
///
/// Reads no start-up file, so that keys mean the same everywhere. Pasted text is taken as text: a
/// newline in it does not enter the line.
@safe package struct LineEditor: ~Copyable {
  private let editor: OpaquePointer
  private let completion: Unmanaged<CompletionBox>

  /// Opens an editor on standard input and output; nil when memory or descriptors run out.
  ///
  /// Chooses a UTF-8 character type for the process, and installs the ``InterruptFlag``.
  /// `completer` is called on Tab, in the thread that reads.
  package init?(entriesMax: Int = 10_000, completer: Completion.Completer? = nil) {
    let opened = unsafe editline_open("casebook", STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO)
    guard let opened = unsafe opened else { return nil }
    unsafe editor = opened
    unsafe completion = Unmanaged.passRetained(CompletionBox(completer))
    _ = unsafe editline_history_limit(opened, Int32(clamping: entriesMax))
    guard completer != nil else { return }
    unsafe editline_on_complete(
      opened,
      { context, editor in
        guard let context = unsafe context else { return 0 }
        let box = unsafe Unmanaged<CompletionBox>.fromOpaque(context).takeUnretainedValue()
        return unsafe complete(editor, with: box) ? 1 : 0
      }, completion.toOpaque())
  }

  deinit {
    unsafe editline_close(editor)
    unsafe completion.release()
  }

  /// Reads one line, from the prompt to the key that ends it.
  package mutating func readLine(prompt: Prompt) -> LineEvent {
    _ = unsafe editline_set_prompt(editor, prompt.encoded)
    var text: UnsafePointer<CChar>?
    var count = 0
    switch unsafe Int(editline_read(editor, &text, &count)) {
    case EDITLINE_LINE: return unsafe .line(string(text, count))
    case EDITLINE_INTERRUPTED: return .interrupted
    default: return .endOfInput
    }
  }

  /// Adds an entry to those recalled with the arrow keys and Ctrl-R; one equal to the last is not.
  package mutating func remember(_ entry: String) {
    _ = unsafe editline_history_add(editor, entry)
  }

  /// Returns the columns that `text` takes on the terminal, as the editor counts them.
  static func width(of text: String) -> Int {
    let width = unsafe editline_width(text)
    return width < 0 ? text.count : Int(width)
  }
}

/// Keeps the closure alive behind the context pointer that C hands back.
private final class CompletionBox: Sendable {
  let completer: Completion.Completer?

  init(_ completer: Completion.Completer?) { self.completer = completer }
}

/// Does what Tab does, and says whether the line has to be drawn again.
private func complete(_ editor: OpaquePointer, with box: CompletionBox) -> Bool {
  var bytes: UnsafePointer<CChar>?
  var count = 0
  var cursor = 0
  guard let completer = box.completer,
    unsafe editline_line(editor, &bytes, &count, &cursor) == 0
  else { return false }
  let line = unsafe string(bytes, count)
  let completion = completer(line, cursor)
  switch completion.step(in: line, cursor: cursor) {
  case .nothing: return false
  case .insert(let text):
    return unsafe editline_replace(editor, completion.replaceFrom, text) == 0
  case .list:
    let list = CandidateList(
      completion.candidates, size: WindowSize(of: STDOUT_FILENO), width: LineEditor.width)
    return unsafe editline_show_below(editor, list.lines.map { $0 + "\n" }.joined()) == 0
  }
}

private func string(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
  guard let bytes = unsafe bytes else { return "" }
  let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
  return unsafe String(decoding: buffer, as: UTF8.self)
}
