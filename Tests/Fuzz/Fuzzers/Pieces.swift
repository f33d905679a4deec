import Language
import Model

/// The pieces of queries, kind by kind.
let queryPieces: [[String]] = [
  Keyword.allCases.map(\.rawValue), names, names, literals, literals, signs, comparisons,
]

/// Words that mean something in the small dataset.
private let names: [String] = Prison.schema.tables.flatMap { table in
  var names = [table.name, table.singular]
  names += table.events.map(\.verb) + table.states.map(\.name)
  for column in table.columns {
    names += [column.name] + column.statistics.categories.map(\.value)
  }
  return names + functions
}

private let functions = [
  "person.faction", "speaker.role", "case_id.released", "x", "_", "`sort`", "O'Brien", "минск",
  "today", "band", "age", "first_known", "round", "length", "lower", "upper", "words", "abs",
  "rank", "prior", "next", "total", "days",
]

private let literals = [
  "\"Old Guard\"", "\"s t\"", "\"x\"", "1", "0", "12", "9223372036854775807", "2.5", "2024",
  "2024-07", "2024-07-15", "2024-Q3", "2024-W28", "2021~", "202X", "2021-XX", "$since", "$n",
  "$half", "$who", "$flag", "/a.*b/", "yes", "f(2024)",
]

private let comparisons = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"]

private let signs = [
  "(", ")", ",", ";", ".", "..", ":", "\n", "\n\n", "-- a\n", "# b\n", "\"", "`", "'", "/(/",
  "==", "<>", "&&", "|", "is null", "group by", "order by", "select", "limit 5", "e\u{301}",
  "\u{0}", "\u{1B}[", "…", "“", "(from cases show id)", "over (by region sort id)",
]
