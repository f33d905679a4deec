import Language
import Output

extension QuerySyntax {
  /// The query in few columns, for the prompt: its beginning and its last clause, the one that was
  /// added last and that `.back` would take away.
  func summary(width: Int) -> String {
    let whole = SyntaxPrinter.text(of: self).sanitized
    if whole.displayWidth <= width { return whole }
    let last = rest.last?.pipeline ?? first
    guard let clause = last.clauses.last else { return whole.truncated(toWidth: width) }
    let end = "… " + SyntaxPrinter.text(of: clause).sanitized
    let start = beginning
    let room = width - end.displayWidth - 1
    if room >= start.displayWidth { return start + " " + end }
    return (start + " " + end).truncated(toWidth: width)
  }

  /// The name at the start, or an opening bracket.
  private var beginning: String {
    guard case .named(let name, _) = first.source.kind else { return "(" }
    return name.text.sanitized
  }
}
