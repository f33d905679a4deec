import Testing

@testable import Store

/// Memory as a file that lies in it would have it.
@safe private final class Region: MemoryRegion, @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ content: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 64)
    unsafe memory.copyBytes(from: content)
    unsafe bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { unsafe bytes.deallocate() }
}

@Suite("Cells are read as the array or the region that they are made of")
struct CellsTests {
  private static let counts = Array(0...200)

  @Test("every element, part and loop is that of the array")
  func ofArrays() {
    for count in Self.counts {
      let array = (0..<count).map { Int32($0 &* 7919 &- 300) }
      let cells = Cells(array)
      #expect(cells.count == count)
      #expect(Array(cells) == array)
      #expect(cells.array == array)
      #expect(cells.indices.map { cells[$0] } == array)
      var sum = 0
      let span = cells.span
      for place in span.indices { sum += Int(span[place]) }
      #expect(sum == array.reduce(0) { $0 + Int($1) })
      #expect(cells == array.cells { $0 })
      for start in [0, count / 3, count] {
        let part = cells.slice(start..<count)
        #expect(part.array == Array(array[start...]))
        #expect(part.indices == 0..<(count - start))
      }
    }
  }

  @Test("a change of the array that they were made of is none of theirs")
  func arraysChange() {
    var array: [UInt8] = [1, 2, 3]
    let cells = Cells(array)
    array[0] = 9
    #expect(cells == [1, 2, 3])
    #expect(cells != Cells(array))
    #expect(cells.array == [1, 2, 3])
  }

  @Test("of a region they are what lies there, and nothing that does not")
  func ofRegions() throws {
    for count in Self.counts {
      let content = (0..<UInt8(count)).map { $0 &* 31 }
      let region = Region(content)
      for offset in [0, 4, 8, count] {
        let bytes = Cells<UInt8>(in: region, at: offset, count: max(0, count - offset))
        #expect(bytes?.array == (offset <= count ? Array(content[offset...]) : nil))
        #expect(Cells<UInt8>(in: region, at: offset, count: count - offset + 1) == nil)
        let words = Cells<UInt32>(in: region, at: offset, count: (count - offset) / 4)
        if offset % 4 == 0, offset <= count {
          let expected = stride(from: offset, to: count - 3, by: 4).map { place in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(content[place + $1]) << UInt32(8 * $1) }
          }
          #expect(words?.array == expected)
        }
      }
    }
  }

  @Test("places that overflow, are negative or not aligned are refused")
  func refused() {
    let region = Region([UInt8](repeating: 1, count: 64))
    #expect(Cells<Int64>(in: region, at: 0, count: .max) == nil)
    #expect(Cells<Int64>(in: region, at: -8, count: 1) == nil)
    #expect(Cells<Int64>(in: region, at: 8, count: -1) == nil)
    #expect(Cells<Int64>(in: region, at: .max, count: 1) == nil)
    #expect(Cells<Int64>(in: region, at: 57, count: 1) == nil)
    #expect(Cells<Int64>(in: region, at: 4, count: 1) == nil)
    #expect(Cells<Int64>(in: region, at: 56, count: 1) != nil)
  }

  @Test("a region is kept while some part of it is, and no longer")
  func kept() {
    weak var left: Region?
    var part: Cells<UInt8>?
    do {
      let region = Region([1, 2, 3, 4])
      left = region
      part = Cells<UInt8>(in: region, at: 0, count: 4)?.slice(2..<4)
    }
    #expect(left != nil)
    #expect(part?.array == [3, 4])
    part = nil
    #expect(left == nil)
  }
}
