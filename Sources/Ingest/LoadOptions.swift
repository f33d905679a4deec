import Threading

/// How a dataset is to be read, as far as its files do not say.
package struct LoadOptions: Sendable {
  /// The encoding of texts that have no mark of their own; nil to find it out.
  package var encoding: TextEncoding?
  /// How dates are read whose cells leave several ways.
  package var dates: DateChoices
  /// The folder of a descriptor's files, if they do not lie beside it.
  package var dataFolder: String?
  /// Whether rows with a cell that could not be read are kept whole in the report.
  package var keepsRejectedRows = false
  /// Whether a cell that cannot be read makes the dataset one that cannot be.
  package var isStrict = false
  /// Who is told how far the reading is, and who may stop it.
  package var monitor = LoadMonitor()
  /// How the work is cut and spread.
  var pace = LoadPace()

  /// True if nothing is said of how cells are to be read.
  package var isPlain: Bool { encoding == nil && dates.isEmpty && dataFolder == nil }

  /// Makes options.
  package init(
    encoding: TextEncoding? = nil, dates: DateChoices = DateChoices(), dataFolder: String? = nil,
    keepsRejectedRows: Bool = false, isStrict: Bool = false, monitor: LoadMonitor = LoadMonitor()
  ) {
    self.encoding = encoding
    self.dates = dates
    self.dataFolder = dataFolder
    self.keepsRejectedRows = keepsRejectedRows
    self.isStrict = isStrict
    self.monitor = monitor
  }
}

/// How the work of a load is cut and spread; what is read is the same whatever stands here.
struct LoadPace: Sendable {
  /// Threads that read one table.
  var threads = Threads.usualCount
  /// Bytes of a file from which on it is read in parts, and never lies in memory whole.
  var partedBytes = 1 << 22
  /// Bytes at its start that show how it is written, at least half of them whole lines.
  var sampleBytes = 2 * DialectEvidence.bytesMax
  /// Bytes of a part; with its cells it stays near the processor.
  var partBytes = 1 << 18
}

/// Follows a load, or the making of a snapshot: is told how far it is, and can stop it.
package struct LoadMonitor: Sendable {
  private let isStopped: @Sendable () -> Bool
  private let tell: @Sendable (LoadProgress) -> Void

  /// Makes a monitor; both closures are called about a hundred times a second at most.
  package init(
    isStopped: @escaping @Sendable () -> Bool = { false },
    tell: @escaping @Sendable (LoadProgress) -> Void = { _ in }
  ) {
    self.isStopped = isStopped
    self.tell = tell
  }

  /// True if the reading is to stop.
  package var hasStopped: Bool { isStopped() }

  /// Tells how far the reading of a file is; throws if it is to stop.
  package func note(
    _ step: LoadProgress.Step, _ file: String, _ fraction: Double
  ) throws(LoadError) {
    if isStopped() { throw LoadError.interrupted }
    tell(LoadProgress(step: step, file: file, fraction: fraction))
  }
}

/// How far a load is.
package struct LoadProgress: Sendable {
  /// What is being done.
  package let step: Step
  /// The file as the user would name it.
  package let file: String
  /// The part of this step that is done, from 0 to 1.
  package let fraction: Double

  /// What is done with a file, in this order.
  package enum Step: String, Sendable {
    /// Its bytes come from the disk.
    case opening
    /// Its cells are looked at, to find out what the columns hold.
    case looking
    /// Its columns are built.
    case reading
    /// Its bytes are added up, to be known again: a source of a snapshot.
    case hashing
    /// A snapshot is written.
    case saving
  }
}
