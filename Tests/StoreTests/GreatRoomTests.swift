import Glibc
import Testing

@testable import Store

@Suite("Room of a great array that is made ready ahead")
struct GreatRoomTests {
  private let page = GreatRoom.pageBytes

  @Test("begins behind what is filled, and ends with the array's room")
  func place() throws {
    var bytes: [UInt8] = [1, 2, 3]
    #expect([UInt8]().greatRoom == nil)
    #expect(bytes.greatRoom == nil)
    bytes.reserveGreatCapacity(8 * page)
    let room = try #require(bytes.greatRoom)
    #expect(room.byteCount % page == 0)
    #expect((6 * page...8 * page).contains(room.byteCount))
    bytes.append(contentsOf: repeatElement(7, count: 5 * page))
    let rest = try #require(bytes.greatRoom)
    #expect((1 * page...3 * page).contains(rest.byteCount))
    bytes.append(contentsOf: repeatElement(7, count: bytes.capacity - bytes.count))
    #expect(bytes.greatRoom == nil)
  }

  @Test("goes no further than some pages ahead, and on from there when more is filled")
  func pages() throws {
    var bytes: [UInt8] = [1]
    bytes.reserveGreatCapacity(16 * page)
    func readyPages(after last: inout GreatRoom?) -> Int {
      var count = 0
      while let next = bytes.greatRoom?.page(after: last) {
        #expect(next.byteCount == page)
        last = next
        count += 1
      }
      return count
    }
    var last: GreatRoom?
    #expect(readyPages(after: &last) == GreatRoom.aheadBytes / page)
    #expect(readyPages(after: &last) == 0)
    bytes.append(contentsOf: repeatElement(7, count: 2 * page))
    #expect(readyPages(after: &last) == 2)
  }

  @Test("is there when it was made ready, and no byte is changed")
  func ready() throws {
    var bytes: [UInt8] = Array(0..<100)
    bytes.reserveGreatCapacity(4 * page)
    let room = try #require(bytes.greatRoom?.page(after: nil))
    room.makeReady()
    #expect(bytes == Array(0..<100))
    bytes.append(contentsOf: repeatElement(7, count: 3 * page))
    #expect(bytes.prefix(100) == Array(0..<100)[...])
    // What has gone since is let alone.
    bytes = []
    room.makeReady()
  }
}
