import Model
import Plan
import Store

/// A function of one value, row by row. A rounded number too large for a whole number is unknown.
func applied(_ function: ScalarFunction, _ vector: Vector) -> Vector {
  let type = function.resultType(of: vector.type)
  let values: Vector.Values
  var failed = Bitmap(repeating: false, count: vector.count)
  switch (function, vector.values) {
  case (.abs, .integers(let integers)):
    values = .integers(
      integers.enumerated().cells { row, value in
        if value == .min { failed[row] = true }
        return value == .min ? 0 : Swift.abs(value)
      })
  case (.abs, .numbers(let numbers)): values = .numbers(numbers.cells { Swift.abs($0) })
  case (.abs, .durations(let least, let most)):
    values = .durations(
      least: zip(least, most).cells { $0 <= 0 && $1 >= 0 ? 0 : min(magnitude($0), magnitude($1)) },
      most: zip(least, most).cells { max(magnitude($0), magnitude($1)) })
  case (.round, .integers): values = vector.values
  case (.round, .numbers(let numbers)):
    values = .integers(
      numbers.enumerated().cells { row, number in
        let whole = Int64(exactly: number.rounded(.toNearestOrAwayFromZero))
        if whole == nil { failed[row] = true }
        return whole ?? 0
      })
  default:
    guard let texts = vector.texts else {
      return Vector(repeating: .unknown, type: type, count: vector.count)
    }
    switch function {
    case .length: values = .integers(texts.numbers(characterCount))
    case .words: values = .integers(texts.numbers(wordCount))
    case .lower: values = .prose(texts.rewritten(appendLowercased))
    case .upper: values = .prose(texts.rewritten(appendUppercased))
    case .abs, .round: return Vector(repeating: .unknown, type: type, count: vector.count)
    }
  }
  let unknown = vector.unknown.map { $0.union(failed) } ?? failed
  return Vector(type: type, values: values, unknown: unknown, none: vector.none)
}

private func magnitude(_ days: Int32) -> Int32 { Int32(clamping: days.magnitude) }

/// For each row one of two values, by what a test says; unknown where it is unsure.
func chosen(
  _ truth: BlockTruth, _ then: Vector, _ otherwise: Vector, _ type: ValueType
) -> Vector {
  let count = then.count
  let yes = Bitmap(words: truth.yes, count: count)
  let unsure = Bitmap(words: subtracted(truth.possible.span, truth.yes.span), count: count)
  let none = Bitmap(repeating: false, count: count)
  func merged<Value>(_ left: Cells<Value>, _ right: Cells<Value>) -> Cells<Value> {
    left.indices.cells { yes[$0] ? left[$0] : right[$0] }
  }
  func merged<Value>(_ left: [Value], _ right: [Value]) -> [Value] {
    left.indices.map { yes[$0] ? left[$0] : right[$0] }
  }
  func merged(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap {
    (left ?? none).intersection(yes).union((right ?? none).subtracting(yes))
  }
  let values: Vector.Values
  switch (then.values, otherwise.values) {
  case (.integers(let left), .integers(let right)): values = .integers(merged(left, right))
  case (.booleans(let left), .booleans(let right)): values = .booleans(merged(left, right))
  case (.dates(let earliest, let latest), .dates(let otherEarliest, let otherLatest)):
    values = .dates(
      earliest: merged(earliest, otherEarliest), latest: merged(latest, otherLatest))
  case (.durations(let least, let most), .durations(let otherLeast, let otherMost)):
    values = .durations(least: merged(least, otherLeast), most: merged(most, otherMost))
  default:
    if let left = then.texts, let right = otherwise.texts {
      values = .prose(Prose(left, where: yes, else: right))
    } else if let left = then.doubles, let right = otherwise.doubles {
      values = .numbers(Cells(merged(left, right)))
    } else {
      return Vector(repeating: .unknown, type: type, count: count)
    }
  }
  return Vector(
    type: type, values: values, unknown: merged(then.unknown, otherwise.unknown).union(unsure),
    none: merged(then.none, otherwise.none).subtracting(unsure))
}
