import Model
import Testing

@testable import Ingest

@Suite("Dates as people write them say what days they can be")
struct WrittenDateTests {
  private func bounds(_ text: String, order: DayOrder = .dmy, until: Day? = nil) -> String {
    let outcome = WrittenDate.read(
      text, order: order, pivot: DateReading.usualPivot, until: until)
    return switch outcome.reading {
    case .date(let date):
      date.isExact
        ? date.earliest.text
        : (date.earliest <= .distantPast ? ".." : date.earliest.text) + "/"
          + (date.latest >= .distantFuture ? ".." : date.latest.text)
    case .unknown: "unknown"
    case .malformed: "no date"
    }
  }

  @Test(
    arguments: [
      // ISO and EDTF, whole and in parts; 00 is not known.
      ("1977", "1977-01-01/1977-12-31"), ("1977-12", "1977-12-01/1977-12-31"),
      ("2009-11-00", "2009-11-01/2009-11-30"), ("2009-00-00", "2009-01-01/2009-12-31"),
      ("2009-00-10", "no date"), ("0000-00-00", "no date"), ("XXXX", "unknown"),
      ("2024/07/15", "2024-07-15"), ("2024.07.15", "2024-07-15"), ("2024-7-5", "2024-07-05"),
      ("2023-02-29", "no date"), ("2024-13-01", "no date"), ("1977/12", "1977-12-01/1977-12-31"),
      // Numbers, day first.
      ("12.01.2013", "2013-01-12"), ("12/1/2013", "2013-01-12"), ("12-01-2013", "2013-01-12"),
      ("31.02.2013", "no date"), ("12.01.13", "2013-01-12"), ("12.01.73", "1973-01-12"),
      ("12.01.68", "2068-01-12"), ("12.01.69", "1969-01-12"), ("1.2.3", "no date"),
      ("00.11.2009", "2009-11-01/2009-11-30"), ("12/1977", "1977-12-01/1977-12-31"),
      // Words.
      ("12 января 2013", "2013-01-12"), ("12 января 2013 г.", "2013-01-12"),
      ("12 студзеня 2013", "2013-01-12"), ("3 траўня 1996 г.", "1996-05-03"),
      ("3 мая 1996", "1996-05-03"), ("25 снежня 2010 года", "2010-12-25"),
      ("12 de enero de 1974", "1974-01-12"), ("enero de 1974", "1974-01-01/1974-01-31"),
      ("январь 2013", "2013-01-01/2013-01-31"), ("Jan 12, 2013", "2013-01-12"),
      ("January 12th, 2013", "2013-01-12"), ("the 1st of May 1977", "1977-05-01"),
      ("12-Jan-2013", "2013-01-12"), ("12-Jan-13", "2013-01-12"), ("12-XI-1973", "1973-11-12"),
      ("1o de mayo de 1975", "1975-05-01"), ("31 June 2013", "no date"),
      // Without a year, and what may be two things.
      ("26-Dec", "no date"), ("Dec-14", "no date"), ("Smarch 2013", "no date"),
      // Decades and quarters.
      ("1970s", "1970-01-01/1979-12-31"), ("197X", "1970-01-01/1979-12-31"),
      ("1970-е", "1970-01-01/1979-12-31"), ("1900s", "1900-01-01/1999-12-31"),
      ("1977s", "no date"), ("2013-Q1", "2013-01-01/2013-03-31"),
      // Ranges.
      ("25- 26/12/1977", "1977-12-25/1977-12-26"), ("1977 until 1978", "1977-01-01/1978-12-31"),
      ("1977-1978", "1977-01-01/1978-12-31"), ("1977 – 1978", "1977-01-01/1978-12-31"),
      ("25-26 December 1977", "1977-12-25/1977-12-26"),
      ("с 12 по 15 января 2013", "2013-01-12/2013-01-15"),
      ("March to May 1977", "1977-03-01/1977-05-31"),
      ("between 3 May 1977 and 5 June 1977", "1977-05-03/1977-06-05"),
      ("30.12 - 31.12.2013", "2013-12-30/2013-12-31"), ("1978-1977", "no date"),
      ("1977-78", "no date"),
      // A side left open.
      ("before 2020-08-09", "../2020-08-08"), ("до 12.01.2013", "../2013-01-11"),
      ("after 1977", "1978-01-01/.."), ("desde enero de 1974", "1974-01-01/.."),
      ("until March 1977", "../1977-03-31"),
      // About and perhaps.
      ("c. 1977", "1976-01-01/1978-12-31"), ("около 1977", "1976-01-01/1978-12-31"),
      ("~2020-08", "2020-07-01/2020-09-30"), ("1977 (?)", "1976-01-01/1978-12-31"),
      ("probably 12.01.2013", "2013-01-11/2013-01-13"),
      // A time of day.
      ("2013-01-12 14:30", "2013-01-12"), ("2013-01-12T14:30:00.5Z", "2013-01-12"),
      ("12.01.2013, 14:30", "2013-01-12"), ("12/01/2013 2:30 PM", "2013-01-12"),
      ("14:30", "no date"),
      // No dates at all.
      ("", "no date"), ("later", "no date"), ("1 2 3", "no date"), ("may", "no date"),
      ("10000-01-01", "no date"), ("-", "no date"), ("1234567890123", "no date"),
    ])
  func dayFirst(text: String, expected: String) {
    #expect(bounds(text) == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("01/12/2013", "2013-01-12"), ("12/31/2013", "2013-12-31"), ("31/12/2013", "no date"),
      ("12/25 - 12/26/1977", "1977-12-25/1977-12-26"), ("12 января 2013", "2013-01-12"),
    ])
  func monthFirst(text: String, expected: String) {
    #expect(bounds(text, order: .mdy) == expected, "\(text)")
  }

  @Test("a day without a year is the latest one not after a day that is declared")
  func yearless() {
    let until = Day(year: 2015, month: 1, day: 30)
    #expect(bounds("26-Dec", until: until) == "2014-12-26")
    #expect(bounds("Jan 30", until: until) == "2015-01-30")
    #expect(bounds("31-Jan", until: until) == "2014-01-31")
    #expect(bounds("29-Feb", until: until) == "2012-02-29")
    #expect(bounds("30-Feb", until: until) == "no date")
  }

  @Test(
    "counted and compact dates",
    arguments: [
      (.serial, "41286", "2013-01-12"), (.serial, "1", "1900-01-01"), (.serial, "60", "no date"),
      (.serial, "61", "1900-03-01"), (.serial, "41286.75", "2013-01-12"), (.serial, "0", "no date"),
      (.epochSeconds, "1357948800", "2013-01-12"), (.epochSeconds, "-1", "1969-12-31"),
      (.epochMilliseconds, "1357948800123", "2013-01-12"), (.compact, "20130112", "2013-01-12"),
      (.compact, "20130230", "no date"), (.compact, "2013112", "no date"),
    ] as [(DateReading.Notation, String, String)])
  func counted(notation: DateReading.Notation, text: String, expected: String) {
    let outcome = DateReading(notation).read(text)
    if case .date(let date) = outcome.reading {
      #expect(date.earliest.text == expected)
    } else {
      #expect(expected == "no date")
    }
  }

  @Test(
    "a pattern is taken at its word",
    arguments: [
      ("%d/%m/%Y", "12/01/2013", "2013-01-12"), ("%m/%d/%Y", "12/01/2013", "2013-12-01"),
      ("%d/%m/%Y", "2013-01-12", "no date"), ("%d %b %Y", "12 Jan 2013", "2013-01-12"),
      ("%d.%m.%y", "12.01.13", "2013-01-12"), ("%d%m%Y", "12012013", "2013-01-12"),
    ])
  func patterns(pattern: String, text: String, expected: String) throws {
    let outcome = DateReading(.pattern(try #require(DatePattern(pattern)))).read(text)
    if case .date(let date) = outcome.reading {
      #expect(date.earliest.text == expected)
    } else {
      #expect(expected == "no date")
    }
  }

  @Test(arguments: ["%x", "%", "plain", "%d %"])
  func noPattern(text: String) {
    #expect(DatePattern(text) == nil)
  }
}

@Suite("Spans of time are days between bounds")
struct DurationTextTests {
  @Test(
    arguments: [
      ("3 months", 89, 92), ("18 mo", 546, 550), ("P1Y2M", 424, 428), ("P2W", 14, 14),
      ("P10D", 10, 10), ("1 year", 365, 366), ("4 years", 1460, 1461),
      ("2 года 6 месяцев", 911, 915),
      ("5 гадоў", 1825, 1827), ("3 meses", 89, 92), ("1 year and 3 days", 368, 369),
      ("400 years", 146_097, 146_097), ("2 weeks", 14, 14),
    ])
  func spans(text: String, least: Int32, most: Int32) {
    #expect(DurationText.read(text) == DurationText.Span(least: least, most: most), "\(text)")
  }

  @Test(arguments: [
    "", "P", "3", "months", "3 apples", "P3", "P3M2", "999999999 years", "3 months?",
  ])
  func noSpan(text: String) {
    #expect(DurationText.read(text) == nil, "\(text)")
  }
}

@Suite("Numbers in other formats are read as they are written")
struct NumberFormatTests {
  @Test(
    arguments: [
      (",", " ", "1 234,5", "1234.5"), (",", " ", "1\u{A0}234,5", "1234.5"),
      (",", ".", "1.234.567,8", "1234567.8"), (".", ",", "1,234.5", "1234.5"),
      (".", ",", "1,23", nil), (",", " ", "12 34", nil), (",", "", "1,5", "1.5"),
      (",", "", "-1,5", "-1.5"), (".", "'", "1'234", "1234"), (",", "", "1,", nil),
      (",", "", ",5", nil), (".", " ", "", nil),
    ] as [(String, String, String, String?)])
  func formats(decimal: String, group: String, text: String, expected: String?) {
    #expect(NumberFormat(decimalMark: decimal, groupMark: group).plain(text) == expected)
  }

  @Test("units round a number are passed over where the field says so")
  func units() {
    let format = NumberFormat(decimalMark: ",", hasUnits: true)
    #expect(format.plain("12,5 %") == "12.5")
    #expect(format.plain("€ 3") == "3")
    #expect(format.plain("many") == nil)
  }
}
