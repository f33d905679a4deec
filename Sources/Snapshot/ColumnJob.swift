import Model
import Store
import Synchronization
import Threading

/// One column, link or prose's words to be read, independent of all others.
struct ColumnJob: Sendable {
  /// `cases.faction`
  let name: String
  let type: ValueType
  let rowCount: Int
  let layout: Layout
  let sections: ArraySlice<Section>

  enum Layout {
    case values(ColumnLayout)
    case link(targetCount: Int)
    case words
  }

  /// What was read; one of these.
  struct Result {
    var column: Stored<Column>?
    var link: Stored<LinkIndex>?
    var words: Stored<WordPostings>?
  }

  /// Bytes of all columns from which on several threads read them.
  private static let threadedBytes = 1 << 22

  /// Does all jobs, on several threads where it pays; gives what each read.
  ///
  /// - Throws: The error of the first job, in their order, among those that failed.
  static func run(_ jobs: [ColumnJob], on bytes: SnapshotBytes) throws(SnapshotError) -> [Result] {
    // The greatest first, so that none is left over when the others are done.
    let order = jobs.indices.sorted { jobs[$0].byteCount > jobs[$1].byteCount }
    let board = JobBoard(order: order, count: jobs.count)
    let work: @Sendable () -> Void = {
      while let index = board.next() {
        do throws(SnapshotError) {
          board.keep(try jobs[index].read(bytes), of: index)
        } catch {
          board.keep(error, of: index)
        }
      }
    }
    let threads = bytes.count < threadedBytes ? 1 : Threads.usualCount
    Threads.run(work, beside: threads - 1, work)
    return try board.results()
  }

  private var byteCount: Int { sections.reduce(0) { $0 + $1.length } }

  /// Hands out jobs, and keeps what came of them.
  private final class JobBoard: Sendable {
    private let state: Mutex<State>

    private struct State {
      var waiting: ArraySlice<Int>
      var results: [Result?]
      var faults: [Int: SnapshotError] = [:]
    }

    init(order: [Int], count: Int) {
      state = Mutex(State(waiting: order[...], results: Array(repeating: nil, count: count)))
    }

    /// The next job; nil if all are taken, or one has failed.
    func next() -> Int? { state.withLock { $0.faults.isEmpty ? $0.waiting.popFirst() : nil } }

    func keep(_ result: Result, of job: Int) { state.withLock { $0.results[job] = result } }
    func keep(_ fault: SnapshotError, of job: Int) { state.withLock { $0.faults[job] = fault } }

    func results() throws(SnapshotError) -> [Result] {
      let (results, fault) = state.withLock { state in
        (state.results, state.faults.min { $0.key < $1.key }?.value)
      }
      if let fault { throw fault }
      return results.compactMap(\.self)
    }
  }
}

// MARK: - Reading

extension ColumnJob {
  fileprivate func read(_ bytes: SnapshotBytes) throws(SnapshotError) -> Result {
    var sections = ColumnSections(bytes, sections)
    switch layout {
    case .values(let layout): return Result(column: Stored(try column(layout, &sections)))
    case .link(let targetCount): return Result(link: Stored(try link(targetCount, &sections)))
    case .words: return Result(words: Stored(try sections.postings(of: name)))
    }
  }

  /// Puts the job off until its part is first asked for; what is wrong then is put down as damage.
  ///
  /// - Throws: If the sections have no room for the rows that there are said to be: what stands in
  ///   for a damaged part has as many.
  func later(_ bytes: SnapshotBytes, _ damage: Damage) throws(SnapshotError) -> Result {
    try checkRoom(bytes)
    switch layout {
    case .values(let layout):
      return Result(
        column: Stored {
          var sections = ColumnSections(bytes, sections)
          do throws(SnapshotError) {
            return try column(layout, &sections)
          } catch {
            damage.note(error.datasetFault)
            return Column(unknown: rowCount, of: type, storedAs: layout.kind)
          }
        })
    case .link(let targetCount):
      return Result(
        link: Stored {
          var sections = ColumnSections(bytes, sections)
          do throws(SnapshotError) {
            return try link(targetCount, &sections)
          } catch {
            damage.note(error.datasetFault)
            return LinkIndex(
              targets: Cells(repeating: -1, count: rowCount), targetCount: targetCount)
          }
        })
    case .words:
      return Result(
        words: Stored {
          var sections = ColumnSections(bytes, sections)
          do throws(SnapshotError) {
            return try sections.postings(of: name)
          } catch {
            damage.note(error.datasetFault)
            return .empty
          }
        })
    }
  }

