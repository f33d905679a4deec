import FullText
package import Ingest
import Model
import Store
import Synchronization
import Threading

/// Writes a dataset as a snapshot, in the form that ``SnapshotFormat`` describes.
///
/// The same dataset gives the same bytes.
///
/// - Parameters:
///   - file: what `monitor` is told that is written.
///   - monitor: is told how far it is, and can stop it.
/// - Returns: What was written to.
/// - Throws: If it cannot be written, or is stopped.
package func writeSnapshot<Sink: SnapshotSink & ~Copyable>(
  of dataset: LoadedDataset, sources: [SnapshotSource], to sink: consuming Sink,
  file: String = "", monitor: LoadMonitor = LoadMonitor()
) throws(SavingError) -> Sink {
  let schema = dataset.casebook.schema
  let monitor = SavingMonitor(monitor, file: file, dataset: dataset.casebook)
  var writer = SectionWriter(sink, monitor: monitor)
  try writer.append("schema", record: schema)
  try writer.append("columns", record: dataset.casebook.tables.map { TableLayout($0) })
  try writer.append("sources", record: sources)
  try writer.append("load report", record: dataset.report)
  for (described, table) in zip(schema.tables, dataset.casebook.tables) {
    for (column, stored) in zip(described.columns, table.columns) {
      try writer.append(stored, as: described.name + "." + column.name)
    }
    for (column, link) in table.links.mapValues(\.value).sorted(by: { $0.key < $1.key }) {
      let name = described.name + "." + described.columns[column].name
      try writer.append(name + " targets", link.targets)
      try writer.append(name + " link offsets", link.offsets)
      try writer.append(name + " link sources", link.sources)
    }
    for (column, stored) in table.columns.enumerated() {
      guard case .text(let arena) = stored.storage else { continue }
      let words =
        if let words = table.words[column] { words.value } else {
          try readWords(of: arena, monitor, after: writer.bytesDone)
        }
      writer.bytesRead += arena.byteCount
      try writer.append(words, as: described.name + "." + described.columns[column].name)
    }
  }
  return try writer.finish()
}

/// Reads the words of prose.
///
/// - Parameter bytesDone: What had been written and read before.
private func readWords(
  of arena: TextArena, _ monitor: SavingMonitor, after bytesDone: Int
) throws(SavingError) -> WordPostings {
  let progress = ReadingProgress()
  return try WordPostings(of: arena, threads: Threads.usualCount) { () throws(SavingError) in
    let checks = progress.checks.add(1, ordering: .relaxed).oldValue
    let texts = min(arena.count, checks * WordPostings.textsPerCheck)
    try monitor.note(bytesDone + arena.byteCount * texts / max(1, arena.count))
  }
}

/// How often threads that read words have asked whether to go on.
private final class ReadingProgress: Sendable {
  let checks = Atomic(0)
}

extension SectionWriter where Sink: ~Copyable {
  /// Appends the sections of a column.
  fileprivate mutating func append(_ column: Column, as name: String) throws(SavingError) {
    switch column.storage {
    case .codes8(let codes, let dictionary): try append(codes, dictionary, as: name)
    case .codes16(let codes, let dictionary): try append(codes, dictionary, as: name)
    case .codes32(let codes, let dictionary): try append(codes, dictionary, as: name)
    case .text(let arena):
      try append(arena.offsets, as: name + " text offsets")
      try append(name + " text", arena.bytes)
    case .integers(let values), .days(let values):
      try append(values.distances, as: name + " values")
    case .numbers(let values): try append(name + " values", values)
    case .booleans(let bits): try append(name + " values", Cells(bits.words))
    case .dayRanges(let ranges):
      try append(name + " earliest", ranges.earliest)
      try append(name + " latest", ranges.latest)
      if !ranges.notationCodes.isEmpty {
        try append(name + " notation codes", ranges.notationCodes)
      }
      try append(name + " notations", record: ranges.notations)
    case .durations(let least, let most):
      try append(name + " least", least)
      try append(name + " most", most)
    }
    if let unknown = column.unknown { try append(name + " unknown", Cells(unknown.words)) }
    if let none = column.none { try append(name + " none", Cells(none.words)) }
  }

  private mutating func append<Code: BitwiseCopyable>(
    _ codes: Cells<Code>, _ dictionary: TextDictionary, as name: String
  ) throws(SavingError) {
    try append(name + " codes", codes)
    try append(dictionary.arena.offsets, as: name + " values offsets")
    try append(name + " values text", dictionary.arena.bytes)
  }

  /// Appends the sections of a column's words.
  fileprivate mutating func append(_ words: WordPostings, as name: String) throws(SavingError) {
    try append(words.words.offsets, as: name + " words offsets")
    try append(name + " words", words.words.bytes)
    try append(words.offsets, as: name + " postings offsets")
    try append(name + " postings", words.lists)
  }

  private mutating func append(_ offsets: TextOffsets, as name: String) throws(SavingError) {
    switch offsets {
    case .narrow(let cells): try append(name, cells)
    case .wide(let cells): try append(name, cells)
    }
  }

  private mutating func append(
    _ distances: Integers.Distances, as name: String
  ) throws(SavingError) {
    switch distances {
    case .rows(let count):
      try append(name, (0..<count).cells { Int32(truncatingIfNeeded: $0) })
    case .bytes(let cells): try append(name, cells)
    case .words(let cells): try append(name, cells)
    case .wide(let cells): try append(name, cells)
    case .numbers(let cells): try append(name, cells)
    }
  }
}
