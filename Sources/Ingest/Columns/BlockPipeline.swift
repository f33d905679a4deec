import Store
import Threading

/// What is done with every block of a table, one block after the other.
protocol BlockLane: AnyObject {
  /// Takes the next block; `slot` says in which of the pipeline's slots it lies.
  func take(_ block: CellBlock, slot: Int)
  /// Where the next blocks will be laid; to be asked for by who gave the last one.
  var room: GreatRoom? { get }
}

extension BlockLane {
  var room: GreatRoom? { nil }
}

/// Gives a table's blocks to lanes, on several threads.
///
/// One thread reads the blocks, in their order, and helps with the lanes when there is nothing to
/// read ahead; the others work at the lanes. A lane takes the blocks in their order and one at a
/// time, so what it makes of them is the same whatever the number of threads. A thread that would
/// have to wait makes room ready for a lane in the meantime.
final class BlockPipeline: @unchecked Sendable {
  // What the threads share is touched inside the monitor alone. A block is changed by the reader
  // while no lane may take it, and read by lanes after that; a lane is held by one thread.
  private let monitor = Monitor()
  private let lanes: [any BlockLane]
  private let slots: [BlockSlot]
  /// Blocks that each lane has taken.
  private var taken: [Int]
  private var isHeld: [Bool]
  /// Where each lane goes on, and the last of that which was made ready.
  private var rooms: [(ahead: GreatRoom?, ready: GreatRoom?)]
  private var readCount = 0
  /// Blocks that all lanes have taken and that were given back.
  private var retiredCount = 0
  /// True once there is nothing more to read.
  private var isEnded = false
  /// True once something has failed.
  private var isStopped = false

  private final class BlockSlot {
    var block = CellBlock()
  }

  /// Blocks that are in work at once: enough for each thread to find something to do, and few
  /// enough to stay near the processor.
  static let slotCount = 6

  init(_ lanes: [any BlockLane]) {
    self.lanes = lanes
    slots = (0..<Self.slotCount).map { _ in BlockSlot() }
    taken = Array(repeating: 0, count: lanes.count)
    isHeld = Array(repeating: false, count: lanes.count)
    rooms = Array(repeating: (nil, nil), count: lanes.count)
  }

  /// Reads all blocks and gives them to the lanes; `retire` gets each block when all lanes have
  /// taken it, in order, with its slot.
  ///
  /// Further threads are started for the second block, so that a small file needs none.
  func run(
    threads: Int, read: (inout CellBlock) throws(LoadError) -> Bool,
    retire: (CellBlock, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    var failure: LoadError?
    func work() {
      do throws(LoadError) {
        while try step(read, retire) {}
      } catch {
        failure = error
        monitor.inside {
          isStopped = true
          monitor.wake()
        }
      }
    }
    for _ in 0..<2 where !isEnded { try readNext(read, retire) }
    if readCount > 1 && threads > 1 {
      Threads.run(work, beside: threads - 1) { self.help() }
    } else if readCount == 1 && isEnded {
      for lane in lanes { lane.take(slots[0].block, slot: 0) }
    } else {
      work()
    }
    if let failure { throw failure }
    while retiredCount < readCount { try retireNext(retire) }
  }

  private enum Step {
    case read
    case lane(Int)
    case room(GreatRoom)
    case done
  }

  /// Does what is next to do; false if all is done.
  private func step(
    _ read: (inout CellBlock) throws(LoadError) -> Bool,
    _ retire: (CellBlock, Int) throws(LoadError) -> Void
  ) throws(LoadError) -> Bool {
    switch next(mayRead: true) {
    case .read: try readNext(read, retire)
    case .lane(let lane): take(lane)
    case .room(let room): room.makeReady()
    case .done: return false
    }
    return true
  }

  private func help() {
    while true {
      switch next(mayRead: false) {
      case .lane(let lane): take(lane)
      case .room(let room): room.makeReady()
      case .read, .done: return
      }
    }
  }

  /// Finds something to do, and waits for it if need be.
  private func next(mayRead: Bool) -> Step {
    monitor.inside {
      while !isStopped {
        let least = taken.min() ?? readCount
        if mayRead && !isEnded && readCount - least < Self.slotCount { return .read }
        if let lane = readyLane() {
          isHeld[lane] = true
          return .lane(lane)
        }
        if isEnded && least == readCount { return .done }
        if let room = nextRoom() { return .room(room) }
        monitor.wait()
      }
      return .done
    }
  }

  /// The free lane that is furthest behind; nil if none has a block to take.
  private func readyLane() -> Int? {
    var found: Int?
    for lane in lanes.indices where !isHeld[lane] && taken[lane] < readCount {
      if let other = found, taken[other] <= taken[lane] { continue }
      found = lane
    }
    return found
  }

  /// Room that a lane will soon need; nil if all of it is ready.
  private func nextRoom() -> GreatRoom? {
    guard !isEnded else { return nil }
    for lane in rooms.indices {
      guard let page = rooms[lane].ahead?.page(after: rooms[lane].ready) else { continue }
      rooms[lane].ready = page
      return page
    }
    return nil
  }

  private func take(_ lane: Int) {
    let slot = monitor.inside { taken[lane] % Self.slotCount }
    lanes[lane].take(slots[slot].block, slot: slot)
    let room = lanes[lane].room
    monitor.inside {
      taken[lane] += 1
      isHeld[lane] = false
      rooms[lane].ahead = room
      monitor.wake()
    }
  }

  private func readNext(
    _ read: (inout CellBlock) throws(LoadError) -> Bool,
    _ retire: (CellBlock, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    let number = monitor.inside { readCount }
    let slot = slots[number % Self.slotCount]
    if number - retiredCount == Self.slotCount { try retireNext(retire) }
    // Taken out, so that the reader changes the block in place.
    var block = CellBlock()
    swap(&block, &slot.block)
    let isRead = try read(&block)
    swap(&block, &slot.block)
    monitor.inside {
      if isRead { readCount += 1 } else { isEnded = true }
      monitor.wake()
    }
  }

  private func retireNext(
    _ retire: (CellBlock, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    let slot = retiredCount % Self.slotCount
    retiredCount += 1
    try retire(slots[slot].block, slot)
  }
}
