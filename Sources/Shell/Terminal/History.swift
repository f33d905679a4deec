import Files
internal import Glibc

/// The lines a person entered, kept from session to session in a private file.
///
/// Questions can name people, so the folder and the file are their owner's alone. Each entry is
/// added to the file as it is made, under a lock, so that two shells keep each other's entries.
package struct History: Sendable {
  /// Entries that are kept, unless said otherwise.
  package static let entriesMax = 10_000

  /// The entries of all sessions when this one began, then its own; the oldest first.
  package private(set) var entries: [String] = []

  /// Where the entries are kept; nil when none are.
  package let path: String?

  private let limit: Int

  /// Creates a history at `path`, or one that keeps nothing when it is nil, without reading it.
  package init(path: String?, limit: Int = History.entriesMax) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// Where the history belongs: the state folder of the person's home.
  ///
  /// Nil when there is no home, or `CASEBOOK_HISTORY` is `off`.
  package static func defaultPath(_ environment: ProcessEnvironment) -> String? {
    guard environment[.history] != "off" else { return nil }
    guard let home = environment[.home], home.hasPrefix("/") else { return nil }
    let stated = environment[.stateHome].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (stated ?? home + "/.local/state") + "/casebook/history"
  }

  /// Reads the entries of earlier sessions, and makes the file shorter when it has grown too long.
  ///
  /// A damaged line is passed over. Returns a warning of one line when the file cannot be used.
  package mutating func load() -> String? {
    guard let path else { return nil }
    do throws(FileError) {
      try FilePlace.makePrivateFolder(FilePlace.folder(of: path))
      let lock = try FileLock(path + ".lock")
      defer { withExtendedLifetime(lock) {} }
      let read = try HistoryFile.read(path)
      entries = Array(read.entries.suffix(limit))
      if read.lineCount > limit + limit / 4 || !read.isPrivate {
        try writeAtomically(HistoryFile.bytes(entries), to: path, mode: 0o600)
      }
      return nil
    } catch {
      return "history is not kept: \(error)"
    }
  }

  /// Adds an entry, unless it is empty or equal to the one before.
  ///
  /// Returns a warning of one line when it could not be kept for later sessions.
  package mutating func append(_ entry: String) -> String? {
    guard HistoryFile.canHold(entry), entry != entries.last else { return nil }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    guard let path else { return nil }
    do throws(FileError) {
      let lock = try FileLock(path + ".lock")
      defer { withExtendedLifetime(lock) {} }
      try HistoryFile.append(entry, to: path)
      return nil
    } catch {
      return "history is not kept: \(error)"
    }
  }
}

/// Holds a lock between processes as long as it lives.
struct FileLock: ~Copyable {
  private let file: FileDescriptor

  /// Waits for the lock that the file at `path` stands for, and makes the file where there is none.
  init(_ path: String) throws(FileError) {
    let opened = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
    guard retrying({ flock(opened.number, LOCK_EX) }) == 0 else { throw FileError(.lock, path) }
    file = opened
  }
}

/// Folders of the person's own.
enum FilePlace {
  /// The folder that holds `path`.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
  }

  /// Makes `path` and the folders above it where they are missing, for the owner alone.
  static func makePrivateFolder(_ path: String) throws(FileError) {
    guard !path.isEmpty, path != "." else { return }
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw FileError(.makeFolder, path) }
    try makePrivateFolder(folder(of: path))
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw FileError(.makeFolder, path)
    }
  }
}
