import CSamples

/// The sample datasets inside the program.
enum EmbeddedSamples {
  /// The dataset that opens when none is named.
  static let defaultName = "belarus"

  /// The names of the datasets, in the order in which they are embedded.
  static var names: [String] {
    var names: [String] = []
    for sample in all where !names.contains(sample.dataset) { names.append(sample.dataset) }
    return names
  }

  /// The files of a dataset; empty if there is no dataset of that name.
  static func files(of dataset: String) -> [(name: String, bytes: [UInt8])] {
    all.filter { $0.dataset == dataset }.map { ($0.file, $0.bytes) }
  }

  private struct Sample {
    let dataset: String
    let file: String
    private let source: casebook_sample

    init(_ source: casebook_sample) {
      // Both names are string literals of the C source.
      dataset = unsafe String(cString: source.dataset)
      file = unsafe String(cString: source.file)
      unsafe self.source = source
    }

    /// A copy of the bytes; the C array lives as long as the program and has this length.
    var bytes: [UInt8] {
      unsafe Array(UnsafeBufferPointer(start: source.bytes, count: source.length))
    }
  }

  private static var all: [Sample] {
    (0..<casebook_sample_count()).compactMap { index in
      unsafe casebook_sample_at(index).map { unsafe Sample($0.pointee) }
    }
  }
}
