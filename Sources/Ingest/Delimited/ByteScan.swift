import CScan

/// Scans bytes with the loops in C, within the bounds that stand here.
package enum ByteScan {
  /// Appends the next records to a block, from a record's start on; `cscan_records` says where it
  /// stops, and what cells with doubled quotes look like.
  ///
  /// - Returns: the byte after the last record, and its line.
  static func appendRecords(
    in bytes: [UInt8], from start: Int, line: Int, max: Int, columnCount: Int,
    _ dialect: DelimitedDialect, to block: inout CellBlock, isPortable: Bool = false
  ) -> (position: Int, line: Int) {
    precondition(0 <= start && start <= bytes.count && columnCount > 0, "there is a record")
    let form = cscan_form(
      columns: columnCount, delimiter: dialect.delimiter, quote: dialect.quote)
    var way = cscan_way(count: 0, position: start, line: line)
    unsafe appendRoom(columnCount, max, &block.cells, &block.records) { cells, records in
      unsafe bytes.withUnsafeBufferPointer { source in
        guard let text = source.baseAddress else { return }
        let room = unsafe cscan_room(max: max, cells: cells, records: records)
        way = unsafe cscan_records(text, start, source.count, line, form, room, isPortable)
      }
      return way.count
    }
    return (way.position, way.line)
  }

  /// Makes room for as many records at the ends of two arrays; what fills it says how many it has
  /// put there.
  private static func appendRoom(
    _ columnCount: Int, _ max: Int, _ cells: inout [Cell], _ records: inout [Record],
    fill: (UnsafeMutablePointer<cscan_cell>?, UnsafeMutablePointer<cscan_record>?) -> Int
  ) {
    cells.append(addingCapacity: max * columnCount) { cells in
      records.append(addingCapacity: max) { records in
        unsafe cells.withUnsafeMutableBufferPointer { cells, cellCount in
          unsafe records.withUnsafeMutableBufferPointer { records, recordCount in
            // A cell and a record are those in C and nothing else.
            let cellPlace = UnsafeMutableRawPointer(cells.baseAddress)
            let recordPlace = UnsafeMutableRawPointer(records.baseAddress)
            recordCount = unsafe fill(
              cellPlace?.assumingMemoryBound(to: cscan_cell.self),
              recordPlace?.assumingMemoryBound(to: cscan_record.self))
            cellCount = recordCount * columnCount
          }
        }
      }
    }
  }

  /// True if all bytes are characters of UTF-8.
  package static func isUTF8(_ source: Span<UInt8>, isPortable: Bool = false) -> Bool {
    unsafe source.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return true }
      return unsafe isPortable
        ? cscan_is_utf8_portable(first, bytes.count) : cscan_is_utf8(first, bytes.count)
    }
  }

  /// Asks for what is soon to be read of a column to come near the processor: the bytes of one of
  /// its next cells, and the places of those after it, which the thread that found them has near.
  @inline(__always)
  static func fetch(_ source: Span<UInt8>, for cells: Span<Cell>, after place: Int, of columns: Int)
  {
    let next = place &+ columns &* CellBlock.fetchedAhead
    guard next < cells.count else { return }
    let later = min(place &+ columns &* CellBlock.placesFetchedAhead, cells.count &- 1)
    unsafe cells.withUnsafeBufferPointer { cells in
      guard let first = cells.baseAddress else { return }
      unsafe cscan_fetch(UnsafeRawPointer(first + later))
    }
    let start = cells[next].start
    guard start < source.count else { return }
    unsafe source.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { unsafe cscan_fetch(first + start) }
    }
  }

  /// Eight bytes as a number, the first of them lowest.
  @inline(__always)
  static func word(_ source: Span<UInt8>, at place: Int) -> UInt64 {
    precondition(0 <= place && place <= source.count &- 8, "the bytes lie in the text")
    return unsafe source.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return 0 }
      return UInt64(littleEndian: unsafe cscan_word(first + place, 8))
    }
  }

  /// A seed of each run's own, which keeps a file from being written so that its texts collide.
  static func seed() -> UInt64 {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }

  /// A text's hash under a seed.
  @inline(__always)
  static func hash(_ source: Span<UInt8>, _ start: Int, _ end: Int, seed: UInt64) -> UInt64 {
    precondition(0 <= start && start <= end && end <= source.count, "the text lies in the bytes")
    guard start < end else { return seed }
    return unsafe source.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return seed }
      return unsafe cscan_hash(first + start, end &- start, seed)
    }
  }

  /// True if two texts of the same length are the same.
  @inline(__always)
  static func areEqual(
    _ one: Span<UInt8>, at start: Int, _ other: Span<UInt8>, at place: Int, count: Int
  ) -> Bool {
    precondition(
      0 <= count && 0 <= start && count <= one.count &- start && 0 <= place
        && count <= other.count &- place, "both texts lie in their bytes")
    guard count > 0 else { return true }
    return unsafe one.withUnsafeBufferPointer { left in
      unsafe other.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return false }
        return unsafe cscan_equal(left + start, right + place, count)
      }
    }
  }

  /// Appends a part of bytes to others.
  @inline(__always)
  static func append(
    _ source: Span<UInt8>, _ start: Int, _ end: Int, to target: inout OutputSpan<UInt8>
  ) {
    let count = end &- start
    precondition(
      0 <= start && start <= end && end <= source.count && count <= target.freeCapacity,
      "the text lies in the bytes, and there is room for it")
    unsafe source.withUnsafeBufferPointer { bytes in
      unsafe target.withUnsafeMutableBufferPointer { room, used in
        guard let first = bytes.baseAddress, let place = room.baseAddress else { return }
        unsafe (place + used).initialize(from: first + start, count: count)
        used &+= count
      }
    }
  }
}
