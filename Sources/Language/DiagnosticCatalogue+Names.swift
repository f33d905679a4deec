extension DiagnosticCatalogue {
  /// E01xx: a name means nothing here.
  static let ofNames: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .unknownSource, "no such source",
      """
      A query begins with a table, an event such as released, a state such as held, a query
      named with let, or _ for the previous rows. .tables lists what the dataset has.
      """,
      example: "case where region = minsk", correction: "cases where region = minsk"),
    DiagnosticExplanation(
      .unknownColumn, "no such column",
      """
      The rows at this point have no column of that name. After count or show only the
      columns of that answer are left. describe and the table's name lists the columns; a
      column of a linked row is written with a dot, as speaker.faction.
      """,
      example: "cases where facton = engagement", correction: "cases where faction = engagement"),
    DiagnosticExplanation(
      .unknownValue, "no such value in a column of fixed values",
      """
      The column is a category: it has a fixed list of values, and this is none of them.
      describe and the column's path lists them with their counts.
      """,
      example: "statements where stance = aginst", correction: "statements where stance = oppose"),
    DiagnosticExplanation(
      .unknownCommand, "no such command",
      "A line that begins with a dot is a command of the shell. .help lists them.",
      example: ".tabels", correction: ".tables"),
    DiagnosticExplanation(
      .unknownFunction, "no such function",
      "A name before a bracket is a function, and there is none of that name.",
      example: "cases show lenght(note)", correction: "cases show length(note)"),
    DiagnosticExplanation(
      .unknownParameter, "no such parameter",
      "A parameter is declared in the script before it is used: param since : date = 2024-07.",
      example: "released since $start",
      correction: "param start : date = 2024-07; released since $start"),
    DiagnosticExplanation(
      .noTimeAxis, "a time without a date to test",
      """
      A time right after a table's name tests the table's one date. A table with several
      dates needs the event in its place: released since 2024, or a date column before the
      time.
      """,
      example: "cases since 2024", correction: "released since 2024"),
    DiagnosticExplanation(
      .noRole, "a table without actor, topic, text or state",
      """
      from, about and mentioning ask for the actor, the topic and the text of a statement, stock and
      flow for a state such as held. The dataset names no such column, or no state, for this table.
      """,
      example: "cases from Latushka", correction: "statements from Latushka"),
    DiagnosticExplanation(
      .unknownUnit, "no such unit of time",
      "Units are day, week, month, quarter and year; a date also has its decade and weekday.",
      example: "detained count by detained.fortnight", correction: "detained count by detained.week"
    ),
    DiagnosticExplanation(
      .duplicateName, "a name given twice",
      "Each column of an answer, and each name made with let, define or param, has its own name.",
      example: "cases count as n, median years_held as n",
      correction: "cases count as n, median years_held as m"),
    DiagnosticExplanation(
      .notALink, "a dot after a column that leads nowhere",
      "A dotted path goes through columns that refer to one row of another table.",
      example: "cases where region.name = minsk", correction: "cases where region = minsk"),
  ]

  /// E02xx: the parts do not fit together.
  static let ofMeaning: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .typeMismatch, "two types that cannot be compared",
      "A date is tested against dates, a number against numbers, a text against texts.",
      example: "cases where detained = minsk", correction: "cases where region = minsk"),
    DiagnosticExplanation(
      .notACondition, "a value where a condition belongs",
      "where, and, or, not need something that is yes, no or unknown for each row.",
      example: "cases where region", correction: "cases where region is known"),
    DiagnosticExplanation(
      .notAValue, "a condition where a value belongs",
      "A comparison cannot be compared, added or shown as a number.",
      example: "cases count by (region = minsk) + 1", correction: "cases count by region"),
    DiagnosticExplanation(
      .wrongArguments, "the wrong number or kind of arguments",
      "The function or aggregate takes other things in its brackets.",
      example: "cases quantile(years_held)", correction: "cases quantile(years_held, 0.9)"),
    DiagnosticExplanation(
      .invalidParameterValue, "a parameter's value that does not fit its type",
      "A parameter has the type that its declaration gives, checked before anything runs.",
      example: "param since : date = minsk", correction: "param since : date = 2024-07"),
    DiagnosticExplanation(
      .missingParameterValue, "a parameter without a value",
      "A parameter without a default needs a value from outside: --param since=2024-07.",
      example: "param since : date; released since $since",
      correction: "param since : date = 2024-07; released since $since"),
    DiagnosticExplanation(
      .incompatibleOperands, "queries that cannot be combined",
      "union, intersect and except combine rows of one table, before they are counted.",
      example: "released union statements", correction: "released union detained"),
    DiagnosticExplanation(
      .notAvailableHere, "a thing that has no meaning at this place",
      """
      Some words need rows of a certain kind: across needs an aggregate, month alone a time axis.
      prior, next, total and rank are of several rows, and stand in with, show, sort and top, from
      where a condition can use them.
      """,
      example: "cases show month", correction: "released show released.month"),
    DiagnosticExplanation(
      .noPreviousQuery, "no previous rows",
      "_ stands for the rows of the query before. At the first query there are none.",
      example: "_ count by month", correction: "released count by month"),
    DiagnosticExplanation(
      .recursiveDefinition, "a definition that uses itself",
      "A let or a define may use only what was named before it.",
      example: "let recent = recent where region = minsk",
      correction: "let recent = released where region = minsk"),
    DiagnosticExplanation(
      .cannotInclude, "a file that cannot be included",
      """
      include takes the names of another script: its let, define, param and include. Its
      queries are checked and not run. The file lies in the folder of the script that is run
      or below it, and is named from the script that includes it; no file includes itself,
      through others either, and at most 100 files are included.
      """,
      example: "include \"/etc/common.cq\"", correction: "include \"common.cq\""),
    DiagnosticExplanation(
      .expectationFailed, "an answer that is not the expected one",
      """
      expect compares an answer with what the script says of it: its number of rows, or the
      values of its first column, joined by commas as a file would have them.
      """,
      example: "expect cases count gives \"0\"", correction: "expect cases count gives \"84\""),
    DiagnosticExplanation(
      .malformedPattern, "a pattern that cannot be read",
      """
      A pattern stands between slashes right of matches, and matches anywhere in the text:
      letters stand for themselves, . for any, [a-z] for one of a set, * + ? {3,5} repeat, |
      parts alternatives, ^ and $ are the ends, (?i) at the start ignores case. What would
      need to go over the text more than once (references back, looking around) is refused.
      """,
      example: "cases where note matches /(amnesty/",
      correction: "cases where note matches /(amnesty)/"),
    DiagnosticExplanation(
      .malformedWords, "words to look for that cannot be read",
      """
      mentioning takes words in quotes, all of which the text must have, in any form of theirs.
      sanction* is any word that begins so, \"in inner quotes\" words stand as they are, one
      after the other, and or stands between what may be there instead.
      """,
      example: #"statements mentioning "sanctions or""#,
      correction: #"statements mentioning "sanctions""#),
  ]
}
