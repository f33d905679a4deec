import Files
import Glibc
import Testing

@testable import Shell

struct StandardOutputTests {
  @Test("A full disk is an error at the last moment too")
  func full() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var output = StandardOutput(descriptor: descriptor)
    output.write("rows")
    #expect(output.error == nil)
    let error = output.finish()
    #expect(error?.description == "cannot write standard output: No space left on device")
  }

  @Test("The first failure stays, and nothing is written after it")
  func sticky() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var output = StandardOutput(descriptor: descriptor, capacity: 4)
    output.write("rows and rows")
    #expect(output.error?.code == ENOSPC)
    output.write("more")
    #expect(output.flush()?.code == ENOSPC)
    #expect(output.finish()?.code == ENOSPC)
  }

  @Test("A closed stream is an error only for what is written to it")
  func closed() {
    var output = StandardOutput(descriptor: 99_999)
    output.write("x")
    #expect(output.finish()?.code == EBADF)
    #expect(StandardOutput(descriptor: 99_999).finish() == nil)
  }

  @Test("A channel that no one reads is an error and not the end of the process")
  func brokenPipe() throws {
    StandardOutput.prepareProcess()
    let (reading, writing) = try makeChannel()
    close(reading)
    defer { close(writing) }
    var output = StandardOutput(descriptor: writing)
    output.write("x")
    #expect(output.finish()?.description == "cannot write standard output: Broken pipe")
  }

  @Test("All bytes arrive through a channel that takes a little at a time")
  func slowReader() async throws {
    let (reading, writing) = try makeChannel()
    let text = String(repeating: "0123456789абв\n", count: 40_000)
    let writer = Task.detached {
      var output = StandardOutput(descriptor: writing, capacity: 300_000)
      output.write(text)
      let error = output.finish()
      close(writing)
      return error
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 7_001)
    while true {
      let count = unsafe read(reading, &chunk, chunk.count)
      if count == 0 { break }
      if count > 0 { bytes += chunk.prefix(count) } else { await Task.yield() }
    }
    close(reading)
    #expect(await writer.value == nil)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}

/// Two connected ends that never block, and that no program started meanwhile keeps open.
private func makeChannel() throws -> (reading: Int32, writing: Int32) {
  var ends: [Int32] = [0, 0]
  let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
  guard unsafe socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else {
    throw POSIXFailure(code: errno)
  }
  return (ends[0], ends[1])
}
