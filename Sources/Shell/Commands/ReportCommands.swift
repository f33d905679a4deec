import Ingest

extension Command {
  /// `.load-report`
  static let loadReport = Command(
    name: ".load-report", argument: "",
    summary: "how each column was read, what was changed and refused"
  ) { session, _ in
    guard let report = session.report else { return .lines(["There is no report of the load."]) }
    return .lines(LoadReportText(report, width: session.settings.lineWidth ?? 100).lines)
  }

  /// `.problems`
  static let problems = Command(
    name: ".problems", argument: "", summary: "what does not fit in the data; also a table"
  ) { session, _ in
    guard let report = session.report, report.problemCount > 0 else {
      return .lines(["Nothing in the data is known not to fit."])
    }
    let text = LoadReportText(report, width: session.settings.lineWidth ?? 100)
    return .lines(text.problemLines + ["try:   problems count by kind, table, field"])
  }
}
