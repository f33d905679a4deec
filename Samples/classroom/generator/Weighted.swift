/// A choice among values, each as likely as its whole-number weight.
struct Weighted<Value: Sendable>: Sendable {
  private let values: [Value]
  /// The sum of the weights up to and with each value.
  private let cumulative: [Int]

  /// Takes pairs of a value and its weight; at least one weight is above zero.
  init(_ pairs: [(Value, Int)]) {
    values = pairs.map(\.0)
    var total = 0
    cumulative = pairs.map { pair in
      total += pair.1
      return total
    }
    precondition(total > 0, "a weighted choice needs a weight above zero")
  }

  /// Draws one value.
  func draw(_ random: inout SplitMix64) -> Value {
    let total = cumulative[cumulative.count - 1]
    let target = random.below(total)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return values[low]
  }
}

/// Draws `count` different numbers of `pool`, in the order drawn, each by its weight among those
/// left.
func drawDistinct(
  _ count: Int, of pool: [Int], random: inout SplitMix64, weight: (Int) -> Int
) -> [Int] {
  precondition(count <= pool.count, "cannot draw more than there are")
  var left = pool.map { (index: $0, weight: weight($0)) }
  var total = left.reduce(0) { $0 + $1.weight }
  var drawn: [Int] = []
  while drawn.count < count {
    var target = random.below(total)
    var place = 0
    while target >= left[place].weight {
      target -= left[place].weight
      place += 1
    }
    let chosen = left.remove(at: place)
    total -= chosen.weight
    drawn.append(chosen.index)
  }
  return drawn
}
