import Testing

/// What is never written, because it traps, hides something or names nothing.
@Suite struct StyleTests {
  static let bannedEndings = [
    "Manager", "Helper", "Helpers", "Utils", "Util", "Service", "Handler", "Factory", "Processor",
    "Common", "Misc",
  ]
  static let reminders: Set<Substring> = ["TODO", "FIXME", "XXX"]

  /// Where memory is touched without bounds, and why it must be.
  static let unsafePlaces = [
    "Sources/Engine/Kernels/": "loops over columns, whose bounds are checked once a batch",
    "Sources/FullText/Stemmer.swift": "libstemmer",
    "Sources/FullText/WordRuns.swift": "loops in C over bytes, in bounds that stand there",
    "Sources/Store/GreatArray.swift": "madvise(2) on the room of an array",
    "Sources/Store/GreatRoom.swift": "madvise(2) on what is left of it",
    "Sources/Store/Cells.swift": "numbers of arrays and of mapped files, each place checked",
    "Sources/Ingest/Delimited/ByteScan.swift": "loops in C over bytes, in bounds that stand there",
    "Sources/Ingest/FileBytes.swift": "read(2) into an array",
    "Sources/Ingest/Gzip.swift": "zlib",
    "Sources/Ingest/MemoryUse.swift": "getrusage(2)",
    "Sources/Threading/Monitor.swift": "pthread_mutex(3) and pthread_cond(3)",
    "Sources/Threading/KeptThread.swift": "pthread_create(3) and what the thread is given",
    "Sources/Ingest/SQLite/SQLiteDatabase.swift": "libsqlite3",
    "Sources/Files/AtomicFile.swift": "C paths of the temporary file, and pwrite(2)",
    "Sources/Files/MappedFile.swift": "mmap(2)",
    "Sources/Files/FileDescriptor.swift": "read(2) and write(2)",
    "Sources/Files/FileError.swift": "strerror_r(3)",
    "Sources/Shell/Files/EmbeddedSamples.swift": "C arrays of the embedded datasets",
    "Sources/Shell/Files/SourceFile.swift": "realpath(3) of an included file",
    "Sources/Shell/Files/StandardOutput.swift": "signal dispositions",
    "Sources/Snapshot/ContentCheck.swift": "memcmp(3) of the texts of a dictionary",
    "Sources/Snapshot/SectionWriter.swift": "arrays as bytes, checksummed in C",
    "Sources/Snapshot/SnapshotBytes.swift": "fstat(2), and bytes checksummed in C",
    "Sources/Snapshot/SnapshotSource.swift": "libmd, stat(2) and clock_gettime(2)",
    "Sources/Store/BitCounts.swift": "loops in C over words, and the places of their bits",
    "Sources/Shell/Scripts/AnswerDigest.swift": "libmd, and vsnprintf(3)",
    "Sources/Shell/Terminal/DeepStack.swift": "pthread_create(3) and what the thread is given",
    "Sources/Shell/Terminal/History.swift": "stat(2) and mkdir(2)",
    "Sources/Shell/Terminal/HistoryFile.swift": "locks on the history's file",
    "Sources/Shell/Terminal/LineEditor.swift": "libedit, and its callbacks",
    "Sources/Shell/Terminal/ProcessEnvironment.swift": "getenv(3)",
    "Sources/Shell/Terminal/Terminal.swift": "ioctl(2) for the window's size",
  ]

  static func forcing(_ file: SwiftFile) -> [String] {
    zip(file.tokens, file.tokens.dropFirst()).compactMap { word, mark in
      let isForcing = ["try", "as"].contains(word.text) && mark.text == "!" && mark.isAdjacent
      return isForcing ? file.complaint(word.line, "\(word.text)! can trap") : nil
    }
  }

  static func leftReminders(_ file: SwiftFile) -> [String] {
    file.comments.compactMap { comment in
      let words = comment.text.split { !$0.isLetter && !$0.isNumber }
      return words.first(where: reminders.contains).map {
        file.complaint(comment.line, "\($0): do it, or file it")
      }
    }
  }

  static func emptyNames(_ file: SwiftFile) -> [String] {
    file.typeNames.compactMap { name, line in
      bannedEndings.first(where: name.hasSuffix).map {
        file.complaint(line, "\(name): \($0) says nothing; name what it is")
      }
    }
  }

  static func isUnsafe(_ word: String) -> Bool {
    word == "unsafe" || word.contains("Unsafe") || word == "Unmanaged" || word == "unsafeBitCast"
  }

  static func unsafeWords(_ file: SwiftFile) -> [String] {
    guard !unsafePlaces.keys.contains(where: file.path.hasPrefix) else { return [] }
    return file.tokens.filter { isUnsafe($0.text) }.map {
      file.complaint($0.line, "\($0.text) outside the places that may touch raw memory")
    }
  }

  @Test("Nothing is forced")
  func forced() {
    #expect(complaints(Repository.sources + Repository.tests, Self.forcing) == "")
  }

  @Test("No reminder is left in a comment")
  func remindersLeft() {
    #expect(complaints(Repository.sources + Repository.tests, Self.leftReminders) == "")
  }

  @Test("Types are named for what they are")
  func names() {
    #expect(complaints(Repository.sources + Repository.tests, Self.emptyNames) == "")
  }

  @Test("Raw memory is touched only where it must be")
  func rawMemory() {
    #expect(complaints(Repository.sources, Self.unsafeWords) == "")
  }

  @Test("No file may touch raw memory without need")
  func unsafePlacesAreUsed() {
    let idle = Self.unsafePlaces.keys.filter { place in
      let file = Repository.sources.first { $0.path == place }
      return place.hasSuffix(".swift") && file?.tokens.contains { Self.isUnsafe($0.text) } != true
    }
    #expect(idle.sorted() == [])
  }

  @Test("What is never written is found in code, and only there")
  func canFail() {
    let file = SwiftFile(
      """
      // \("TO" + "DO"): later; as! in a comment and XXXX-XX-XX are fine
      struct RowManager { let helper: Helper }
      let a = try! f(), b = x as! Int, c = try !x
      let d = "try! \\(y as! Int)" + #"as! "try!" \\("#
      withUnsafeBytes(of: &a) { unsafe g($0) }
      """)
    #expect(Self.leftReminders(file).map { $0.prefix(17) } == ["Bad.swift:1: " + "TODO"])
    #expect(
      Self.emptyNames(file) == ["Bad.swift:2: RowManager: Manager says nothing; name what it is"])
    #expect(
      Self.forcing(file) == [
        "Bad.swift:3: try! can trap", "Bad.swift:3: as! can trap", "Bad.swift:4: as! can trap",
      ])
    #expect(Self.unsafeWords(file).count == 2)
  }
}
