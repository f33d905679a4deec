import CSamples

/// The sample datasets inside the program.
enum EmbeddedSamples {
  /// The dataset that opens when none is named.
  static let defaultName = "belarus"

  /// The names of the datasets, in the order in which they are embedded.
  static var names: [String] {
    var names: [String] = []
    for index in 0..<casebook_sample_count() {
      guard let sample = unsafe casebook_sample_at(index)?.pointee else { continue }
      // The name is a string literal of the C source.
      let dataset = unsafe String(cString: sample.dataset)
      if !names.contains(dataset) { names.append(dataset) }
    }
    return names
  }

  /// The files of a dataset; empty if there is no dataset of that name.
  static func files(of dataset: String) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for index in 0..<casebook_sample_count() {
      guard let sample = unsafe casebook_sample_at(index)?.pointee else { continue }
      // The names are string literals, and the array lives as long as the program and has this
      // length.
      guard unsafe String(cString: sample.dataset) == dataset else { continue }
      let bytes = unsafe Array(UnsafeBufferPointer(start: sample.bytes, count: sample.length))
      files.append((unsafe String(cString: sample.file), bytes))
    }
    return files
  }
}