  private func checkRoom(_ bytes: SnapshotBytes) throws(SnapshotError) {
    guard let bitsPerRow = layout.bitsPerRow else { return }
    var rows = [rowCount]
    var bits = [bitsPerRow]
    if case .link(let targetCount) = layout {
      rows.append(targetCount)
      bits.append(32)
    }
    for ((section, rows), bits) in zip(zip(sections, rows), bits)
    where rows > section.length * 8 / bits {
      throw bytes.fault(
        .wrongContents, section.name, "it has \(section.length) bytes, not what its table asks for")
    }
  }

  private func link(
    _ targetCount: Int, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> LinkIndex {
    let name = self.name + " targets"
    let targets: Cells<Int32> = try sections.values(name, rowCount)
    guard ContentCheck.all(targets, in: -1...Int32(targetCount - 1)) else {
      throw sections.fault(name, "a row points to one that is not there")
    }
    let offsets: Cells<Int32> = try sections.values(self.name + " link offsets", targetCount + 1)
    let count = ContentCheck.countOfRows(targets)
    guard ContentCheck.part(offsets, upTo: count) else {
      throw sections.fault(self.name + " link offsets", "the offsets are not those of the rows")
    }
    let sources: Cells<Int32> = try sections.values(self.name + " link sources", count)
    guard ContentCheck.all(sources, in: 0...Int32(max(1, rowCount) - 1)) else {
      throw sections.fault(self.name + " link sources", "a row is not there")
    }
    // Every query that follows the link walks the targets as an array: they are copied once, here.
    return LinkIndex(targets: Cells(targets.array), offsets: offsets, sources: sources)
  }

  private func column(
    _ layout: ColumnLayout, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> Column {
    let storage = try storage(layout, &sections)
    let unknown = layout.hasUnknown ? try sections.bitmap(name + " unknown", rows: rowCount) : nil
    let none = layout.hasNone ? try sections.bitmap(name + " none", rows: rowCount) : nil
    if let unknown, let none, !unknown.intersection(none).isEmpty {
      throw sections.fault(name + " none", "a row is both unknown and none")
    }
    let column = Column(type: type, storage: storage, unknown: unknown, none: none)
    if layout.kind.isCoded, layout.valueCount == 0, column.knownRows.isEmpty == false {
      throw sections.fault(name + " codes", "rows have values, and the dictionary has none")
    }
    return column
  }

  private func storage(
    _ layout: ColumnLayout, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> Column.Storage {
    switch layout.kind {
    case .codes8:
      let (codes, values) = try coded(layout, &sections, by: UInt8.self)
      return .codes8(codes, values)
    case .codes16:
      let (codes, values) = try coded(layout, &sections, by: UInt16.self)
      return .codes16(codes, values)
    case .codes32:
      let (codes, values) = try coded(layout, &sections, by: UInt32.self)
      return .codes32(codes, values)
    case .text:
      return .text(
        try sections.texts(
          name + " text offsets", name + " text", count: rowCount, bytes: layout.textBytes))
    case .integers8, .integers16, .integers32, .integers64:
      let numbers = try integers(layout, &sections)
      return type == .date ? .days(try days(numbers, sections)) : .integers(numbers)
    case .numbers:
      let numbers: Cells<Double> = try sections.values(name + " values", rowCount)
      guard !numbers.contains(where: \.isNaN) else {
        throw sections.fault(name + " values", "a number is none")
      }
      return .numbers(numbers)
    case .booleans: return .booleans(try sections.bitmap(name + " values", rows: rowCount))
    case .dayRanges: return .dayRanges(try dayRanges(layout, &sections))
    case .durations:
      let least: Cells<Int32> = try sections.values(name + " least", rowCount)
      let most: Cells<Int32> = try sections.values(name + " most", rowCount)
      guard ContentCheck.areOrdered(least, most) else {
        throw sections.fault(name + " most", "a greatest number of days is less than the least")
      }
      return .durations(least: least, most: most)
    }
  }

  private func coded<Code: FixedWidthInteger & BitwiseCopyable>(
    _ layout: ColumnLayout, _ sections: inout ColumnSections, by type: Code.Type
  ) throws(SnapshotError) -> (Cells<Code>, TextDictionary) {
    let codes: Cells<Code> = try sections.values(name + " codes", rowCount)
    let arena = try sections.texts(
      name + " values offsets", name + " values text", count: layout.valueCount,
      bytes: layout.textBytes)
    guard ContentCheck.areSorted(arena) else {
      throw sections.fault(name + " values text", "the values are out of order")
    }
    guard let greatest = Code(exactly: max(1, layout.valueCount) - 1) else {
      throw sections.fault("columns", "\(name) has more values than its codes can tell apart")
    }
    guard ContentCheck.all(codes, in: 0...greatest) else {
      throw sections.fault(name + " codes", "a code stands for no value")
    }
    return (codes, TextDictionary(sorted: arena))
  }

  private func integers(
    _ layout: ColumnLayout, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> Integers {
    let name = self.name + " values"
    let base = Int64(layout.base)
    guard Integers.bases.contains(base) else {
      throw sections.fault("columns", "\(self.name) has numbers of more than 64 bits")
    }
    switch layout.kind {
    case .integers8: return Integers(base: base, .bytes(try sections.values(name, rowCount)))
    case .integers16: return Integers(base: base, .words(try sections.values(name, rowCount)))
    case .integers32: return Integers(base: base, .wide(try sections.values(name, rowCount)))
    default:
      guard base == 0 else {
        throw sections.fault("columns", "\(self.name) counts numbers of 64 bits from another")
      }
      return Integers(base: 0, .numbers(try sections.values(name, rowCount)))
    }
  }

  private func days(
    _ part: String, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> Cells<Int32> {
    let days: Cells<Int32> = try sections.values(name + " " + part, rowCount)
    guard ContentCheck.all(days, in: Day.distantPast.number...Day.distantFuture.number) else {
      throw sections.fault(name + " " + part, "a day outside the calendar")
    }
    return days
  }

  /// Numbers as days, which must all lie in the calendar.
  private func days(
    _ numbers: Integers, _ sections: ColumnSections
  ) throws(SnapshotError) -> Integers {
    guard ContentCheck.all(numbers, in: Day.distantPast.number...Day.distantFuture.number) else {
      throw sections.fault(name + " values", "a day outside the calendar")
    }
    return numbers
  }

  private func dayRanges(
    _ layout: ColumnLayout, _ sections: inout ColumnSections
  ) throws(SnapshotError) -> DayRanges {
    let earliest = try days("earliest", &sections)
    let latest = try days("latest", &sections)
    guard ContentCheck.areOrdered(earliest, latest) else {
      throw sections.fault(name + " latest", "a last possible day comes before the first")
    }
    let codes: Cells<UInt32> =
      layout.hasNotationCodes ? try sections.values(name + " notation codes", rowCount) : []
    let notations: [String] = try sections.record(name + " notations")
    guard let first = notations.first, first.isEmpty else {
      throw sections.fault(name + " notations", "the first, of plain days, is not empty")
    }
    guard ContentCheck.all(codes, in: 0...UInt32(clamping: notations.count - 1)) else {
      throw sections.fault(name + " notation codes", "a code stands for no notation")
    }
    return DayRanges(
      earliest: earliest, latest: latest, notationCodes: codes, notations: notations)
  }
}

extension Column {
  /// A column of which nothing is known.
  fileprivate init(unknown count: Int, of type: ValueType, storedAs kind: ColumnLayout.Kind) {
    let numbers = Integers(base: 0, .bytes(Cells(repeating: 0, count: count)))
    let storage: Storage =
      switch kind {
      case .codes8, .codes16, .codes32, .text:
        .codes8(Cells(repeating: 0, count: count), TextDictionary(sorted: []))
      case .integers8, .integers16, .integers32, .integers64:
        type == .date ? .days(numbers) : .integers(numbers)
      case .numbers: .numbers(Cells(repeating: 0, count: count))
      case .booleans: .booleans(Bitmap(repeating: false, count: count))
      case .dayRanges: .days(numbers)
      case .durations: .durations(least: numbers.days, most: numbers.days)
      }
    self.init(type: type, storage: storage, unknown: Bitmap(repeating: true, count: count))
  }
}

extension ColumnJob.Layout {
  /// How many bits of its first section each row has; nil where rows do not tell its length.
  fileprivate var bitsPerRow: Int? {
    switch self {
    case .link: 32
    case .words: nil
    case .values(let layout):
      switch layout.kind {
      case .booleans: 1
      case .codes8, .integers8: 8
      case .codes16, .integers16: 16
      case .codes32, .integers32, .dayRanges, .durations: 32
      case .text: 8 * TextOffsets.width(upTo: layout.textBytes)
      case .integers64, .numbers: 64
      }
    }
  }
}

extension ColumnLayout.Kind {
  /// True for codes of a dictionary.
  fileprivate var isCoded: Bool { self == .codes8 || self == .codes16 || self == .codes32 }
}
