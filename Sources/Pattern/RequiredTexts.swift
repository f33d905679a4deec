import Model

/// Collects what no match can do without, so that texts that lack it need not be tried.
struct RequiredTexts {
  /// Folded texts, each of which every text that matches holds when it is folded.
  private(set) var texts: [String] = []
  private var run = ""

  /// Reads a pattern.
  init(of syntax: PatternSyntax) {
    read(syntax)
    endRun()
  }

  private mutating func read(_ syntax: PatternSyntax) {
    switch syntax.form {
    case .character(let set):
      if let fold = set.soleFold { run += fold } else { endRun() }
    // A place takes no character, so that what stands on both its sides stands together.
    case .assertion: break
    case .sequence(let parts): for part in parts { read(part) }
    case .alternation: endRun()
    case .repetition(let part, let least, let most):
      if most == 0 || part.instructionCount == 0 { return }
      if least == 0 { return endRun() }
      read(part)
      if least != 1 || most != 1 { endRun() }
    }
  }

  private mutating func endRun() {
    if !run.isEmpty { texts.append(run) }
    run = ""
  }
}

extension CharacterClass {
  /// What all of the set's characters fold to; nil if they fold differently or are many.
  fileprivate var soleFold: String? {
    guard !matchesInvalid, let first = ranges.first,
      ranges.reduce(0, { $0 + $1.count }) <= 8
    else { return nil }
    guard let scalar = Unicode.Scalar(first.lowerBound) else { return nil }
    let fold = folded(String(scalar))
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value), folded(String(scalar)).utf8.elementsEqual(fold.utf8)
      else { return nil }
    }
    return fold
  }
}
