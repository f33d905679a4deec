/// The states of a deterministic automaton that have been met, and the transitions between them.
///
/// A state is named by where its row of transitions begins. The first three rows are not states:
/// a transition to them says what else comes of it.
struct StateCache: Sendable {
  /// A transition that has not been worked out.
  static let unknown = 0
  /// Transitions of one state.
  let stride: Int
  /// A transition after which nothing can match.
  var dead: Int { stride }
  /// A transition that makes the text match.
  var matched: Int { 2 * stride }
  /// The first row that is a state.
  var firstState: Int { 3 * stride }

  /// Where each state goes on each symbol, row after row.
  private(set) var transitions: [UInt32]
  private var states: [Threads] = []
  private var numbers: [Threads: Int] = [:]
  private var bytes = 0
  private let bytesMax: Int
  /// Whether a state had to be turned away.
  private(set) var isFull = false

  /// Makes an empty cache for an alphabet of `stride` symbols, the end of the text included.
  init(stride: Int, bytesMax: Int) {
    self.stride = stride
    self.bytesMax = bytesMax
    transitions = [UInt32](repeating: 0, count: 3 * stride)
  }

  /// The instructions that a state stands for.
  func threads(of state: Int) -> Threads { states[state / stride - 3] }

  /// The state for `threads`; none if it is new and there is no room for it.
  mutating func state(for threads: Threads) -> Int? {
    var key = threads
    key.leaves.sort()
    if key.leaves.isEmpty { return dead }
    if let state = numbers[key] { return state }
    let cost = MemoryLayout<UInt32>.stride * (stride + key.leaves.count) + Self.entryBytes
    guard bytes + cost <= bytesMax else {
      isFull = true
      return nil
    }
    bytes += cost
    let state = transitions.count
    transitions.append(contentsOf: repeatElement(UInt32(Self.unknown), count: stride))
    states.append(key)
    numbers[key] = state
    return state
  }

  /// Notes that `state` goes to `target` on `symbol`.
  mutating func setTransition(from state: Int, over symbol: Int, to target: Int) {
    transitions[state + symbol] = UInt32(target)
  }

  /// Forgets every state.
  mutating func removeAll() { self = StateCache(stride: stride, bytesMax: bytesMax) }

  /// Bytes that a state takes beside its transitions and instructions, roughly.
  private static let entryBytes = 128
}
