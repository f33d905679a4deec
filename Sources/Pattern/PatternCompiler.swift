/// One step of a compiled pattern; numbers are places in `Program.instructions`.
enum Instruction: Sendable {
  /// Takes one character of the set with this number.
  case take(set: Int32, next: Int32)
  /// Goes on at both places.
  case fork(Int32, Int32)
  /// Goes on if the assertion holds here.
  case check(Assertion, next: Int32)
  /// The text matches.
  case match
}

/// A compiled pattern: a nondeterministic automaton over the symbols of an alphabet.
struct Program: Sendable {
  let instructions: [Instruction]
  let start: Int32
  let alphabet: Alphabet
  /// Whether a symbol is in a set, at `set * alphabet.count + symbol`.
  let members: [Bool]
  /// For each symbol whether `\b` takes it for part of a word; all false if nothing asks.
  let wordSymbols: [Bool]

  /// Compiles a pattern.
  init(_ syntax: PatternSyntax) {
    var compiler = PatternCompiler()
    start = compiler.compile(syntax, next: compiler.emit(.match))
    instructions = compiler.instructions
    let sets = compiler.sets
    let alphabet = Alphabet(distinguishing: compiler.asksForWords ? sets + [.word] : sets)
    self.alphabet = alphabet
    members = sets.flatMap { alphabet.members(of: $0) }
    wordSymbols =
      compiler.asksForWords
      ? alphabet.members(of: .word) : [Bool](repeating: false, count: alphabet.count)
  }

  /// Whether the set with this number has this symbol.
  func set(_ set: Int32, contains symbol: Int) -> Bool {
    members[Int(set) * alphabet.count + symbol]
  }
}

/// Builds a program from its end to its start, so that each instruction knows what follows it.
private struct PatternCompiler {
  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CharacterClass] = []
  private(set) var asksForWords = false
  private var setNumbers: [CharacterClass: Int32] = [:]

  mutating func emit(_ instruction: Instruction) -> Int32 {
    instructions.append(instruction)
    return Int32(instructions.count - 1)
  }

  /// Compiles `syntax` to go on at `next`, and returns where it starts.
  mutating func compile(_ syntax: PatternSyntax, next: Int32) -> Int32 {
    switch syntax.form {
    case .character(let set):
      return emit(.take(set: number(of: set), next: next))
    case .assertion(let assertion):
      if assertion == .wordBoundary || assertion == .notWordBoundary { asksForWords = true }
      return emit(.check(assertion, next: next))
    case .sequence(let parts):
      return parts.reversed().reduce(next) { compile($1, next: $0) }
    case .alternation(let parts):
      let starts = parts.map { compile($0, next: next) }
      return starts.dropLast().reversed().reduce(starts[starts.count - 1]) {
        emit(.fork($1, $0))
      }
    case .repetition(let part, let least, let most):
      if part.instructionCount == 0 { return next }
      return compile(part, least: least, most: most, next: next)
    }
  }

  private mutating func compile(
    _ part: PatternSyntax, least: Int, most: Int?, next: Int32
  ) -> Int32 {
    var start = next
    var remaining = least
    if let most {
      // One inside the other, a(a(a)?)?, so that a failure leaves at once.
      for _ in least..<most { start = emit(.fork(compile(part, next: start), next)) }
    } else {
      let loop = emit(.match)
      let body = compile(part, next: loop)
      instructions[Int(loop)] = .fork(body, next)
      start = least == 0 ? loop : body
      remaining = max(0, least - 1)
    }
    for _ in 0..<remaining { start = compile(part, next: start) }
    return start
  }

  private mutating func number(of set: CharacterClass) -> Int32 {
    if let number = setNumbers[set] { return number }
    let number = Int32(sets.count)
    setNumbers[set] = number
    sets.append(set)
    return number
  }
}
