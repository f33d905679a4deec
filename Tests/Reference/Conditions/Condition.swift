import Model

/// What `where` asks, with negation at the tests.
indirect enum Condition {
  /// All of them; yes of nothing.
  case all([Condition])
  /// One of them; no of nothing.
  case any([Condition])
  /// A date against literals.
  case day(DayTest)
  /// Any other test, Kleene's way.
  case test((Row) -> Truth)
}

/// A test of one date for which a day can be tried.
struct DayTest {
  let subject: Subject
  let date: (Row) -> Value
  /// What the test is if this is the day.
  let holds: (Day) -> Bool
  /// What the test is if there is no day.
  let holdsOfNone: Bool
  /// Days at or beside which `holds` may change.
  let boundaries: [Day]
}

extension Condition {
  /// The condition's negation, pushed to the tests by de Morgan's rules.
  var negated: Condition {
    switch self {
    case .all(let parts): return .any(parts.map(\.negated))
    case .any(let parts): return .all(parts.map(\.negated))
    case .day(let test):
      let holds = test.holds
      return .day(
        DayTest(
          subject: test.subject, date: test.date, holds: { !holds($0) },
          holdsOfNone: !test.holdsOfNone, boundaries: test.boundaries))
    case .test(let truth): return .test { !truth($0) }
    }
  }

  /// The same truth for every row.
  static func constant(_ truth: Truth) -> Condition { .test { _ in truth } }

  /// The condition hedged: yes or no, never unsure.
  func hedged(isPossibly: Bool) -> Condition {
    .test { row in
      let truth = truth(of: row)
      return Truth(isPossibly ? truth != .no : truth == .unsure)
    }
  }
}

// MARK: - What it says of a row

extension Condition {
  /// Yes, no or unsure.
  func truth(of row: Row) -> Truth {
    switch self {
    case .test(let truth): return truth(row)
    case .day: return trial(of: row)
    case .all(let parts):
      return Condition.gathered(parts.flatMap(\.conjuncts), isAll: true)
        .map { $0.part(of: row) }.reduce(.yes, &&)
    case .any(let parts):
      return Condition.gathered(parts.flatMap(\.alternatives), isAll: false)
        .map { $0.part(of: row) }.reduce(.no, ||)
    }
  }

  private func part(of row: Row) -> Truth {
    soleSubject == nil ? truth(of: row) : trial(of: row)
  }

  private var conjuncts: [Condition] {
    if case .all(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }

  private var alternatives: [Condition] {
    if case .any(let parts) = self { return parts.flatMap(\.alternatives) }
    return [self]
  }

  /// What all tests are of, if they are date tests of one date.
  var soleSubject: Subject? {
    switch self {
    case .day(let test): return test.subject
    case .test: return nil
    case .all(let parts), .any(let parts):
      guard let first = parts.first?.soleSubject else { return nil }
      return parts.allSatisfy { $0.soleSubject == first } ? first : nil
    }
  }

  /// The members of a chain, those that test one date alone put together.
  private static func gathered(_ members: [Condition], isAll: Bool) -> [Condition] {
    var result: [Condition] = []
    var bySubject: [Subject: [Condition]] = [:]
    for member in members {
      if let subject = member.soleSubject {
        bySubject[subject, default: []].append(member)
      } else {
        result.append(member)
      }
    }
    return result + bySubject.values.map { isAll ? .all($0) : .any($0) }
  }
}
