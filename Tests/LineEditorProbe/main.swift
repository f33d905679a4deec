// Edits lines and says what it got, for the tests of the line editor.
//
// Completes the word before the cursor from a few words. `wait` runs until it is interrupted.

import Glibc
import Shell

let words: [Completion.Candidate] = [
  .init("people "), .init("pressure "), .init("Ціханоўская "), .init("Ціхановіч "),
  .init("cases ", display: "cases\u{1B}[31m", detail: "6 rows"),
  .init("caste ", detail: "a \"detail\""),
]

let complete: Completion.Completer = { line, cursor in
  let before = Array(line.utf8.prefix(cursor))
  let start = (before.lastIndex(of: UInt8(ascii: " ")) ?? -1) + 1
  let typed = String(decoding: before[start...], as: UTF8.self)
  return Completion(replaceFrom: start, candidates: words.filter { $0.text.hasPrefix(typed) })
}

func runUntilInterrupted(_ flag: InterruptFlag) {
  flag.clear()
  print("waiting")
  while !flag.isRaised {}
  flag.clear()
  print("stopped")
}

func editLines() -> Int32 {
  guard let flag = InterruptFlag.install(), var editor = LineEditor(completer: complete) else {
    return 3
  }
  var history = History(path: History.defaultPath(.current()))
  if let warning = history.load() { print("warning: \(warning)") }
  for entry in history.entries { editor.remember(entry) }
  var number = 0
  while true {
    number += 1
    switch editor.readLine(prompt: Prompt("probe \(number)>", style: "1;36")) {
    case .line("wait"): runUntilInterrupted(flag)
    case .line(let text):
      print("got: \(text.debugDescription)")
      editor.remember(text)
      if let warning = history.append(text) { print("warning: \(warning)") }
    case .interrupted: print("interrupted")
    case .endOfInput:
      print("bye")
      return 0
    }
  }
}

exit(editLines())
