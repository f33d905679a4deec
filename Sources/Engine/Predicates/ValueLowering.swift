import Language
import Model
import Plan
import Store

/// A value as it was typed, for a column.
struct Typing: Hashable {
  let text: String
  let mode: ValueMatch.Mode
  let column: ColumnOrigin
  /// The column's name in what is told.
  let name: String
}

extension Execution {
  /// A column against values as typed: found in the column's dictionary, or in the table that the
  /// column links to.
  ///
  /// - Throws: `unsupported`, `malformedPlan`.
  mutating func lowerValues(
    _ match: ValueMatch, of reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> Test {
    let source = try resolve(reference, in: shape)
    if case .text = source.column.storage {
      let texts = try prose(match, in: source, named: reference.name)
      return try textTest(.column(source), .exactly(EqualTexts(texts)))
    }
    var stored: [String] = []
    for value in match.values {
      stored += storedValues(value, match.mode, in: source, named: reference.name)
    }
    if let dictionary = source.column.dictionary {
      return codesTest(source, CodeSet(dictionary.members(exactly: stored)))
    }
    switch source.column.storage {
    case .integers:
      let column = Computation.column(source)
      return .or(
        Set(stored.compactMap { Int($0) }).sorted().map {
          let number = Computation.constant(.integer($0), .integer)
          return rangeTest(.equal, column, number) ?? .compare(.equal, column, number)
        })
    default: throw .unsupported("values of '\(reference.name)'")
    }
  }

  /// The stored values that a typed one stands for; tells what was not found as typed.
  mutating func storedValues(
    _ typed: String, _ mode: ValueMatch.Mode, in source: MappedColumn, named name: String
  ) -> [String] {
    let values = source.column.dictionary
    if mode == .exact || values?.code(of: typed) != nil { return [typed] }
    // A condition is lowered again to say why rows are possible.
    let typing = source.origin.map { Typing(text: typed, mode: mode, column: $0, name: name) }
    if let typing, let found = typings[typing] { return found }
    let found = foundValues(typed, mode, in: source, named: name)
    if let typing { typings[typing] = found }
    return found
  }

  private mutating func foundValues(
    _ typed: String, _ mode: ValueMatch.Mode, in source: MappedColumn, named name: String
  ) -> [String] {
    let values = source.column.dictionary
    let phrase = mode == .actor ? "from \(typed)" : "\(name) \(typed)"
    var names: LinkedNames?
    if mode == .named || mode == .actor {
      names = source.origin.flatMap { LinkedNames(of: $0, in: casebook) }
    }
    if let names {
      expectReadying(Double(names.count) * Costs.boxed)
      switch names.find(typed, byWords: mode == .actor) {
      case .exactly(let key): return [key]
      case .one(let key, let label):
        note("\(phrase): matched \(label)")
        return [key]
      case .several(let labels):
        note(candidates(phrase, labels))
        return []
      case .nobody: break
      }
    }
    if let values, let found = folds(of: typed, in: values, mode, phrase) { return found }
    if values == nil && names == nil { return [typed] }
    let shown: [String]
    if let names {
      let stored = values.map { Array($0.values) } ?? []
      let all = nearest(to: typed, among: Set(names.labels + stored).sorted(by: byteOrder))
      shown = Array(all.prefix(3))
    } else {
      shown = values?.nearest(to: typed, first: 3) ?? []
    }
    let rest = shown.isEmpty ? "" : "; nearest: " + shown.joined(separator: ", ")
    note("no value '\(typed)' in \(name)\(rest)")
    return []
  }

  /// The values of a dictionary that fold to a typed one, or hold all its words; nil if none does.
  private mutating func folds(
    of typed: String, in dictionary: TextDictionary, _ mode: ValueMatch.Mode, _ phrase: String
  ) -> [String]? {
    let folds = dictionary.codes(foldingTo: typed).map { dictionary.values[$0] }
    if !folds.isEmpty {
      note("\(phrase): matched as \(folds.joined(separator: ", "))")
      return folds
    }
    guard mode == .actor else { return nil }
    let wanted = words(of: folded(typed))
    let holding = wanted.isEmpty ? [] : dictionary.values.filter { holdsWords(wanted, $0) }
    if holding.count > 1 {
      note(candidates(phrase, holding))
      return []
    }
    if let only = holding.first {
      note("\(phrase): matched \(only)")
      return [only]
    }
    return nil
  }

  private func candidates(_ phrase: String, _ labels: [String]) -> String {
    let shown = labels.prefix(8).joined(separator: ", ") + (labels.count > 8 ? ", …" : "")
    return "\(phrase): \(labels.count) candidates: \(shown); say which"
  }
}

extension TextDictionary {
  /// The values that were probably meant by a text, nearest first, at most so many.
  fileprivate func nearest(to text: String, first wanted: Int) -> [String] {
    var search = NearestSearch(text, first: wanted)
    let bytes = arena.bytes.span
    var start = arena.offsets[0]
    for code in 0..<count {
      let end = arena.offsets[code + 1]
      search.read(bytes.extracting(start..<end), code)
      start = end
    }
    return search.places.map { values[$0] }
  }
}

/// Whether a text's words hold all of some folded words, in any order.
func holdsWords(_ wanted: [Substring], _ text: String) -> Bool {
  Set(words(of: folded(text))).isSuperset(of: wanted)
}
