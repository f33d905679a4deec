/// Where a pattern stands after some of a text: every instruction that could be next.
struct Threads: Hashable, Sendable {
  /// Instructions that wait for the next character, each once.
  var leaves: [Int32] = []
  /// Whether some leaf is an assertion that depends on the next character.
  var hasChecks = false
  /// Whether nothing has been read yet.
  var isAtStart = false
  /// Whether the last character is part of a word, as `\b` sees it.
  var isAfterWord = false
}

/// Runs a program on all its threads at once, one character at a time.
///
/// One step costs at most the number of instructions, whatever the pattern, so a text of *n* bytes
/// costs O(*n* · *m*).
struct Simulation: Sendable {
  let program: Program
  /// How many instructions have been looked at.
  private(set) var steps = 0
  /// The round in which each instruction was last reached.
  private var rounds: [Int]
  private var round = 0
  private var pending: [Int32] = []
  private var resolved: [Int32] = []

  init(_ program: Program) {
    self.program = program
    rounds = [Int](repeating: 0, count: program.instructions.count)
  }

  /// What is known about the place at which threads stand.
  private struct Place {
    let isAtStart: Bool
    let isAfterWord: Bool
    /// Whether the text ends here and whether a word goes on; none before that is known.
    let following: (isEnd: Bool, isWord: Bool)?

    /// Whether the assertion holds; none if that depends on the next character.
    func holds(_ assertion: Assertion) -> Bool? {
      switch assertion {
      case .textStart: isAtStart
      case .textEnd: following?.isEnd
      case .wordBoundary: following.map { $0.isWord != isAfterWord }
      case .notWordBoundary: following.map { $0.isWord == isAfterWord }
      }
    }
  }

  /// Puts `threads` at the start of a text; returns whether that matches already.
  mutating func begin(_ threads: inout Threads) -> Bool {
    threads = Threads(isAtStart: true)
    round += 1
    let place = Place(isAtStart: true, isAfterWord: false, following: nil)
    return follow(program.start, at: place, into: &threads.leaves, &threads.hasChecks)
  }

  /// Moves `threads` over a symbol, or to the end of the text; returns whether the text matches.
  ///
  /// A thread starts at every character, since a match may begin anywhere. After a match or the
  /// end, `threads` is of no more use.
  mutating func step(_ threads: inout Threads, over symbol: Int) -> Bool {
    let isEnd = symbol == program.alphabet.end
    let isWord = !isEnd && program.wordSymbols[symbol]
    if threads.hasChecks, resolveChecks(of: &threads, isEnd: isEnd, isWord: isWord) { return true }
    if isEnd { return false }
    swap(&resolved, &threads.leaves)
    threads = Threads(leaves: threads.leaves, isAfterWord: isWord)
    threads.leaves.removeAll(keepingCapacity: true)
    round += 1
    let place = Place(isAtStart: false, isAfterWord: isWord, following: nil)
    for leaf in resolved {
      steps += 1
      guard case .take(let set, let next) = program.instructions[Int(leaf)],
        program.set(set, contains: symbol)
      else { continue }
      if follow(next, at: place, into: &threads.leaves, &threads.hasChecks) { return true }
    }
    return follow(program.start, at: place, into: &threads.leaves, &threads.hasChecks)
  }

  // Follows the assertions among the leaves, now that the next character is known.
  private mutating func resolveChecks(
    of threads: inout Threads, isEnd: Bool, isWord: Bool
  ) -> Bool {
    let place = Place(
      isAtStart: threads.isAtStart, isAfterWord: threads.isAfterWord,
      following: (isEnd, isWord))
    var leaves: [Int32] = []
    var hasChecks = false
    round += 1
    for leaf in threads.leaves where follow(leaf, at: place, into: &leaves, &hasChecks) {
      return true
    }
    threads.leaves = leaves
    return false
  }

  /// Adds to `leaves` every instruction that waits for a character and can be reached from `start`
  /// without one; returns whether a match is reached.
  private mutating func follow(
    _ start: Int32, at place: Place, into leaves: inout [Int32], _ hasChecks: inout Bool
  ) -> Bool {
    pending.append(start)
    while let number = pending.popLast() {
      steps += 1
      if rounds[Int(number)] == round { continue }
      rounds[Int(number)] = round
      switch program.instructions[Int(number)] {
      case .match:
        pending.removeAll(keepingCapacity: true)
        return true
      case .take:
        leaves.append(number)
      case .fork(let first, let second):
        pending.append(second)
        pending.append(first)
      case .check(let assertion, let next):
        switch place.holds(assertion) {
        case true?: pending.append(next)
        case false?: break
        case nil:
          leaves.append(number)
          hasChecks = true
        }
      }
    }
    return false
  }
}
