/// Tests texts against one pattern, and remembers between texts what it worked out.
///
/// It runs the pattern as a deterministic automaton that it builds as texts ask for it, one table
/// look-up per character. When the automaton outgrows its bounded cache, the rest of the text is
/// run state by state, and the next text starts a fresh automaton. Either way a text of *n* bytes
/// costs O(*n* · *m*) for a pattern of *m* instructions, and nothing is tried twice.
///
/// A matcher is a value for one thread; threads that share a pattern make one each.
package struct Matcher: Sendable {
  private let alphabet: Alphabet
  private var simulation: Simulation
  private var cache: StateCache
  /// Where the automaton begins; none before the first text.
  private var start: Int?
  private var charactersRead = 0

  /// How much work was done so far: characters read and instructions looked at.
  var steps: Int { simulation.steps + charactersRead }

  /// How many instructions the pattern has.
  var instructionCount: Int { simulation.program.instructions.count }

  init(_ program: Program, cacheBytesMax: Int = PatternLimits.cacheBytesMax) {
    alphabet = program.alphabet
    simulation = Simulation(program)
    cache = StateCache(stride: program.alphabet.count + 1, bytesMax: cacheBytesMax)
  }

  /// Whether the pattern matches somewhere in `text`.
  ///
  /// - Complexity: O(*bytes* · *instructions*), typically O(*bytes*)
  package mutating func matches(_ text: String) -> Bool { matches(utf8: text.utf8.span) }

  /// Whether the pattern matches somewhere in a text of UTF-8 bytes.
  ///
  /// - Complexity: O(*bytes* · *instructions*), typically O(*bytes*)
  package mutating func matches(utf8 bytes: ArraySlice<UInt8>) -> Bool {
    matches(utf8: bytes.span)
  }

  /// Whether the pattern matches somewhere in a text of UTF-8 bytes.
  ///
  /// Each byte that is not part of well-formed UTF-8 is a character that only `.` matches.
  ///
  /// - Complexity: O(*bytes* · *instructions*), typically O(*bytes*)
  package mutating func matches(utf8 bytes: Span<UInt8>) -> Bool {
    guard var state = startState() else {
      var threads = Threads()
      if simulation.begin(&threads) { return true }
      return simulate(&threads, over: bytes, from: 0)
    }
    var index = 0
    while state >= cache.firstState {
      let stop = run(bytes, from: index, state: state)
      charactersRead += stop.index - index
      index = stop.index
      var target = stop.target
      if target == StateCache.unknown {
        var threads = cache.threads(of: stop.state)
        guard let found = workOut(&threads, from: stop.state, over: stop.symbol) else {
          return simulate(&threads, over: bytes, from: index + stop.width)
        }
        target = found
      }
      if stop.isEnd { return target == cache.matched }
      index += stop.width
      state = target
    }
    return state == cache.matched
  }

  /// Where the automaton begins; none if not even that fits the cache.
  private mutating func startState() -> Int? {
    if cache.isFull {
      cache.removeAll()
      start = nil
    }
    if let start { return start }
    var threads = Threads()
    start = simulation.begin(&threads) ? cache.matched : cache.state(for: threads)
    return start
  }

  /// Why the automaton stopped.
  private struct Stop {
    /// The place of the character that it stopped at, in bytes.
    let index: Int
    /// The state before that character.
    let state: Int
    let symbol: Int
    /// The bytes of that character.
    let width: Int
    /// Where the transition leads: not to a state.
    let target: Int
    let isEnd: Bool
  }

  /// Runs the automaton up to a transition that does not lead to a state, or to the end.
  private func run(_ bytes: Span<UInt8>, from start: Int, state initial: Int) -> Stop {
    let transitions = cache.transitions.span
    let low = alphabet.low.span
    let firstState = cache.firstState
    var state = initial
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      var symbol: Int
      var width = 1
      if byte < 0x80 {
        symbol = Int(low[Int(byte)])
      } else {
        (symbol, width) = alphabet.symbol(at: index, in: bytes)
      }
      let target = Int(transitions[state + symbol])
      if target < firstState {
        return Stop(
          index: index, state: state, symbol: symbol, width: width, target: target, isEnd: false)
      }
      state = target
      index += width
    }
    return Stop(
      index: index, state: state, symbol: alphabet.end, width: 0,
      target: Int(transitions[state + alphabet.end]), isEnd: true)
  }

  /// Works out a transition of the automaton; none if the state it leads to does not fit the cache,
  /// and then `threads` is that state.
  private mutating func workOut(
    _ threads: inout Threads, from state: Int, over symbol: Int
  ) -> Int? {
    let isMatch = simulation.step(&threads, over: symbol)
    let target: Int
    if isMatch {
      target = cache.matched
    } else if symbol == alphabet.end {
      target = cache.dead
    } else if let found = cache.state(for: threads) {
      target = found
    } else {
      return nil
    }
    cache.setTransition(from: state, over: symbol, to: target)
    return target
  }

  /// Reads the rest of a text without the automaton.
  private mutating func simulate(
    _ threads: inout Threads, over bytes: Span<UInt8>, from start: Int
  ) -> Bool {
    var index = start
    while index < bytes.count, !threads.leaves.isEmpty {
      let (symbol, width) = alphabet.symbol(at: index, in: bytes)
      charactersRead += 1
      if simulation.step(&threads, over: symbol) { return true }
      index += width
    }
    return simulation.step(&threads, over: alphabet.end)
  }
}
