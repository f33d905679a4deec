import Glibc
import Testing

@testable import Shell

struct AtomicFileTests {
  @Test("A new file holds the bytes, has the permissions, and is alone in its folder")
  func newFile() throws {
    let folder = try TemporaryFolder()
    try writeAtomically(Array("a\nb".utf8), to: folder.file("out"), mode: 0o600)
    #expect(contents(folder.file("out")) == "a\nb")
    #expect(permissions(folder.file("out")) == 0o600)
    #expect(folder.names() == ["out"])
  }

  @Test(
    "An old file is replaced, and no one gains a permission",
    arguments: [(0o666, 0o640, 0o640), (0o600, 0o644, 0o600), (0o666, 0o600, 0o600)])
  func replacement(mode: UInt32, old: UInt32, new: UInt32) throws {
    let folder = try TemporaryFolder()
    try make(folder.file("out"), Array("old and longer".utf8), mode: old)
    try writeAtomically(Array("new".utf8), to: folder.file("out"), mode: mode)
    #expect(contents(folder.file("out")) == "new")
    #expect(permissions(folder.file("out")) == new)
    #expect(folder.names() == ["out"])
  }

  @Test("A symbolic link keeps pointing at the file that is replaced")
  func link() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("out"), Array("old".utf8))
    try #require(unsafe symlink("out", folder.file("link")) == 0)
    try writeAtomically(Array("new".utf8), to: folder.file("link"))
    #expect(contents(folder.file("out")) == "new")
    #expect(permissions(folder.file("link")) == 0o777)
  }

  @Test("What cannot be written is an error that names the path and the reason")
  func failures() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("file"), [])
    let expected = [
      ("/dev/full", "cannot write /dev/full: No space left on device"),
      (
        folder.file("missing/out"),
        "cannot write \(folder.file("missing/out")): No such file or directory"
      ),
      (folder.path, "cannot open \(folder.path): Is a directory"),
      (folder.file("file/out"), "cannot write \(folder.file("file/out")): Not a directory"),
      ("/dev/fd/99999", "cannot write /dev/fd/99999: Bad file descriptor"),
      ("", "cannot write : No such file or directory"),
    ]
    for (path, message) in expected {
      let error = #expect(throws: FileError.self) { try writeAtomically([1], to: path) }
      #expect(error?.description == message)
    }
    #expect(folder.names() == ["file"])
  }

  @Test("A stream of the process is written to, not replaced")
  func stream() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("out"), [])
    let descriptor = unsafe open(folder.file("out"), O_WRONLY)
    try #require(descriptor >= 0)
    try writeAtomically(Array("one ".utf8), to: "/dev/fd/\(descriptor)")
    try writeAtomically(Array("two".utf8), to: "/proc/self/fd/\(descriptor)")
    close(descriptor)
    #expect(contents(folder.file("out")) == "one two")
  }

  @Test("A device is written to directly")
  func device() throws {
    try writeAtomically([1, 2, 3], to: "/dev/null")
    var status = stat()
    #expect(unsafe stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }
}
