import Glibc

/// A program run as if a person sat at its terminal: type with ``send(_:)``, wait with
/// ``expect(_:)``.
///
/// Every wait is for a text or for the end of the program, never for a time; the limit only turns a
/// hang into a failure. The program dies with this value.
@safe struct PseudoTerminal: ~Copyable {
  /// A wait that ended without what was waited for, with what came instead.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Everything that the program wrote, as it wrote it.
  private(set) var transcript = ""

  /// What a person sees.
  private(set) var screen: Screen

  private let master: Int32
  private let child: pid_t
  private var isReaped = false
  private var undecoded: [UInt8] = []
  /// What was written and not yet matched, without escape sequences.
  private var unmatched = ""

  /// Starts a program on a terminal of its own.
  static func spawn(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw Failure(description: "no pseudo-terminal: errno \(errno)") }
    var locked: Int32 = 0
    var number: UInt32 = 0
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard unsafe ioctl(master, setLock, &locked) == 0,
      unsafe ioctl(master, getNumber, &number) == 0,
      unsafe ioctl(master, UInt(TIOCSWINSZ), &size) == 0,
      let child = start(path, arguments, environment, on: "/dev/pts/\(number)")
    else {
      close(master)
      throw Failure(description: "cannot start \(path): errno \(errno)")
    }
    return PseudoTerminal(
      screen: Screen(columns: columns, rows: rows), master: master, child: child)
  }

  private init(screen: Screen, master: Int32, child: pid_t) {
    self.screen = screen
    self.master = master
    self.child = child
  }

  deinit {
    close(master)
    guard !isReaped else { return }
    kill(child, SIGKILL)
    _ = waitpid(child, nil, 0)
  }

  /// Types a text.
  mutating func send(_ text: String) throws {
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = unsafe write(master, bytes, bytes.count)
      guard count > 0 || errno == EINTR else { throw failure("the terminal is closed") }
      bytes.removeFirst(max(0, count))
    }
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) { kill(child, number) }

  /// Changes the size of the window, which the program is told by a signal.
  mutating func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
    screen = Screen(columns: columns, rows: rows)
  }

  /// Waits until the program has written `text` after what was matched before.
  mutating func expect(_ text: String, within limit: Duration = .seconds(20)) throws {
    let deadline = ContinuousClock.now + limit
    while true {
      if let found = unmatched.firstRange(of: text) {
        unmatched.removeSubrange(..<found.upperBound)
        return
      }
      guard try read(until: deadline) else { throw failure("“\(text)” did not come") }
    }
  }

  /// Waits until a line of the screen is `line`, apart from spaces behind it.
  mutating func expectOnScreen(_ line: String, within limit: Duration = .seconds(20)) throws {
    let deadline = ContinuousClock.now + limit
    while !screen.lines.contains(line) {
      guard try read(until: deadline) else { throw failure("no line “\(line)”") }
    }
  }

  /// Waits for the end of the program and returns its exit code, or the negative of its signal.
  mutating func waitForExit(within limit: Duration = .seconds(20)) throws -> Int32 {
    let deadline = ContinuousClock.now + limit
    while try read(until: deadline) {}
    guard ContinuousClock.now < deadline else { throw failure("the program goes on") }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) == -1, errno == EINTR {}
    isReaped = true
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// Takes in what the program writes next.
  ///
  /// Returns false when it has closed the terminal, or time is up.
  private mutating func read(until deadline: ContinuousClock.Instant) throws -> Bool {
    let left = (deadline - ContinuousClock.now).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return false }
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let ready = unsafe poll(&source, 1, Int32(clamping: milliseconds))
    guard ready > 0 else { return ready < 0 && errno == EINTR }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    undecoded += bytes.prefix(count)
    let text = takeWholeCharacters()
    transcript += text
    unmatched += screen.write(text)
    return true
  }

  /// Leaves the beginning of a character for when the rest of it comes.
  private mutating func takeWholeCharacters() -> String {
    var end = undecoded.count
    for back in 1...4 where back <= undecoded.count {
      let byte = undecoded[undecoded.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if length > back { end -= back }
      break
    }
    defer { undecoded.removeFirst(end) }
    return String(decoding: undecoded[..<end], as: UTF8.self)
  }

  private func failure(_ what: String) -> Failure {
    Failure(
      description: "\(what); unmatched: \(unmatched.debugDescription); screen:\n"
        + screen.lines.joined(separator: "\n"))
  }
}

// C macros that Swift does not see: TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID.
private let setLock: UInt = 0x4004_5431
private let getNumber: UInt = 0x8004_5430
private let newSession: Int32 = 0x80

/// Starts `path` as the leader of a session, with the terminal `device` as its own and its streams.
private func start(
  _ path: String, _ arguments: [String], _ environment: [String: String], on device: String
) -> pid_t? {
  var actions = unsafe posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  unsafe posix_spawn_file_actions_init(&actions)
  unsafe posix_spawnattr_init(&attributes)
  defer {
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
  }
  unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, device, O_RDWR, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
  unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  unsafe posix_spawnattr_setsigmask(&attributes, &signals)
  for signal in [SIGINT, SIGPIPE, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP] {
    unsafe sigaddset(&signals, signal)
  }
  unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
  let flags = newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
  unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  var argv = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
  var envp = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
  defer { unsafe (argv + envp).forEach { unsafe free($0) } }
  var child: pid_t = 0
  let code = unsafe posix_spawn(&child, path, &actions, &attributes, &argv, &envp)
  errno = code
  return code == 0 ? child : nil
}
