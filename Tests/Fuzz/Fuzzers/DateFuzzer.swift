import Model
import Store

/// Text to dates, as cells and as literals.
let dateFuzzer = Fuzzer(
  name: "date", check: checkDate,
  pieces: [
    ["2021", "0001", "9999", "1900", "2020", "XXXX", "0000", "202X", "20XX"],
    ["-", "/", "..", "~", "?", "%", "X", "Q", "W"],
    ["01", "02", "12", "13", "21", "24", "28", "29", "30", "31", "53", "XX", "00"],
  ])

@Sendable private func checkDate(_ bytes: [UInt8]) -> Depth {
  let text = String(decoding: bytes, as: UTF8.self)
  let literal = Period(literal: text)
  if let literal {
    require(literal.first <= literal.last, "the literal's days are in order")
    require(!literal.first.isDistant && !literal.last.isDistant, "a literal has both ends")
  }
  switch EDTF.read(text) {
  case .malformed: return literal == nil ? .refused : .understood
  case .unknown:
    require(literal == nil, "a literal is some day")
    return .read
  case .date(let date):
    require(date.earliest <= date.latest, "\(date.earliest.text) is not after \(date.latest.text)")
    for day in [date.earliest, date.latest] where !day.isDistant { checkDay(day) }
    require(
      EDTF.read(date.notation) == .date(date), "\(date.notation) is read as it was written")
    return .understood
  }
}

private func checkDay(_ day: Day) {
  require(EDTF.read(day.text) == .date(UncertainDate(day)), "\(day.text) is itself")
  let (year, month, number) = day.civil
  require(Day(year: year, month: month, day: number) == day, "\(day.text) exists")
  for unit in CalendarUnit.allCases {
    require(unit.period(containing: day).contains(day), "the \(unit) of \(day.text) holds it")
  }
}
