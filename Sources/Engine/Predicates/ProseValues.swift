import Model
import Plan
import Store

extension Execution {
  /// The texts of a column without a dictionary that typed ones stand for: each exactly, else by
  /// folding.
  ///
  /// - Throws: `interrupted`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func prose(
    _ match: ValueMatch, in source: MappedColumn, named name: String
  ) throws(ExecutionError) -> Set<String> {
    if match.mode == .exact { return Set(match.values) }
    // A condition is lowered again to say why rows are possible.
    let typings = match.values.compactMap { typed in
      source.origin.map { Typing(text: typed, mode: match.mode, column: $0, name: name) }
    }
    let known = typings.compactMap { self.typings[$0] }
    if known.count == match.values.count { return Set(known.joined()) }
    let found = try foundProse(match, in: source, named: name)
    for (typing, texts) in zip(typings, found) { self.typings[typing] = Array(texts) }
    return found.reduce(into: []) { $0.formUnion($1) }
  }

  /// The texts of each typed one; tells what was not found as typed.
  private mutating func foundProse(
    _ match: ValueMatch, in source: MappedColumn, named name: String
  ) throws(ExecutionError) -> [Set<String>] {
    // What a column of groups lacks may still be in the column that it is of.
    let column = MappedColumn(
      name: name,
      column: source.origin.map { casebook.tables[$0.table].columns[$0.column] } ?? source.column,
      origin: source.origin)
    let stored = try texts(of: column, in: .exactly(EqualTexts(Set(match.values))))
    var folds: [String: Set<String>] = [:]
    var result: [Set<String>] = []
    for typed in match.values {
      if stored.contains(typed) {
        result.append([typed])
      } else {
        let found = storedValues(typed, match.mode, in: source, named: name)
        // What no text equals need not be looked for again.
        result.append(found == [typed] ? [] : Set(found))
        if found == [typed] { folds[folded(typed)] = [] }
      }
    }
    if folds.isEmpty { return result }
    for text in try texts(of: column, in: .folding(EqualTexts(Set(folds.keys)))) {
      folds[folded(text)]?.insert(text)
    }
    for (place, typed) in match.values.enumerated() {
      guard let found = folds[folded(typed)], !stored.contains(typed) else { continue }
      let shown = found.sorted(by: byteOrder).prefix(3).joined(separator: ", ")
      note(
        found.isEmpty ? "no value '\(typed)' in \(name)" : "\(name) \(typed): matched as \(shown)")
      result[place].formUnion(found)
    }
    return result
  }

  /// The different texts of a column that a set holds.
  private mutating func texts(
    of source: MappedColumn, in set: TextSet
  ) throws(ExecutionError) -> Set<String> {
    guard case .text(let arena) = source.column.storage else { return [] }
    let test = try textTest(.column(source), set)
    if case .texts = test {
      let threads = testers.sharing(arena.count)
      expectReadying(Double(arena.count) * set.cost / threads)
    }
    let rows = try evaluate(test, rowCount: arena.count).yes.rows
    let vector = Vector(type: .text, values: .prose(Prose(arena, at: rows)))
    try take(textsOf: vector, for: .sets)
    let found = try DistinctTexts(Prose(arena, at: rows), vector.known) {
      () throws(ExecutionError) in try cancellation.check()
    }
    return Set(found.firstPlaces.map { arena.text(at: Int(rows[Int($0)])) })
  }
}
