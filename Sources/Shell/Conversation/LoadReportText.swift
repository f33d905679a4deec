package import Ingest
import Output

/// A load report as lines to read: what each column was read as and why, what was changed on the
/// way, what was refused, what does not fit.
package struct LoadReportText {
  private let report: LoadReport
  private let width: Int
  private let listedMax: Int

  /// Takes a report; lists so many problems of a kind, and counts the others.
  package init(_ report: LoadReport, width: Int = 100, listedMax: Int = 20) {
    self.report = report
    self.width = width
    self.listedMax = listedMax
  }

  /// The whole report.
  package var lines: [String] {
    var lines: [String] = []
    for table in report.tables { lines += tableLines(table) + [""] }
    lines += report.notes.flatMap { wrapped($0, width: width) }
    if !report.notes.isEmpty { lines.append("") }
    return lines + problemLines + [total, report.memory.description]
  }

  private func tableLines(_ table: TableReport) -> [String] {
    var lines = [
      (table.name + " · " + count(table.rowCount, "row", "rows") + " · " + table.file).sanitized
    ]
    let rows = table.columns.map { column -> [String] in
      let refused = column.refusedCount == 0 ? "" : String(column.refusedCount)
      let words =
        [column.reading + (column.isInferred ? ", inferred" : "")] + column.evidence
      return [column.name, String(column.readCount), refused, words.joined(separator: "; ")]
    }
    lines += aligned(
      [["column", "read", "refused", "read as"]] + rows, rightAligned: [1, 2], width: width - 2
    ).map { "  " + $0 }
    for note in table.notes { lines += wrapped(note, width: width - 2).map { "  " + $0 } }
    guard !table.repairs.isEmpty else { return lines }
    lines.append("  changed to be read:")
    let repairs = table.repairs.map { repair in
      [repair.first.text, repair.column, count(repair.count, "cell", "cells"), repair.message]
    }
    return lines + aligned(repairs, rightAligned: [2], width: width - 4).map { "    " + $0 }
  }

  /// The problems by kind, the first of each listed.
  package var problemLines: [String] {
    var lines: [String] = []
    for kind in LoadProblem.Kind.allCases {
      guard let all = report.problemCounts[kind], all > 0 else { continue }
      lines.append("\(kind.name) · \(all) · \(kind.consequence)")
      let listed = report.problems.filter { $0.kind == kind }.prefix(listedMax)
      let rows = listed.map { problem in
        [
          problem.place, [problem.table, problem.field].compactMap(\.self).joined(separator: "."),
          problem.message + (problem.cell.map { ": '\($0.clipped)'" } ?? ""),
        ]
      }
      lines += aligned(rows, width: width - 2).map { "  " + $0 }
      if all > listed.count { lines.append("  … \(all - listed.count) more") }
      lines.append("")
    }
    return lines
  }

  private var total: String {
    let read = report.tables.flatMap(\.columns).reduce(0) { $0 + $1.readCount }
    let repaired = report.tables.flatMap(\.repairs).reduce(0) { $0 + $1.count }
    return
      "\(count(read, "cell", "cells")) read · \(repaired) changed to be read · "
      + "\(report.refusedCount) refused · "
      + count(report.problemCount - report.refusedCount, "other problem", "other problems")
  }
}

extension LoadReport {
  /// `3 cells could not be read and are unknown, 5 other problems.`; nil if all fits.
  package var summary: String? {
    let others = problemCount - refusedCount
    let parts = [
      refusedCount == 0
        ? nil
        : count(refusedCount, "cell", "cells") + " could not be read and "
          + (refusedCount == 1 ? "is" : "are") + " unknown",
      others == 0 ? nil : count(others, "other problem", "other problems"),
    ]
    let told = parts.compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: ", ") + "."
  }
}

extension LoadProblem.Kind {
  /// What becomes of what has the problem.
  fileprivate var consequence: String {
    switch self {
    case .unreadable: "read as unknown"
    case .undeclaredValue, .brokenConstraint, .repeatedValue: "kept"
    case .repeatedKey: "kept; links go to the first"
    case .danglingLink: "the link is empty"
    case .afterAsOf, .endBeforeStart, .outsideCoarser: "left as they are"
    case .missingValue: "left unknown"
    }
  }
}

extension LoadProblem {
  /// `cases.csv:3:14`
  fileprivate var place: String {
    file + (line.map { ":" + String($0) } ?? "") + (column.map { ":" + String($0) } ?? "")
  }
}

extension String {
  /// The first forty characters, on one line and safe to show.
  fileprivate var clipped: String {
    let clean = sanitized
    return clean.count > 40 ? clean.prefix(39) + "…" : clean
  }
}
