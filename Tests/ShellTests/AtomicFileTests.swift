import Files
import Glibc
import Testing

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
    "An old file is replaced, no other gains a permission, and its owner has those asked for",
    arguments: [
      (0o666, 0o640, 0o640), (0o600, 0o644, 0o600), (0o666, 0o600, 0o600), (0o666, 0, 0o600),
      (0o600, 0, 0o600), (0o600, 0o400, 0o600), (0o666, 0o040, 0o640),
    ])
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

/// What happens beside a save: another one at the same time, or one that was killed.
struct AtomicFilePartTests {
  @Test("What a killed save left is cleared away by the next, whatever its permissions")
  func litter() throws {
    let folder = try TemporaryFolder()
    try make(folder.file(".out.part"), Array("half".utf8), mode: 0o644)
    try writeAtomically(Array("new".utf8), to: folder.file("out"), mode: 0o600)
    #expect(contents(folder.file("out")) == "new")
    #expect(permissions(folder.file("out")) == 0o600)
    #expect(folder.names() == ["out"])
  }

  @Test("Nothing is written through a link that lies where the part should")
  func linkedPart() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("other"), Array("other".utf8))
    try #require(unsafe symlink("other", folder.file(".out.part")) == 0)
    #expect(throws: FileError.self) { try writeAtomically([1], to: folder.file("out")) }
    #expect(contents(folder.file("other")) == "other")
    #expect(folder.names() == [".out.part", "other"])
  }

  @Test("A second save waits for the first, and the last to end stays")
  func waiting() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("out")
    let first = try AtomicFile(replacing: path, mode: 0o600)
    let second = Task.detached { try writeAtomically(Array("second".utf8), to: path) }
    try first.commit()
    try await second.value
    #expect(contents(path) == "second")
    #expect(folder.names() == ["out"])
  }

  @Test("A save that is given up leaves the old file and nothing beside it")
  func givenUp() throws {
    let folder = try TemporaryFolder()
    try make(folder.file("out"), Array("old".utf8))
    do {
      let file = try AtomicFile(replacing: folder.file("out"), mode: 0o600)
      #expect(folder.names() == [".out.part", "out"])
      _ = file
    }
    #expect(contents(folder.file("out")) == "old")
    #expect(folder.names() == ["out"])
  }

  @Test("A file with the longest name can be saved")
  func longName() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "ж", count: 127) + "x"
    try writeAtomically(Array("new".utf8), to: folder.file(name))
    #expect(folder.names() == [name])
  }
}
