import Engine
import Model
import Output
import Store

/// A column of an answer from cells written out.
func column(_ name: String, _ type: ValueType, _ cells: [Value]) -> AnswerColumn {
  func bits(_ value: Value) -> Bitmap {
    Bitmap(rows: cells.indices.filter { cells[$0] == value }, count: cells.count)
  }
  return AnswerColumn(
    name: name,
    column: Column(
      type: type, storage: storage(type, cells), unknown: bits(.unknown), none: bits(.none)))
}

private func storage(_ type: ValueType, _ cells: [Value]) -> Column.Storage {
  switch type {
  case .integer, .weekday:
    return .integers(
      Integers(cells.cells { if case .integer(let number) = $0 { Int64(number) } else { 0 } }))
  case .number:
    return .numbers(cells.cells { if case .number(let number) = $0 { number } else { 0 } })
  case .boolean:
    let rows = cells.indices.filter { cells[$0] == .boolean(true) }
    return .booleans(Bitmap(rows: rows, count: cells.count))
  case .days:
    let bounds = cells.map { cell in
      if case .days(let least, let most) = cell {
        (Int32(least), Int32(most))
      } else {
        (Int32(0), Int32(0))
      }
    }
    return .durations(least: bounds.cells(\.0), most: bounds.cells(\.1))
  case .date, .period: return .dayRanges(ranges(cells))
  case .category, .text:
    let texts = cells.map { if case .text(let text) = $0 { text } else { "" } }
    return .text(TextArena(texts))
  }
}

private func ranges(_ cells: [Value]) -> DayRanges {
  var earliest: [Int32] = []
  var latest: [Int32] = []
  var codes: [UInt32] = []
  var notations = [""]
  for cell in cells {
    guard case .date(let date, let notation) = cell else {
      earliest.append(0)
      latest.append(0)
      codes.append(0)
      continue
    }
    earliest.append(date.earliest.number)
    latest.append(date.latest.number)
    codes.append(date.isExact ? 0 : UInt32(notations.count))
    if !date.isExact { notations.append(notation) }
  }
  return DayRanges(
    earliest: Cells(earliest), latest: Cells(latest), notationCodes: Cells(codes),
    notations: notations)
}

/// A date cell as a file would write it; unknown if it can't be read.
func date(_ text: String) -> Value {
  guard case .date(let date) = EDTF.read(text) else { return .unknown }
  return .date(date, notation: text)
}

/// An answer from columns of one length.
func answer(
  _ columns: [AnswerColumn], possible: PossibleRows? = nil, subject: String = "rows",
  notes: [String] = []
) -> Answer {
  Answer(
    columns: columns, rowCount: columns.first?.column.count ?? 0, possible: possible,
    subject: subject, notes: notes)
}

/// The whole rendering as text.
func rendered(
  _ answer: Answer, as format: OutputFormat, _ options: RenderingOptions = RenderingOptions()
) -> String {
  var bytes: [UInt8] = []
  render(answer, as: format, options: options) { bytes += $0 }
  return String(decoding: bytes, as: UTF8.self)
}

/// Five cases with what makes rendering hard: marks, wide characters, escapes, gaps.
let hardCases = answer([
  column(
    "name", .text,
    [
      .text("Мария"), .text("Zoe\u{308}"), .text("東京, \"city\""), .text("a\u{1B}[2J\nb\tc"),
      .text("=1+1|\u{202E}x"),
    ]),
  column(
    "faction", .category,
    [.text("engagement"), .unknown, .text("pressure"), .none, .text("")]),
  column(
    "released", .date,
    [date("2024-07-15"), date("2021-08"), .none, .unknown, date("2021-08/2021-10")]),
  column(
    "held", .days,
    [
      .days(least: 90, most: 90), .days(least: 80, most: 92), .unknown, .days(least: 1, most: 1),
      .days(least: 5, most: 3_900_000),
    ]),
  column("age", .integer, [.integer(60), .unknown, .integer(-5), .integer(0), .integer(7)]),
  column("mean", .number, [.number(12.5), .number(3), .unknown, .number(1 / 3), .number(1000)]),
  column("free", .boolean, [.boolean(true), .boolean(false), .unknown, .none, .boolean(true)]),
])
