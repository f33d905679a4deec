import Model
import Store

/// The elements of a column of lists: blanks round them taken off, empty ones left out.
struct ListElements {
  /// For each element its row, its place in the row's list from 1, and its text.
  private(set) var rows: [Int] = []
  private(set) var places: [Int] = []
  private(set) var codes: [UInt32] = []
  /// The different elements.
  var texts: TextArena { TextArena(different) }

  private let separator: String
  private var different: [String] = []
  private var codesOfTexts: [String: UInt32] = [:]

  init(_ column: Column, partedBy separator: String) {
    self.separator = separator
    switch column.storage {
    case .codes8(let codes, let dictionary): add(codes, dictionary, column.missingRows)
    case .codes16(let codes, let dictionary): add(codes, dictionary, column.missingRows)
    case .codes32(let codes, let dictionary): add(codes, dictionary, column.missingRows)
    default:
      for row in 0..<column.count {
        if let text = column.value(at: row).written { add(elements(of: text), row) }
      }
    }
  }

  /// Parts each different text once.
  private mutating func add(
    _ rowCodes: some Sequence<some FixedWidthInteger>, _ dictionary: TextDictionary,
    _ missing: Bitmap?
  ) {
    let lists = dictionary.values.map { elements(of: $0) }
    for (row, code) in rowCodes.enumerated() where missing?[row] != true {
      add(lists[Int(code)], row)
    }
  }

  private mutating func add(_ elements: [UInt32], _ row: Int) {
    for (place, code) in elements.enumerated() {
      rows.append(row)
      places.append(place + 1)
      codes.append(code)
    }
  }

  private mutating func elements(of text: String) -> [UInt32] {
    text.pieces(partedBy: separator).map { String($0).trimmed }.filter { !$0.isEmpty }.map {
      if let code = codesOfTexts[$0] { return code }
      let code = UInt32(truncatingIfNeeded: different.count)
      different.append($0)
      codesOfTexts[$0] = code
      return code
    }
  }
}

extension String {
  /// The pieces between the places where a text stands.
  fileprivate func pieces(partedBy separator: String) -> [Substring] {
    if separator.utf8.count == 1, let byte = separator.utf8.first {
      return utf8.split(separator: byte, omittingEmptySubsequences: false).map(Substring.init)
    }
    var pieces: [Substring] = []
    var rest = self[...]
    while let place = rest.firstRange(of: separator) {
      pieces.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    return pieces + [rest]
  }
}
