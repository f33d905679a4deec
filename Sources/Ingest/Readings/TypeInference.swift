import Model

/// Decides what the columns of an undeclared file hold, from all of its cells: the first of these
/// that every cell can be read as that is neither empty nor one of the texts for a missing cell.
///
/// | reading | cells |
/// |---|---|
/// | boolean | `true` and `false`, or `yes` and `no`, `да` and `нет`, … in any case |
/// | integer | whole numbers of at most 64 bits; no plus sign, no leading zero: codes stay text |
/// | number | with a fraction or an exponent too; `nan`, `inf` and hexadecimal digits are text |
/// | date | EDTF, or as people write it (see `WrittenDate`); a column of years alone is integer |
/// | number | `1 234,5`, `1.234` beside `1.234,5`: where all cells leave one way to read them |
/// | duration | `3 months`, `P1Y2M`: text, and beside it a column of days |
/// | text, as addresses | `https://example.org/`: all cells begin with http, https or ftp |
/// | text | anything else; closed if its values repeat (see `TextColumnBuilder`) |
///
/// A column without a single cell is text. Texts for a missing cell (`NA`, `n.d.`, `?`) count as
/// missing in all columns but those of text. Where the cells leave two ways to read a date, the
/// user is asked; nothing is guessed.
struct TypeInference {
  private var profiles: [ColumnProfile?]
  private let names: [String]
  private let dates: [DateChoice?]

  /// What is inferred of one column.
  struct Column {
    var reading: CellReading
    /// The texts for a missing cell that were met.
    var missing: [OddText] = []
    /// What decided, for the report.
    var evidence: [String] = []
  }

  /// Looks at columns of these names, with what the user wants of the dates of each; at those alone
  /// whose flag is set, if there are flags.
  init(
    names: [String], dates: [DateChoice?] = [], declared: [DateReading?]? = nil
  ) {
    self.names = names
    self.dates = names.indices.map { dates.indices.contains($0) ? dates[$0] : nil }
    profiles =
      declared?.map { $0.map { ColumnProfile(reading: $0, isDeclared: true) } }
      ?? Array(repeating: ColumnProfile(), count: names.count)
  }

  /// What looks at the cells, a lane for each column that is to be looked at.
  var lanes: [ProfileLane] {
    profiles.enumerated().compactMap { column, profile in
      profile.map { ProfileLane($0, column: column, of: profiles.count) }
    }
  }

  /// Takes what the lanes have seen.
  mutating func take(_ lanes: [ProfileLane]) {
    for lane in lanes { profiles[lane.column] = lane.profile }
  }

  /// Looks at all cells of a block.
  mutating func look(at block: CellBlock) {
    let lanes = lanes
    for lane in lanes { lane.take(block, slot: 0) }
    take(lanes)
  }

  /// What each column holds; throws where the user has to say how dates are to be read.
  func columns(of file: String) throws(LoadError) -> [Column] {
    var columns: [Column] = []
    for (index, name) in names.enumerated() {
      guard let profile = profiles[index] else {
        columns.append(Column(reading: .undeclaredText))
        continue
      }
      let decision = ReadingDecision(profile, name: name, dates: dates[index], file: file)
      columns.append(try decision.column())
    }
    return columns
  }

  /// The order of a declared column's dates; throws where the cells leave two.
  func declaredDates(
    of file: String, _ reading: DateReading, column: Int
  ) throws(LoadError) -> Column {
    guard let profile = profiles[column] else { return Column(reading: .writtenDate(reading)) }
    return try ReadingDecision(
      profile, name: names[column], dates: dates[column], file: file
    ).declared(reading)
  }
}

/// Looks at the cells of one column.
final class ProfileLane: BlockLane {
  let column: Int
  private let columnCount: Int
  private(set) var profile: ColumnProfile

  init(_ profile: ColumnProfile, column: Int, of columnCount: Int) {
    self.profile = profile
    self.column = column
    self.columnCount = columnCount
  }

  func take(_ block: CellBlock, slot: Int) {
    if profile.isText { return }
    profile.look(at: block, column: column, of: columnCount)
  }
}
